// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/jobverbs.h"

#include "app/commandline/convertverb.h"
#include "app/commandline/deployverbs.h"
#include "app/commandline/groupverbs.h"
#include "app/commandline/logsverb.h"
#include "app/commandline/specverbs.h"
#include "app/commandline/stockverbs.h"
#include "app/commandline/tr.h"
#include "app/commandline/triggerverbs.h"
#include "models/format/format.h"
#include "models/runtime/jobend.h"
#include "models/runtime/waitforgroup.h"

namespace quayside {

using namespace Qt::StringLiterals;

void RunVerb::start()
{
    withEngine([this] {
        const std::optional<SpecDocument> document = readSpec(runtime()->limits());
        if (!document)
            return;
        ContainerGroupSpec spec = document->spec();
        if (!invocation().name.isEmpty())
            spec.name = invocation().name;
        if (spec.restartPolicy.value_or(u"Always"_s).compare(u"Always", Qt::CaseInsensitive) == 0)
            return beginFail({Error::Kind::Rejected,
                              CommandTr::tr("This group restarts for ever (restartPolicy: Always), so it never ends as a job does. "
                                            "Set restartPolicy to OnFailure or Never, or use “quayside deploy”."),
                              {}});
        create(spec);
    });
}

void RunVerb::create(const ContainerGroupSpec &spec)
{
    await(runtime()->createGroup(spec), [this](const GroupId &id) {
        m_id = id;
        await(runtime()->describeGroup(id), [this](const ContainerGroup &group) { follow(group); });
    });
}

void RunVerb::follow(const ContainerGroup &group)
{
    QList<LogPrinter::Source> sources;
    for (const Container &container : group.containers)
        sources.append({group.id, container.name, container.name});
    m_printer = std::make_unique<LogPrinter>(terminal(), context().clock, LogPrinter::Style{.names = sources.size() > 1});
    m_printer->open(*runtime(), sources, {});
    Operation<ContainerGroup> *waiting = new WaitForGroup(*runtime(), context().clock, group.id, &isOver);
    await(waiting, [this](const ContainerGroup &end) {
        connect(m_printer.get(), &LogPrinter::drained, this, [this, end] {
            cleanUp(end.state == GroupState::Stopped ? exitcode::jobFailure : exitCodeOf(end).value_or(exitcode::done));
        });
        m_printer->finishReading();
    });
}

void RunVerb::cleanUp(int code)
{
    if (m_printer)
        m_printer.release()->deleteLater(); // we may be inside its signal
    if (invocation().keep || !m_id)
        return finish(code);
    undo(runtime()->deleteGroup(*std::exchange(m_id, std::nullopt)), [this, code](const Result<> &deleted) {
        if (!deleted)
            terminal().errorLine(u"quayside: "_s + format::plainLine(deleted.error().summary));
        finish(code);
    });
}

void RunVerb::fail(const Error &error)
{
    terminal().errorLine(u"quayside: "_s + format::plainLine(error.summary));
    cleanUp(exitcode::jobFailure);
}

Verb *makeVerb(const CommandContext &context)
{
    switch (context.invocation.verb) {
    case Invocation::Verb::Validate: return new ValidateVerb(context);
    case Invocation::Verb::Convert: return new ConvertVerb(context);
    case Invocation::Verb::Price: return new PriceVerb(context);
    case Invocation::Verb::List: return new ListVerb(context);
    case Invocation::Verb::Show: return new ShowVerb(context);
    case Invocation::Verb::Logs: return new LogsVerb(context);
    case Invocation::Verb::Protect: return new ProtectVerb(context);
    case Invocation::Verb::Images:
    case Invocation::Verb::Volumes:
    case Invocation::Verb::Networks: return new StockVerb(context);
    case Invocation::Verb::Prune: return new PruneVerb(context);
    case Invocation::Verb::Remove: return new RemoveVerb(context);
    case Invocation::Verb::Pull: return new PullVerb(context);
    case Invocation::Verb::Disk: return new DiskVerb(context);
    case Invocation::Verb::Logins:
    case Invocation::Verb::Login:
    case Invocation::Verb::Logout: return new LoginVerb(context);
    case Invocation::Verb::Start:
    case Invocation::Verb::Stop:
    case Invocation::Verb::Restart: return new ChangeVerb(context);
    case Invocation::Verb::Delete: return new DeleteVerb(context);
    case Invocation::Verb::Deploy: return new DeployVerb(context);
    case Invocation::Verb::Rollback: return new RollbackVerb(context);
    case Invocation::Verb::Run: return new RunVerb(context);
    case Invocation::Verb::Connections: return new ConnectionsVerb(context);
    case Invocation::Verb::Rules: return new RulesVerb(context);
    case Invocation::Verb::TriggerList: return new ListTriggersVerb(context);
    case Invocation::Verb::TriggerAdd: return new AddTriggerVerb(context);
    case Invocation::Verb::TriggerRemove: return new RemoveTriggerVerb(context);
    case Invocation::Verb::Runs: return new RunsVerb(context);
    case Invocation::Verb::Background: // lives as long as a window, with a session of its own
    case Invocation::Verb::Window: break;
    }
    return nullptr;
}

} // namespace quayside
