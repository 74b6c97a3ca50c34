// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/grouplog.h"

#include "models/session/tr.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace quayside {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds longestWait = 1s; // of a mark for the lines before it
constexpr std::chrono::milliseconds shortReading = 50ms; // most logs are read by then

// As hours, minutes and seconds: 1:02:03.
QString spanText(qint64 seconds)
{
    const auto twoDigits = [](qint64 number) { return QString::number(number).rightJustified(2, u'0'); };
    return QString::number(seconds / 3600) + u':' + twoDigits(seconds / 60 % 60) + u':' + twoDigits(seconds % 60);
}

} // namespace

GroupLog::GroupLog(Session &session, LogSegments *segments, const GroupId &group)
    : m_session(session)
    , m_group(group)
    , m_lines(segments, group)
    , m_merge(session.clock())
{
    connect(&m_merge, &LogMerge::merged, &m_lines, qOverload<LogPage>(&KeptLines::append));
    connect(&m_session, &Session::groupsChanged, this, &GroupLog::followGroup);
    connect(&m_session, &Session::connectionsChanged, this, &GroupLog::followGroup);
    findEnds();
}

// Where each container's lines end in what is kept. They may end far back, so another thread looks.
void GroupLog::findEnds()
{
    const auto pages = m_lines.kept().pages;
    if (pages->endLine() == pages->firstLine()) {
        m_endsKnown = true;
        return followGroup();
    }
    const auto ends = std::make_shared<QHash<int, LogNewest>>();
    m_worker.start([pages, ends, sources = static_cast<int>(m_lines.sources().size())](const Workers::Stopped &stopped) { *ends = findNewest(*pages, sources, stopped); },
                   [this, ends] {
                       QMetaObject::invokeMethod(
                           this,
                           [this, ends] {
                               m_ends = *ends;
                               m_endsKnown = true;
                               followGroup();
                           },
                           Qt::QueuedConnection);
                   });
}

void GroupLog::followGroup()
{
    const Connection *connection = m_session.connection(m_group.connection);
    if (!connection)
        return closeStreams();
    const ContainerGroup *group = m_session.find(m_group);
    if (!group || !m_endsKnown)
        return; // what was read stays on screen
    const bool isLive = !connection->watcher.isStale();
    for (const Container &container : group->containers)
        followContainer(container, isLive);
}

GroupLog::Source *GroupLog::find(const QString &container)
{
    const auto found = std::ranges::find(m_sources, container, &Source::container);
    return found == m_sources.end() ? nullptr : &*found;
}

bool GroupLog::hasRead(const ContainerGroup &ended) const
{
    return m_merge.isEmpty() && std::ranges::all_of(ended.containers, [this](const Container &container) {
        const auto source = std::ranges::find(m_sources, container.engineId, &Source::engineId);
        return !container.startedAt.isValid() || (source != m_sources.end() && source->isRead && source->state == container.state);
    });
}

// The engine's runtime is about to go.
void GroupLog::closeStreams()
{
    for (Source &source : m_sources) {
        source.isLost = true;
        source.stream.reset();
    }
    if (std::exchange(m_showsNewest, false))
        Q_EMIT shownChanged();
    m_newest.reset();
}

void GroupLog::followContainer(const Container &container, bool isLive)
{
    Source *source = find(container.name);
    if (!source) {
        m_sources.push_back({container.name, {}, m_lines.addSource(container.name), nullptr});
        source = &m_sources.back();
        source->state = container.state;
        source->startedAt = container.startedAt;
        source->newest = m_ends.value(source->index);
    }
    const bool wasRead = source->isRead;
    noteLife(*source, container);
    // A container that was never started has no log yet.
    if (source->engineId != container.engineId && container.state != ContainerState::Waiting) {
        const bool isAnother = !std::exchange(source->engineId, container.engineId).isEmpty();
        // Its lines come after those of the one before, unless somebody has set the engine's clock.
        if (isAnother && container.startedAt.toMSecsSinceEpoch() * 1'000'000 < source->newest.time())
            source->newest = {};
        openAgain(*source);
        source->mustJoin = source->mustJoin && !(isAnother && wasRead);
    } else if (source->isLost && isLive) {
        openAgain(*source);
    }
}

// Engines may count in seconds; what comes again of the newest one is left out.
void GroupLog::openAgain(Source &source)
{
    LogOptions options;
    options.since = source.newest.since();
    options.tail = options.since.isValid() ? -1 : newestLines;
    source.isNew = !options.since.isValid();
    if (source.isNew && !std::exchange(m_isNewestDue, true))
        m_session.clock().callAfter(shortReading, this, [this] { showNewest(); });
    source.newest.readAgain();
    source.mustJoin = options.since.isValid();
    source.timeBefore = source.newest.time();
    open(source, options);
}

