// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/site.h"

#include "models/spec/edit/textscan.h"

#include <algorithm>

namespace quayside::edit {

namespace {

qsizetype endOf(const TextRange &range)
{
    return range.offset + range.length;
}

Sibling entrySibling(const Source &source, const TextRange &key, const SpecNode &value)
{
    const qsizetype colon = skipBlank(source.text, endOf(key), source.isJson);
    const bool hasColon = colon < source.text.size() && source.text.at(colon) == u':';
    const qsizetype indicatorEnd = hasColon ? colon + 1 : endOf(key);
    return {key.offset, indicatorEnd, value.range.length > 0 ? std::max(indicatorEnd, endOf(value.range)) : indicatorEnd, &value};
}

QList<Sibling> entrySiblings(const Source &source, const SpecNode &node)
{
    QList<Sibling> siblings;
    for (const SpecEntry &entry : node.entries)
        if (!entry.isMerged)
            siblings.append(entrySibling(source, entry.keyRange, entry.value));
    for (const SpecMerge &merge : source.merges)
        if (merge.mapping == node.range.offset)
            siblings.append(entrySibling(source, merge.keyRange, merge.value));
    std::ranges::sort(siblings, {}, &Sibling::begin);
    return siblings;
}

// The dash of an item is the first sign behind the item before it.
QList<Sibling> itemSiblings(const Source &source, const SpecNode &node)
{
    QList<Sibling> siblings;
    qsizetype at = skipProperties(source.text, node.range.offset);
    for (const SpecNode &item : node.items) {
        if (node.style == SpecNode::Style::Flow) {
            siblings.append({item.range.offset, item.range.offset, endOf(item.range), &item});
            continue;
        }
        const qsizetype dash = skipBlank(source.text, at, false);
        at = item.range.length > 0 ? endOf(item.range) : dash + 1;
        siblings.append({dash, dash + 1, at, &item});
    }
    return siblings;
}

bool holds(const TextRange &outer, const TextRange &inner)
{
    return outer.offset <= inner.offset && endOf(inner) <= endOf(outer);
}

bool findWay(const Source &source, const TextRange &range, QList<const SpecNode *> &way)
{
    const QList<Sibling> siblings = siblingsOf(source, *way.last());
    for (const Sibling &sibling : siblings) {
        if (sibling.value->range == range)
            return true;
        if (sibling.value->isAlias || !holds(sibling.value->range, range))
            continue;
        way.append(sibling.value);
        return findWay(source, range, way);
    }
    return false;
}

} // namespace

QList<Sibling> siblingsOf(const Source &source, const SpecNode &node)
{
    return node.isSequence() ? itemSiblings(source, node) : entrySiblings(source, node);
}

qsizetype Site::column() const
{
    const qsizetype begin = siblings.isEmpty() ? node.range.offset : siblings.first().begin;
    return begin - lineBegin(source.text, begin);
}

qsizetype Site::siblingOf(qsizetype child) const
{
    if (node.isSequence())
        return child;
    const qsizetype begin = node.entries.at(child).keyRange.offset;
    const auto found = std::ranges::find(siblings, begin, &Sibling::begin);
    return std::distance(siblings.begin(), found);
}

Site siteAt(const Source &source, const QList<const SpecNode *> &way)
{
    const SpecNode &node = *way.last();
    Site site{source, node, siblingsOf(source, node), std::nullopt, layoutOf(source.text, way, source.isJson)};
    if (way.size() < 2)
        return site;
    const QList<Sibling> outer = siblingsOf(source, *way.at(way.size() - 2));
    const auto slot = std::ranges::find(outer, &node, &Sibling::value);
    if (slot != outer.end())
        site.slot = *slot;
    return site;
}

QList<const SpecNode *> wayTo(const Source &source, const TextRange &range)
{
    QList<const SpecNode *> way{&source.root};
    return findWay(source, range, way) ? way : QList<const SpecNode *>();
}

} // namespace quayside::edit
