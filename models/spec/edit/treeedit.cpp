// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/treeedit.h"

#include "models/spec/edit/scalartext.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/tr.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

using Kind = SchemaProperty::Kind;

bool isIndex(const QString &step)
{
    return step == u"-" || (!step.isEmpty() && std::ranges::all_of(step, [](QChar sign) { return sign >= u'0' && sign <= u'9'; }));
}

bool wantsList(const SchemaProperty *schema, const QString &step)
{
    const bool hasNames = schema && (schema->kind == Kind::Object || schema->kind == Kind::Map);
    return !hasNames && isIndex(step); // the elements of a list of objects have its description, too
}

tl::unexpected<Error> nothingThere(const QString &step)
{
    return failure(Error::Kind::NotFound,
                   SpecTr::tr("There is no “%1” in the text to change; look at the text and try again.").arg(step.left(80)));
}

QStringList keysOf(const SpecNode &node)
{
    QStringList keys;
    for (const SpecEntry &entry : node.entries)
        keys.append(entry.key);
    return keys;
}

void setChild(SpecNode &node, const SchemaProperty *schema, const QString &step, qsizetype index, const SpecNode &value)
{
    if (node.isSequence() && index < node.items.size())
        node.items[index] = value;
    else if (node.isSequence())
        node.items.append(value);
    else if (index >= 0)
        node.entries[index] = {node.entries.at(index).key, {}, value};
    else
        node.entries.insert(indexForNew(keysOf(node), schema, step), {step, {}, value});
}

Result<SpecNode> renamed(SpecNode node, const SchemaProperty *schema, qsizetype index, const QString &name)
{
    const QList<qsizetype> taken = entriesNamed(node, schema, name);
    if (std::ranges::any_of(taken, [index](qsizetype other) { return other != index; }))
        return failure(Error::Kind::Conflict, SpecTr::tr("“%1” stands there already; choose another name.").arg(name.left(80)));
    node.entries[index].key = name;
    return node;
}

SpecNode without(SpecNode node, const SchemaProperty *schema, const QString &step, qsizetype index)
{
    if (node.isSequence()) {
        node.items.removeAt(index);
        return node;
    }
    const QList<qsizetype> doomed = entriesNamed(node, schema, step);
    for (auto entry = doomed.crbegin(); entry != doomed.crend(); ++entry)
        node.entries.removeAt(*entry);
    return node;
}

Result<SpecNode> appliedHere(SpecNode node, const SchemaProperty *schema, const QString &step, const SpecEdit &edit)
{
    const qsizetype index = childIndex(node, schema, step);
    const qsizetype count = node.isSequence() ? node.items.size() : node.entries.size();
    const bool exists = index >= 0 && index < count;
    const bool isMade = edit.kind == SpecEdit::Kind::Set || (edit.kind == SpecEdit::Kind::Insert && node.isSequence());
    if ((!exists && !isMade) || (node.isSequence() && index < 0))
        return nothingThere(step);
    switch (edit.kind) {
    case SpecEdit::Kind::Set: setChild(node, schema, step, index, edit.value); return node;
    case SpecEdit::Kind::Insert: node.items.insert(index, edit.value); return node;
    case SpecEdit::Kind::Remove: return without(node, schema, step, index);
    case SpecEdit::Kind::Rename: return node.isMapping() ? renamed(node, schema, index, edit.name) : nothingThere(step);
    case SpecEdit::Kind::Move: break;
    }
    if (!node.isSequence() || edit.index < 0 || edit.index >= count)
        return nothingThere(step);
    node.items.move(index, edit.index);
    return node;
}

} // namespace

const SchemaProperty *schemaBelow(const SchemaProperty *schema, const SpecNode &node, const QString &step)
{
    if (!schema)
        return nullptr;
    if (node.isSequence())
        return schema->kind == Kind::Objects ? schema : nullptr;
    return schema->find(step);
}

