// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/jobspec.h"

#include "models/automation/tr.h"
#include "models/runtime/missingsecrets.h"
#include "models/spec/specdocument.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refused(const QString &summary)
{
    return failure(Error::Kind::Rejected, summary);
}

spec::EnvironmentVariable plain(const QString &name, const QString &value)
{
    spec::EnvironmentVariable variable;
    variable.name = name;
    variable.value = value;
    return variable;
}

QList<spec::EnvironmentVariable> environmentOf(const JobRun &run)
{
    const TriggerEvent &event = run.event;
    QList<spec::EnvironmentVariable> variables{plain(u"QUAYSIDE_EVENT_ID"_s, run.id), plain(u"QUAYSIDE_EVENT_TRIGGER"_s, run.trigger),
                                               plain(u"QUAYSIDE_EVENT_KIND"_s, event.kind == Trigger::Kind::Folder ? u"file"_s : u"call"_s),
                                               plain(u"QUAYSIDE_EVENT_TIME"_s, event.time.toUTC().toString(Qt::ISODateWithMs))};
    if (event.kind == Trigger::Kind::Folder) {
        variables.append(plain(u"QUAYSIDE_EVENT_FILE"_s, event.file));
        variables.append(plain(u"QUAYSIDE_EVENT_NAME"_s, event.file.section(u'/', -1)));
    } else if (!event.body.isEmpty()) { // what somebody sends us is not ours to show
        spec::EnvironmentVariable body;
        body.name = u"QUAYSIDE_EVENT_BODY"_s;
        body.secureValue = spec::Secret{QString::fromUtf8(event.body)};
        variables.append(body);
    }
    return variables;
}

void putVariables(QList<spec::Container> &containers, const QList<spec::EnvironmentVariable> &variables)
{
    for (spec::Container &container : containers) {
        container.environmentVariables.removeIf([&](const spec::EnvironmentVariable &own) {
            return std::ranges::any_of(variables, [&](const auto &variable) { return variable.name == own.name; });
        });
        container.environmentVariables.append(variables);
    }
}

std::optional<QString> faultOf(const SpecDocument &document, const RuntimeLimits &limits)
{
    const QList<SpecIssue> issues = document.issues(limits);
    const auto first = std::ranges::find(issues, SpecIssue::Severity::Error, &SpecIssue::severity);
    if (first != issues.end())
        //: %1 is the number of a line, %2 a sentence about what is wrong there
        return AutomationTr::tr("Line %1 of the template: %2").arg(QString::number(first->range ? first->range->line : 1), first->message);
    return document.isReadable() ? std::nullopt : std::optional(AutomationTr::tr("The template is no container group."));
}

} // namespace

Result<ContainerGroupSpec> jobSpec(const QString &templateText, const RuntimeLimits &limits, const JobRun &run)
{
    const SpecDocument document = SpecDocument::fromText(templateText);
    if (const std::optional<QString> fault = faultOf(document, limits))
        return refused(*fault);
    ContainerGroupSpec spec = document.spec();
    if (spec.restartPolicy.value_or(u"Always"_s).compare(u"Always", Qt::CaseInsensitive) == 0)
        return refused(AutomationTr::tr("The template restarts for ever (restartPolicy: Always), so it never ends as a job does. Set restartPolicy to OnFailure or Never."));
    if (const QStringList missing = missingSecrets(spec); !missing.isEmpty())
        return refused(AutomationTr::tr("The template lacks the secret value at %1. Write it into the template.").arg(missing.first()));
    spec.name = run.group.key;
    putVariables(spec.initContainers, environmentOf(run));
    putVariables(spec.containers, environmentOf(run));
    return spec;
}

QString jobGroupName(const JobRun &run)
{
    return u"%1-%2-%3"_s.arg(run.trigger, run.event.time.toUTC().toString(u"yyyyMMdd-hhmmss"_s), run.id.first(8));
}

std::optional<Error> objectionTo(const Trigger &trigger)
{
    static const QRegularExpression name(u"\\A[a-z]([a-z0-9-]{0,30}[a-z0-9])?\\z"_s); // with what follows at most 63, as the name of a group
    const auto no = [](const QString &summary) { return Error{Error::Kind::Rejected, summary, {}}; };
    if (!name.match(trigger.name).hasMatch() || trigger.name.contains("--"_L1))
        return no(AutomationTr::tr("A trigger needs a name of at most 32 lower-case letters, digits and single hyphens, beginning with a letter."));
    if (trigger.templateFile.isEmpty())
        return no(AutomationTr::tr("A trigger needs a template: a file with the spec of the group to run."));
    if (trigger.kind == Trigger::Kind::Folder && (trigger.folder.isEmpty() || trigger.pattern.isEmpty()))
        return no(AutomationTr::tr("A trigger needs a folder to look at, and a pattern for the names of files such as *.csv."));
    if (trigger.pattern.contains(u'/'))
        return no(AutomationTr::tr("The pattern is for names of files and has no slash; the folder stands by itself."));
    if (trigger.kind == Trigger::Kind::Call && trigger.port < 1024)
        return no(AutomationTr::tr("Choose a port from 1024 to 65535."));
    if (trigger.atOnce < 1 || trigger.atOnce > Trigger::mostAtOnce)
        return no(AutomationTr::tr("A trigger runs 1 to %1 jobs at once.").arg(Trigger::mostAtOnce));
    return std::nullopt;
}

} // namespace quayside
