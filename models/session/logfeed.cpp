// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/logfeed.h"

#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qint64 initialTail = 1000; // lines of each container that are read at first

} // namespace

LogFeed::LogFeed(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &Session::groupsChanged, this, &LogFeed::followGroup);
}

void LogFeed::show(const std::optional<GroupId> &group, const QString &container)
{
    if (m_group == group && m_only == container)
        return;
    m_sources.clear();
    m_store.clear();
    m_group = group;
    m_only = container;
    followGroup();
}

void LogFeed::followGroup()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group)
        return; // what was read stays on screen
    for (const Container &container : group->containers) {
        if (!m_only.isEmpty() && container.name != m_only)
            continue;
        auto source = std::ranges::find(m_sources, container.name, &Source::container);
        if (source == m_sources.end()) {
            m_sources.push_back({container.name, {}, m_store.addSource(container.name), nullptr, container.state, container.restartCount});
            source = std::prev(m_sources.end());
        }
        noteLife(*source, container);
        // A container that was never started has no log yet.
        if (source->engineId != container.engineId && container.state != ContainerState::Waiting) {
            source->engineId = container.engineId;
            open(*source);
        }
    }
}

void LogFeed::open(Source &source)
{
    Connection *connection = m_session.connection(m_group->connection);
    LogOptions options;
    options.tail = initialTail;
    source.stream = connection->watcher.runtime().openLogs(*m_group, source.container, options);
    const int index = source.index;
    const QString name = source.container;
    connect(source.stream.get(), &LogStream::linesArrived, this, [this, index](const LogBatch &batch) { m_store.append(index, batch); });
    connect(source.stream.get(), &LogStream::gapFound, this,
            [this, index](const QString &text) { m_store.appendMark(index, text, m_session.clock().now().toMSecsSinceEpoch() * 1'000'000); });
    connect(source.stream.get(), &LogStream::failed, this, [this, name](const Error &error) { Q_EMIT failed(name, error); });
}

void LogFeed::noteLife(Source &source, const Container &container)
{
    if (source.state != container.state && container.state == ContainerState::Terminated)
        mark(source, SessionTr::tr("%1 ended with exit code %2").arg(container.name, QString::number(container.exitCode.value_or(0))));
    else if (source.state != container.state && container.state == ContainerState::Running)
        mark(source, SessionTr::tr("%1 started").arg(container.name));
    source.state = container.state;
    source.restartCount = container.restartCount;
}

void LogFeed::mark(const Source &source, const QString &text)
{
    m_store.appendMark(source.index, text, m_session.clock().now().toMSecsSinceEpoch() * 1'000'000);
}

} // namespace quayside
