// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specchanges.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/schematree.h"
#include "models/spec/specwriter.h"

#include <QHash>

#include <algorithm>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;
using Kind = SchemaProperty::Kind;

// By what a person knows an element of a list.
QString nameOf(const SpecNode &element)
{
    if (element.isScalar())
        return element.text;
    for (const QStringView key : {u"name", u"server", u"port", u"id", u"identity"})
        if (const SpecNode *value = element.value(key); value && value->isScalar())
            return key + u'=' + value->text;
    return {};
}

// Which element of the old list each of the new list was; -1 for none.
class Matching
{
public:
    Matching(const QList<SpecNode> &from, const QList<SpecNode> &to)
        : m_partner(to.size(), -1)
        , m_isTaken(from.size(), false)
    {
        matchNames(from, to);
        matchGaps();
    }

    const QList<qsizetype> &partners() const { return m_partner; }
    bool isTaken(qsizetype old) const { return m_isTaken.at(old); }

private:
    void matchNames(const QList<SpecNode> &from, const QList<SpecNode> &to)
    {
        QHash<QString, QList<qsizetype>> places;
        for (qsizetype i = 0; i < from.size(); ++i)
            places[nameOf(from.at(i))].append(i);
        for (qsizetype i = 0; i < to.size(); ++i) {
            QList<qsizetype> &same = places[nameOf(to.at(i))];
            if (!same.isEmpty() && !nameOf(to.at(i)).isEmpty())
                take(i, same.takeFirst());
        }
    }

    // What stands between the same neighbours is the same element with another name.
    void matchGaps()
    {
        qsizetype old = 0;
        for (qsizetype i = 0; i < m_partner.size(); ++i) {
            if (m_partner.at(i) >= 0)
                old = m_partner.at(i) + 1;
            else if (old < m_isTaken.size() && !m_isTaken.at(old))
                take(i, old++);
        }
    }

    void take(qsizetype place, qsizetype old)
    {
        m_partner[place] = old;
        m_isTaken[old] = true;
    }

    QList<qsizetype> m_partner;
    QList<bool> m_isTaken;
};

// The longest run of partners that stand in the right order already: these need not move.
QList<bool> steady(const QList<qsizetype> &partners)
{
    QList<qsizetype> ends; // of the runs found so far, by their length: the one with the smallest partner
    QList<qsizetype> before(partners.size(), -1);
    for (qsizetype i = 0; i < partners.size(); ++i) {
        if (partners.at(i) < 0)
            continue;
        const auto partnerOf = [&](qsizetype place) { return partners.at(place); };
        const auto run = std::ranges::lower_bound(ends, partners.at(i), {}, partnerOf);
        const qsizetype length = std::distance(ends.begin(), run);
        before[i] = length > 0 ? ends.at(length - 1) : -1;
        if (length < ends.size())
            ends[length] = i;
        else
            ends.append(i);
    }
    QList<bool> stays(partners.size(), false);
    for (qsizetype i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = before.at(i))
        stays[i] = true;
    return stays;
}

// Text that nobody reads as text of ours has to keep its quotes.
SpecNode exact(SpecNode node)
{
    if (node.isQuoted && node.style == SpecNode::Style::Any)
        node.style = SpecNode::Style::DoubleQuoted;
    for (SpecNode &item : node.items)
        item = exact(item);
    for (SpecEntry &entry : node.entries)
        entry.value = exact(entry.value);
    return node;
}

class Comparison
{
public:
    void compare(const QString &path, const SchemaProperty *schema, const SpecNode &from, const SpecNode &to)
    {
        if (from == to)
            return;
        if (from.isMapping() && to.isMapping())
            compareMaps(path, schema, from, to);
        else if (from.isSequence() && to.isSequence())
            compareLists(path, schema, from.items, to.items);
        else
            m_edits.append(SpecEdit::set(path, written(schema, to)));
    }

    QList<SpecEdit> take() { return std::move(m_edits); }

private:
    static SpecNode written(const SchemaProperty *schema, SpecNode node)
    {
        if (!schema || schema->kind == Kind::Free)
            return exact(node);
        for (SpecNode &item : node.items)
            item = written(elementOf(schema), item);
        for (SpecEntry &entry : node.entries)
            entry.value = written(below(schema, entry.key), entry.value);
        return node;
    }

    static const SpecNode *find(const SpecNode &map, const QString &key)
    {
        const auto found = std::ranges::find(map.entries, key, &SpecEntry::key);
        return found == map.entries.end() ? nullptr : &found->value;
    }

    static const SchemaProperty *below(const SchemaProperty *schema, const QString &key)
    {
        const bool isKnown = schema && (schema->kind == Kind::Object || schema->kind == Kind::Objects);
        if (schema && schema->kind == Kind::Map)
            return schema; // what stands in a map is text
        return isKnown ? schema->find(key) : nullptr;
    }

