// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// R-01, P-08, P-09: the log of a real container from the click on, kept on disk as in the program: all 464,000 lines of one that has
// ended, the 1,000 of a short one, and how old the lines of one that writes are when they are painted.
//   bench_podmanlog QUAYSIDE

#include "app/runtimes/podman/podmanruntime.h"
#include "app/storage/logsegmentfiles.h"
#include "app/storage/records.h"
#include "app/storage/settingsinmemory.h"
#include "app/storage/snapshotfiles.h"
#include "models/session/logrecorder.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/watchdog.h"
#include "tests/support/privatepodman.h"
#include "ui/logs/logpanel.h"

#include <QApplication>
#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 464'000;
constexpr int turns = 5;

RateCard rateCard()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no rate card");
    return *RateCard::fromJson(file.readAll());
}

void deploy(const QString &quayside, const QTemporaryDir &folder, const QByteArray &name, const QByteArray &arguments)
{
    QFile spec(folder.filePath(QString::fromLatin1(name) + u".yaml"_s));
    if (!spec.open(QIODevice::WriteOnly))
        qFatal("no room for a spec");
    spec.write("name: " + name + "\napiVersion: '2023-05-01'\nlocation: eastus\nproperties:\n  osType: Linux\n  restartPolicy: Never\n  containers:\n    - name: web\n"
               "      properties:\n        image: localhost/quayside-sample:1.0\n        command: [/sample, " + arguments + "]\n"
               "        resources:\n          requests:\n            cpu: 1\n            memoryInGB: 0.5\n");
    spec.close();
    if (QProcess::execute(quayside, {u"deploy"_s, u"--wait"_s, spec.fileName()}) != 0)
        qFatal("the group could not be deployed");
}

// How old the newest line was whenever a frame had been painted, in milliseconds.
class PaintedAges final : public QObject
{
public:
    explicit PaintedAges(LogView &view)
        : m_view(view)
    {
        view.viewport()->installEventFilter(this);
    }
    QList<double> ages;

    bool eventFilter(QObject *, QEvent *event) override
    {
        const LogLines *log = m_view.log();
        if (event->type() != QEvent::Paint || !log || log->endLine() <= m_end)
            return false;
        m_end = log->endLine();
        QMetaObject::invokeMethod(this, [this, time = log->at(m_end - 1).time] { ages.append(static_cast<double>(QDateTime::currentMSecsSinceEpoch()) - static_cast<double>(time) / 1e6); },
                                  Qt::QueuedConnection);
        return false;
    }

private:
    LogView &m_view;
    qint64 m_end = 0;
};

class Reading
{
public:
    explicit Reading(const QTemporaryDir &folder)
        : m_runtime(ConnectionId{u"podman"_s}, m_io, m_clock)
        , m_estimator(rateCard())
        , m_logs(folder.filePath(u"logs"_s))
        , m_session(m_clock, m_estimator, {m_snapshots, m_ledger, m_journal, nullptr, &m_logs})
        , m_panel(m_settings)
    {
        m_panel.resize(1000, 700);
        m_panel.show();
        m_session.addConnection(m_runtime);
        m_session.start();
    }
    ~Reading() { m_panel.setLog(nullptr); }

    // Until so many lines are there and painted; milliseconds from the click.
    double show(const QString &group, qint64 lines)
    {
        const GroupId id{m_runtime.connection(), group};
        waitFor([&] { return m_session.find(id) != nullptr; });
        m_panel.setLog(nullptr);
        m_log.reset();
        m_logs.forget(id); // as for the first time
        return millisecondsOf([&] {
            m_log = m_session.logs().open(id);
            m_panel.setLog(&m_log->lines());
            waitFor([&] { return m_log->lines().endLine() - m_log->lines().firstLine() >= lines; });
            m_panel.view().viewport()->repaint();
        });
    }
    LogView &view() { return m_panel.view(); }
    static void waitFor(const std::function<bool()> &condition)
    {
        QElapsedTimer timer;
        timer.start();
        while (!condition()) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            if (timer.elapsed() > 60'000)
                qFatal("it takes for ever");
        }
    }

private:
    const SystemClock m_clock;
    IoThread m_io;
    podman::PodmanRuntime m_runtime;
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;
    SettingsInMemory m_settings;
    LogSegmentFiles m_logs;
    Session m_session;
    std::shared_ptr<GroupLog> m_log;
    LogPanel m_panel;
};

void measure(Reading &reading, const PrivatePodman &podman)
{
    Watchdog watchdog;
    QList<double> all;
    QList<double> few;
    QList<double> theirs;
    QList<double> curls;
    QList<double> held;
    for (int turn = 0; turn < turns; ++turn) {
        few.append(reading.show(u"short"_s, 1000));
        watchdog.take();
        all.append(reading.show(u"long"_s, many + 1));
        held.append(watchdog.take());
        const QString name = compat::engineName(u"long"_s, u"web"_s);
        theirs.append(millisecondsOf([&] { podman.run({u"logs"_s, name}); }));
        curls.append(millisecondsOf([&] { // of the same address that is asked where the file cannot be read
            QProcess::execute(u"curl"_s, {u"-sN"_s, u"-o"_s, u"/dev/null"_s, u"--unix-socket"_s, podman.socketPath(), u"http://d/v4.0.0/libpod/containers/%1/logs?stdout=true&stderr=true&timestamps=true"_s.arg(name)});
        }));
    }
    report({.goal = u"P-09"_s, .what = u"1,000 lines on screen after the click"_s, .unit = u"ms"_s, .ours = few, .atMost = 40});
    report({.goal = u"P-09"_s, .what = u"464,000 lines shown and kept"_s, .unit = u"ms"_s, .ours = all, .yardstickName = u"podman logs"_s, .yardstick = theirs, .atMostTimes = 1, .atMost = 500});
    report({.goal = u"P-09"_s, .what = u"464,000 lines shown and kept"_s, .unit = u"ms"_s, .ours = all, .yardstickName = u"curl"_s, .yardstick = curls, .atMostTimes = 1.05});
    report({.goal = u"P-07"_s, .what = u"longest block meanwhile"_s, .unit = u"ms"_s, .ours = held, .atMost = 16.7});
    reading.show(u"echo"_s, 20);
    PaintedAges painted(reading.view());
    QElapsedTimer timer;
    timer.start();
    Reading::waitFor([&timer] { return timer.elapsed() > 8000; });
    report({.goal = u"P-08"_s, .what = u"from the container's line to its pixels"_s, .unit = u"ms"_s, .ours = painted.ages, .atMost = 50, .percentile = 99});
}

} // namespace

int main(int argc, char **argv)
{
    enterOwnNetwork();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    PrivatePodman podman;
    if (!podman.obstacle().isEmpty())
        skip(podman.obstacle());
    qputenv("CONTAINER_HOST", "unix://" + podman.socketPath().toUtf8());
    const QTemporaryDir folder;
    const QString quayside = QString::fromLocal8Bit(argv[1]);
    deploy(quayside, folder, "short", "--lines, '999', --lines-per-second, '100000'");
    deploy(quayside, folder, "long", "--lines, '464000', --lines-per-second, '10000000'");
    deploy(quayside, folder, "echo", "--lines, '1000000', --lines-per-second, '100'");
    Reading reading(folder);
    measure(reading, podman);
}
