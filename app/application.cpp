// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/background.h"
#include "app/commandline/verb.h"
#include "app/connections/findconnections.h"
#include "app/connections/makeruntime.h"
#include "app/firstframe.h"
#include "app/interrupts.h"
#include "app/jobs.h"
#include "app/localruntimes.h"
#include "app/records.h"
#include "app/runtimes/sample/sampleruntime.h"
#include "app/storage/diskfiles.h"
#include "app/storage/systemkeychain.h"
#include "models/session/session.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/tray.h"
#include "ui/settings/keys.h"
#include "ui/settings/settingspage.h"

#include <QApplication>
#include <QEventLoop>
#include <QFile>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// The rate card is part of the program: without it the build is broken.
RateCard builtInRateCard()
{
    QFile file(u":/rates/aci.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The rate card is missing from this build.");
    const Result<RateCard> card = RateCard::fromJson(file.readAll());
    if (!card)
        qFatal("The rate card of this build cannot be read: %s", qPrintable(card.error().summary));
    return *card;
}

// As a person has set them. Never less than what is being written to.
LogBounds logBoundsFrom(const Settings &settings)
{
    constexpr qint64 megabyte = 1024 * 1024;
    LogBounds bounds;
    bounds.group = std::max(2 * bounds.segment, settings.value(settingskey::logGroupMegabytes, bounds.group / megabyte).toLongLong() * megabyte);
    bounds.total = std::max(bounds.group, settings.value(settingskey::logTotalMegabytes, bounds.total / megabyte).toLongLong() * megabyte);
    return bounds;
}

bool usesRecords(Invocation::Verb verb)
{
    using enum Invocation::Verb;
    return QList{Deploy, Rollback, TriggerList, TriggerAdd, TriggerRemove, Runs}.contains(verb);
}

} // namespace

Application::Application(Invocation invocation)
    : m_invocation(std::move(invocation))
    , m_estimator(builtInRateCard())
{
    if (m_invocation.demo)
        m_runtimes.push_back(std::make_unique<sample::SampleRuntime>(ConnectionId{u"demo"_s}, m_clock));
    else
        m_runtimes = findLocalRuntimes(m_io, m_clock);
}

Application::~Application() = default;

QList<ContainerRuntime *> Application::runtimes() const
{
    QList<ContainerRuntime *> list;
    for (const auto &runtime : m_runtimes)
        list.append(runtime.get());
    return list;
}

int Application::runWindow()
{
    const Records records = m_invocation.demo ? Records::none() : Records::open(&logBoundsFrom);
    const MakeLease leases = m_invocation.demo ? MakeLease() : Records::leases(QApplication::translate("Quayside", "the window of Quayside"));
    applyTheme(*qApp, chosenTheme(*records.settings));
    Session session(m_clock, m_estimator, {*records.snapshots, *records.ledger, *records.journal, records.drafts.get(), records.logs.get(), records.settings.get(), leases,
                                           records.keychain.get()});
    for (const auto &runtime : m_runtimes)
        session.addConnection(*runtime);
    const auto make = [this](const ConnectionSettings &settings) { return makeRuntime(settings, m_io, m_clock); };
    ConnectionBook book(session, *records.connections, make, [] { return new FindConnections; });
    const Result<> kept = book.load();
    Jobs jobs(session, records, m_io);
    const DiskFiles files;
    MainWindow window(session, book, *records.settings, files, m_invocation.demo ? nullptr : &jobs.runner());
    const Tray tray(window, *records.settings);
    if (records.database)
        QObject::connect(records.database.get(), &Database::failed, &session, &Session::storageFailed);
    session.start();
    jobs.runner().start();
    FirstFrame::watch(&window);
    window.show();
    if (records.problem)
        window.notify(records.problem->summary);
    if (!kept)
        window.notify(kept.error().summary);
    if (!m_invocation.files.isEmpty())
        window.openFile(m_invocation.files.first());
    if (!m_invocation.picture.isEmpty())
        takePicture(session, window);
    return run(session);
}

// Until it is told to end. Then it waits for a moment, so that others need not wait for it.
int Application::run(Session &session) const
{
    constexpr std::chrono::seconds patience(2);
    const Interrupts interrupts([] { QCoreApplication::quit(); });
    const int code = QCoreApplication::exec();
    QEventLoop last;
    session.end()->onFinished(&last, [&last](const Result<> &) { last.quit(); });
    m_clock.callAfter(patience, &last, [&last] { last.quit(); });
    last.exec();
    return code;
}

// Of the window with its first group and some seconds of its life, or of what stands there instead.
void Application::takePicture(Session &session, MainWindow &window) const
{
    m_clock.callAfter(std::chrono::seconds(2), &window, [&session, &window] {
        for (const auto &connection : session.connections())
            if (!connection->watcher.groups().isEmpty())
                return window.groupsPage().select(connection->watcher.groups().first().id);
    });
    m_clock.callAfter(std::chrono::seconds(8), &window, [this, &window] {
        if (!window.grab().save(m_invocation.picture))
            qCritical("The picture could not be saved.");
        QApplication::quit();
    });
}

// Connections that a person has set up are verbs' to use by name; none is connected before it is asked for.
void Application::addKeptConnections(Terminal &terminal)
{
    const Result<QList<ConnectionSettings>> kept = Records::connectionsOfThisPerson()->load();
    if (!kept)
        return terminal.errorLine(u"quayside: "_s + kept.error().summary);
    for (const ConnectionSettings &settings : *kept)
        m_runtimes.push_back(makeRuntime(settings, m_io, m_clock));
}

// Keeps what it did in the journal, and what groups wrote whose logs are recorded.
int Application::runBackground()
{
    StandardTerminal terminal;
    if (!m_invocation.demo)
        addKeptConnections(terminal);
    const Records nothing = Records::none();
    const Records records = m_invocation.demo ? Records::none() : Records::open(&logBoundsFrom);
    const MakeLease leases = m_invocation.demo ? MakeLease() : Records::leases(u"quayside background"_s);
    Session session(m_clock, m_estimator, {*nothing.snapshots, *nothing.ledger, *records.journal, nullptr, records.logs.get(), records.settings.get(), leases,
                                           records.keychain.get()});
    for (const auto &runtime : m_runtimes)
        session.addConnection(*runtime);
    Jobs jobs(session, records, m_io);
    const Background background(session, jobs.runner(), terminal);
    session.start();
    jobs.runner().start();
    return run(session);
}

int Application::runVerb()
{
    StandardTerminal terminal;
    if (!m_invocation.demo)
        addKeptConnections(terminal);
    const Records records = usesRecords(m_invocation.verb) && !m_invocation.demo ? Records::open() : Records::none();
    const std::unique_ptr<Settings> settings = m_invocation.demo ? nullptr : Records::settingsOfThisPerson();
    const std::unique_ptr<Keychain> keychain = m_invocation.demo ? nullptr : std::make_unique<SystemKeychain>();
    const TriggerBook triggers = Jobs::bookOf(records);
    QPointer<Verb> verb = makeVerb({m_invocation, runtimes(), m_clock, m_estimator, terminal, *records.journal, settings.get(), &triggers, records.logs.get(), keychain.get()});
    int code = exitcode::wrongUse;
    verb->onFinished(QCoreApplication::instance(), [&code](const Result<int> &result) {
        code = result.value_or(exitcode::refused);
        QCoreApplication::exit(code);
    });
    const Interrupts interrupts([verb] {
        if (verb)
            verb->cancel();
    });
    QCoreApplication::exec();
    return code;
}

} // namespace quayside
