// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/logfeed.h"

#include "models/session/tr.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr qint64 initialTail = 1000; // lines of each container that are read at first
constexpr std::chrono::milliseconds longestWait = 1s; // of a mark for the lines before it

} // namespace

LogFeed::LogFeed(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &Session::groupsChanged, this, &LogFeed::followGroup);
    connect(&m_session, &Session::connectionsChanged, this, &LogFeed::followGroup);
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
    const bool isLive = !m_session.connection(m_group->connection)->watcher.isStale();
    for (const Container &container : group->containers)
        if (m_only.isEmpty() || container.name == m_only)
            followContainer(container, isLive);
}

LogFeed::Source *LogFeed::find(const QString &container)
{
    const auto found = std::ranges::find(m_sources, container, &Source::container);
    return found == m_sources.end() ? nullptr : &*found;
}

void LogFeed::followContainer(const Container &container, bool isLive)
{
    Source *source = find(container.name);
    if (!source) {
        m_sources.push_back({container.name, {}, m_store.addSource(container.name), nullptr});
        source = &m_sources.back();
        source->state = container.state;
        source->startedAt = container.startedAt;
    }
    noteLife(*source, container);
    // A container that was never started has no log yet.
    if (source->engineId != container.engineId && container.state != ContainerState::Waiting) {
        source->engineId = container.engineId;
        source->newest = {};
        LogOptions options;
        options.tail = initialTail;
        open(*source, options);
    } else if (source->isLost && isLive) {
        openAgain(*source);
    }
}

void LogFeed::openAgain(Source &source)
{
    LogOptions options;
    options.since = source.newest.since();
    options.tail = options.since.isValid() ? -1 : initialTail;
    source.newest.readAgain();
    open(source, options);
}

void LogFeed::open(Source &source, const LogOptions &options)
{
    source.isRead = false;
    source.isLost = false;
    source.stream = m_session.connection(m_group->connection)->watcher.runtime().openLogs(*m_group, source.container, options);
    const LogStream *stream = source.stream.get();
    connect(stream, &LogStream::linesArrived, this, [this, name = source.container](const LogBatch &batch) { take(*find(name), batch); });
    connect(stream, &LogStream::gapFound, this, [this, name = source.container](const QString &text) {
        find(name)->marks.append({text, 0});
        write(*find(name));
    });
    connect(stream, &LogStream::ended, this, [this, name = source.container] { noteEnd(*find(name)); });
    connect(stream, &LogStream::failed, this, [this, name = source.container](const Error &error) { noteLoss(*find(name), error); });
}

void LogFeed::take(Source &source, const LogBatch &batch)
{
    source.isRead = false;
    LogBatch fresh = source.newest.take(batch);
    for (qsizetype i = 0; i < fresh.lines.size() && !source.marks.isEmpty(); ++i) {
        if (fresh.lines.at(i).time < source.marks.last().before)
            continue;
        m_store.append(source.index, {fresh.bytes, fresh.lines.first(i)});
        write(source);
        fresh.lines.remove(0, i);
    }
    if (!fresh.isEmpty())
        m_store.append(source.index, fresh);
}

void LogFeed::noteEnd(Source &source)
{
    source.isRead = true;
    write(source);
}

void LogFeed::noteLoss(Source &source, const Error &error)
{
    source.isLost = error.kind == Error::Kind::Unreachable;
    if (!source.isLost)
        noteEnd(source); // nothing more comes
    Q_EMIT failed(source.container, error);
}

void LogFeed::noteLife(Source &source, const Container &container)
{
    const bool isNew = source.state != container.state || source.startedAt != container.startedAt;
    source.state = container.state;
    source.startedAt = container.startedAt;
    if (isNew && container.state == ContainerState::Running) {
        mark(source, {SessionTr::tr("%1 started").arg(container.name), container.startedAt.toMSecsSinceEpoch() * 1'000'000});
        source.isRead = false;
    } else if (isNew && container.state == ContainerState::Terminated) {
        const QString text = container.exitCode ? SessionTr::tr("%1 ended with exit code %2").arg(container.name, QString::number(*container.exitCode))
                                                : SessionTr::tr("%1 ended").arg(container.name);
        mark(source, {text, std::numeric_limits<qint64>::max()});
    }
}

// The lines may never come: a container can be silent, and an engine lose what it was told.
void LogFeed::mark(Source &source, const Mark &mark)
{
    source.marks.append(mark);
    if (source.isRead || !source.stream)
        return write(source);
    m_session.clock().callAfter(longestWait, source.stream.get(), [this, name = source.container] {
        if (Source *const waiting = find(name))
            write(*waiting);
    });
}

void LogFeed::write(Source &source)
{
    for (const Mark &mark : std::exchange(source.marks, {}))
        m_store.appendMark(source.index, mark.text, m_session.clock().now().toMSecsSinceEpoch() * 1'000'000);
}

} // namespace quayside
