// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/service.h"
#include "models/convert/ports.h"
#include "models/convert/tr.h"

namespace quayside::compose {

using namespace Qt::StringLiterals;

namespace {

// The long form, as the short one says it.
QString shortForm(const SourceField &port)
{
    if (!port.isMap())
        return port.text();
    const QString host = port[u"host_ip"].text();
    const QString protocol = port[u"protocol"].text();
    const QString front = port[u"published"] ? (host.isEmpty() ? QString() : QString(host + u':')) + port[u"published"].text() + u':' : QString();
    return front + port[u"target"].text() + (protocol.isEmpty() ? QString() : QString(u'/' + protocol));
}

void notePort(GroupDraft &group, const ContainerDraft &draft, const SourceField &source, const PublishedPort &port)
{
    const QString target = draft.property(u"ports");
    if (port.protocol == u"SCTP")
        group.report.lost(source, ConvertTr::tr("Azure knows the protocols TCP and UDP only."));
    else if (port.isLocal)
        group.report.approximated(source, target, ConvertTr::tr("It is published for this machine only; in Azure it stays inside of the group."));
    else if (port.published != port.target)
        group.report.approximated(source, target, ConvertTr::tr("Azure maps no ports: it is reached at port %1, the one in the container.").arg(port.target));
    else
        group.report.exact(source, target);
}

void readPort(GroupDraft &group, ContainerDraft &draft, const SourceField &source)
{
    const QList<PublishedPort> ports = publishedPorts(shortForm(source));
    if (ports.isEmpty() || draft.isInit)
        return group.report.lost(source, draft.isInit ? ConvertTr::tr("Init containers have no ports.") : ConvertTr::tr("This is no port that Compose understands."));
    for (const PublishedPort &port : ports) {
        if (port.protocol == u"SCTP")
            continue;
        group.addPort(draft, port.target, port.protocol);
        if (!port.isLocal)
            group.publish(port.target, port.protocol);
    }
    notePort(group, draft, source, ports.first());
}

} // namespace

void readPorts(GroupDraft &group, ContainerDraft &draft, const SourceField &service)
{
    for (const SourceField &port : service[u"ports"].items())
        readPort(group, draft, port);
    for (const SourceField &port : service[u"expose"].items()) {
        for (const PublishedPort &one : publishedPorts(port.text()))
            group.addPort(draft, one.target, one.protocol);
        group.report.exact(port, draft.property(u"ports"));
    }
}

} // namespace quayside::compose
