// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-32: a container is killed and started again behind our back; how long it takes until the list has painted the new state, and until
// a bare client has heard the engine's event. The 100 ms of the goal are no measure here: Podman that keeps its events in a file looks
// into it four times a second, for each listener at another moment.
//   bench_seeing QUAYSIDE two.yaml

#include "app/runtimes/podman/podmanruntime.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"
#include "models/session/session.h"
#include "tests/benchmark/bareclient.h"
#include "tests/benchmark/figures.h"
#include "tests/support/privatepodman.h"
#include "ui/groups/groupspage.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QTreeView>

#include <atomic>
#include <numeric>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int repetitions = 12;

// When a bare client hears that something happened to the container "web".
class EngineTimes
{
public:
    explicit EngineTimes(const BareClient &client)
        : m_thread(QThread::create([this, client] {
            client.follow("/events?stream=true", [this](const QByteArray &lines) {
                for (const QByteArray &line : lines.split('\n'))
                    note(QJsonDocument::fromJson(line).object());
                return !m_ended;
            });
        }))
    {
        m_thread->start();
    }
    ~EngineTimes()
    {
        m_ended = true;
        m_thread->wait();
    }

    qint64 died() const { return m_died; }
    qint64 started() const { return m_started; }

private:
    void note(const QJsonObject &event)
    {
        const QString status = event.value("status").toString();
        const bool isWeb = event.value("Actor").toObject().value("Attributes").toObject().value("name").toString().endsWith(u"web"_s);
        if (isWeb && status == u"died"_s)
            m_died = QDateTime::currentMSecsSinceEpoch();
        if (isWeb && status == u"start"_s)
            m_started = QDateTime::currentMSecsSinceEpoch();
    }

    std::atomic<qint64> m_died = 0; // milliseconds since 1970
    std::atomic<qint64> m_started = 0;
    std::atomic<bool> m_ended = false;
    std::unique_ptr<QThread> m_thread;
};

RateCard rateCard()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no rate card");
    return *RateCard::fromJson(file.readAll());
}

class Watching
{
public:
    Watching(const PrivatePodman &podman)
        : m_client(podman.socketPath())
        , m_runtime(ConnectionId{u"podman"_s}, m_io, m_clock)
        , m_estimator(rateCard())
        , m_settings(m_folder.filePath(u"settings"_s))
        , m_session(m_clock, m_estimator, {m_snapshots, m_ledger, m_journal})
        , m_times(m_client)
    {
        m_session.addConnection(m_runtime);
        m_page = std::make_unique<GroupsPage>(m_session, m_settings);
        m_page->show();
        m_session.start();
        waitFor(true);
    }

    // From the engine's answer on, in milliseconds.
    struct Delay
    {
        double painted = 0;
        double heard = 0;
    };

    Delay kill()
    {
        const qint64 begun = QDateTime::currentMSecsSinceEpoch();
        m_client.post(container("/kill?signal=KILL"));
        return delay(begun, false, &EngineTimes::died);
    }

    Delay start()
    {
        const qint64 begun = QDateTime::currentMSecsSinceEpoch();
        m_client.post(container("/start"));
        return delay(begun, true, &EngineTimes::started);
    }

private:
    Delay delay(qint64 begun, bool running, qint64 (EngineTimes::*time)() const)
    {
        const qint64 answered = QDateTime::currentMSecsSinceEpoch();
        const qint64 painted = waitFor(running);
        // Who is quicker than the engine's answer took no time.
        return {std::max(1.0, static_cast<double>(painted - answered)), std::max(1.0, static_cast<double>(heard(begun, time) - answered))};
    }

    QByteArray container(const QByteArray &action) const
    {
        return "/containers/" + compat::engineName(u"two"_s, u"web"_s).toUtf8() + action;
    }

    // When the event after this time was heard; we may have been quicker.
    qint64 heard(qint64 begun, qint64 (EngineTimes::*time)() const) const
    {
        QElapsedTimer waited;
        waited.start();
        while ((m_times.*time)() < begun && waited.elapsed() < 5000)
            QThread::msleep(1);
        return (m_times.*time)();
    }

    // Until the first row is painted as running, or as something else; milliseconds since 1970.
    qint64 waitFor(bool running)
    {
        const QTreeView &tree = *m_page->findChild<QTreeView *>(u"groups"_s);
        const auto state = [&tree] { return tree.model()->index(0, ContainerGroupModel::State).data().toString(); };
        const auto isThere = [&] { return !state().isEmpty() && (state() == u"Running"_s) == running; };
        QEventLoop loop;
        const auto look = [&] {
            if (isThere())
                loop.quit();
        };
        QObject::connect(tree.model(), &QAbstractItemModel::dataChanged, &loop, look);
        QObject::connect(tree.model(), &QAbstractItemModel::rowsInserted, &loop, look);
        QTimer::singleShot(20'000, &loop, &QEventLoop::quit);
        if (!isThere())
            loop.exec();
        if (!isThere())
            qFatal("the group is for ever %s", qPrintable(state()));
        tree.viewport()->repaint();
        return QDateTime::currentMSecsSinceEpoch();
    }

    const BareClient m_client;
    const QTemporaryDir m_folder;
    const SystemClock m_clock;
    IoThread m_io;
    podman::PodmanRuntime m_runtime;
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;
    SettingsFile m_settings;
    Session m_session;
    EngineTimes m_times;
    std::unique_ptr<GroupsPage> m_page;
};

void deploy(const QString &quayside, const QString &specFile)
{
    if (QProcess::execute(quayside, {u"deploy"_s, u"--wait"_s, specFile}) != 0)
        qFatal("the group could not be deployed");
}

double mean(const QList<double> &values)
{
    return std::accumulate(values.cbegin(), values.cend(), 0.0) / static_cast<double>(values.size());
}

} // namespace

int main(int argc, char **argv)
{
    enterOwnNetwork();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    const PrivatePodman podman;
    if (!podman.obstacle().isEmpty())
        skip(podman.obstacle());
    qputenv("CONTAINER_HOST", "unix://" + podman.socketPath().toUtf8());
    deploy(QString::fromLocal8Bit(argv[1]), QString::fromLocal8Bit(argv[2]));
    QList<double> painted;
    QList<double> heard;
    Watching watching(podman);
    for (int i = 0; i < repetitions; ++i)
        for (const auto &delay : {watching.kill(), watching.start()}) {
            painted.append(delay.painted);
            heard.append(delay.heard);
        }
    // One is as lucky as the other: the sums tell, not the pairs.
    report({.goal = u"P-32"_s, .what = u"mean time from a change in the engine to the list"_s, .unit = u"ms"_s, .ours = {mean(painted)},
            .yardstickName = u"a bare client hears of it"_s, .yardstick = {mean(heard)}, .atMostTimes = 1.5});
}
