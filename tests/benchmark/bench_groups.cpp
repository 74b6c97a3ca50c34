// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// P-17: a window opens on a real Podman with 200 groups: how long until it shows them as they are, beside the bare calls that ask for
// them; and whether the selection holds while things happen to other groups. P-27: the answer of an engine with 36,000 containers,
// beside Qt's own parsing of the same bytes.
//   bench_groups two.yaml fakepodman.py [GROUPS]

#include "app/runtimes/podman/podmanruntime.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"
#include "models/session/session.h"
#include "models/spec/specdocument.h"
#include "tests/benchmark/bareclient.h"
#include "tests/benchmark/figures.h"
#include "tests/benchmark/watchdog.h"
#include "tests/support/privatepodman.h"
#include "ui/groups/groupspage.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>
#include <QTreeView>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

RateCard rateCard()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no rate card");
    return *RateCard::fromJson(file.readAll());
}

// Turns the event loop until a condition holds.
void waitUntil(const char *what, const std::function<bool()> &holds)
{
    QTimer beat; // what we wait for need not bring an event
    beat.start(2);
    QElapsedTimer time;
    for (time.start(); !holds(); QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents))
        if (time.elapsed() > 120'000)
            qFatal("this never came: %s", what);
}

// A window's page of groups on an engine that answers already.
class Window
{
public:
    explicit Window(IoThread &io)
        : m_runtime(ConnectionId{u"podman"_s}, io, m_clock)
        , m_estimator(rateCard())
        , m_settings(m_folder.filePath(u"settings"_s))
        , m_session(m_clock, m_estimator, {m_snapshots, m_ledger, m_journal})
    {
        m_session.addConnection(m_runtime);
        m_page = std::make_unique<GroupsPage>(m_session, m_settings);
        m_page->resize(1000, 700);
        m_page->show();
        QCoreApplication::processEvents();
    }

    // Milliseconds until so many groups stand there and are painted.
    double open(int groups)
    {
        return millisecondsOf([&] {
            m_session.start();
            waitUntil("all groups", [&] { return tree().model()->rowCount() == groups; });
            tree().viewport()->repaint();
        });
    }

    QTreeView &tree() { return *m_page->findChild<QTreeView *>(u"groups"_s); }
    QString nameAt(const QModelIndex &index) const { return index.siblingAtColumn(ContainerGroupModel::Group).data().toString(); }
    QString stateOf(const QString &name)
    {
        const QModelIndexList found = tree().model()->match(tree().model()->index(0, ContainerGroupModel::Group), Qt::DisplayRole, name, 1, Qt::MatchExactly);
        return found.isEmpty() ? QString() : found.first().siblingAtColumn(ContainerGroupModel::State).data().toString();
    }

private:
    const QTemporaryDir m_folder;
    const SystemClock m_clock;
    podman::PodmanRuntime m_runtime;
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;
    SettingsFile m_settings;
    Session m_session;
    std::unique_ptr<GroupsPage> m_page;
};

QString groupName(int number)
{
    return u"group-%1"_s.arg(number, 3, 10, QChar(u'0'));
}

// So many real groups, four at a time.
void makeGroups(IoThread &io, const ContainerGroupSpec &two, int count)
{
    const SystemClock clock;
    podman::PodmanRuntime runtime(ConnectionId{u"podman"_s}, io, clock);
    bool isConnected = false;
    runtime.connectEngine()->onFinished(&runtime, [&](const auto &result) { isConnected = result.has_value(); });
    waitUntil("the engine", [&] { return isConnected; });
    int begun = 0;
    int made = 0;
    while (made < count) {
        for (; begun < std::min(count, made + 4); ++begun) {
            ContainerGroupSpec spec = two;
            spec.name = groupName(begun);
            spec.containers.removeLast();
            runtime.createGroup(spec)->onFinished(&runtime, [&made](const Result<GroupId> &result) {
                if (!result)
                    qFatal("a group could not be made: %s", qPrintable(result.error().summary));
                ++made;
            });
        }
        waitUntil("a group", [&, before = made] { return made > before; });
    }
}

