// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/outlineplaces.h"

#include "models/spec/jsonpointer.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 100; // as the parser has it

bool isCalled(const OutlineEntry &entry, QLatin1StringView name)
{
    return entry.name.compare(name, Qt::CaseInsensitive) == 0;
}

} // namespace

// In a template the group is the first resource; a document with more than one is refused anyway.
OutlinePlaces::OutlinePlaces(const Outline &outline)
    : m_outline(outline)
{
    const QList<OutlineEntry> &entries = outline.entries();
    const auto atRoot = [&](QLatin1StringView name) {
        return std::ranges::find_if(entries, [&](const OutlineEntry &one) { return one.parent < 0 && isCalled(one, name); });
    };
    const auto resources = atRoot("resources"_L1);
    if (resources == entries.end() || atRoot("properties"_L1) != entries.end())
        return;
    const int list = static_cast<int>(resources - entries.begin());
    const auto first = std::ranges::find(entries, list, &OutlineEntry::parent);
    m_group = first == entries.end() ? list : static_cast<int>(first - entries.begin());
}

SchemaPlace OutlinePlaces::of(int entry) const
{
    QList<int> steps;
    for (int at = entry; at != m_group; at = m_outline.entries().at(at).parent) {
        if (at < 0 || steps.size() > deepest)
            return {}; // of a template, not of its group
        steps.prepend(at);
    }
    SchemaPlace place{&groupSchema(), nullptr, {}, {}};
    for (const int step : std::as_const(steps))
        place = below(place, m_outline.entries().at(step));
    return place;
}

SchemaPlace OutlinePlaces::below(const SchemaPlace &outer, const OutlineEntry &entry) const
{
    const QString pointer = outer.pointer + (entry.isItem() ? pointerStep(entry.index) : pointerStep(entry.name.toString()));
    const SchemaNode *node = outer.node ? outer.node->part(entry.name) : nullptr;
    const bool fits = node && entry.isItem() == (outer.node->kind == SchemaNode::Kind::List);
    if (!fits)
        return {nullptr, outer.node, {}, pointer};
    const bool isPlain = node->name.isEmpty();
    return {node, outer.node, QString(outer.pattern + u'/' + (isPlain ? u"*"_s : node->name)),
            isPlain ? pointer : QString(outer.pointer + pointerStep(node->name))};
}

SchemaPlace OutlinePlaces::itemOf(const SchemaPlace &place)
{
    if (!place.node || !place.node->hasItems())
        return {};
    return {&place.node->parts.first(), place.node, place.pattern + u"/*"_s, place.pointer};
}

QList<int> OutlinePlaces::childrenOf(int entry) const
{
    QList<int> children;
    for (qsizetype i = 0; i < m_outline.entries().size(); ++i)
        if (m_outline.entries().at(i).parent == entry)
            children.append(static_cast<int>(i));
    return children;
}

QStringList OutlinePlaces::namesAt(const QString &pattern) const
{
    QStringList names;
    const auto isHere = [&](int entry, const QString &last) {
        return entry >= 0 && isCalled(m_outline.entries().at(entry), QLatin1StringView(last.toLatin1())) && of(entry).pattern == pattern;
    };
    const QString last = pattern.section(u'/', -1);
    for (qsizetype i = 0; i < m_outline.entries().size(); ++i) {
        const OutlineEntry &entry = m_outline.entries().at(i);
        const bool isValue = !entry.value.isEmpty() && isHere(static_cast<int>(i), last);
        const bool isName = !entry.name.isEmpty() && isHere(entry.parent, last);
        if (isValue || isName)
            names.append((isValue ? entry.value : entry.name).toString());
    }
    names.removeDuplicates();
    return names;
}

} // namespace quayside
