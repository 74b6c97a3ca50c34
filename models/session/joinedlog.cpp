// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/joinedlog.h"

#include "models/session/tr.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>

namespace quayside {

JoinedLog::JoinedLog(const Clock &clock, const QList<Group> &groups)
    : m_merge(clock)
{
    connect(&m_merge, &LogMerge::merged, &m_lines, qOverload<const LogPage &>(&LogStore::append));
    for (const Group &group : groups) {
        const KeptLines &lines = group.log->lines();
        m_parts.push_back({group, std::max(lines.firstLine(), lines.endLine() - newestLines)});
        m_merge.begin(static_cast<int>(m_parts.size()) - 1);
        if (m_parts.back().next > lines.firstLine())
            noteCut(m_parts.back());
    }
    for (const Part &part : m_parts)
        connect(&part.group.log->lines(), &LogLines::linesAppended, this, &JoinedLog::readOn);
    readOn();
}

// Stands at the top, whatever the times of the lines are.
void JoinedLog::noteCut(Part &part)
{
    //: %1 is a number with separators, %2 the name of a group
    const QString text = SessionTr::tr("Only the newest %1 lines of %2 are shown together with others; its own log has all of them");
    m_lines.append(markOf(text.arg(QLocale().toString(newestLines), part.group.name), sourceOf(part, 0), 0, LogChannel::Error));
}

// A page in a turn of the event loop, so that nothing else waits for a long log.
void JoinedLog::readOn()
{
    if (!std::exchange(m_isReading, true))
        QTimer::singleShot(0, this, &JoinedLog::readPage);
}

// Of the next part that has one: no log waits for the whole of another.
void JoinedLog::readPage()
{
    m_isReading = false;
    for (size_t i = 0; i < m_parts.size(); ++i)
        if (takePage(m_turns++ % m_parts.size()))
            return readOn();
}

bool JoinedLog::takePage(size_t part)
{
    Part &its = m_parts[part];
    const auto pages = its.group.log->lines().pages();
    its.next = std::max(its.next, pages->firstLine());
    if (its.next >= pages->endLine()) {
        if (!its.group.log->isBehind()) // else its lines belong between those of others, which wait a moment for it
            m_merge.settle(static_cast<int>(part));
        return false;
    }
    const LogPage page = pages->page(its.next, LogPages::Want::TextAndStamps);
    m_merge.add(static_cast<int>(part), taken(its, page));
    its.next = std::max(its.next + 1, page.endLine());
    return true;
}

int JoinedLog::sourceOf(Part &part, int source)
{
    while (part.sources.size() <= source) {
        const QString container = part.group.log->lines().sources().value(part.sources.size());
        part.sources.append(m_lines.addSource(part.group.name + u'/' + container));
    }
    return part.sources.at(source);
}

// The lines of a page that were not taken yet, under their names here.
LogPage JoinedLog::taken(Part &part, const LogPage &page)
{
    LogPage result;
    qsizetype begin = 0;
    for (qint64 i = 0; i < std::min<qint64>(page.lines, page.stamps.size()); ++i) {
        const qsizetype end = page.text.indexOf('\n', begin);
        if (page.firstLine + i >= part.next) {
            LineStamp stamp = page.stamps.at(i);
            stamp.source = static_cast<quint16>(sourceOf(part, stamp.source));
            result.append(QByteArrayView(page.text).sliced(begin, end - begin), stamp);
        }
        begin = end + 1;
    }
    return result;
}

} // namespace quayside
