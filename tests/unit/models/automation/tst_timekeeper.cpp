// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/timekeeper.h"
#include "models/spec/readtimetable.h"
#include "models/spec/specdocument.h"

#include <QCoreApplication>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QDateTime at(const char *text) // "2026-11-27 08:00"; a Friday
{
    return QDateTime::fromString(QString::fromLatin1(text), u"yyyy-MM-dd HH:mm"_s);
}

Timetable officeHours(const QList<int> &days = {})
{
    Timetable timetable;
    timetable.start = QTime(8, 0);
    timetable.stop = QTime(19, 0);
    timetable.days = days;
    return timetable;
}

QString word(TimedAction action)
{
    return action == TimedAction::Start ? u"start"_s : action == TimedAction::Stop ? u"stop"_s : u"delete"_s;
}

QString text(const std::optional<TimedStep> &step)
{
    return step ? step->time.toString(u"dd HH:mm "_s) + word(step->action) : u"-"_s;
}

Timetable read(const QString &settings)
{
    return readTimetable(SpecDocument::fromText(u"name: g\nlocation: eastus\nx-quayside: {timetable: "_s + settings + u"}\nproperties: {osType: Linux}\n"_s).spec());
}

// One group, on Friday the 27th at 12:00.
struct KeeperBed
{
    KeeperBed()
    {
        group.id = {{u"here"_s}, u"web"_s};
        group.createdAt = at("2026-11-20 12:00");
        Container container;
        container.state = ContainerState::Running;
        group.containers = {container};
        QObject::connect(&keeper, &TimeKeeper::due, &keeper, [this](const GroupId &, TimedAction action) {
            told.append(clock.now().toLocalTime().toString(u"dd HH:mm "_s) + word(action));
            group.containers.first().state = action == TimedAction::Start ? ContainerState::Running : ContainerState::Terminated;
            keeper.drive(action == TimedAction::Delete ? QList<ContainerGroup>() : QList<ContainerGroup>{group});
        });
    }
    void pass(std::chrono::minutes time)
    {
        for (; time > 0min; time -= 1min)
            clock.advance(1min);
    }

    ManualClock clock{at("2026-11-27 12:00").toUTC()};
    TimeKeeper keeper{clock};
    ContainerGroup group;
    QStringList told;
};

} // namespace

