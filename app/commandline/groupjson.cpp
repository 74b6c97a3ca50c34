// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/groupjson.h"

#include "models/format/format.h"

#include <QJsonArray>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString stateWord(ContainerState state)
{
    static const QStringList words{u"Waiting"_s, u"Running"_s, u"Terminated"_s, u"Unknown"_s};
    return words.at(static_cast<int>(state));
}

QString originWord(ContainerGroup::Origin origin)
{
    static const QStringList words{u"quayside"_s, u"pod"_s, u"compose"_s, u"container"_s};
    return words.at(static_cast<int>(origin));
}

QJsonValue time(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject amount(const ResourceAmount &amount)
{
    return {{u"cpu"_s, amount.cpu.value}, {u"memoryInGB"_s, inGigabytes(amount.memory)}};
}

QJsonObject containerToJson(const Container &container)
{
    return {{u"name"_s, container.name},
            {u"image"_s, container.image},
            {u"init"_s, container.isInit},
            {u"state"_s, stateWord(container.state)},
            {u"reason"_s, container.reason},
            {u"exitCode"_s, container.exitCode ? QJsonValue(*container.exitCode) : QJsonValue()},
            {u"restartCount"_s, container.restartCount},
            {u"startedAt"_s, time(container.startedAt)},
            {u"finishedAt"_s, time(container.finishedAt)},
            {u"requests"_s, amount(container.requests)},
            {u"limits"_s, amount(container.limits)}};
}

QJsonObject portToJson(const PortMapping &port)
{
    return {{u"port"_s, port.containerPort},
            {u"address"_s, port.hostAddress},
            {u"hostPort"_s, port.hostPort},
            {u"protocol"_s, port.protocol == Protocol::Udp ? u"UDP"_s : u"TCP"_s}};
}

template <typename T>
QJsonArray arrayOf(const QList<T> &list, QJsonObject (*convert)(const T &))
{
    QJsonArray array;
    for (const T &item : list)
        array.append(convert(item));
    return array;
}

} // namespace

QJsonObject groupToJson(const ContainerGroup &group, const CostEstimator &estimator)
{
    QJsonObject tags;
    for (const auto &[key, value] : group.tags.asKeyValueRange())
        tags[key] = value;
    const auto price = estimator.hourlyPrice(pricedResources(group));
    return {{u"name"_s, group.name},
            {u"connection"_s, group.id.connection.value},
            {u"origin"_s, originWord(group.origin)},
            {u"state"_s, format::stateToken(group.state)},
            {u"reason"_s, group.reason},
            {u"complete"_s, group.isComplete},
            {u"restartPolicy"_s, format::restartPolicyName(group.restartPolicy)},
            {u"address"_s, group.address},
            {u"hostsLine"_s, format::hostsLine(group)},
            {u"afterReboot"_s, group.afterReboot},
            {u"ports"_s, arrayOf(group.ports, &portToJson)},
            {u"containers"_s, arrayOf(group.containers, &containerToJson)},
            {u"requested"_s, amount(group.requested)},
            {u"ratePerHourUSD"_s, price ? QJsonValue(price->total().amount()) : QJsonValue()},
            {u"tags"_s, tags},
            {u"createdAt"_s, time(group.createdAt)},
            {u"startedAt"_s, time(group.startedAt)},
            {u"endedAt"_s, time(group.endedAt)}};
}

QJsonObject issueToJson(const SpecIssue &issue)
{
    static const QStringList severities{u"error"_s, u"warning"_s, u"info"_s};
    const TextRange range = issue.range.value_or(TextRange{});
    return {{u"rule"_s, issue.rule},         {u"severity"_s, severities.at(static_cast<int>(issue.severity))},
            {u"path"_s, issue.path},         {u"line"_s, range.line},
            {u"column"_s, range.column},     {u"message"_s, issue.message}};
}

QByteArray indentedJson(const QJsonDocument &document)
{
    return document.toJson(QJsonDocument::Indented);
}

} // namespace quayside
