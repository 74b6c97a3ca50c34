// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/textedit.h"

#include "models/spec/edit/anchoredit.h"
#include "models/spec/edit/blockedit.h"
#include "models/spec/edit/flowedit.h"
#include "models/spec/edit/scalartext.h"
#include "models/spec/edit/treeedit.h"
#include "models/spec/tr.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

using Changes = QList<TextChange>;

bool isFlow(const SpecNode &node)
{
    return node.style == SpecNode::Style::Flow;
}

// Finds the place of an edit, and makes the changes there.
class TextEditing
{
public:
    TextEditing(const Source &source, const SpecEdit &edit)
        : m_source(source)
        , m_edit(edit)
        , m_steps(stepsOf(edit.pointer))
        , m_way{&source.root}
    {
    }

    Changes run()
    {
        for (qsizetype depth = 0; depth + 1 < m_steps.size(); ++depth) {
            const qsizetype index = childIndex(*m_way.last(), m_schema, m_steps.at(depth));
            if (!exists(index))
                return setChild(depth, index, wrapped(m_steps.mid(depth + 1), below(depth), m_edit.value));
            const SpecNode &child = childAt(*m_way.last(), index);
            if (!takesStep(child, m_steps.at(depth + 1)))
                return setChild(depth, index, wrapped(m_steps.mid(depth + 1), below(depth), m_edit.value));
            if (child.isAlias || isMerged(index))
                return setChild(depth, index, ownChild(depth, child));
            m_schema = below(depth);
            m_way.append(&child);
        }
        return editHere();
    }

private:
    bool exists(qsizetype index) const
    {
        const SpecNode &node = *m_way.last();
        return index >= 0 && index < (node.isSequence() ? node.items.size() : node.entries.size());
    }

    bool isMerged(qsizetype index) const { return m_way.last()->isMapping() && m_way.last()->entries.at(index).isMerged; }

    const SchemaProperty *below(qsizetype depth) const { return schemaBelow(m_schema, *m_way.last(), m_steps.at(depth)); }

    // What an alias repeats, or what "<<" brought, changed: a copy that belongs to this place alone.
    SpecNode ownChild(qsizetype depth, const SpecNode &child) const
    {
        const Result<SpecNode> changed = applied(child, below(depth), m_steps.mid(depth + 1), m_edit);
        return ownCopy(changed.value_or(child));
    }

    Changes editHere()
    {
        const qsizetype depth = m_steps.size() - 1;
        const qsizetype index = childIndex(*m_way.last(), m_schema, m_steps.at(depth));
        switch (m_edit.kind) {
        case SpecEdit::Kind::Set: return setChild(depth, index, m_edit.value);
        case SpecEdit::Kind::Insert: return inserted(index, {}, m_edit.value);
        case SpecEdit::Kind::Remove: return removed(depth, index);
        case SpecEdit::Kind::Rename: return isMerged(index) ? unmerged() : renamed(index);
        case SpecEdit::Kind::Move: break;
        }
        return moved(index);
    }

    Site site() const { return siteAt(m_source, m_way); }

    Changes setChild(qsizetype depth, qsizetype index, const SpecNode &value)
    {
        if (!exists(index) || isMerged(index))
            return inserted(index, exists(index) ? m_way.last()->entries.at(index).key : m_steps.at(depth), value);
        const SpecNode &old = childAt(*m_way.last(), index);
        SpecNode wanted = value;
        if (old.isScalar() && wanted.isScalar() && wanted.style == SpecNode::Style::Any && !shedsQuotes(old, wanted))
            wanted.style = old.style;
        m_gone.append(old.range);
        const Site here = site();
        const qsizetype at = here.siblingOf(index);
        return isFlow(here.node) ? setInFlow(here, at, wanted) : setInBlock(here, at, wanted);
    }

