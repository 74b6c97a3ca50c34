// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/reviewtext.h"

#include "models/format/format.h"
#include "models/review/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds month = 730h; // as Azure's own price pages count it

QString valueWords(const SpecChange &change)
{
    if (change.isSecret)
        return ReviewTr::tr("changed secret");
    switch (change.kind) {
    case SpecChange::Kind::Added: return change.after;
    case SpecChange::Kind::Removed: return change.before;
    case SpecChange::Kind::Changed: return change.before + u" → "_s + change.after;
    case SpecChange::Kind::Moved: break;
    }
    return ReviewTr::tr("stands elsewhere");
}

QString priceWords(const std::optional<HourlyPrice> &price)
{
    if (!price)
        return ReviewTr::tr("unknown");
    return ReviewTr::tr("%1, %2 a month").arg(format::ratePerHour(price->total()), format::money(costOf(price->total(), month)));
}

void appendBlock(QStringList &lines, const QString &title, const QStringList &entries)
{
    if (entries.isEmpty())
        return;
    lines.append(title);
    for (const QString &entry : entries)
        lines.append(u"  "_s + format::plainLine(entry));
}

QStringList runningOn(const Review &review, const ContainerGroupSpec &after)
{
    QStringList names;
    for (const spec::Container &container : after.containers)
        if (const QString name = container.name.value_or(QString()); !review.restarting.contains(name))
            names.append(name);
    return names;
}

QString arrow(const QString &before, const QString &after)
{
    return before == after ? after : before + u" → "_s + after;
}

QString replacementOutlook(const Review &review, const ContainerGroupSpec &after)
{
    const QStringList others = runningOn(review, after);
    const QString made = ReviewTr::tr("Made anew: %1.").arg(review.restarting.join(u", "_s)) + u' ';
    if (others.isEmpty())
        return made + ReviewTr::tr("The address and the volumes stay.");
    return made + ReviewTr::tr("Untouched: %1. The address and the volumes stay.").arg(others.join(u", "_s));
}

} // namespace

QString changeSign(SpecChange::Kind kind)
{
    switch (kind) {
    case SpecChange::Kind::Added: return u"+"_s;
    case SpecChange::Kind::Removed: return u"-"_s;
    case SpecChange::Kind::Changed: return u"~"_s;
    case SpecChange::Kind::Moved: break;
    }
    return u"↕"_s;
}

QString beforeWords(const SpecChange &change)
{
    if (change.isSecret)
        return change.kind == SpecChange::Kind::Added ? QString() : ReviewTr::tr("secret");
    return format::plainLine(change.before);
}

QString afterWords(const SpecChange &change)
{
    if (change.kind == SpecChange::Kind::Moved)
        return ReviewTr::tr("stands elsewhere");
    if (!change.isSecret)
        return format::plainLine(change.after);
    switch (change.kind) {
    case SpecChange::Kind::Added: return ReviewTr::tr("secret added");
    case SpecChange::Kind::Removed: return ReviewTr::tr("secret removed");
    default: return ReviewTr::tr("secret changed");
    }
}

QString outlook(const Review &review, const ContainerGroupSpec &after, const EngineAbilities &abilities)
{
    switch (review.impact) {
    case Impact::None: return ReviewTr::tr("This says the same as what runs. There is nothing to apply.");
    case Impact::InPlace: return ReviewTr::tr("Nothing restarts: the group takes it while it runs.");
    case Impact::ReplacesContainer: return replacementOutlook(review, after);
    case Impact::RestartsAll: return ReviewTr::tr("All containers restart. The group stays where it is, with its address and its volumes.");
    case Impact::Uncertain: return ReviewTr::tr("It is tried in place, with a restart of all containers. Nobody documents whether Azure accepts it; if not, the group must be recreated.");
    case Impact::Recreates: break;
    }
    const QString made = ReviewTr::tr("The group is deleted and made anew, after its images were pulled. If that fails, the old one is brought back.");
    return abilities.keepsAddress ? made + u' ' + ReviewTr::tr("Its address stays.") : made;
}

QString priceLine(const Review &review)
{
    if (!review.priceBefore && !review.priceAfter)
        return {};
    const auto hour = [](const std::optional<HourlyPrice> &price) { return price ? format::ratePerHour(price->total()) : ReviewTr::tr("unknown"); };
    const auto whole = [](const std::optional<HourlyPrice> &price) { return price ? format::money(costOf(price->total(), month)) : ReviewTr::tr("unknown"); };
    //: %1 is a rate per hour, or two with an arrow; %2 an amount, or two with an arrow
    return ReviewTr::tr("%1 · %2 a month").arg(arrow(hour(review.priceBefore), hour(review.priceAfter)), arrow(whole(review.priceBefore), whole(review.priceAfter)));
}

QString impactWords(const ReviewedChange &change)
{
    switch (change.impact) {
    case Impact::None: return {};
    case Impact::InPlace: return ReviewTr::tr("without a restart");
    case Impact::ReplacesContainer: return ReviewTr::tr("restarts %1").arg(change.change.container);
    case Impact::RestartsAll: return ReviewTr::tr("restarts all containers");
    case Impact::Uncertain: return ReviewTr::tr("tried in place, restarts all containers");
    case Impact::Recreates: break;
    }
    return ReviewTr::tr("recreates the group");
}

QString changeLine(const ReviewedChange &change)
{
    const QString line = u"%1 %2: %3 (%4)"_s.arg(changeSign(change.change.kind), change.change.label, valueWords(change.change), impactWords(change));
    return format::plainLine(line);
}

QStringList reviewLines(const Review &review)
{
    QStringList lines;
    for (const ReviewedChange &change : review.changes)
        lines.append(changeLine(change));
    appendBlock(lines, ReviewTr::tr("Lost:"), review.lost);
    appendBlock(lines, ReviewTr::tr("Lost too if it must be recreated:"), review.lostIfRecreated);
    appendBlock(lines, ReviewTr::tr("Secrets to give again:"), review.missingSecretLabels);
    appendBlock(lines, ReviewTr::tr("Secrets from the keychain:"), review.keptSecretLabels);
    if (review.priceBefore != review.priceAfter)
        lines.append(ReviewTr::tr("Price: %1 → %2").arg(priceWords(review.priceBefore), priceWords(review.priceAfter)));
    lines.append(format::plainLine(ReviewTr::tr("Effect: %1").arg(review.effect)));
    return lines;
}

} // namespace quayside
