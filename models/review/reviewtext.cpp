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

QString sign(SpecChange::Kind kind)
{
    switch (kind) {
    case SpecChange::Kind::Added: return u"+"_s;
    case SpecChange::Kind::Removed: return u"-"_s;
    case SpecChange::Kind::Changed: return u"~"_s;
    case SpecChange::Kind::Moved: break;
    }
    return u"↕"_s;
}

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

} // namespace

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
    const QString line = u"%1 %2: %3 (%4)"_s.arg(sign(change.change.kind), change.change.label, valueWords(change.change), impactWords(change));
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
    if (review.priceBefore != review.priceAfter)
        lines.append(ReviewTr::tr("Price: %1 → %2").arg(priceWords(review.priceBefore), priceWords(review.priceAfter)));
    lines.append(format::plainLine(ReviewTr::tr("Effect: %1").arg(review.effect)));
    return lines;
}

} // namespace quayside