    // Quotes that only the old value needed go with it: who types a word in the form that begins with "n" gets no quotes for it.
    bool shedsQuotes(const SpecNode &old, const SpecNode &wanted) const
    {
        const bool hasQuotes = old.style == SpecNode::Style::SingleQuoted || old.style == SpecNode::Style::DoubleQuoted;
        return hasQuotes && !m_source.isJson && needsQuotes(old.text) && !needsQuotes(wanted.text);
    }

    // A list or map without brackets holds something; one with nothing in it has brackets, and loses them in a block.
    Changes inserted(qsizetype index, const QString &name, const SpecNode &value)
    {
        const Site here = site();
        if (here.siblings.isEmpty() && m_way.size() > 1 && !isFlow(*m_way.at(m_way.size() - 2)) && !holdsComment(here.node))
            return filled(name, value);
        const bool isList = here.node.isSequence();
        const qsizetype at = isList ? index : indexForNew(siblingKeys(here), m_schema, name);
        if (isFlow(here.node))
            return insertIntoFlow(here, at, name, value);
        const QString lead = isList ? u"-"_s : QString(keyText(name, SpecNode::Style::Any, Language::YamlBlock) + u':');
        const QString rest = isList ? afterDash(value, here.column(), here.layout) : afterKey(value, here.column(), here.layout);
        return insertIntoBlock(here, at, lead + rest);
    }

    bool holdsComment(const SpecNode &node) const
    {
        return m_source.text.mid(node.range.offset, node.range.length).contains(u'#');
    }

    Changes filled(const QString &name, const SpecNode &value)
    {
        const SpecNode &old = *m_way.takeLast();
        SpecNode node;
        node.kind = old.kind;
        if (old.isSequence())
            node.items.append(value);
        else
            node.entries.append({name, {}, value});
        m_gone.append(old.range);
        const Site here = site();
        const auto place = std::ranges::find(here.siblings, &old, &Sibling::value);
        return setInBlock(here, std::distance(here.siblings.begin(), place), node);
    }

    // With "<<" among them, as a name that no schema knows.
    QStringList siblingKeys(const Site &here) const
    {
        QStringList keys(here.siblings.size());
        for (qsizetype i = 0; i < here.node.entries.size(); ++i)
            if (const qsizetype at = here.siblingOf(i); at < keys.size())
                keys[at] = here.node.entries.at(i).key;
        return keys;
    }

    Changes removed(qsizetype depth, qsizetype index)
    {
        const SpecNode &node = *m_way.last();
        const QList<qsizetype> doomed = node.isSequence() ? QList<qsizetype>{index} : entriesNamed(node, m_schema, m_steps.at(depth));
        if (std::ranges::any_of(doomed, [this](qsizetype entry) { return isMerged(entry); }))
            return unmerged();
        const Site here = site();
        QList<qsizetype> places;
        for (const qsizetype child : doomed) {
            places.append(here.siblingOf(child));
            m_gone.append(childAt(node, child).range);
        }
        Changes changes;
        if (hidesMerged(m_steps.at(depth)))
            changes = unmergedInto(here, places);
        return changes + (isFlow(here.node) ? removeFromFlow(here, places) : removeFromBlock(here, places));
    }

    // Whether "<<" would bring a property of that name if the map did not say it itself.
    bool hidesMerged(const QString &name) const
    {
        return std::ranges::any_of(m_source.merges, [&](const SpecMerge &merge) {
            const QList<SpecNode> sources = merge.value.isSequence() ? merge.value.items : QList<SpecNode>{merge.value};
            return merge.mapping == m_way.last()->range.offset
                && std::ranges::any_of(sources, [&](const SpecNode &source) { return !entriesNamed(source, m_schema, name).isEmpty(); });
        });
    }

    Changes renamed(qsizetype index)
    {
        const SpecEntry &entry = m_way.last()->entries.at(index);
        const QChar first = m_source.text.at(entry.keyRange.offset);
        const auto style = first == u'"' ? SpecNode::Style::DoubleQuoted
            : first == u'\''             ? SpecNode::Style::SingleQuoted
                                         : SpecNode::Style::Any;
        const Language language = m_source.isJson ? Language::Json : isFlow(*m_way.last()) ? Language::YamlFlow : Language::YamlBlock;
        Changes changes{{entry.keyRange.offset, entry.keyRange.length, keyText(m_edit.name, style, language)}};
        QList<qsizetype> places;
        if (hidesMerged(entry.key))
            changes.append(unmergedInto(site(), places));
        if (!places.isEmpty())
            changes.append(isFlow(*m_way.last()) ? removeFromFlow(site(), places) : removeFromBlock(site(), places));
        return changes;
    }

