// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ringbuffer.h"
#include "models/domain/containergroup.h"
#include "models/domain/sample.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace quayside {

// What a group uses at this moment against what it may use. A limit of 0 is none.
struct Usage
{
    std::optional<CpuCores> cpu; // unknown when it is of one of the containers
    CpuCores cpuLimit;
    Bytes memory;
    Bytes memoryLimit;
    qint64 time = 0; // of the oldest sample in it, milliseconds since 1970

    bool operator==(const Usage &) const = default;
};

// The newest samples of every container: fifteen minutes at one a second. A gap in time stays a gap.
class MetricsHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype capacity = 900; // samples a container
    static constexpr qint64 staleAfter = 10'000; // milliseconds without a sample

    using QObject::QObject;

    bool isEmpty() const { return m_samples.isEmpty(); }
    void append(const QList<Sample> &samples);
    // Forgets containers that are not among these (engine ids).
    void keepOnly(const QSet<QString> &containers);

    // Samples of one container from a time on (milliseconds since 1970), oldest first.
    QList<Sample> samples(const QString &container, qint64 from) const;
    std::optional<Sample> latest(const QString &container) const;
    // The sum over a group's running containers; nothing when there is no sample younger than staleAfter.
    std::optional<Usage> usage(const ContainerGroup &group, qint64 now) const;
    // One container alone.
    std::optional<Usage> usage(const Container &container, qint64 now) const;

Q_SIGNALS:
    void samplesAppended();

private:
    QHash<QString, RingBuffer<Sample>> m_samples; // by engine id
};

} // namespace quayside
