// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/specchange.h"

#include "models/review/spectree.h"
#include "models/review/words.h"

#include <QHash>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QHash<QString, qsizetype> placesOf(const QList<SpecItem> &parts)
{
    QHash<QString, qsizetype> places;
    places.reserve(parts.size());
    for (qsizetype i = 0; i < parts.size(); ++i)
        places.insert(parts.at(i).name, i);
    return places;
}

// Which of the numbers are not on a longest rising way through them: the fewest that must be moved (patience sorting).
QList<bool> offTheRisingWay(const QList<qsizetype> &numbers)
{
    QList<qsizetype> ends; // of the best way of each length, as places in numbers
    QList<qsizetype> before(numbers.size(), -1);
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const auto slot = std::ranges::lower_bound(ends, numbers.at(i), {}, [&](qsizetype place) { return numbers.at(place); });
        const qsizetype length = slot - ends.begin();
        if (length > 0)
            before[i] = ends.at(length - 1);
        if (slot == ends.end())
            ends.append(i);
        else
            ends[length] = i;
    }
    QList<bool> off(numbers.size(), true);
    for (qsizetype place = ends.isEmpty() ? -1 : ends.last(); place >= 0; place = before.at(place))
        off[place] = false;
    return off;
}

// Two items that are laid side by side, below two others; one of them may be missing.
struct Pair
{
    const Pair *above = nullptr;
    const SpecItem *old = nullptr;
    const SpecItem *now = nullptr;

    const SpecItem &item() const { return now ? *now : *old; }
};

bool isElement(const Pair &pair)
{
    return pair.above && pair.above->item().kind == SpecItem::Kind::List;
}

// In the new spec, where a property that is gone is missed; an element of a list that is gone stands in the old one only.
QString pointerOf(const Pair &pair)
{
    const bool inOld = !pair.now && isElement(pair);
    QString pointer;
    for (const Pair *one = &pair; one; one = one->above)
        pointer.prepend(inOld ? one->old->step : one->item().step);
    return pointer;
}

QString labelOf(const Pair &pair)
{
    QStringList label;
    for (const Pair *one = &pair; one; one = one->above)
        if (const QString words = labelOf(one->item()); !words.isEmpty())
            label.prepend(words);
    return label.join(u" › "_s);
}

QString containerOf(const Pair &pair)
{
    for (const Pair *one = &pair; one; one = one->above) {
        const QString &property = one->item().property;
        if (isElement(*one) && (property == "containers"_L1 || property == "initContainers"_L1))
            return one->item().name;
    }
    return {};
}

class Comparison
{
public:
    QList<SpecChange> take() { return std::move(m_changes); }

    void compare(const Pair &pair)
    {
        const SpecItem &old = *pair.old;
        const SpecItem &now = *pair.now;
        if (old.kind != now.kind || now.kind == SpecItem::Kind::Value) {
            if (old.kind != now.kind || !old.hasSameValue(now))
                add(SpecChange::Kind::Changed, pair);
            return;
        }
        const QHash<QString, qsizetype> oldPlaces = placesOf(old.parts);
        for (const SpecItem &part : now.parts) {
            const qsizetype found = oldPlaces.value(part.name, -1);
            if (found < 0)
                add(SpecChange::Kind::Added, {&pair, nullptr, &part});
            else
                compare({&pair, &old.parts.at(found), &part});
        }
        const QHash<QString, qsizetype> newPlaces = placesOf(now.parts);
        for (const SpecItem &part : old.parts)
            if (!newPlaces.contains(part.name))
                add(SpecChange::Kind::Removed, {&pair, &part, nullptr});
        if (now.kind == SpecItem::Kind::List)
            findMoved(pair, oldPlaces);
    }

private:
    void findMoved(const Pair &pair, const QHash<QString, qsizetype> &oldPlaces)
    {
        QList<qsizetype> numbers;
        QList<const SpecItem *> common;
        for (const SpecItem &part : pair.now->parts)
            if (const qsizetype found = oldPlaces.value(part.name, -1); found >= 0) {
                numbers.append(found);
                common.append(&part);
            }
        const QList<bool> moved = offTheRisingWay(numbers);
        for (qsizetype i = 0; i < common.size(); ++i)
            if (moved.at(i))
                add(SpecChange::Kind::Moved, {&pair, &pair.old->parts.at(numbers.at(i)), common.at(i)});
    }

    void add(SpecChange::Kind kind, const Pair &pair)
    {
        SpecChange change;
        change.kind = kind;
        change.pointer = pointerOf(pair);
        change.property = pair.item().property;
        change.container = containerOf(pair);
        change.label = labelOf(pair);
        change.isSecret = pair.item().isSecret || (pair.old && pair.old->isSecret);
        if (pair.old && !change.isSecret)
            change.before = summaryOf(*pair.old);
        if (pair.now && !change.isSecret)
            change.after = summaryOf(*pair.now);
        m_changes.append(change);
    }

    QList<SpecChange> m_changes;
};

} // namespace

QList<SpecChange> compareSpecs(const ContainerGroupSpec &before, const ContainerGroupSpec &after)
{
    Comparison comparison;
    const SpecItem old = treeOf(before);
    const SpecItem now = treeOf(after);
    comparison.compare({nullptr, &old, &now});
    QList<SpecChange> changes = comparison.take();
    // The kind of the document and its API version are about the file and not about the group.
    changes.removeIf([](const SpecChange &change) { return change.property == "type"_L1 || change.property == "apiVersion"_L1; });
    return changes;
}

} // namespace quayside