    void compareMaps(const QString &path, const SchemaProperty *schema, const SpecNode &from, const SpecNode &to)
    {
        const QString renamed = renamedKey(path, schema, from, to);
        for (const SpecEntry &old : from.entries)
            if (!find(to, old.key) && old.key != renamed)
                removeKey(path + pointerStep(old.key), below(schema, old.key), old.value);
        for (const SpecEntry &entry : to.entries) {
            const SpecNode *old = find(from, entry.key);
            const QString place = path + pointerStep(entry.key);
            if (old)
                compare(place, below(schema, entry.key), *old, entry.value);
            else if (renamed.isEmpty())
                addKey(place, below(schema, entry.key), entry.value);
        }
    }

    // "properties" holds what no spec says, too: only what a spec says goes.
    void removeKey(const QString &path, const SchemaProperty *schema, const SpecNode &old)
    {
        SpecNode nothing;
        nothing.kind = SpecNode::Kind::Mapping;
        if (schema && schema->isNested)
            compareMaps(path, schema, old, nothing);
        else
            m_edits.append(SpecEdit::remove(path));
    }

    void addKey(const QString &path, const SchemaProperty *schema, const SpecNode &value)
    {
        SpecNode nothing;
        nothing.kind = SpecNode::Kind::Mapping;
        if (schema && schema->isNested)
            compareMaps(path, schema, nothing, value);
        else
            m_edits.append(SpecEdit::set(path, written(schema, value)));
    }

    // One name of a person's choice gone and one come, with the same value: renamed.
    QString renamedKey(const QString &path, const SchemaProperty *schema, const SpecNode &from, const SpecNode &to)
    {
        if (!schema || schema->kind != Kind::Map)
            return {};
        QList<SpecEntry> gone = from.entries;
        QList<SpecEntry> come = to.entries;
        gone.removeIf([&](const SpecEntry &entry) { return find(to, entry.key); });
        come.removeIf([&](const SpecEntry &entry) { return find(from, entry.key); });
        if (gone.size() != 1 || come.size() != 1 || gone.first().value != come.first().value)
            return {};
        m_edits.append(SpecEdit::rename(path + pointerStep(gone.first().key), come.first().key));
        return gone.first().key;
    }

    void compareLists(const QString &path, const SchemaProperty *schema, const QList<SpecNode> &from, const QList<SpecNode> &to)
    {
        const Matching matching(from, to);
        const QList<qsizetype> &partners = matching.partners();
        QList<qsizetype> order; // of the old elements that are there at this point; -1 for a new one
        for (qsizetype i = 0; i < from.size(); ++i)
            order.append(i);
        for (qsizetype i = from.size() - 1; i >= 0; --i)
            if (!matching.isTaken(i)) {
                m_edits.append(SpecEdit::remove(path + pointerStep(i)));
                order.removeAt(i);
            }
        arrange(path, schema, order, partners, to);
        for (qsizetype i = 0; i < to.size(); ++i)
            if (partners.at(i) >= 0)
                compare(path + pointerStep(i), elementOf(schema), from.at(partners.at(i)), to.at(i));
    }

    // Everything that is not in order yet goes behind the element that it follows, in the new order.
    void arrange(const QString &path, const SchemaProperty *schema, QList<qsizetype> order, const QList<qsizetype> &partners,
                 const QList<SpecNode> &to)
    {
        const QList<bool> stays = steady(partners);
        qsizetype next = 0; // behind the element before
        for (qsizetype i = 0; i < to.size(); ++i) {
            if (stays.at(i)) {
                next = order.indexOf(partners.at(i), next) + 1; // behind all that is in order
            } else if (partners.at(i) < 0) {
                m_edits.append(SpecEdit::insert(path + pointerStep(next), written(elementOf(schema), to.at(i))));
                order.insert(next++, -1);
            } else {
                const qsizetype old = order.indexOf(partners.at(i));
                const qsizetype target = old < next ? next - 1 : next;
                if (old != target)
                    m_edits.append(SpecEdit::move(path + pointerStep(old), target));
                order.move(old, target);
                next = target + 1;
            }
        }
    }

    static const SchemaProperty *elementOf(const SchemaProperty *schema)
    {
        return schema && (schema->kind == Kind::Objects || schema->kind == Kind::Texts) ? schema : nullptr;
    }

    QList<SpecEdit> m_edits;
};

} // namespace

QList<SpecEdit> changesBetween(const ContainerGroupSpec &from, const ContainerGroupSpec &to)
{
    Comparison comparison;
    comparison.compare({}, &schemaRoot(), writeSpec(from, Secrets::Include), writeSpec(to, Secrets::Include));
    return comparison.take();
}

QList<SpecEdit> changesBetween(const QString &pointer, const SpecNode &from, const SpecNode &to)
{
    Comparison comparison;
    comparison.compare(pointer, nullptr, from, to);
    return comparison.take();
}

} // namespace quayside
