// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/kubernetes/container.h"

#include "models/convert/amounts.h"
#include "models/convert/tr.h"

namespace quayside::kubernetes {

using namespace Qt::StringLiterals;

namespace {

void readCommand(GroupDraft &group, ContainerDraft &draft, const SourceField &container)
{
    const SourceField command = container[u"command"];
    const SourceField arguments = container[u"args"];
    const QString target = draft.property(u"command");
    draft.container.command = command.texts() + arguments.texts();
    if (command)
        group.report.exact(command, target);
    if (arguments && command)
        group.report.exact(arguments, target);
    else if (arguments)
        group.report.approximated(arguments, target, ConvertTr::tr("In Azure a command replaces the entrypoint of the image too: put that in front if the image has one."));
}

void askVariable(GroupDraft &group, ContainerDraft &draft, const SourceField &source, const QString &name, bool isSecret)
{
    const auto value = group.answer({*draft.container.name + u'/' + name, ConvertTr::tr("Which value has the variable “%1”?").arg(name.left(80)),
                                     ConversionQuestion::Type::Text, {}, isSecret, false});
    if (isSecret)
        group.setSecretVariable(draft, name, value);
    else if (value)
        group.setVariable(draft, name, *value);
    group.report.asked(source, draft.property(u"environmentVariables"), ConvertTr::tr("What it refers to is not in this text; give its value."));
}

void readReference(GroupDraft &group, ContainerDraft &draft, const SourceField &variable, const Objects &objects)
{
    const SourceField from = variable[u"valueFrom"];
    const bool isSecret = bool(from[u"secretKeyRef"]);
    const SourceField key = isSecret ? from[u"secretKeyRef"] : from[u"configMapKeyRef"];
    const QString name = variable[u"name"].text();
    if (!key)
        return group.report.lost(variable, ConvertTr::tr("Azure fills no variables from fields of the pod."));
    const auto files = objects.content(isSecret ? u"Secret"_s : u"ConfigMap"_s, key[u"name"].text());
    if (!files || !files->contains(key[u"key"].text()))
        return askVariable(group, draft, variable, name, isSecret);
    const QString value = QString::fromUtf8(files->value(key[u"key"].text()));
    isSecret ? group.setSecretVariable(draft, name, value) : group.setVariable(draft, name, value);
    group.report.exact(variable, draft.property(u"environmentVariables"));
}

void readVariables(GroupDraft &group, ContainerDraft &draft, const SourceField &container, const Objects &objects)
{
    for (const SourceField &variable : container[u"env"].items()) {
        if (variable[u"valueFrom"]) {
            readReference(group, draft, variable, objects);
            continue;
        }
        const QString value = variable[u"value"].text();
        group.setVariable(draft, variable[u"name"].text(), value);
        const QString target = draft.property(u"environmentVariables");
        value.contains("$("_L1) ? group.report.approximated(variable, target, ConvertTr::tr("Azure does not replace $(NAME) by other variables."))
                                : group.report.exact(variable, target);
    }
}

// All entries of a ConfigMap or Secret as variables.
void readVariableSets(GroupDraft &group, ContainerDraft &draft, const SourceField &container, const Objects &objects)
{
    for (const SourceField &set : container[u"envFrom"].items()) {
        const bool isSecret = bool(set[u"secretRef"]);
        const QString name = (isSecret ? set[u"secretRef"] : set[u"configMapRef"])[u"name"].text();
        const auto files = objects.content(isSecret ? u"Secret"_s : u"ConfigMap"_s, name);
        if (!files) {
            group.report.asked(set, draft.property(u"environmentVariables"), ConvertTr::tr("“%1” is not in this text; add its variables by hand.").arg(name.left(80)));
            continue;
        }
        for (const auto &[key, value] : files->asKeyValueRange()) {
            const QString variable = set[u"prefix"].text() + key;
            isSecret ? group.setSecretVariable(draft, variable, QString::fromUtf8(value)) : group.setVariable(draft, variable, QString::fromUtf8(value));
        }
        group.report.exact(set, draft.property(u"environmentVariables"));
    }
}

void readResources(GroupDraft &group, ContainerDraft &draft, const SourceField &resources)
{
    QList<SourceField> used;
    const auto amount = [&](const SourceField &field) {
        const auto value = field ? kubernetesQuantity(field.text()) : std::nullopt;
        if (value)
            used.append(field);
        else if (field)
            group.report.lost(field, ConvertTr::tr("This is no quantity that Kubernetes understands."));
        return value;
    };
    WantedResources wanted;
    wanted.cpuRequest = amount(resources[u"requests"][u"cpu"]);
    wanted.memoryRequest = amount(resources[u"requests"][u"memory"]);
    wanted.cpuLimit = amount(resources[u"limits"][u"cpu"]);
    wanted.memoryLimit = amount(resources[u"limits"][u"memory"]);
    group.setResources(draft, wanted, used);
}

void readPorts(GroupDraft &group, ContainerDraft &draft, const SourceField &container)
{
    for (const SourceField &port : container[u"ports"].items()) {
        const auto number = port[u"containerPort"].integer();
        const QString protocol = port[u"protocol"] ? port[u"protocol"].text() : u"TCP"_s;
        if (!number || protocol == u"SCTP" || draft.isInit) {
            group.report.lost(port, ConvertTr::tr("Azure has no place for this port."));
            continue;
        }
        group.addPort(draft, *number, protocol);
        if (port[u"hostPort"])
            group.publish(*number, protocol);
        group.report.exact(port, draft.property(u"ports"));
    }
}

template <typename T>
void takeRight(GroupDraft &group, std::optional<T> &member, const SourceField &own, const SourceField &shared, const QString &target)
{
    const SourceField source = own ? own : shared;
    if constexpr (std::is_same_v<T, bool>)
        member = source.flag();
    else
        member = source.integer();
    if (member)
        group.report.exact(source, target);
    if (own && shared)
        group.report.ignore(shared);
}

void readRights(GroupDraft &group, ContainerDraft &draft, const SourceField &own, const SourceField &shared)
{
    spec::SecurityContext context;
    const QString target = draft.property(u"securityContext");
    takeRight(group, context.runAsUser, own[u"runAsUser"], shared[u"runAsUser"], target + u"/runAsUser"_s);
    takeRight(group, context.runAsGroup, own[u"runAsGroup"], shared[u"runAsGroup"], target + u"/runAsGroup"_s);
    takeRight(group, context.privileged, own[u"privileged"], {}, target + u"/privileged"_s);
    takeRight(group, context.allowPrivilegeEscalation, own[u"allowPrivilegeEscalation"], {}, target + u"/allowPrivilegeEscalation"_s);
    if (const SourceField capabilities = own[u"capabilities"]; capabilities) {
        context.capabilities = spec::Capabilities{capabilities[u"add"].texts(), capabilities[u"drop"].texts(), {}};
        group.report.exact(capabilities, target + u"/capabilities"_s);
    }
    if (context != spec::SecurityContext{})
        draft.container.securityContext = context;
}

void readMounts(GroupDraft &group, ContainerDraft &draft, const SourceField &container, const SourceField &pod, const Objects &objects)
{
    for (const SourceField &mount : container[u"volumeMounts"].items()) {
        SourceField volume;
        for (const SourceField &one : pod[u"volumes"].items())
            if (one[u"name"].text() == mount[u"name"].text())
                volume = one;
        const auto name = volume && !mount[u"subPath"] ? volumeFor(group, volume, objects) : std::nullopt;
        if (!name) {
            group.report.lost(mount, mount[u"subPath"] ? ConvertTr::tr("Azure mounts whole volumes, and no part of one.")
                                                       : ConvertTr::tr("Azure has no volume like the one that is mounted here."));
            continue;
        }
        group.mount(draft, *name, mount[u"mountPath"].text(), mount[u"readOnly"].isTrue());
        group.report.exact(mount, draft.property(u"volumeMounts"));
    }
}

} // namespace

void readContainer(GroupDraft &group, ContainerDraft &draft, const SourceField &container, const SourceField &pod, const Objects &objects)
{
    if (const SourceField image = container[u"image"]; image) {
        draft.container.image = image.text();
        group.report.exact(image, draft.property(u"image"));
    } else {
        askForImage(group, draft, image);
    }
    readCommand(group, draft, container);
    readVariableSets(group, draft, container, objects);
    readVariables(group, draft, container, objects);
    readResources(group, draft, container[u"resources"]);
    readPorts(group, draft, container);
    readRights(group, draft, container[u"securityContext"], pod[u"securityContext"]);
    readMounts(group, draft, container, pod, objects);
    readProbes(group, draft, container);
    for (const QStringView said : {u"imagePullPolicy", u"terminationMessagePath", u"terminationMessagePolicy"})
        group.report.ignore(container[said]);
}

} // namespace quayside::kubernetes
