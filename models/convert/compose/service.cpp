// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/service.h"

#include "models/convert/amounts.h"
#include "models/convert/envfile.h"
#include "models/convert/runline/shellwords.h"
#include "models/convert/tr.h"

#include <algorithm>
#include <cmath>

namespace quayside::compose {

using namespace Qt::StringLiterals;

namespace {

void readImage(GroupDraft &group, ContainerDraft &draft, const SourceField &service)
{
    const SourceField image = service[u"image"];
    if (service[u"build"])
        image ? group.report.lost(service[u"build"], ConvertTr::tr("Azure builds no images; the one that is named has to be in a registry."))
              : askForImage(group, draft, service[u"build"]);
    else if (!image)
        askForImage(group, draft, service[u"image"]);
    if (!image)
        return;
    draft.container.image = image.text();
    group.report.exact(image, draft.property(u"image"));
}

// A string is split as a shell does; a list is taken as it is.
QStringList wordsOf(const SourceField &field)
{
    if (!field.isScalar())
        return field.texts();
    const QList<ShellCommand> commands = splitShellText(QString(field.text()).replace("$"_L1, "\\$"_L1)).commands;
    return commands.size() == 1 ? commands.first().words : field.text().isEmpty() ? QStringList() : QStringList(field.text());
}

void readCommand(GroupDraft &group, ContainerDraft &draft, const SourceField &service)
{
    const SourceField entrypoint = service[u"entrypoint"];
    const SourceField command = service[u"command"];
    const QString target = draft.property(u"command");
    if (entrypoint)
        group.report.exact(entrypoint, target);
    if (command && entrypoint)
        group.report.exact(command, target);
    else if (command)
        group.report.approximated(command, target, ConvertTr::tr("In Azure a command replaces the entrypoint of the image too: put that in front if the image has one."));
    draft.container.command = wordsOf(entrypoint) + wordsOf(command);
}

void setOrAsk(GroupDraft &group, ContainerDraft &draft, const SourceField &source, const QString &name, const std::optional<QString> &value, const File &file)
{
    const QString target = draft.property(u"environmentVariables");
    if (value || file.variables.contains(name)) {
        group.setVariable(draft, name, value ? *value : file.variables.value(name));
        return group.report.exact(source, target);
    }
    group.report.ask({name, ConvertTr::tr("Which value has the variable “%1”?").arg(name.left(80)), ConversionQuestion::Type::Text, {}, false, false});
    group.report.asked(source, target, ConvertTr::tr("The variable “%1” takes its value from the environment, which is not known here.").arg(name.left(80)));
}

void readVariables(GroupDraft &group, ContainerDraft &draft, const SourceField &variables, const File &file)
{
    for (const SourceField &variable : variables.members())
        setOrAsk(group, draft, variable, variable.name(), variable ? variable.textIfAny() : std::nullopt, file);
    for (const SourceField &variable : variables.items()) {
        const QString text = variable.text();
        const bool hasValue = text.contains(u'=');
        setOrAsk(group, draft, variable, text.section(u'=', 0, 0), hasValue ? std::optional(text.section(u'=', 1)) : std::nullopt, file);
    }
}

void readVariableFile(GroupDraft &group, ContainerDraft &draft, const SourceField &entry, const File &file)
{
    const SourceField path = entry.isMap() ? entry[u"path"] : entry;
    const auto content = group.file(path.text());
    if (!content)
        return group.report.asked(entry, draft.property(u"environmentVariables"),
                                  ConvertTr::tr("This file of variables is not at hand; add its variables by hand."));
    const QList<EnvironmentLine> lines = readEnvironmentFile(QString::fromUtf8(*content), EnvironmentFileStyle::Compose);
    for (const EnvironmentLine &line : lines)
        if (line.value || file.variables.contains(line.name))
            group.setVariable(draft, line.name, line.value.value_or(file.variables.value(line.name)));
    group.report.exact(entry, draft.property(u"environmentVariables"));
}

std::optional<double> amount(GroupDraft &group, QList<SourceField> &used, const SourceField &field, std::optional<double> (*read)(const QString &))
{
    if (!field)
        return std::nullopt;
    const std::optional<double> value = read(field.text());
    if (value)
        used.append(field);
    else
        group.report.lost(field, ConvertTr::tr("This is no amount that Compose understands."));
    return value;
}

std::optional<double> cores(const QString &text)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber);
    return isNumber && value > 0 && value < 1e6 ? std::optional(value) : std::nullopt;
}

void readResources(GroupDraft &group, ContainerDraft &draft, const SourceField &service)
{
    const SourceField deployed = service[u"deploy"][u"resources"];
    QList<SourceField> used;
    WantedResources wanted;
    wanted.cpuRequest = amount(group, used, deployed[u"reservations"][u"cpus"], &cores);
    wanted.memoryRequest = amount(group, used, deployed[u"reservations"][u"memory"], &dockerBytes);
    wanted.cpuLimit = amount(group, used, deployed[u"limits"][u"cpus"], &cores);
    wanted.memoryLimit = amount(group, used, deployed[u"limits"][u"memory"], &dockerBytes);
    const auto older = [&](std::optional<double> &value, QStringView key, auto read) {
        const auto found = amount(group, used, service[key], read);
        value = value ? value : found;
    };
    older(wanted.cpuLimit, u"cpus", &cores);
    older(wanted.memoryLimit, u"mem_limit", &dockerBytes);
    older(wanted.memoryRequest, u"mem_reservation", &dockerBytes);
    group.setResources(draft, wanted, used);
}

