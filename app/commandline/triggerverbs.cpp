// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/triggerverbs.h"

#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/session/runwords.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRuns = 500;

QByteArray jsonText(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

QJsonObject triggerJson(const Trigger &trigger)
{
    QJsonObject json{{u"name"_s, trigger.name}, {u"connection"_s, trigger.connection.value}, {u"template"_s, trigger.templateFile}, {u"atOnce"_s, trigger.atOnce}};
    if (trigger.kind == Trigger::Kind::Call) {
        json.insert(u"address"_s, triggerAddress(trigger));
        return json;
    }
    json.insert(u"folder"_s, trigger.folder);
    json.insert(u"pattern"_s, trigger.pattern);
    return json;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QJsonObject runJson(const JobRun &run)
{
    QJsonObject json{{u"id"_s, run.id}, {u"trigger"_s, run.trigger}, {u"connection"_s, run.group.connection.value}, {u"group"_s, run.group.key},
                     {u"state"_s, runStateToken(run.state)}, {u"eventAt"_s, timeText(run.event.time)}};
    if (run.event.kind == Trigger::Kind::Folder)
        json.insert(u"file"_s, run.event.file);
    if (run.startedAt.isValid())
        json.insert(u"startedAt"_s, timeText(run.startedAt));
    if (run.endedAt.isValid())
        json.insert(u"endedAt"_s, timeText(run.endedAt));
    if (run.endedAt.isValid() && run.startedAt.isValid())
        json.insert(u"seconds"_s, static_cast<double>(runDuration(run, run.endedAt).count()) / 1000);
    if (run.exitCode)
        json.insert(u"exitCode"_s, *run.exitCode);
    if (!run.summary.isEmpty())
        json.insert(u"summary"_s, run.summary);
    return json;
}

} // namespace

void ListTriggersVerb::start()
{
    const Result<QList<Trigger>> triggers = context().triggers->load();
    if (!triggers)
        return beginFail(triggers.error());
    QJsonArray array;
    QList<QStringList> rows{{CommandTr::tr("NAME"), CommandTr::tr("WHEN"), CommandTr::tr("RUNS"), CommandTr::tr("WHERE"), CommandTr::tr("AT ONCE")}};
    for (const Trigger &trigger : *triggers) {
        array.append(triggerJson(trigger));
        rows.append({format::plainLine(trigger.name), format::plainLine(triggerCause(trigger)), format::plainLine(trigger.templateFile),
                     format::plainLine(trigger.connection.value), QString::number(trigger.atOnce)});
    }
    if (invocation().json)
        terminal().write(jsonText(array));
    else if (triggers->isEmpty())
        terminal().line(CommandTr::tr("There are no triggers. “quayside trigger add” makes one."));
    else
        for (const QString &line : tableLines(rows))
            terminal().line(line.trimmed());
    finish(exitcode::done);
}

Trigger AddTriggerVerb::wanted()
{
    Trigger trigger;
    trigger.name = invocation().trigger;
    trigger.kind = invocation().isCalled ? Trigger::Kind::Call : Trigger::Kind::Folder;
    trigger.connection = runtime()->connection();
    trigger.templateFile = QFileInfo(invocation().files.first()).absoluteFilePath();
    if (!invocation().folder.isEmpty())
        trigger.folder = QFileInfo(invocation().folder).absoluteFilePath();
    if (!invocation().pattern.isEmpty())
        trigger.pattern = invocation().pattern;
    trigger.port = invocation().port == 0 ? Trigger::usualPort : static_cast<quint16>(invocation().port);
    trigger.atOnce = invocation().atOnce;
    return trigger;
}

void AddTriggerVerb::start()
{
    if (!runtime())
        return withEngine([] { }); // explains
    if (invocation().files.first() == u"-")
        return beginFail({Error::Kind::Rejected, CommandTr::tr("The template is read anew for every run, so it must be a file."), {}});
    const Trigger trigger = wanted();
    const Result<QString> text = readTextFile(trigger.templateFile);
    if (!text)
        return beginFail(text.error());
    JobRun trial;
    trial.group.key = trigger.name;
    if (const auto spec = jobSpec(*text, runtime()->limits(), trial); !spec)
        return beginFail(spec.error());
    await(context().triggers->add(trigger), [this, trigger](const QString &token) {
        explain(trigger, token);
        finish(exitcode::done);
    });
}

void AddTriggerVerb::explain(const Trigger &trigger, const QString &token)
{
    if (trigger.kind == Trigger::Kind::Folder) {
        terminal().line(CommandTr::tr("%1 runs for every file %2 from now on, while the window or “quayside background” is there.")
                            .arg(trigger.name, format::plainLine(triggerCause(trigger))));
        return;
    }
    terminal().line(CommandTr::tr("%1 runs for every call, while the window or “quayside background” is there. This token is shown only now:").arg(trigger.name));
    terminal().line(token);
    terminal().line(CommandTr::tr("To call it: %1").arg(callCommand(trigger)));
}

void RemoveTriggerVerb::start()
{
    if (const Result<> removed = context().triggers->remove(invocation().trigger); !removed)
        return beginFail(removed.error());
    terminal().line(CommandTr::tr("%1 is removed. What runs goes on; what waited for its turn is not run.").arg(format::plainLine(invocation().trigger)));
    finish(exitcode::done);
}

void RunsVerb::start()
{
    Result<QList<JobRun>> runs = context().triggers->runs().load(mostRuns);
    if (!runs)
        return beginFail(runs.error());
    const QString &wanted = invocation().trigger;
    runs->removeIf([&](const JobRun &run) { return !wanted.isEmpty() && run.trigger != wanted && run.id != wanted && run.group.key != wanted; });
    if (runs->isEmpty() && !wanted.isEmpty())
        return beginFail({Error::Kind::NotFound, CommandTr::tr("Nothing was run for “%1”.").arg(wanted), {}});
    if (invocation().withLog && !runs->isEmpty())
        printLog(runs->first());
    else
        print(*runs);
    finish(exitcode::done);
}

void RunsVerb::print(const QList<JobRun> &runs)
{
    QJsonArray array;
    QList<QStringList> rows{{CommandTr::tr("STATE"), CommandTr::tr("TRIGGER"), CommandTr::tr("CAUSE"), CommandTr::tr("WHEN"), CommandTr::tr("TOOK"), CommandTr::tr("RESULT"),
                             CommandTr::tr("GROUP")}};
    const QDateTime now = context().clock.now();
    for (const JobRun &run : runs) {
        array.append(runJson(run));
        rows.append({runStateName(run.state), format::plainLine(run.trigger), format::plainLine(runCause(run)), format::relativeTime(run.event.time, now),
                     run.startedAt.isValid() ? format::duration(runDuration(run, now)) : u"-"_s, format::plainLine(runResult(run)), format::plainLine(run.group.key)});
    }
    if (invocation().json)
        return terminal().write(jsonText(array));
    if (runs.isEmpty())
        return terminal().line(CommandTr::tr("Nothing was run yet. “quayside trigger list” lists what is waited for."));
    for (const QString &line : tableLines(rows))
        terminal().line(line.trimmed());
}

void RunsVerb::printLog(const JobRun &run)
{
    if (!context().logs)
        return;
    const Result<KeptLog> log = context().logs->open(run.group);
    if (!log)
        return terminal().errorLine(u"quayside: "_s + format::plainLine(log.error().summary));
    for (qint64 line = log->pages->firstLine(); line < log->pages->endLine();) {
        const LogPage page = log->pages->page(line, LogPages::Want::Text);
        if (page.lines == 0)
            return;
        terminal().write(terminal().isInteractive() ? terminalSafe(page.text) : page.text);
        line = page.endLine();
    }
}

} // namespace quayside
