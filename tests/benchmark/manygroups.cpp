// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/benchmark/manygroups.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

Container container(const QString &name, int number)
{
    Container container;
    container.name = name;
    container.engineId = name + QString::number(number);
    container.image = u"registry.example/app:"_s + QString::number(number % 50);
    container.state = ContainerState::Running;
    container.limits = {{1}, {1'500'000'000}};
    container.requests = container.limits;
    return container;
}

ContainerGroup group(const ConnectionId &connection, int number, const QDateTime &createdAt)
{
    ContainerGroup group;
    group.name = u"group-%1"_s.arg(number * 7919 % 1'000'003, 7, 10, QChar(u'0'));
    group.id = {connection, group.name};
    group.engineId = QString::number(number);
    group.state = GroupState::Running;
    group.containers = {container(u"web"_s, number), container(u"side"_s, number)};
    group.ports = {{u"127.77.0.1"_s, 80, 80, Protocol::Tcp}};
    group.requested = {{2}, {3'000'000'000}};
    group.createdAt = createdAt.addSecs(-number);
    group.startedAt = group.createdAt;
    return group;
}

} // namespace

ManyGroups::ManyGroups(int count)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int number = 0; number < count; ++number)
        m_groups.append(group(connection(), number, now));
    std::ranges::sort(m_groups, {}, &ContainerGroup::id);
}

void ManyGroups::changeTenth()
{
    for (qsizetype i = m_round++ % 10; i < m_groups.size(); i += 10)
        m_groups[i].state = m_groups.at(i).state == GroupState::Running ? GroupState::Stopped : GroupState::Running;
    Q_EMIT groupsMayHaveChanged();
}

void ManyGroups::measureTenth()
{
    QList<Sample> samples;
    for (qsizetype i = m_round++ % 10; i < m_groups.size(); i += 10)
        for (const Container &one : std::as_const(m_groups.at(i).containers)) {
            Sample sample;
            sample.time = QDateTime::currentMSecsSinceEpoch();
            sample.container = one.engineId;
            sample.cpu = {static_cast<double>((i * 31 + m_round) % 100) / 100};
            sample.memory = {(i * 17 + m_round) % 1000 * 1'000'000};
            samples.append(sample);
        }
    Q_EMIT m_metrics->samplesArrived(samples);
}

std::unique_ptr<MetricsStream> ManyGroups::openMetrics()
{
    auto metrics = std::make_unique<ToldMetrics>();
    m_metrics = metrics.get();
    return metrics;
}

} // namespace quayside
