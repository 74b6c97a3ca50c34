// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/watchdog.h"
#include "tests/support/fakeserver.h"
#include "app/transport/sshtunnel.h"
#include "tests/support/privatesshd.h"
#include "tests/support/sessionbed.h"
#include "tests/ui/faultywindow.h"
#include "translations/language.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Way = Fault::Way;
using State = GroupWatcher::State;

Q_DECLARE_METATYPE(quayside::Fault)

namespace {

constexpr int patience = 30'000; // of the test, for what happens at once on a machine that is not busy

const QString typed = u"name: unfinished\n"_s;

Fault way(Way way)
{
    Fault fault;
    fault.way = way;
    return fault;
}

Fault cutAfter(qint64 bytes)
{
    Fault fault;
    fault.cutAfter = bytes;
    return fault;
}

// Of the lists only: the engine says that it is well.
Fault listIs(const QByteArray &answer)
{
    Fault fault;
    fault.instead = answer;
    fault.insteadOf = "/pods/json";
    return fault;
}

Fault slow(std::chrono::milliseconds delay, qint64 pieceSize = 0)
{
    Fault fault;
    fault.delay = delay;
    fault.pieceSize = pieceSize;
    return fault;
}

// A person has chosen a group, and something half written.
bool settleIn(FaultyWindow &faulty)
{
    if (!QTest::qWaitFor([&] { return faulty.watcher().state() == State::Live && faulty.watcher().groups().size() == 3; }, patience))
        return false;
    Q_EMIT faulty.window.groupsPage().newGroupRequested(GroupsPage::Source::Blank);
    QApplication::processEvents();
    auto *editor = faulty.window.findChild<QPlainTextEdit *>(u"specText"_s);
    if (!editor)
        return false;
    editor->setPlainText(typed);
    QTest::keyClick(editor, Qt::Key_Escape);
    faulty.window.groupsPage().select(faulty.id(u"group-00002"_s));
    QApplication::processEvents();
    return faulty.chosen() == u"group-00002";
}

QString draft(FaultyWindow &faulty)
{
    const std::optional<Draft> draft = faulty.session.drafts().find({});
    return draft ? draft->text.text : QString();
}

// Every row says that it is old.
bool isDimmed(const FaultyWindow &faulty)
{
    const auto *model = faulty.window.findChild<QTreeView *>(u"groups"_s)->model();
    int dimmed = 0;
    for (int row = 0; row < model->rowCount(); ++row)
        dimmed += model->index(row, 0).data(role::IsStale).toBool() ? 1 : 0;
    return dimmed == model->rowCount() && dimmed == 3;
}

} // namespace

// R-23, R-55: whatever happens to an engine or the way to it, a person sees what was known, that it is old, and why; nothing is lost, and it comes
// back by itself. Prints what is said, as the table of a document.
class TestFaults : public QObject
{
    Q_OBJECT

    IoThread io;

private Q_SLOTS:
    void initTestCase() { speak(*qApp); }

