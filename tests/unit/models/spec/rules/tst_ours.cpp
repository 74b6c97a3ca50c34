// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString timed(const QString &timetable)
{
    return groupWith({}) + u"\nx-quayside: {timetable: {"_s + timetable + u"}}\n"_s;
}

const char *const timetable = "error /x-quayside/timetable";
const char *const deleteAfter = "error /x-quayside/timetable/deleteAfter";
const char *const start = "error /x-quayside/timetable/start";
const char *const days = "error /x-quayside/timetable/days";

} // namespace

class TestOurs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timetableCanBeRead_data()
    {
        RuleTable table("V-301");
        table.fine("absent", groupWith({}));
        table.fine("empty", timed({}));
        table.fine("all of it", timed(u"deleteAfter: 2h, start: '8:00', stop: '19:30', days: [mon, Friday]"_s));
        table.everywhere("no unit", timed(u"deleteAfter: 2"_s), deleteAfter);
        table.everywhere("no time at all", timed(u"deleteAfter: 0h"_s), deleteAfter);
        table.everywhere("no time of day", timed(u"start: '25:00'"_s), start);
        table.everywhere("in words", timed(u"stop: at night"_s), "error /x-quayside/timetable/stop");
        table.everywhere("no day", timed(u"start: '8:00', days: [someday]"_s), days);
        table.everywhere("a day that is no list", timed(u"start: '8:00', days: mon"_s), days);
        table.everywhere("wrong kind, as in V-209", groupWith({}) + u"\nx-quayside: {timetable: [mon]}\n"_s, timetable);
        table.everywhere("another word", timed(u"begin: '8:00'"_s), "error /x-quayside/timetable/begin");
    }
    void timetableCanBeRead() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestOurs)
#include "tst_ours.moc"
