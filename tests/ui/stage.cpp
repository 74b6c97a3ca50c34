// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/ui/stage.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

RateCard rates()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The rate card is missing from this build.");
    return RateCard::fromJson(file.readAll()).value();
}

const QDateTime aFridayMorning(QDate(2026, 3, 6), QTime(9, 41), Qt::UTC);

// What every template of a trigger says here.
QString aJob()
{
    return u"name: job\nlocation: eastus\nproperties:\n  osType: Linux\n  restartPolicy: Never\n  containers:\n  - name: one\n    properties:\n"
           "      image: localhost/quayside-sample:1.0\n      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"_s;
}

} // namespace

Stage::Stage(Scenario scenario, QSize size, Drafts *drafts)
    : clock(aFridayMorning)
    , engine(ConnectionId{u"demo"_s}, clock, scenario)
    , m_estimator(rates())
    , session(clock, m_estimator, {m_snapshots, m_ledger, m_journal, drafts, nullptr, &settings, {}, &keychain})
    , book((session.addConnection(engine), session), connections, [](const ConnectionSettings &) -> std::unique_ptr<ContainerRuntime> { qFatal("Nobody tries one here."); },
           [] { return new ReadyOperation<QList<ConnectionSettings>>(QList<ConnectionSettings>()); })
    , triggerBook(triggers, runs, [](const Trigger &) { return QStringList(); })
    , jobs(session, {triggerBook, {}, [](const QString &) { return new ReadyOperation<QString>(aJob()); }})
    , window(session, book, settings, files, &jobs)
{
    window.resize(size);
    window.show();
    settle();
}

void Stage::begin()
{
    session.start();
    jobs.start();
    settle();
    pass(std::chrono::seconds(2));
}

void Stage::settle()
{
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void Stage::pass(std::chrono::seconds duration)
{
    for (auto i = std::chrono::seconds(0); i < duration; ++i) {
        clock.advance(std::chrono::seconds(1));
        settle();
    }
}

void Stage::select(const QString &group)
{
    const auto &connection = *session.connections().front();
    const auto found = std::ranges::find_if(connection.watcher.groups(), [&](const ContainerGroup &one) { return one.name.startsWith(group); });
    if (found == connection.watcher.groups().end())
        qFatal("No group begins with %s.", qPrintable(group));
    window.groupsPage().select(found->id);
    settle();
}

} // namespace quayside