    void isTold_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("says");
        QTest::addColumn<bool>("isFoundByItself"); // or with the next thing that happens there
        QTest::newRow("the engine is killed") << way(Way::Gone) << u"Start the engine"_s << true;
        QTest::newRow("everything is reset") << way(Way::Reset) << u"in the middle of its answer"_s << true;
        QTest::newRow("the engine is stopped, or the way is a black hole") << way(Way::BlackHole) << u"keeps asking"_s << true;
        QTest::newRow("cut after 1 byte") << cutAfter(1) << u"in the middle of its answer"_s << false;
        QTest::newRow("cut after 100 bytes") << cutAfter(100) << u"in the middle of its answer"_s << false;
        QTest::newRow("answers come a byte at a time") << slow(0ms, 1) << u"keeps asking"_s << false;
        QTest::newRow("answers take 30 seconds") << slow(30s) << u"keeps asking"_s << true;
        QTest::newRow("garbage") << listIs(QByteArray("\x16\x03\x01\x02\x00\x7f\xff", 7)) << u"is no container engine"_s << false;
        QTest::newRow("half a JSON") << listIs(plainResponse("[{\"Id\": \"pod-gro")) << u"cannot be understood"_s << false;
        QTest::newRow("another JSON") << listIs(plainResponse("{}")) << u"cannot be understood"_s << false;
        QTest::newRow("status 500") << listIs(plainResponse("oops", "HTTP/1.1 500 Oops")) << u"(status 500)"_s << false;
        QTest::newRow("status 500 with words") << listIs(plainResponse("{\"message\": \"database is locked\"}", "HTTP/1.1 500 Oops")) << u"database is locked"_s << false;
        QTest::newRow("a list of 40 MB") << listIs(plainResponse('[' + QByteArray(40'000'000, ' ') + ']')) << u"larger than 32 MiB"_s << false;
    }

    void isTold()
    {
        QFETCH(Fault, fault);
        QFETCH(QString, says);
        QFETCH(bool, isFoundByItself);
        FaultyWindow faulty(io);
        QVERIFY(settleIn(faulty));
        Watchdog watchdog;
        QElapsedTimer time;
        time.start();
        faulty.proxy.set(fault);
        faulty.engine.setGroups(numberedGroups(1, 4));
        QVERIFY(QTest::qWaitFor([&] { return faulty.watcher().isStale() && faulty.watcher().problem(); }, patience));
        const qint64 found = time.elapsed();
        const auto isSaid = [&] { return faulty.banner().join(u'\n').contains(says); };
        QVERIFY2(QTest::qWaitFor(isSaid, 5000), qPrintable(faulty.banner().join(u'\n'))); // with the next try at the latest
        const QStringList banner = faulty.banner();
        QVERIFY2(banner.first().contains(u"harbour"_s) && banner.first().contains(u"what was known"_s), qPrintable(banner.first()));
        QVERIFY(isDimmed(faulty));
        QCOMPARE(faulty.chosen(), u"group-00002"_s);
        if (isFoundByItself)
            QVERIFY2(found < 4000, QByteArray::number(found).constData()); // 3 seconds, and what a busy machine takes
        QTest::qWait(1500); // tries again meanwhile, in vain
        QVERIFY(faulty.watcher().isStale());
        qInfo().noquote() << u"| %1 | %2 %3 | %4 s |"_s.arg(QLatin1StringView(QTest::currentDataTag()), banner.first(), QString(banner.last()).replace(QDir::tempPath(), u"…"_s),
                                                           QString::number(static_cast<double>(found) / 1000, 'f', 1));
        faulty.proxy.heal();
        QVERIFY(QTest::qWaitFor([&] { return !faulty.watcher().isStale(); }, patience)); // nobody clicks
        QTRY_COMPARE(faulty.watcher().groups().size(), 4);
        QTRY_VERIFY(faulty.banner().isEmpty());
        QCOMPARE(faulty.chosen(), u"group-00002"_s);
        QCOMPARE(draft(faulty), typed);
        QVERIFY2(watchdog.take() < 500, "the window stood still"); // 50 ms on a machine of its own
    }

    // R-23 with lists that are long, so that the fault comes in the middle of one.
    void aLongListIsNotHeard_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("cut after 10 kB") << cutAfter(10'000);
        QTest::newRow("1 kB in a second") << slow(0ms, 10);
    }

    void aLongListIsNotHeard()
    {
        QFETCH(Fault, fault);
        FaultyWindow faulty(io, 200);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 200, patience);
        const std::shared_ptr<void> looking = faulty.session.connections().front()->metrics.look();
        QElapsedTimer time;
        time.start();
        faulty.proxy.set(fault);
        faulty.engine.setGroups(numberedGroups(1, 201));
        QVERIFY(QTest::qWaitFor([&] { return faulty.watcher().isStale() && faulty.watcher().problem(); }, patience));
        QVERIFY2(time.elapsed() < 4000, QByteArray::number(time.elapsed()).constData()); // 3 seconds, and what a busy machine takes
        QCOMPARE(faulty.watcher().groups().size(), 200);
        faulty.proxy.heal();
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 201, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.watcher().isStale(), patience);
    }

    // Each time something has changed, which the event that was cut off would have said.
    void cutAgainAndAgain()
    {
        FaultyWindow faulty(io, 10);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 10, patience);
        for (int i = 1; i <= 100; ++i) {
            faulty.proxy.cut();
            faulty.engine.setGroups(numberedGroups(i, 10));
            QTest::qWait(i % 7 * 5);
        }
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.watcher().isStale() && faulty.watcher().groups().last().name == numberedGroups(100, 10).last(), patience);
        QCOMPARE(faulty.watcher().groups().size(), 10);
        const int lists = faulty.engine.asked("/pods/json");
        QVERIFY2(lists <= 400, QByteArray::number(lists).constData());
    }

    // The same event over and over, as networks and engines repeat them, costs some lists and changes nothing.
    void eventsComeManyTimes()
    {
        FaultyWindow faulty(io, 10);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 10, patience);
        const int before = faulty.engine.asked("/pods/json");
        for (int i = 0; i < 200; ++i)
            faulty.engine.setGroups(numberedGroups(1, 11));
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 11, patience);
        QTest::qWait(500);
        QCOMPARE(faulty.watcher().groups().size(), 11);
        const int lists = faulty.engine.asked("/pods/json") - before;
        QVERIFY2(lists < 20, QByteArray::number(lists).constData());
    }

    // R-55: what comes back at the same place is another version.
    void theEngineIsUpgraded()
    {
        FaultyWindow faulty(io);
        QVERIFY(settleIn(faulty));
        QCOMPARE(faulty.watcher().engine().version, u"4.3.1"_s);
        faulty.proxy.set(way(Way::Gone));
        QTRY_VERIFY_WITH_TIMEOUT(faulty.watcher().isStale(), patience);
        faulty.engine.answer("/_ping ", "HTTP/1.1 200 OK\r\nLibpod-API-Version: 5.7.0\r\nContent-Length: 2\r\n\r\nOK");
        faulty.engine.answer("/info ", plainResponse(R"({"version": {"Version": "5.7.0"}, "host": {"hostname": "fake", "cgroupVersion": "v2", "cpus": 8, "memTotal": 8000000000}})"));
        faulty.proxy.heal();
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.watcher().isStale(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().engine().version, u"5.7.0"_s, patience);
        QCOMPARE(faulty.chosen(), u"group-00002"_s);
    }

    // An engine of 2 seconds a call is slow, and not away.
    void slowIsNotAway()
    {
        FaultyWindow faulty(io);
        QVERIFY(settleIn(faulty));
        faulty.proxy.set(slow(2s));
        faulty.engine.setGroups(numberedGroups(1, 4));
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 4, patience);
        QTest::qWait(500); // it has learnt how slow
        for (int i = 0; i < 60; ++i) {
            QTest::qWait(100);
            QVERIFY(!faulty.watcher().isStale());
        }
    }

    // What is dimmed says how old it is, whatever somebody does to the clock.
    void theClockIsSetBack()
    {
        FaultyWindow faulty(io);
        QVERIFY(settleIn(faulty));
        faulty.clock.offset = -3600;
        faulty.proxy.set(way(Way::Gone));
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.banner().isEmpty(), patience);
        const QStringList banner = faulty.banner();
        QVERIFY2(banner.first().contains(u"just now"_s) || banner.first().contains(u" s ago"_s), qPrintable(banner.first()));
        qInfo().noquote() << u"| the clock is set back an hour, then the engine killed | %1 | |"_s.arg(banner.first());
        faulty.proxy.heal();
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.watcher().isStale(), patience);
    }

    // The way is a real sshd; it goes while a group is being made.
    void sshIsCutInTheMiddleOfADeployment()
    {
        PrivateSshd sshd;
        if (!sshd.start())
            QSKIP(qPrintable(sshd.problem()));
        sshd.knowHost(true);
        FaultyWindow faulty(io, 3, [](const QString &socket) {
            return std::make_unique<SshTunnel>(SshTarget{.destination = u"harbour"_s, .port = 0, .identity = {}, .socket = socket, .usualSockets = {}});
        });
        QVERIFY(settleIn(faulty));
        faulty.engine.answer("/exists", plainResponse({}, "HTTP/1.1 204 No Content"));
        faulty.engine.answer("/secrets/json", plainResponse("[]"));
        faulty.engine.answer("/pods/create", {});
        const QString activity = faulty.session.deploy(faulty.runtime.connection(), idleGroup(u"fresh"_s));
        QVERIFY(QTest::qWaitFor([&] { return faulty.engine.asked("/pods/create") == 1; }, patience));
        sshd.cut();
        QVERIFY(QTest::qWaitFor([&] { return !faulty.session.operations().find(activity)->isRunning(); }, patience));
        const QString summary = faulty.session.operations().find(activity)->entry.summary;
        qInfo().noquote() << u"| SSH is cut in the middle of a deployment | %1 | |"_s.arg(QString(summary).replace(QDir::tempPath(), u"…"_s));
        QVERIFY2(summary.contains(u"may still be there"_s), qPrintable(summary));
        QVERIFY(QTest::qWaitFor([&] { return faulty.watcher().state() == State::Live; }, patience));
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 4, patience); // and there it is
        QTest::qWait(1000);
        QCOMPARE(faulty.engine.asked("/pods/create"), 1);
        QCOMPARE(draft(faulty), typed);
    }

    // R-58, and what else can happen while a group is made.
    void aDeploymentFails_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<bool>("isCut");
        QTest::addColumn<QString>("says");
        QTest::newRow("the engine's disk is full") << plainResponse("{\"message\": \"mkdir /var/lib/x: no space left on device\"}", "HTTP/1.1 500 Oops") << false << u"disk is full"_s;
        QTest::newRow("cut in the middle of a deployment") << QByteArray() << true << u"in the middle of its answer"_s;
    }

    void aDeploymentFails()
    {
        QFETCH(QByteArray, answer);
        QFETCH(bool, isCut);
        QFETCH(QString, says);
        FaultyWindow faulty(io);
        QVERIFY(settleIn(faulty));
        faulty.engine.answer("/exists", plainResponse({}, "HTTP/1.1 204 No Content"));
        faulty.engine.answer("DELETE ", plainResponse("{}"));
        faulty.engine.answer("/secrets/json", plainResponse("[]"));
        faulty.engine.answer("/pods/create", answer);
        const QString activity = faulty.session.deploy(faulty.runtime.connection(), idleGroup(u"fresh"_s));
        QVERIFY(QTest::qWaitFor([&] { return faulty.engine.asked("/pods/create") == 1; }, patience));
        if (isCut)
            faulty.proxy.cut();
        const auto entry = [&] { return faulty.session.operations().find(activity); };
        QVERIFY(QTest::qWaitFor([&] { return !entry()->isRunning(); }, patience));
        const QString summary = entry()->entry.summary;
        QVERIFY2(summary.contains(says), qPrintable(summary));
        qInfo().noquote() << u"| %1 | %2 | |"_s.arg(QLatin1StringView(QTest::currentDataTag()), QString(summary).replace(QDir::tempPath(), u"…"_s));
        QTest::qWait(500);
        QCOMPARE(faulty.engine.asked("/pods/create"), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!faulty.watcher().isStale(), patience);
        QTRY_COMPARE_WITH_TIMEOUT(faulty.watcher().groups().size(), 3, patience); // what the engine had made is gone again
        QVERIFY(faulty.engine.asked("DELETE ") > 0);
        QCOMPARE(draft(faulty), typed);
    }
};

QTEST_MAIN(TestFaults)
#include "tst_faults.moc"
