// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"

namespace quayside::sample {

// The log of one made-up container, over all of its lives.
class MadeLogStream final : public LogStream
{
    Q_OBJECT

public:
    MadeLogStream(SampleRuntime &runtime, GroupId id, QString container, LogOptions options);

    void finishReading() override;

private:
    void begin();
    void deliver();
    void deliverLater(std::chrono::milliseconds pause);
    LogBatch take(const MadeContainer &container);
    void findPlace(const MadeContainer &container);
    void skipOlder(const MadeContainer &container);
    void sourceGone();
    void fail(const Error &error);
    const MadeContainer *container() const;

    const QPointer<SampleRuntime> m_runtime;
    const GroupId m_id;
    const QString m_container;
    LogOptions m_options;
    QString m_engineId; // of the container that is read; another one of the same name begins anew
    qsizetype m_run = 0; // where the reading stands
    qint64 m_line = 0;
    bool m_isWaiting = false; // for the clock, or the next turn
    bool m_isResting = false; // everything is delivered, and that was said
    bool m_isDone = false; // nothing more comes
};

// Samples of everything that runs, once a second.
class MadeMetricsStream final : public MetricsStream
{
    Q_OBJECT

public:
    explicit MadeMetricsStream(SampleRuntime &runtime);

private:
    void begin();
    void measure();

    const QPointer<SampleRuntime> m_runtime;
    bool m_isDone = false;
};

class MadeEventStream final : public EventStream
{
    Q_OBJECT

public:
    MadeEventStream(SampleRuntime &runtime, GroupId id, QDateTime since);

private:
    void begin();

    const QPointer<SampleRuntime> m_runtime;
    const GroupId m_id;
    const QDateTime m_since;
};

} // namespace quayside::sample
