// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/hostfacts.h"
#include "app/runtimes/podman/podmanruntime.h"

#include <QDir>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/mount.h>
#include <unistd.h>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds idleTime = 2s;

void write(const QString &path, const QByteArray &text, QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.setPermissions(permissions);
}

} // namespace

// Where no Podman listens, Quayside starts a service of its own, and does not leave it behind.
class TestOwnService : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> folder;
    const SystemClock clock;
    IoThread io;

    QString socket() const { return folder->filePath(u"run/quayside/podman.sock"_s); }

    std::unique_ptr<podman::PodmanRuntime> newRuntime()
    {
        return std::make_unique<podman::PodmanRuntime>(ConnectionId{u"podman"_s}, io, clock, PodmanService(idleTime));
    }

    template <typename T>
    Result<T> outcome(Operation<T> *operation)
    {
        std::optional<Result<T>> result;
        operation->onFinished(this, [&](const Result<T> &end) { result = end; });
        const bool ended = QTest::qWaitFor([&] { return result.has_value(); }, 20'000);
        return ended ? *result : Result<T>(failure(Error::Kind::Timeout, u"The operation did not end."_s));
    }

    // Processes whose command line names our socket.
    QList<qint64> services() const
    {
        QList<qint64> found;
        for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
            QFile file(u"/proc/%1/cmdline"_s.arg(entry));
            if (entry.toLongLong() > 0 && file.open(QIODevice::ReadOnly) && file.readAll().contains(QByteArray("unix://" + socket().toUtf8())))
                found.append(entry.toLongLong());
        }
        return found;
    }

    bool answers() const
    {
        QLocalSocket connection;
        connection.connectToServer(socket());
        return connection.waitForConnected(500);
    }

    bool needsPodman() const { return !QByteArray(QTest::currentTestFunction()).startsWith("says"); }

private Q_SLOTS:
    void init()
    {
        folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(folder->path()).mkpath(u"run"_s));
        qputenv("XDG_RUNTIME_DIR", folder->filePath(u"run"_s).toUtf8());
        qunsetenv("CONTAINER_HOST");
        qunsetenv("CONTAINERS_CONF");
        write(folder->filePath(u"storage.conf"_s), "[storage]\ndriver = \"overlay\"\ngraphroot = \"" + folder->filePath(u"root"_s).toUtf8() + "\"\nrunroot = \""
                  + folder->filePath(u"runroot"_s).toUtf8() + "\"\n");
        qputenv("CONTAINERS_STORAGE_CONF", folder->filePath(u"storage.conf"_s).toUtf8());
        const auto candidates = PodmanService().candidates();
        QVERIFY(candidates);
        if (!candidates->isEmpty())
            QSKIP(qPrintable(u"A Podman service listens on %1 already."_s.arg(candidates->first().endpoint.socketPath)));
        if (needsPodman() && QStandardPaths::findExecutable(u"podman"_s).isEmpty())
            QSKIP("Podman is not installed.");
        if (needsPodman() && geteuid() != 0)
            QSKIP("Storage of the test's own needs root rights.");
    }

    void cleanup()
    {
        for (const qint64 service : services())
            kill(static_cast<pid_t>(service), SIGKILL);
        umount2(QFile::encodeName(folder->filePath(u"root/overlay"_s)).constData(), MNT_DETACH);
    }

    void startsOneAndKeepsItPrivate()
    {
        const auto runtime = newRuntime();
        const auto engine = outcome(runtime->connectEngine());
        QVERIFY2(engine, qPrintable(engine ? QString() : engine.error().summary + engine.error().detail));
        QVERIFY(engine->startedByUs);
        QCOMPARE(engine->address, socket());
        QCOMPARE(engine->notes, configureService(HostFacts::ofThisMachine()).reasons);
        QVERIFY(outcome(runtime->listGroups()));
        QCOMPARE(QFile::permissions(folder->filePath(u"run/quayside"_s)) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeGroup | QFile::ExeOther), QFile::Permissions());
        QCOMPARE(services().size(), 1);
    }

    void sharesOneBetweenTwoThatStartAtOnce()
    {
        const auto first = newRuntime();
        const auto second = newRuntime();
        std::optional<Result<EngineDescription>> one;
        std::optional<Result<EngineDescription>> two;
        first->connectEngine()->onFinished(this, [&](const auto &result) { one = result; });
        second->connectEngine()->onFinished(this, [&](const auto &result) { two = result; });
        QVERIFY(QTest::qWaitFor([&] { return one && two; }, 20'000));
        QVERIFY(*one && *two);
        QCOMPARE((*one)->address, (*two)->address);
        QCOMPARE(services().size(), 1);
        QVERIFY(outcome(first->listGroups()) && outcome(second->listGroups()));
    }

    void startsNoneWhereOneHasJustComeUp()
    {
        const PodmanService service(idleTime);
        QVERIFY(service.start());
        QVERIFY(QTest::qWaitFor([this] { return answers(); }, 20'000));
        const QList<qint64> before = services();
        QVERIFY(service.start()); // as if it had looked before there was one
        QTest::qWait(300);
        QVERIFY(answers());
        QCOMPARE(services(), before);
    }

    void endsByItselfWhenNobodyTalksToItAnyMore()
    {
        auto runtime = newRuntime();
        QVERIFY(outcome(runtime->connectEngine()));
        QSignalSpy lost(runtime.get(), &ContainerRuntime::engineLost);
        QTest::qWait(std::chrono::milliseconds(idleTime).count() + 1000);
        QVERIFY(lost.isEmpty() && outcome(runtime->listGroups())); // it is listened to all the time
        runtime.reset();
        QVERIFY(QTest::qWaitFor([this] { return services().isEmpty(); }, 10'000));
    }

    void startsAnotherWhenItHasDied()
    {
        const auto runtime = newRuntime();
        QVERIFY(outcome(runtime->connectEngine()));
        QSignalSpy lost(runtime.get(), &ContainerRuntime::engineLost);
        kill(static_cast<pid_t>(services().first()), SIGKILL);
        QVERIFY(QTest::qWaitFor([&] { return !lost.isEmpty(); }, 5000));
        const auto engine = outcome(runtime->connectEngine()); // its socket is still there
        QVERIFY(engine && engine->startedByUs);
        QVERIFY(outcome(runtime->listGroups()));
    }

    void saysWhenPodmanIsNotInstalled()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", folder->path().toUtf8());
        const auto engine = outcome(newRuntime()->connectEngine());
        qputenv("PATH", path);
        QVERIFY(!engine);
        QCOMPARE(engine.error().kind, Error::Kind::Unreachable);
        QVERIFY(engine.error().summary.contains(u"Install"_s));
    }

    void saysWhatPodmanSaidWhenItDoesNotStart()
    {
        write(folder->filePath(u"podman"_s), "#!/bin/sh\necho 'Error: the lighthouse is out' >&2\nexit 125\n", QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", QByteArray(folder->path().toUtf8() + ':' + path));
        const auto engine = outcome(newRuntime()->connectEngine());
        qputenv("PATH", path);
        QVERIFY(!engine);
        QCOMPARE(engine.error().kind, Error::Kind::Unreachable);
        QCOMPARE(engine.error().detail, u"Error: the lighthouse is out"_s);
    }
};

QTEST_GUILESS_MAIN(TestOwnService)
#include "tst_ownservice.moc"