QList<qsizetype> entriesNamed(const SpecNode &node, const SchemaProperty *schema, const QString &name)
{
    const bool isKnown = schema && schema->indexOf(name) >= 0;
    QList<qsizetype> found;
    for (qsizetype i = 0; i < node.entries.size(); ++i)
        if (name.compare(node.entries.at(i).key, isKnown ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0)
            found.append(i);
    return found;
}

qsizetype childIndex(const SpecNode &node, const SchemaProperty *schema, const QString &step)
{
    if (node.isMapping()) {
        const QList<qsizetype> named = entriesNamed(node, schema, step);
        return named.isEmpty() ? -1 : named.last();
    }
    if (!node.isSequence() || !isIndex(step))
        return -1;
    const qsizetype index = step == u"-" ? node.items.size() : step.toLongLong();
    return index <= node.items.size() ? index : -1;
}

const SpecNode &childAt(const SpecNode &node, qsizetype index)
{
    return node.isSequence() ? node.items.at(index) : node.entries.at(index).value;
}

qsizetype indexForNew(const QStringList &keys, const SchemaProperty *schema, const QString &name)
{
    const qsizetype place = schema ? schema->indexOf(name) : -1;
    if (place < 0)
        return keys.size();
    qsizetype best = -1;
    qsizetype behind = 0;
    for (qsizetype i = 0; i < keys.size(); ++i)
        if (const qsizetype other = schema->indexOf(keys.at(i)); other >= best && other < place && other >= 0) {
            best = other;
            behind = i + 1;
        }
    return behind;
}

bool takesStep(const SpecNode &node, const QString &step)
{
    return node.isMapping() || (node.isSequence() && isIndex(step));
}

SpecNode wrapped(const QStringList &steps, const SchemaProperty *schema, const SpecNode &value)
{
    if (steps.isEmpty())
        return value;
    SpecNode node;
    const bool isList = wantsList(schema, steps.first());
    node.kind = isList ? SpecNode::Kind::Sequence : SpecNode::Kind::Mapping;
    const SpecNode inner = wrapped(steps.mid(1), schemaBelow(schema, node, steps.first()), value);
    if (isList)
        node.items.append(inner);
    else
        node.entries.append({steps.first(), {}, inner});
    return node;
}

SpecNode ownCopy(SpecNode node)
{
    node.isAlias = false;
    node.range = {};
    for (SpecNode &item : node.items)
        item = ownCopy(item);
    for (SpecEntry &entry : node.entries)
        entry = {entry.key, {}, ownCopy(entry.value)};
    return node;
}

QStringList stepsOf(const QString &pointer)
{
    QStringList steps = pointer.split(u'/').mid(1);
    for (QString &step : steps)
        step = pointerName(step);
    return steps;
}

SpecNode valueAt(const SpecNode &root, const QString &pointer)
{
    const SpecNode *node = &root;
    const SchemaProperty *schema = &schemaRoot();
    const QStringList steps = stepsOf(pointer);
    for (const QString &step : steps) {
        const qsizetype index = childIndex(*node, schema, step);
        if (index < 0 || index >= (node->isSequence() ? node->items.size() : node->entries.size()))
            return {};
        schema = schemaBelow(schema, *node, step);
        node = &childAt(*node, index);
    }
    return *node;
}

Result<SpecNode> applied(SpecNode root, const SchemaProperty *schema, const QStringList &steps, const SpecEdit &edit)
{
    if (steps.isEmpty())
        return nothingThere(u"/"_s);
    const QString &step = steps.first();
    if (steps.size() == 1)
        return appliedHere(std::move(root), schema, step, edit);
    const bool isMade = edit.kind == SpecEdit::Kind::Set || edit.kind == SpecEdit::Kind::Insert;
    const qsizetype index = childIndex(root, schema, step);
    const qsizetype count = root.isSequence() ? root.items.size() : root.entries.size();
    const bool exists = index >= 0 && index < count;
    if ((!exists && !isMade) || (root.isSequence() && index < 0))
        return nothingThere(step);
    const SchemaProperty *below = schemaBelow(schema, root, step);
    const QStringList rest = steps.mid(1);
    if (isMade && (!exists || !takesStep(childAt(root, index), rest.first()))) {
        setChild(root, schema, step, index, wrapped(rest, below, edit.value));
        return root;
    }
    Result<SpecNode> child = applied(childAt(root, index), below, rest, edit);
    if (child)
        setChild(root, schema, step, index, *child);
    return child.map([&](const SpecNode &) { return root; });
}

bool saysTheSame(const SpecNode &left, const SpecNode &right)
{
    if (left.kind != right.kind || left.text != right.text || left.items.size() != right.items.size()
        || left.entries.size() != right.entries.size())
        return false;
    if (left.isQuoted != right.isQuoted && meansMoreThanText(left.text))
        return false;
    if (!std::ranges::equal(left.items, right.items, saysTheSame))
        return false;
    const auto byKey = [](const SpecNode &node) {
        QList<const SpecEntry *> entries;
        for (const SpecEntry &entry : node.entries)
            entries.append(&entry);
        std::ranges::stable_sort(entries, {}, &SpecEntry::key);
        return entries;
    };
    return std::ranges::equal(byKey(left), byKey(right), [](const SpecEntry *one, const SpecEntry *other) {
        return one->key == other->key && saysTheSame(one->value, other->value);
    });
}

} // namespace quayside::edit
