// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/groupverbs.h"

#include "app/commandline/groupjson.h"
#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/session/groupmarks.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString addressOf(const ContainerGroup &group)
{
    return group.ports.isEmpty() ? u"-"_s : format::address(group.ports.first());
}

// Connects and lets the engine say everything about itself.
class Check final : public Operation<EngineDescription>
{
public:
    explicit Check(ContainerRuntime &runtime)
        : m_runtime(runtime)
    {
    }

protected:
    void start() override
    {
        await(m_runtime.connectEngine(), [this](const EngineDescription &) {
            await(m_runtime.describeEngine(), [this](const EngineDescription &engine) { finish(engine); });
        });
    }

private:
    ContainerRuntime &m_runtime;
};

Operation<EngineDescription> *checkOf(ContainerRuntime &runtime)
{
    return new Check(runtime);
}

} // namespace

void ListVerb::start()
{
    m_waiting = invocation().connection.isEmpty() ? context().runtimes : QList<ContainerRuntime *>{};
    if (!invocation().connection.isEmpty()) {
        if (!runtime())
            return withEngine([] { }); // explains
        m_waiting.append(runtime());
    }
    listNext();
}

void ListVerb::listNext()
{
    if (m_waiting.isEmpty())
        return print();
    ContainerRuntime *const next = m_waiting.takeFirst();
    const auto explain = [this, next](const Error &error) {
        terminal().errorLine(u"quayside: %1: %2"_s.arg(next->connection().value, format::plainLine(error.summary)));
        m_code = exitCodeFor(error.kind);
        listNext();
    };
    attempt(next->connectEngine(), [this, next, explain](const Result<EngineDescription> &engine) {
        if (!engine)
            return explain(engine.error());
        attempt(next->listGroups(), [this, explain](const Result<QList<ContainerGroup>> &groups) {
            if (!groups)
                return explain(groups.error());
            m_groups.append(*groups);
            listNext();
        });
    });
}

void ListVerb::print()
{
    if (invocation().json) {
        QJsonArray array;
        for (const ContainerGroup &group : std::as_const(m_groups))
            array.append(groupToJson(group, context().estimator));
        terminal().write(indentedJson(QJsonDocument(array)));
        return finish(m_code);
    }
    QList<QStringList> rows{{CommandTr::tr("STATE"), CommandTr::tr("NAME"), CommandTr::tr("WHERE"), CommandTr::tr("ADDRESS"),
                             CommandTr::tr("AGE"), CommandTr::tr("RATE"), CommandTr::tr("NOTE")}};
    for (const ContainerGroup &group : std::as_const(m_groups)) {
        const auto price = context().estimator.hourlyPrice(pricedResources(group));
        rows.append({format::stateName(group.state), format::plainLine(group.name), group.id.connection.value, addressOf(group),
                     format::relativeTime(group.createdAt, context().clock.now()), price ? format::ratePerHour(price->total()) : u"-"_s,
                     format::plainLine(group.reason)});
    }
    if (!m_groups.isEmpty())
        for (const QString &line : tableLines(rows))
            terminal().line(line.trimmed());
    else if (m_code == exitcode::done)
        terminal().line(CommandTr::tr("There are no groups. “quayside deploy FILE” makes one."));
    finish(m_code);
}

void ShowVerb::start()
{
    withGroup([this](const ContainerGroup &group) {
        await(runtime()->describeGroup(group.id), [this](const ContainerGroup &described) {
            if (invocation().json)
                terminal().write(indentedJson(QJsonDocument(groupToJson(described, context().estimator))));
            else
                print(described);
            finish(exitcode::done);
        });
    });
}

void ShowVerb::print(const ContainerGroup &group)
{
    const auto row = [this](const QString &name, const QString &value) {
        if (!value.isEmpty())
            terminal().line(name.leftJustified(12) + format::plainLine(value));
    };
    row(CommandTr::tr("Name"), group.name);
    row(CommandTr::tr("State"), format::stateName(group.state) + (group.reason.isEmpty() ? QString() : u": "_s + group.reason));
    row(CommandTr::tr("Connection"), group.id.connection.value);
    row(CommandTr::tr("Made by"), format::originName(group.origin));
    row(CommandTr::tr("Restart"), format::restartPolicyName(group.restartPolicy));
    for (const PortMapping &port : group.ports) {
        const QString outside = format::address(port);
        row(CommandTr::tr("Address"), port.hostPort == port.containerPort
                ? outside
                : CommandTr::tr("%1 (port %2 inside)").arg(outside, QString::number(port.containerPort)));
    }
    row(CommandTr::tr("/etc/hosts"), format::hostsLine(group));
    row(CommandTr::tr("Created"), format::exactTime(group.createdAt));
    row(CommandTr::tr("Reboot"), group.afterReboot);
    if (const auto price = context().estimator.hourlyPrice(pricedResources(group)))
        row(CommandTr::tr("Rate"), format::ratePerHour(price->total()) + u" · "_s + format::resources(group.requested));
    for (const Container &container : group.containers)
        printContainer(container);
}

