// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/streams.h"

#include "app/runtimes/sample/curves.h"
#include "app/runtimes/sample/tr.h"

namespace quayside::sample {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds logPace = 200ms;
constexpr std::chrono::milliseconds metricsPace = 1s;
constexpr qint64 batchLines = 2000;
constexpr qint64 keptLines = 1'200'000; // of a log that has become very long

} // namespace

MadeLogStream::MadeLogStream(SampleRuntime &runtime, GroupId id, QString container, LogOptions options)
    : m_runtime(&runtime)
    , m_id(std::move(id))
    , m_container(std::move(container))
    , m_options(std::move(options))
{
    QMetaObject::invokeMethod(this, &MadeLogStream::begin, Qt::QueuedConnection);
}

void MadeLogStream::begin()
{
    if (!m_runtime)
        return;
    if (const auto refusal = m_runtime->takeRefusal())
        return fail(*refusal);
    connect(m_runtime, &ContainerRuntime::engineLost, this, &MadeLogStream::fail);
    connect(m_runtime, &ContainerRuntime::groupsMayHaveChanged, this, &MadeLogStream::deliver);
    deliverLater(m_runtime->answerDelay());
}

void MadeLogStream::deliverLater(std::chrono::milliseconds pause)
{
    m_isWaiting = true;
    const auto go = [this] {
        m_isWaiting = false;
        deliver();
    };
    if (pause.count() > 0)
        m_runtime->clock().callAfter(pause, this, go);
    else
        QMetaObject::invokeMethod(this, go, Qt::QueuedConnection);
}

const MadeContainer *MadeLogStream::container() const
{
    const MadeGroup *const group = m_runtime->find(m_id);
    return group ? group->container(m_container) : nullptr;
}

void MadeLogStream::deliver()
{
    if (m_isWaiting || m_isDone || !m_runtime)
        return;
    const MadeContainer *const source = container();
    if (!source)
        return sourceGone();
    if (m_engineId != source->engineId)
        findPlace(*source);
    const LogBatch batch = take(*source);
    const bool isFull = batch.lines.size() >= batchLines;
    const bool goesOn = isFull || (m_options.follow && source->isRunning());
    if (goesOn)
        deliverLater(isFull ? 0ms : logPace);
    const bool hasCome = !goesOn && (!m_isResting || !batch.isEmpty());
    m_isResting = !goesOn;
    m_isDone = !goesOn && !m_options.follow;
    const QPointer self(this); // whoever listens may have had enough
    if (!batch.isEmpty())
        Q_EMIT linesArrived(batch);
    if (self && hasCome)
        Q_EMIT ended();
}

LogBatch MadeLogStream::take(const MadeContainer &container)
{
    const QDateTime now = m_runtime->clock().now();
    LogBatch batch;
    while (m_run < container.runs.size() && batch.lines.size() < batchLines) {
        const Run &run = container.runs.at(m_run);
        const qint64 count = lineCount(container, run, now);
        for (; m_line < count && batch.lines.size() < batchLines; ++m_line)
            appendLine(batch, container, run, m_line);
        if (m_line < count || !run.end.isValid())
            break;
        ++m_run;
        m_line = 0;
    }
    return batch;
}

// Where to begin: at the first line that is kept, that is among the last ones asked for, and that is not too old.
void MadeLogStream::findPlace(const MadeContainer &container)
{
    const bool isFirst = m_engineId.isEmpty();
    m_engineId = container.engineId;
    m_run = 0;
    m_line = 0;
    qint64 total = 0;
    for (const Run &run : container.runs)
        total += lineCount(container, run, m_runtime->clock().now());
    const qint64 wanted = isFirst && m_options.tail >= 0 ? std::min(m_options.tail, keptLines) : keptLines;
    m_line = std::max<qint64>(0, total - wanted);
    while (m_run + 1 < container.runs.size() && m_line >= lineCount(container, container.runs.at(m_run), m_runtime->clock().now()))
        m_line -= lineCount(container, container.runs.at(m_run++), m_runtime->clock().now());
    if (isFirst && m_options.since.isValid())
        skipOlder(container);
}

