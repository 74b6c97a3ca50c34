// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/metrics/metricshistory.h"

#include <QSet>

#include <algorithm>

namespace quayside {

void MetricsHistory::append(const QList<Sample> &samples)
{
    for (const Sample &sample : samples) {
        auto found = m_samples.find(sample.container);
        if (found == m_samples.end())
            found = m_samples.insert(sample.container, RingBuffer<Sample>(capacity));
        found->append(sample);
    }
    Q_EMIT samplesAppended();
}

void MetricsHistory::keepOnly(const QSet<QString> &containers)
{
    m_samples.removeIf([&](const auto &entry) { return !containers.contains(entry.key()); });
}

QList<Sample> MetricsHistory::samples(const QString &container, qint64 from) const
{
    QList<Sample> result;
    const auto found = m_samples.constFind(container);
    if (found == m_samples.constEnd())
        return result;
    for (qsizetype i = 0; i < found->size(); ++i)
        if (found->at(i).time >= from)
            result.append(found->at(i));
    return result;
}

std::optional<Sample> MetricsHistory::latest(const QString &container) const
{
    const auto found = m_samples.constFind(container);
    return found == m_samples.constEnd() || found->isEmpty() ? std::nullopt : std::optional(found->last());
}

std::optional<Usage> MetricsHistory::usage(const Container &container, qint64 now) const
{
    const auto sample = latest(container.engineId);
    if (!sample || container.state != ContainerState::Running || now - sample->time > staleAfter)
        return std::nullopt;
    const Bytes limit = container.limits.memory.value > 0 ? container.limits.memory : sample->memoryLimit;
    return Usage{sample->cpu, container.limits.cpu, sample->memory, limit, sample->time};
}

std::optional<Usage> MetricsHistory::usage(const ContainerGroup &group, qint64 now) const
{
    std::optional<Usage> sum;
    bool cpuUnlimited = false;
    bool memoryUnlimited = false;
    for (const Container &container : group.containers) {
        const auto one = usage(container, now);
        if (!one)
            continue;
        cpuUnlimited = cpuUnlimited || one->cpuLimit.value <= 0;
        memoryUnlimited = memoryUnlimited || one->memoryLimit.value <= 0;
        if (!sum) {
            sum = one;
            continue;
        }
        sum->cpu = sum->cpu && one->cpu ? std::optional(*sum->cpu + *one->cpu) : std::nullopt;
        sum->cpuLimit = sum->cpuLimit + one->cpuLimit;
        sum->memory = sum->memory + one->memory;
        sum->memoryLimit = sum->memoryLimit + one->memoryLimit;
        sum->time = std::min(sum->time, one->time);
    }
    if (sum && cpuUnlimited)
        sum->cpuLimit = {};
    if (sum && memoryUnlimited)
        sum->memoryLimit = {};
    return sum;
}

} // namespace quayside