QStringList probeCommand(const SourceField &test)
{
    if (test.isScalar())
        return shellCommand(test.text());
    const QStringList words = test.texts();
    if (words.value(0) == u"CMD")
        return words.mid(1);
    return words.value(0) == u"CMD-SHELL" ? shellCommand(words.mid(1).join(u' ')) : QStringList();
}

void readSeconds(GroupDraft &group, const SourceField &field, spec::Integer &member, const QString &target, int least)
{
    if (!field)
        return;
    const auto seconds = durationSeconds(field.text());
    if (!seconds || *seconds > 1e6)
        return group.report.lost(field, ConvertTr::tr("This is no span of time that Compose understands."));
    member = std::max(least, static_cast<int>(std::ceil(*seconds)));
    *member == *seconds ? group.report.exact(field, target)
                        : group.report.approximated(field, target, ConvertTr::tr("Azure counts whole seconds; it is rounded up."));
}

void readHealth(GroupDraft &group, ContainerDraft &draft, const SourceField &health)
{
    const SourceField test = health[u"test"];
    const QStringList command = probeCommand(test);
    if (!health || health[u"disable"].isTrue() || test.texts().value(0) == u"NONE")
        return group.report.ignore(health);
    if (draft.isInit || command.isEmpty())
        return group.report.lost(health, draft.isInit ? ConvertTr::tr("Init containers have no probes.")
                                                      : ConvertTr::tr("The check is in the image, and Azure does not look there: write its command out."));
    spec::Probe probe;
    probe.exec = spec::Exec{command, {}};
    const QString target = draft.property(u"livenessProbe");
    group.report.approximated(test, target + u"/exec/command"_s, ConvertTr::tr("As a liveness probe it restarts the container when it fails; Compose only marks it."));
    readSeconds(group, health[u"start_period"], probe.initialDelaySeconds, target + u"/initialDelaySeconds"_s, 0);
    readSeconds(group, health[u"interval"], probe.periodSeconds, target + u"/periodSeconds"_s, 1);
    readSeconds(group, health[u"timeout"], probe.timeoutSeconds, target + u"/timeoutSeconds"_s, 1);
    probe.failureThreshold = health[u"retries"].integer();
    if (probe.failureThreshold)
        group.report.exact(health[u"retries"], target + u"/failureThreshold"_s);
    draft.container.livenessProbe = probe;
}

void readUser(GroupDraft &group, ContainerDraft &draft, const SourceField &user)
{
    if (!user)
        return;
    bool isNumber = false;
    const QString text = user.text();
    const int id = text.section(u':', 0, 0).toInt(&isNumber);
    if (!isNumber)
        return group.report.lost(user, ConvertTr::tr("Azure takes users by number only."));
    spec::SecurityContext &context = draft.container.securityContext.emplace(draft.container.securityContext.value_or(spec::SecurityContext{}));
    context.runAsUser = id;
    if (const int groupId = text.section(u':', 1, 1).toInt(&isNumber); isNumber)
        context.runAsGroup = groupId;
    group.report.exact(user, draft.property(u"securityContext/runAsUser"));
}

void readRights(GroupDraft &group, ContainerDraft &draft, const SourceField &service)
{
    spec::SecurityContext context = draft.container.securityContext.value_or(spec::SecurityContext{});
    const QString target = draft.property(u"securityContext");
    if (const SourceField privileged = service[u"privileged"]; privileged) {
        context.privileged = privileged.flag();
        group.report.exact(privileged, target + u"/privileged"_s);
    }
    for (const QStringView key : {u"cap_add", u"cap_drop"})
        if (const SourceField list = service[key]; list) {
            spec::Capabilities capabilities = context.capabilities.value_or(spec::Capabilities{});
            (key == u"cap_add" ? capabilities.add : capabilities.drop) = list.texts();
            context.capabilities = capabilities;
            group.report.exact(list, target + u"/capabilities"_s);
        }
    for (const SourceField &option : service[u"security_opt"].items())
        if (option.text().startsWith("no-new-privileges"_L1) && !option.text().endsWith("false"_L1)) {
            context.allowPrivilegeEscalation = false;
            group.report.exact(option, target + u"/allowPrivilegeEscalation"_s);
        }
    if (context != spec::SecurityContext{})
        draft.container.securityContext = context;
}

} // namespace

void readService(GroupDraft &group, ContainerDraft &draft, const SourceField &service, const File &file)
{
    readImage(group, draft, service);
    readCommand(group, draft, service);
    const SourceField files = service[u"env_file"];
    for (const SourceField &entry : files.isScalar() ? QList<SourceField>{files} : files.items())
        readVariableFile(group, draft, entry, file);
    readVariables(group, draft, service[u"environment"], file);
    readResources(group, draft, service);
    readHealth(group, draft, service[u"healthcheck"]);
    readUser(group, draft, service[u"user"]);
    readRights(group, draft, service);
}

} // namespace quayside::compose
