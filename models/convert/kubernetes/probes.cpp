// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/kubernetes/container.h"
#include "models/convert/tr.h"

namespace quayside::kubernetes {

using namespace Qt::StringLiterals;

namespace {

// A number, or the name of a port of the container.
std::optional<int> portOf(const SourceField &port, const SourceField &container)
{
    if (port.integer())
        return port.integer();
    for (const SourceField &one : container[u"ports"].items())
        if (one[u"name"].text() == port.text())
            return one[u"containerPort"].integer();
    return std::nullopt;
}

spec::HttpGet httpGet(const SourceField &source, const SourceField &container)
{
    spec::HttpGet request;
    request.path = source[u"path"].textIfAny();
    request.port = portOf(source[u"port"], container);
    if (source[u"scheme"])
        request.scheme = source[u"scheme"].text().toLower();
    for (const SourceField &header : source[u"httpHeaders"].items())
        request.httpHeaders.append({header[u"name"].textIfAny(), header[u"value"].textIfAny(), {}});
    return request;
}

void takeNumber(GroupDraft &group, spec::Integer &member, const SourceField &source, const QString &target)
{
    member = source.integer();
    if (member)
        group.report.exact(source, target + u'/' + source.name());
}

std::optional<spec::Probe> readProbe(GroupDraft &group, const SourceField &source, const SourceField &container, const QString &target)
{
    spec::Probe probe;
    if (const SourceField command = source[u"exec"][u"command"]; command) {
        probe.exec = spec::Exec{command.texts(), {}};
        group.report.exact(command, target + u"/exec/command"_s);
    } else if (const SourceField request = source[u"httpGet"]; request && !request[u"host"]) {
        probe.httpGet = httpGet(request, container);
        group.report.exact(request, target + u"/httpGet"_s);
    } else {
        group.report.lost(source, ConvertTr::tr("Azure probes by a command or by HTTP to the group itself, and by nothing else."));
        return std::nullopt;
    }
    takeNumber(group, probe.initialDelaySeconds, source[u"initialDelaySeconds"], target);
    takeNumber(group, probe.periodSeconds, source[u"periodSeconds"], target);
    takeNumber(group, probe.failureThreshold, source[u"failureThreshold"], target);
    takeNumber(group, probe.successThreshold, source[u"successThreshold"], target);
    takeNumber(group, probe.timeoutSeconds, source[u"timeoutSeconds"], target);
    return probe;
}

} // namespace

void readProbes(GroupDraft &group, ContainerDraft &draft, const SourceField &container)
{
    if (draft.isInit)
        return;
    if (const SourceField liveness = container[u"livenessProbe"]; liveness)
        draft.container.livenessProbe = readProbe(group, liveness, container, draft.property(u"livenessProbe"));
    if (const SourceField readiness = container[u"readinessProbe"]; readiness)
        draft.container.readinessProbe = readProbe(group, readiness, container, draft.property(u"readinessProbe"));
}

} // namespace quayside::kubernetes
