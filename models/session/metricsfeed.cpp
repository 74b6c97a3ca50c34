// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/metricsfeed.h"

#include <QSet>

#include <algorithm>

namespace quayside {

using namespace std::chrono_literals;

namespace {

bool anythingRuns(const QList<ContainerGroup> &groups)
{
    return std::ranges::any_of(groups, [](const ContainerGroup &group) {
        return std::ranges::any_of(group.containers, [](const Container &container) { return container.state == ContainerState::Running; });
    });
}

QSet<QString> engineIds(const QList<ContainerGroup> &groups)
{
    QSet<QString> ids;
    ids.reserve(2 * groups.size()); // growing costs more than all else here
    for (const ContainerGroup &group : groups)
        for (const Container &container : group.containers)
            ids.insert(container.engineId);
    return ids;
}

} // namespace

MetricsFeed::MetricsFeed(GroupWatcher &watcher, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_watcher(watcher)
    , m_clock(clock)
{
    connect(&m_watcher, &GroupWatcher::groupsChanged, this, &MetricsFeed::openOrClose);
    connect(&m_watcher, &GroupWatcher::stateChanged, this, &MetricsFeed::openOrClose);
}

std::shared_ptr<void> MetricsFeed::look()
{
    std::shared_ptr<void> looking = m_looking.lock();
    if (looking)
        return looking;
    // The last one to let go closes the stream.
    looking = std::shared_ptr<void>(this, [feed = QPointer(this)](void *) {
        if (feed)
            feed->openOrClose();
    });
    m_looking = looking;
    openOrClose();
    return looking;
}

QString MetricsFeed::problem() const
{
    const QString engineProblem = m_watcher.runtime().capabilities().metricsProblem;
    return engineProblem.isEmpty() ? m_problem : engineProblem;
}

void MetricsFeed::openOrClose()
{
    if (m_watcher.state() == GroupWatcher::State::Live && !m_history.isEmpty())
        m_history.keepOnly(engineIds(m_watcher.groups()));
    const bool isInteresting = !m_looking.expired() && anythingRuns(m_watcher.groups());
    m_watcher.setWatched(isInteresting);
    const bool wanted = isInteresting && m_watcher.state() == GroupWatcher::State::Live
        && m_watcher.runtime().capabilities().metricsProblem.isEmpty();
    if (!wanted)
        m_stream.reset();
    if (!wanted || m_stream || m_waiting)
        return;
    m_stream = m_watcher.runtime().openMetrics();
    connect(m_stream.get(), &MetricsStream::samplesArrived, this, [this](const QList<Sample> &samples) {
        if (!std::exchange(m_problem, {}).isEmpty())
            Q_EMIT problemChanged();
        m_history.append(samples);
    });
    connect(m_stream.get(), &MetricsStream::failed, this, &MetricsFeed::lose);
}

void MetricsFeed::lose(const Error &error)
{
    m_stream->disconnect(this); // its last word
    m_stream.release()->deleteLater(); // we are inside its signal
    m_problem = error.summary;
    m_waiting = true;
    m_clock.callAfter(5s, this, [this] {
        m_waiting = false;
        openOrClose();
    });
    Q_EMIT problemChanged();
}

} // namespace quayside