void MadeLogStream::skipOlder(const MadeContainer &container)
{
    const qint64 since = m_options.since.toMSecsSinceEpoch() * 1'000'000;
    for (; m_run < container.runs.size(); ++m_run, m_line = 0) {
        const Run &run = container.runs.at(m_run);
        const qint64 count = lineCount(container, run, m_runtime->clock().now());
        while (m_line < count && lineTime(container, run, m_line) < since)
            ++m_line;
        if (m_line < count || !run.end.isValid())
            return;
    }
}

void MadeLogStream::sourceGone()
{
    const bool wasResting = std::exchange(m_isResting, true);
    m_isDone = !m_options.follow;
    if (wasResting)
        return;
    if (!m_runtime->find(m_id))
        Q_EMIT failed(m_runtime->existing(m_id).error());
    else
        Q_EMIT failed({Error::Kind::NotFound, SampleTr::tr("%1 has no container “%2”.").arg(m_id.key, m_container), {}});
}

void MadeLogStream::finishReading()
{
    m_options.follow = false;
    m_isResting = false;
    if (!m_isDone && m_runtime)
        deliverLater(0ms);
}

void MadeLogStream::fail(const Error &error)
{
    if (std::exchange(m_isDone, true))
        return;
    Q_EMIT failed(error);
}

MadeMetricsStream::MadeMetricsStream(SampleRuntime &runtime)
    : m_runtime(&runtime)
{
    QMetaObject::invokeMethod(this, &MadeMetricsStream::begin, Qt::QueuedConnection);
}

void MadeMetricsStream::begin()
{
    if (!m_runtime)
        return;
    if (const auto refusal = m_runtime->takeRefusal())
        return Q_EMIT failed(*refusal);
    connect(m_runtime, &ContainerRuntime::engineLost, this, [this](const Error &error) {
        m_isDone = true;
        Q_EMIT failed(error);
    });
    measure();
}

void MadeMetricsStream::measure()
{
    if (m_isDone || !m_runtime)
        return;
    QList<Sample> samples;
    for (const auto &[key, group] : m_runtime->groups())
        for (const MadeContainer &container : group->containers())
            if (container.isRunning())
                samples.append(usageOf(container, m_runtime->clock().now()));
    m_runtime->clock().callAfter(metricsPace, this, [this] { measure(); });
    if (!samples.isEmpty())
        Q_EMIT samplesArrived(samples);
}

MadeEventStream::MadeEventStream(SampleRuntime &runtime, GroupId id, QDateTime since)
    : m_runtime(&runtime)
    , m_id(std::move(id))
    , m_since(std::move(since))
{
    QMetaObject::invokeMethod(this, &MadeEventStream::begin, Qt::QueuedConnection);
}

void MadeEventStream::begin()
{
    if (!m_runtime)
        return;
    if (const auto refusal = m_runtime->takeRefusal())
        return Q_EMIT failed(*refusal);
    connect(m_runtime, &ContainerRuntime::engineLost, this, [this](const Error &error) {
        disconnect(m_runtime, nullptr, this, nullptr);
        Q_EMIT failed(error);
    });
    connect(m_runtime, &SampleRuntime::eventHappened, this, [this](const GroupId &id, const Event &event) {
        if (id == m_id)
            Q_EMIT eventsArrived({event});
    });
    const MadeGroup *const group = m_runtime->find(m_id);
    QList<Event> past;
    for (const Event &event : group ? group->events() : QList<Event>())
        if (!m_since.isValid() || event.time >= m_since)
            past.append(event);
    if (!past.isEmpty())
        Q_EMIT eventsArrived(past);
}

} // namespace quayside::sample
