// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanruntime.h"
#include "app/transport/directreach.h"
#include "models/session/session.h"
#include "tests/support/privatepodman.h"
#include "tests/support/sessionbed.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using State = GroupWatcher::State;

namespace {

const QString image = u"localhost/quayside-sample:1.0"_s;

constexpr int patience = 30'000; // of the test

} // namespace

// what happens to a real Podman, and what is seen of it.
class TestPodmanFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<PrivatePodman> podman;
    SystemClock clock;
    IoThread io;
    KeptSnapshots snapshots;
    KeptLedger ledger;
    KeptJournal journal;
    const CostEstimator estimator{RateCard()};
    std::unique_ptr<podman::PodmanRuntime> runtime;
    std::unique_ptr<Session> session;

    GroupWatcher &watcher() { return session->connections().front()->watcher; }
    QStringList names()
    {
        QStringList names;
        for (const ContainerGroup &group : watcher().groups())
            names.append(group.name);
        names.sort();
        return names;
    }
    bool becomes(State state) { return QTest::qWaitFor([&] { return watcher().state() == state; }, patience); }
    QString runs(const QString &name, const QStringList &arguments = {u"--http"_s, u"80"_s})
    {
        return podman->run(QStringList{u"run"_s, u"-d"_s, u"--network=none"_s, u"--name"_s, name, image} + arguments);
    }

private Q_SLOTS:
    void initTestCase()
    {
        podman = std::make_unique<PrivatePodman>();
        if (!podman->obstacle().isEmpty())
            QSKIP(qPrintable(podman->obstacle()));
        const QString archive = m_folder.filePath(u"image.tar"_s);
        QVERIFY(QFile::copy(u":/sample/sample-image.tar"_s, archive));
        podman->run({u"load"_s, u"-i"_s, archive});
        const QString said = runs(u"steady"_s);
        QVERIFY2(podman->run({u"ps"_s}).contains(u"steady"_s), qPrintable(said));
    }

    void init()
    {
        runtime = std::make_unique<podman::PodmanRuntime>(ConnectionId{u"podman"_s}, io, clock, PodmanService::at(podman->socketPath()));
        session = std::make_unique<Session>(clock, estimator, Session::Stores{snapshots, ledger, journal});
        session->addConnection(*runtime);
        session->start();
        QVERIFY(becomes(State::Live));
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"steady"_s}, patience);
    }

    void cleanup()
    {
        session.reset();
        runtime.reset();
    }

    void killedAndStartedAgain()
    {
        QElapsedTimer time;
        time.start();
        podman->kill();
        QVERIFY(becomes(State::Lost));
        QVERIFY2(time.elapsed() < 3000, QByteArray::number(time.elapsed()).constData());
        QCOMPARE(names(), QStringList{u"steady"_s});
        QTest::qWait(1000);
        QVERIFY2(watcher().problem()->summary.contains(podman->socketPath()), qPrintable(watcher().problem()->summary));
        qInfo().noquote() << "killed:" << watcher().problem()->summary;
        QVERIFY(podman->start()); // at a socket that is a new one
        time.start();
        QVERIFY(becomes(State::Live));
        QVERIFY2(time.elapsed() < 3000, QByteArray::number(time.elapsed()).constData());
    }

    void stoppedAndContinued()
    {
        const std::shared_ptr<void> looking = session->connections().front()->metrics.look();
        QElapsedTimer time;
        time.start();
        podman->suspend(true);
        QVERIFY(becomes(State::Silent));
        QVERIFY2(time.elapsed() < 4000, QByteArray::number(time.elapsed()).constData()); // 3 seconds, and what a busy machine takes
        QCOMPARE(names(), QStringList{u"steady"_s});
        qInfo().noquote() << "stopped:" << watcher().problem()->summary;
        QTest::qWait(60'000); // longer than anything waits
        QCOMPARE(watcher().state(), State::Silent);
        podman->suspend(false);
        time.start();
        QVERIFY(becomes(State::Live));
        QVERIFY2(time.elapsed() < 3000, QByteArray::number(time.elapsed()).constData());
    }

    // under a log that somebody looks at.
    void aContainerGoesWhileItIsLookedAt()
    {
        runs(u"brief"_s, {u"--lines"_s, u"100000"_s, u"--lines-per-second"_s, u"50"_s});
        QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"brief"_s, u"steady"_s}), patience);
        const auto found = std::ranges::find(watcher().groups(), u"brief"_s, &ContainerGroup::name);
        const GroupId id = found->id;
        const auto log = runtime->openLogs(id, u"brief"_s, {});
        int lines = 0;
        int ends = 0;
        connect(log.get(), &LogStream::linesArrived, this, [&](const LogBatch &batch) { lines += static_cast<int>(batch.lines.size()); });
        connect(log.get(), &LogStream::ended, this, [&] { ++ends; });
        connect(log.get(), &LogStream::failed, this, [&](const Error &error) {
            QVERIFY2(error.kind == Error::Kind::NotFound && error.summary.contains(u"was removed"_s), qPrintable(error.summary));
            ++ends;
        });
        QTRY_VERIFY_WITH_TIMEOUT(lines > 10, patience);
        podman->run({u"rename"_s, u"brief"_s, u"other"_s});
        QTRY_COMPARE_WITH_TIMEOUT(names(), (QStringList{u"other"_s, u"steady"_s}), patience);
        QCOMPARE(ends, 0);
        podman->run({u"rm"_s, u"-f"_s, u"-t"_s, u"0"_s, u"other"_s});
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"steady"_s}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(ends == 1, patience);
        std::optional<Result<ContainerGroup>> described;
        runtime->describeGroup(id)->onFinished(this, [&](const Result<ContainerGroup> &result) { described = result; });
        QTRY_VERIFY_WITH_TIMEOUT(described, patience);
        QVERIFY(!*described && described->error().kind == Error::Kind::NotFound);
        qInfo().noquote() << "asked for what is gone:" << described->error().summary;
        QCOMPARE(watcher().state(), State::Live);
    }

    //
    void manyAtOnce()
    {
        QStringList burst;
        for (int i = 0; i < 12; ++i)
            burst.append(u"burst-%1"_s.arg(i));
        for (const QString &name : std::as_const(burst))
            runs(name, {u"--lines"_s, u"1"_s});
        QTRY_COMPARE_WITH_TIMEOUT(names().size(), burst.size() + 1, patience);
        podman->run(QStringList{u"rm"_s, u"-f"_s, u"-t"_s, u"0"_s} + burst);
        QTRY_COMPARE_WITH_TIMEOUT(names(), QStringList{u"steady"_s}, patience);
    }

private:
    const QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPodmanFaults)
#include "tst_podmanfaults.moc"