class TestTimeKeeper : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passedSteps_data()
    {
        QTest::addColumn<QDateTime>("after");
        QTest::addColumn<QDateTime>("until");
        QTest::addColumn<QString>("step");
        QTest::newRow("nothing") << at("2026-11-27 09:00") << at("2026-11-27 18:59") << u"-"_s;
        QTest::newRow("stop, on the minute") << at("2026-11-27 18:59") << at("2026-11-27 19:00") << u"27 19:00 stop"_s;
        QTest::newRow("once") << at("2026-11-27 19:00") << at("2026-11-27 19:01") << u"-"_s;
        QTest::newRow("start") << at("2026-11-27 07:59") << at("2026-11-27 08:30") << u"27 08:00 start"_s;
        QTest::newRow("over night: the last one counts") << at("2026-11-26 12:00") << at("2026-11-27 12:00") << u"27 08:00 start"_s;
        QTest::newRow("set back") << at("2026-11-27 19:10") << at("2026-11-27 07:00") << u"-"_s;
        QTest::newRow("years") << at("2020-01-01 00:00") << at("2026-11-27 12:00") << u"27 08:00 start"_s;
        QTest::newRow("not on Saturday") << at("2026-11-28 07:00") << at("2026-11-28 20:00") << u"-"_s;
    }

    void passedSteps()
    {
        QFETCH(QDateTime, after);
        QFETCH(QDateTime, until);
        const QString step = text(passedStep(officeHours({1, 2, 3, 4, 5}), after, until));
        QTEST(step, "step");
    }

    void nextSteps()
    {
        Timetable timetable = officeHours({1});
        const QDateTime now = at("2026-11-27 12:00");
        QCOMPARE(text(nextStep(timetable, now, now)), u"30 08:00 start"_s);
        timetable.deleteAfter = 2h;
        QCOMPARE(text(nextStep(timetable, now, now)), u"27 14:00 delete"_s);
        QCOMPARE(text(nextStep({}, now, now)), u"-"_s);
    }

    void whatASpecSays_data()
    {
        QTest::addColumn<QString>("settings");
        QTest::addColumn<bool>("isRead");
        QTest::newRow("all") << u"{deleteAfter: 2h, start: '08:00', stop: '19:00', days: [mon, Friday]}"_s << true;
        QTest::newRow("days alone") << u"{days: [sun]}"_s << true;
        QTest::newRow("no span") << u"{deleteAfter: soon}"_s << false;
        QTest::newRow("at once") << u"{deleteAfter: 0s}"_s << false;
        QTest::newRow("too long a number") << u"{deleteAfter: 99999999d}"_s << false;
        QTest::newRow("no time") << u"{stop: '25:00', start: '08:00'}"_s << false;
        QTest::newRow("no day") << u"{stop: '20:00', days: [mon, someday]}"_s << false;
        QTest::newRow("days in one word") << u"{stop: '20:00', days: mon}"_s << false;
        QTest::newRow("misspelt") << u"{stopp: '20:00'}"_s << false;
    }

    void whatASpecSays()
    {
        QFETCH(QString, settings);
        QFETCH(bool, isRead);
        const Timetable timetable = read(settings);
        QCOMPARE(timetable.problem.isEmpty(), isRead);
        if (!isRead)
            QVERIFY(timetable.isEmpty()); // nothing of it holds
    }

    void readsEverything()
    {
        Timetable expected = officeHours({1, 5});
        expected.deleteAfter = 2h;
        QCOMPARE(read(u"{deleteAfter: 2h, start: '8:00', stop: '19:00', days: [mon, Friday]}"_s), expected);
    }

    void startsAndStops()
    {
        KeeperBed bed;
        bed.group.timetable = officeHours();
        bed.keeper.drive({bed.group});
        bed.pass(24h * 2);
        QCOMPARE(bed.told, (QStringList{u"27 19:00 stop"_s, u"28 08:00 start"_s, u"28 19:00 stop"_s, u"29 08:00 start"_s}));
    }

    void whatIsSoAlreadyIsLeft()
    {
        KeeperBed bed;
        bed.group.timetable = officeHours();
        bed.group.containers.first().state = ContainerState::Terminated;
        bed.keeper.drive({bed.group});
        bed.pass(8h);
        QCOMPARE(bed.told, QStringList());
    }

    void whatNobodyWasThereForIsNotMadeUpFor()
    {
        KeeperBed bed;
        bed.group.timetable = officeHours();
        bed.keeper.drive({bed.group});
        bed.pass(1h);
        bed.keeper.rest();
        bed.pass(7h); // past 19:00
        bed.keeper.drive({bed.group});
        bed.pass(1h);
        QCOMPARE(bed.told, QStringList());
    }

    void aGroupIsNotStoppedByATimeBeforeItsOwn()
    {
        KeeperBed bed;
        bed.keeper.drive({});
        bed.pass(8h); // nothing to look at; 20:00
        bed.group.timetable = officeHours();
        bed.group.createdAt = bed.clock.now();
        bed.keeper.drive({bed.group});
        bed.pass(1h);
        QCOMPARE(bed.told, QStringList());
    }

    void deletesWhenItsTimeIsOver()
    {
        KeeperBed bed;
        bed.group.timetable.deleteAfter = 2h;
        bed.group.createdAt = bed.clock.now();
        bed.keeper.drive({bed.group});
        bed.pass(2h);
        QCOMPARE(bed.told, QStringList());
        bed.pass(3min);
        QCOMPARE(bed.told.size(), 1);
        QVERIFY(bed.told.first().endsWith(u"delete"_s));
    }

    // Somebody sets the clock to next year and back within a minute.
    void aGlanceAtAWrongClockDeletesNothing()
    {
        KeeperBed bed;
        bed.group.timetable.deleteAfter = 24h;
        bed.group.createdAt = bed.clock.now();
        bed.keeper.drive({bed.group});
        bed.pass(1min);
        const QDateTime right = bed.clock.now();
        bed.clock.setWallClock(right.addYears(1));
        bed.clock.advance(30s);
        bed.clock.setWallClock(right.addSecs(30));
        bed.pass(1h);
        QCOMPARE(bed.told, QStringList());
    }
};

QTEST_GUILESS_MAIN(TestTimeKeeper)
#include "tst_timekeeper.moc"