    // "<<" gives way to the entries that it brought, as they are to be.
    Changes unmerged()
    {
        const Result<SpecNode> changed = applied(*m_way.last(), m_schema, {m_steps.last()}, m_edit);
        const Site here = site();
        QList<qsizetype> places;
        const Changes changes = mergeReplaced(here, changed.value_or(*m_way.last()), places);
        if (places.isEmpty())
            return changes;
        return isFlow(here.node) ? removeFromFlow(here, places) : removeFromBlock(here, places);
    }

    // The same while the map's own entries change; where nothing is left of "<<", it joins those that go.
    Changes unmergedInto(const Site &here, QList<qsizetype> &doomed)
    {
        const Changes changes = mergeReplaced(here, *m_way.last(), doomed);
        std::ranges::sort(doomed);
        return changes;
    }

    Changes mergeReplaced(const Site &here, const SpecNode &wanted, QList<qsizetype> &doomed)
    {
        const auto merge = std::ranges::find(m_source.merges, here.node.range.offset, &SpecMerge::mapping);
        if (std::ranges::count(m_source.merges, here.node.range.offset, &SpecMerge::mapping) != 1)
            return {};
        SpecNode own;
        own.kind = SpecNode::Kind::Mapping;
        for (const SpecEntry &entry : wanted.entries)
            if (entry.isMerged)
                own.entries.append({entry.key, {}, ownCopy(entry.value)});
        m_gone.append(merge->value.range);
        const auto place = std::ranges::find(here.siblings, merge->keyRange.offset, &Sibling::begin);
        if (own.entries.isEmpty()) {
            doomed.append(std::distance(here.siblings.begin(), place));
            return {};
        }
        const QString text = isFlow(here.node) ? flowText(own, here.layout) : blockLines(own, here.column(), here.layout);
        return {{place->begin, place->end - place->begin, isFlow(here.node) ? text.sliced(1).chopped(1) : text}};
    }

    Changes moved(qsizetype index) const
    {
        const Site here = site();
        const Changes lines = isFlow(here.node) ? Changes() : moveInBlock(here, index, m_edit.index);
        return lines.isEmpty() ? moveInPlaces(here, index, m_edit.index) : lines;
    }

public:
    // After run(): what else has to change, so that other places go on saying what they say.
    Changes others() const { return m_edit.kind == SpecEdit::Kind::Move ? Changes() : keepAliases(m_source, m_way, m_gone); }

private:
    const Source &m_source;
    const SpecEdit &m_edit;
    const QStringList m_steps;
    const SchemaProperty *m_schema = &schemaRoot();
    QList<const SpecNode *> m_way;
    QList<TextRange> m_gone;
};

bool touchEachOther(const Changes &descending)
{
    return std::ranges::adjacent_find(descending, [](const TextChange &later, const TextChange &earlier) {
               return earlier.offset + earlier.length > later.offset;
           })
        != descending.end();
}

} // namespace

Result<QList<TextChange>> textChanges(const Source &source, const SpecEdit &edit)
{
    TextEditing editing(source, edit);
    Changes changes = editing.run();
    changes.append(editing.others());
    std::ranges::stable_sort(changes, {}, &TextChange::offset);
    std::ranges::reverse(changes); // of two in one place the first stands first in the text, so it is made last
    if (changes.isEmpty() || touchEachOther(changes))
        return failure(Error::Kind::Unsupported,
                       SpecTr::tr("“%1” is written in a way that only a person can change; change it in the text.").arg(edit.pointer.left(200)));
    return changes;
}

} // namespace quayside::edit
