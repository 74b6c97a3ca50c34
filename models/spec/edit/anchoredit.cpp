// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/anchoredit.h"

#include "models/spec/edit/blockedit.h"
#include "models/spec/edit/flowedit.h"
#include "models/spec/edit/textscan.h"
#include "models/spec/edit/treeedit.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

bool isWithin(const TextRange &range, const QList<TextRange> &places)
{
    return std::ranges::any_of(places, [&](const TextRange &place) {
        return place.offset <= range.offset && range.offset + range.length <= place.offset + place.length;
    });
}

bool isOnWay(const TextRange &range, const QList<const SpecNode *> &way)
{
    return std::ranges::any_of(way, [&](const SpecNode *node) { return node->range == range; });
}

const SpecNode *valueAt(const Source &source, const QList<const SpecNode *> &way, const TextRange &range)
{
    const QList<Sibling> siblings = siblingsOf(source, *way.last());
    const auto found = std::ranges::find_if(siblings, [&](const Sibling &sibling) { return sibling.value->range == range; });
    return found == siblings.end() ? nullptr : found->value;
}

// The name alone, with one blank beside it.
TextChange nameRemoved(const Source &source, const SpecAnchor &anchor)
{
    const QString &text = source.text;
    const QString name = u'&' + anchor.name;
    qsizetype begin = text.indexOf(name, anchor.range.offset);
    qsizetype end = begin + name.size();
    if (end < text.size() && text.at(end) == u' ')
        ++end;
    else if (begin > 0 && text.at(begin - 1) == u' ')
        --begin;
    return {begin, end - begin, {}};
}

QList<TextChange> nameMoved(const Source &source, const SpecAnchor &anchor, const TextRange &alias)
{
    const QList<const SpecNode *> valueWay = wayTo(source, anchor.range);
    const QList<const SpecNode *> aliasWay = wayTo(source, alias);
    const SpecNode *value = valueWay.isEmpty() ? nullptr : valueAt(source, valueWay, anchor.range);
    if (!value || aliasWay.isEmpty())
        return {};
    const Site site = siteAt(source, aliasWay);
    const auto place = std::ranges::find_if(site.siblings, [&](const Sibling &sibling) { return sibling.value->range == alias; });
    const qsizetype index = std::distance(site.siblings.begin(), place);
    const QString name = u'&' + anchor.name;
    return site.node.style == SpecNode::Style::Flow ? setInFlow(site, index, ownCopy(*value), name)
                                                    : setInBlock(site, index, ownCopy(*value), name);
}

} // namespace

QList<TextChange> keepAliases(const Source &source, const QList<const SpecNode *> &way, const QList<TextRange> &gone)
{
    QList<TextChange> changes;
    for (const SpecAnchor &anchor : source.anchors) {
        const bool isGone = isWithin(anchor.range, gone);
        if (!isGone && !isOnWay(anchor.range, way))
            continue;
        const auto alias = std::ranges::find_if(anchor.aliases, [&](const TextRange &range) { return !isWithin(range, gone); });
        if (alias == anchor.aliases.end())
            continue;
        changes.append(nameMoved(source, anchor, *alias));
        if (!isGone)
            changes.append(nameRemoved(source, anchor));
    }
    return changes;
}

} // namespace quayside::edit