void GroupLog::open(Source &source, const LogOptions &options)
{
    source.isRead = false;
    source.isLost = false;
    m_merge.begin(source.index);
    source.stream = m_session.connection(m_group.connection)->watcher.runtime().openLogs(m_group, source.container, options);
    const LogStream *stream = source.stream.get();
    connect(stream, &LogStream::linesArrived, this, [this, name = source.container](const LogBatch &batch) { take(*find(name), batch); });
    connect(stream, &LogStream::gapFound, this, [this, name = source.container](const QString &text) {
        find(name)->marks.append({text, 0, LogChannel::Error});
        write(*find(name));
    });
    connect(stream, &LogStream::ended, this, [this, name = source.container] { noteEnd(*find(name)); });
    connect(stream, &LogStream::failed, this, [this, name = source.container](const Error &error) { noteLoss(*find(name), error); });
}

void GroupLog::take(Source &source, const LogBatch &batch)
{
    source.isRead = false;
    LogBatch fresh = source.newest.take(batch);
    noteGap(source, fresh);
    for (qsizetype i = 0; i < fresh.lines.size() && !source.marks.isEmpty(); ++i) {
        if (fresh.lines.at(i).time < source.marks.last().before)
            continue;
        m_merge.add(source.index, pageOf({fresh.bytes, fresh.lines.first(i)}, source.index, 0));
        write(source);
        fresh.lines.remove(0, i);
    }
    m_merge.add(source.index, pageOf(fresh, source.index, 0));
    if (isLive(batch))
        m_merge.settle(source.index);
    followNewest();
}

LogLines &GroupLog::shown()
{
    return m_showsNewest ? m_newest->shown() : m_lines;
}

// A long log is read from its beginning. Nobody has to wait for what is new in it.
void GroupLog::showNewest()
{
    m_isNewestDue = false;
    const bool isLong = std::ranges::any_of(m_sources, [](const Source &source) { return source.isNew && !source.isRead; });
    const Connection *connection = m_session.connection(m_group.connection);
    if (!isLong || m_newest || !connection)
        return;
    m_newest = std::make_unique<NewestLines>(m_session.clock(), m_lines.sources());
    connect(m_newest.get(), &NewestLines::advanced, this, &GroupLog::followNewest, Qt::QueuedConnection);
    for (const Source &source : m_sources)
        m_newest->read(source.index, connection->watcher.runtime().openLogs(m_group, source.container, NewestLines::options()));
}

bool GroupLog::hasReachedNewest() const
{
    return std::ranges::all_of(m_sources, [this](const Source &source) { return source.isRead || m_newest->isReached(source.index, source.newest.time()); });
}

void GroupLog::followNewest()
{
    if (!m_newest || !m_newest->isRead())
        return;
    const bool isOver = hasReachedNewest();
    const bool wasShown = std::exchange(m_showsNewest, !isOver);
    if (wasShown == isOver)
        Q_EMIT shownChanged();
    if (isOver)
        m_newest.release()->deleteLater();
}

// What has just been written: there is nothing older to come.
bool GroupLog::isLive(const LogBatch &batch) const
{
    constexpr qint64 recent = 2000; // milliseconds
    return !batch.isEmpty() && batch.lines.last().time / 1'000'000 >= m_session.clock().now().toMSecsSinceEpoch() - recent;
}

// New lines without any of those that were shown last: what came between is not known.
void GroupLog::noteGap(Source &source, const LogBatch &fresh)
{
    if (!source.mustJoin || (fresh.isEmpty() && !source.newest.hasOverlapped()))
        return;
    source.mustJoin = false;
    if (source.newest.hasOverlapped())
        return;
    const qint64 seconds = std::max<qint64>(0, (fresh.lines.first().time - source.timeBefore) / 1'000'000'000);
    //: %1 is the name of a container, %2 a time such as 1:02:03
    const QString text = SessionTr::tr("Lines of %1 may be missing here: nothing was read for %2");
    m_merge.add(source.index, markOf(text.arg(source.container, spanText(seconds)), source.index, source.timeBefore, LogChannel::Error));
}

void GroupLog::noteEnd(Source &source)
{
    source.isRead = true;
    write(source);
    m_merge.settle(source.index);
    followNewest();
}

void GroupLog::noteLoss(Source &source, const Error &error)
{
    source.isLost = error.kind == Error::Kind::Unreachable || error.kind == Error::Kind::Timeout; // it may come back
    if (source.isLost)
        m_merge.settle(source.index);
    else
        noteEnd(source); // nothing more comes
    Q_EMIT failed(source.container, error);
}

void GroupLog::noteLife(Source &source, const Container &container)
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
void GroupLog::mark(Source &source, const Mark &mark)
{
    source.marks.append(mark);
    if (source.isRead || !source.stream)
        return write(source);
    m_session.clock().callAfter(longestWait, source.stream.get(), [this, name = source.container] {
        if (Source *const waiting = find(name))
            write(*waiting);
    });
}

void GroupLog::write(Source &source)
{
    for (const Mark &mark : std::exchange(source.marks, {}))
        m_merge.add(source.index, markOf(mark.text, source.index, m_session.clock().now().toMSecsSinceEpoch() * 1'000'000, mark.channel));
}

} // namespace quayside
