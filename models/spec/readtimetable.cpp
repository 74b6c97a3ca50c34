// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/readtimetable.h"

#include "models/spec/specnode.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

std::optional<std::chrono::seconds> spanFrom(const QString &text)
{
    static const QRegularExpression pattern(u"\\A([0-9]{1,6})(s|min|h|d)\\z"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    const qint64 number = match.captured(1).toLongLong();
    if (!match.hasMatch() || number == 0)
        return std::nullopt;
    const QString unit = match.captured(2);
    return std::chrono::seconds(number * (unit == u"d" ? 86400 : unit == u"h" ? 3600 : unit == u"s" ? 1 : 60));
}

std::optional<QTime> timeFrom(const QString &text)
{
    const QTime time = QTime::fromString(text.trimmed(), u"H:mm"_s);
    return time.isValid() ? std::optional(time) : std::nullopt;
}

// 0 when it is no day.
int dayFrom(const QString &text)
{
    static const QStringList days{u"mon"_s, u"tue"_s, u"wed"_s, u"thu"_s, u"fri"_s, u"sat"_s, u"sun"_s};
    return static_cast<int>(days.indexOf(text.trimmed().toLower().left(3))) + 1;
}

// Fills in one entry; false when it cannot be understood.
bool take(Timetable &timetable, const SpecEntry &entry)
{
    if (entry.key == u"deleteAfter")
        return (timetable.deleteAfter = spanFrom(entry.value.text)).has_value();
    if (entry.key == u"start")
        return (timetable.start = timeFrom(entry.value.text)).has_value();
    if (entry.key == u"stop")
        return (timetable.stop = timeFrom(entry.value.text)).has_value();
    if (entry.key != u"days" || !entry.value.isSequence() || entry.value.items.isEmpty())
        return false;
    for (const SpecNode &item : entry.value.items)
        timetable.days.append(dayFrom(item.text));
    return !timetable.days.contains(0);
}

// Half a timetable may stop what is never started again.
Timetable unreadableAt(const QString &key)
{
    Timetable broken;
    broken.problemKey = key;
    broken.problem = SpecTr::tr("The timetable of this group cannot be read at “%1”. Write deleteAfter: 2h, start: \"08:00\", stop: \"19:00\", days: [mon, fri].").arg(key.isEmpty() ? u"timetable"_s : key.left(100));
    return broken;
}

} // namespace

Timetable readTimetable(const ContainerGroupSpec &spec)
{
    const auto settings = std::ranges::find(spec.unknown.entries, u"x-quayside"_s, &SpecEntry::key);
    const SpecNode *told = settings == spec.unknown.entries.end() ? nullptr : settings->value.value(u"timetable");
    if (!told || told->kind == SpecNode::Kind::Null)
        return {};
    if (told->kind != SpecNode::Kind::Mapping)
        return unreadableAt({});
    Timetable timetable;
    for (const SpecEntry &entry : told->entries)
        if (!take(timetable, entry))
            return unreadableAt(entry.key);
    return timetable;
}

} // namespace quayside
