// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/watchdog.h"
#include "tests/ui/faultywindow.h"
#include "translations/language.h"

#include <QApplication>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <malloc.h>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000; // of the test

// Ten minutes by hand: QUAYSIDE_STORM_SECONDS=600
std::chrono::seconds stormTime()
{
    return std::chrono::seconds(std::max(6, qEnvironmentVariableIntValue("QUAYSIDE_STORM_SECONDS")));
}

QStringList namesOf(const GroupWatcher &watcher)
{
    QStringList names;
    for (const ContainerGroup &group : watcher.groups())
        names.append(group.name);
    names.sort();
    return names;
}

size_t memoryInUse()
{
    return mallinfo2().uordblks + mallinfo2().hblkhd;
}

} // namespace

// More than anybody can watch: the window stays usable, and the list is right in the end.
class TestStorm : public QObject
{
    Q_OBJECT

    IoThread io;

    // A hundred times a second one group goes and another one comes.
    static void storm(FaultyWindow &faulty, std::chrono::milliseconds duration, int &turn)
    {
        QTimer timer;
        QObject::connect(&timer, &QTimer::timeout, [&] { faulty.engine.setGroups(numberedGroups(++turn, 100)); });
        timer.start(10);
        QTest::qWait(static_cast<int>(duration.count()));
    }

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    //
    void manyComeAndGo()
    {
        FaultyWindow faulty(io, 100);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 100, patience);
        int turn = 1;
        storm(faulty, 2s, turn); // what is made once
        const size_t before = memoryInUse();
        Watchdog watchdog;
        storm(faulty, stormTime(), turn);
        const double longest = watchdog.take();
        const size_t after = memoryInUse();
        qInfo("longest turn %.1f ms, %d lists for %d changes", longest, faulty.engine.asked("/pods/json"), turn);
        QVERIFY(!faulty.watcher().isStale());
        QTRY_COMPARE_WITH_TIMEOUT(namesOf(faulty.watcher()), numberedGroups(turn, 100), patience);
        QVERIFY2(longest < 100, QByteArray::number(longest).constData()); // 50 ms on a machine of its own
        QVERIFY2(after < before + 4'000'000, QByteArray::number(qint64(after) - qint64(before)).constData());
    }

    // as many as fit are listed, without the window standing still; more are refused by name.
    void aHundredThousandGroups()
    {
        FaultyWindow faulty(io, 1);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 1, patience);
        Watchdog watchdog;
        faulty.engine.setGroups(numberedGroups(1, 100'000));
        QTRY_VERIFY_WITH_TIMEOUT(faulty.watcher().groups().size() == 100'000 || faulty.watcher().state() == GroupWatcher::State::Lost, patience);
        const std::optional<Error> problem = faulty.watcher().problem();
        qInfo().noquote() << faulty.watcher().groups().size() << "groups, longest turn" << watchdog.take() << "ms" << (problem ? problem->summary : QString());
        if (faulty.watcher().groups().size() == 1)
            QVERIFY(problem && problem->summary.contains(u"larger than"_s));
    }
};

QTEST_MAIN(TestStorm)
#include "tst_storm.moc"