// The first live list of real groups, again and again; then one of them dies while another is selected.
void measureRealGroups(IoThread &io, const ContainerGroupSpec &two, int count)
{
    const PrivatePodman podman;
    if (!podman.obstacle().isEmpty())
        skip(podman.obstacle());
    qputenv("CONTAINER_HOST", "unix://" + podman.socketPath().toUtf8());
    makeGroups(io, two, count);
    const BareClient client(podman.socketPath());
    QList<double> ours;
    QList<double> bare;
    for (int i = 0; i < 7; ++i) {
        bare.append(millisecondsOf([&] {
            client.get("/pods/json");
            client.get("/containers/json?all=true");
        }));
        ours.append(Window(io).open(count));
    }
    report({.goal = u"P-17"_s, .what = u"first live list of %1 real groups"_s.arg(count), .unit = u"ms"_s, .ours = ours, .yardstickName = u"the bare calls, one by one"_s, .yardstick = bare, .atMostTimes = 1.5});
    Window window(io);
    window.open(count);
    window.tree().setCurrentIndex(window.tree().model()->index(count / 2, ContainerGroupModel::Group));
    const QString selected = window.nameAt(window.tree().currentIndex());
    const QString victim = groupName(3);
    QList<double> seen;
    for (const bool dies : {true, false, true, false}) {
        client.post("/containers/" + compat::engineName(victim, u"web"_s).toUtf8() + (dies ? "/kill?signal=KILL" : "/start"));
        seen.append(millisecondsOf([&] { waitUntil("the change", [&] { return (window.stateOf(victim) != u"Running"_s) == dies; }); }));
    }
    if (window.nameAt(window.tree().currentIndex()) != selected)
        qFatal("the selection was lost");
    report({.goal = u"P-32"_s, .what = u"a change among %1 real groups on screen"_s.arg(count), .unit = u"ms"_s, .ours = seen});
}

QList<double> parsed(const QByteArray &text)
{
    QList<double> times;
    for (int i = 0; i < 5; ++i)
        times.append(millisecondsOf([&] {
            const QJsonArray all = QJsonDocument::fromJson(text).array();
            for (const QJsonValue &one : all)
                if (one.toObject().value("Id"_L1).toString().isEmpty())
                    qFatal("not what was expected");
        }));
    return times;
}

// An engine that says at once what 36,000 containers are.
void measureManyContainers(IoThread &io, const QString &script)
{
    constexpr int groups = 12'000;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"s"_s);
    QProcess engine;
    engine.start(u"/usr/bin/python3"_s, {u"-B"_s, script, path, QString::number(groups), u"0"_s});
    while (!QFile::exists(path) && !engine.waitForFinished(20)) { }
    qputenv("CONTAINER_HOST", "unix://" + path.toUtf8());
    const BareClient client(path);
    QByteArray containers;
    double received = millisecondsOf([&] {
        client.get("/pods/json");
        containers = client.get("/containers/json?all=true");
    });
    QList<double> ours;
    QList<double> longest;
    for (int i = 0; i < 5; ++i) {
        Window window(io);
        Watchdog watchdog;
        ours.append(std::max(0.0, window.open(groups) - received));
        longest.append(watchdog.take());
    }
    const QString what = u"%L1 containers, %L2 MB: from their receipt to the rows"_s.arg(groups * 3).arg(static_cast<double>(containers.size()) / 1e6, 0, 'f', 1);
    report({.goal = u"P-27"_s, .what = what, .unit = u"ms"_s, .ours = ours, .yardstickName = u"QJsonDocument and one field"_s, .yardstick = parsed(containers), .atMostTimes = 2});
    report({.goal = u"P-27"_s, .what = u"longest turn of the window's thread meanwhile"_s, .unit = u"ms"_s, .ours = longest, .atMost = 50});
    engine.kill();
    engine.waitForFinished();
}

} // namespace

int main(int argc, char **argv)
{
    enterOwnNetwork();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    QFile file(QString::fromLocal8Bit(argv[1]));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no spec");
    const SpecDocument document = SpecDocument::fromText(QString::fromUtf8(file.readAll()));
    IoThread io; // outlives every window
    measureManyContainers(io, QString::fromLocal8Bit(argv[2]));
    measureRealGroups(io, document.spec(), argc > 3 ? atoi(argv[3]) : 200);
}