void ShowVerb::printContainer(const Container &container)
{
    terminal().line({});
    terminal().line(format::plainLine(container.isInit ? CommandTr::tr("Init container %1").arg(container.name)
                                                       : CommandTr::tr("Container %1").arg(container.name)));
    terminal().line(u"  "_s + format::plainLine(container.image));
    terminal().line(u"  "_s + format::stateName(container.state)
                    + CommandTr::tr(", restarted %n time(s)", nullptr, container.restartCount));
    if (container.exitCode)
        terminal().line(u"  "_s + format::plainLine(format::explainEnd(container)));
}

void ChangeVerb::start()
{
    withGroup([this](const ContainerGroup &group) {
        const bool starts = invocation().verb == Invocation::Verb::Start;
        const bool stops = invocation().verb == Invocation::Verb::Stop;
        Operation<> *change = starts ? runtime()->startGroup(group.id) : stops ? runtime()->stopGroup(group.id) : runtime()->restartGroup(group.id);
        await(change, [this] { finish(exitcode::done); });
    });
}

DeleteVerb::DeleteVerb(const CommandContext &context)
    : Verb(context)
    , m_secrets(context.keychain, context.settings)
{
}

void DeleteVerb::start()
{
    withGroup([this](const ContainerGroup &group) {
        if (GroupMarks(context().settings).has(GroupMarks::Mark::Protected, group.id)) {
            terminal().errorLine(CommandTr::tr("%1 is protected from deletion; take the protection away with “quayside protect --off %1” or in the window.").arg(format::plainLine(group.name)));
            return finish(exitcode::refused);
        }
        if (!invocation().yes && terminal().isInteractive()) {
            const QString answer = terminal().ask(CommandTr::tr("Delete %1 with its %n container(s)? Type its name:", nullptr, static_cast<int>(group.containers.size())).arg(format::plainLine(group.name)));
            if (answer != group.name) {
                terminal().errorLine(CommandTr::tr("Nothing was deleted."));
                return finish(exitcode::notAllRight);
            }
        }
        await(runtime()->deleteGroup(group.id), [this, id = group.id] {
            attempt(m_secrets.forget(id), [this](const Result<> &) { finish(exitcode::done); }); // the group is gone all the same
        });
    });
}

void ProtectVerb::start()
{
    withGroup([this](const ContainerGroup &group) {
        GroupMarks(context().settings).set(GroupMarks::Mark::Protected, group.id, !invocation().off);
        finish(exitcode::done);
    });
}

void ConnectionsVerb::start()
{
    if (invocation().check) {
        m_waiting = context().runtimes;
        return checkNext();
    }
    QJsonArray array;
    for (const ContainerRuntime *candidate : context().runtimes) {
        array.append(QJsonObject{{u"name"_s, candidate->connection().value}});
        if (!invocation().json)
            terminal().line(candidate->connection().value);
    }
    if (invocation().json)
        terminal().write(indentedJson(QJsonDocument(array)));
    finish(exitcode::done);
}

void ConnectionsVerb::checkNext()
{
    if (m_waiting.isEmpty()) {
        if (invocation().json)
            terminal().write(indentedJson(QJsonDocument(m_json)));
        return finish(m_code);
    }
    ContainerRuntime *const next = m_waiting.takeFirst();
    attempt(checkOf(*next), [this, next](const Result<EngineDescription> &engine) {
        QJsonObject entry{{u"name"_s, next->connection().value}, {u"reachable"_s, engine.has_value()}};
        if (engine) {
            entry[u"engine"_s] = engine->name;
            entry[u"version"_s] = engine->version;
            entry[u"address"_s] = engine->address;
            entry[u"rootless"_s] = engine->isRootless;
            entry[u"startedByQuayside"_s] = engine->startedByUs;
            entry[u"notes"_s] = QJsonArray::fromStringList(engine->notes);
        } else {
            entry[u"error"_s] = engine.error().summary;
            m_code = exitcode::unreachable;
        }
        m_json.append(entry);
        if (!invocation().json) {
            terminal().line(next->connection().value);
            if (engine)
                print(*engine);
            else
                terminal().line(u"  "_s + format::plainLine(engine.error().summary + u' ' + engine.error().detail));
        }
        checkNext();
    });
}

void ConnectionsVerb::print(const EngineDescription &engine)
{
    terminal().line(u"  "_s + format::plainLine(CommandTr::tr("%1 %2 at %3").arg(engine.name, engine.version, engine.address)));
    terminal().line(u"  "_s + format::plainLine(engine.system));
    terminal().line(u"  "_s + (engine.startedByUs ? CommandTr::tr("Started by Quayside") : CommandTr::tr("Was running already")) + u", "_s
                    + (engine.isRootless ? CommandTr::tr("without root rights") : CommandTr::tr("with root rights")));
    for (const QString &note : engine.notes)
        terminal().line(u"  - "_s + format::plainLine(note));
}

} // namespace quayside
