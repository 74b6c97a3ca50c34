// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logsplit.h"

#include "models/format/format.h"
#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QVBoxLayout>

namespace quayside {

LogSplit::LogSplit()
{
    setObjectName(QStringLiteral("logSplit"));
    setChildrenCollapsible(false);
}

void LogSplit::setLog(LogLines *log)
{
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    m_views.clear();
    while (count() > 0)
        delete widget(0);
    if (log)
        connect(log, &LogLines::linesAppended, this, &LogSplit::refresh);
    refresh();
}

// Containers come while the log is read.
void LogSplit::refresh()
{
    const qsizetype wanted = m_log ? std::min<qsizetype>(m_log->sources().size(), mostViews) : 0;
    while (static_cast<qsizetype>(m_views.size()) < wanted)
        addView(static_cast<int>(m_views.size()));
}

void LogSplit::addView(int source)
{
    auto *pane = new QWidget;
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *name = new PlainLabel(format::plainLine(m_log->sources().at(source)));
    name->setContentsMargins(space::small, space::tiny, space::small, space::tiny);
    name->setElided(true);
    auto *view = new LogView;
    view->setObjectName(QStringLiteral("logView%1").arg(source));
    layout->addWidget(name);
    layout->addWidget(view, 1);
    addWidget(pane);
    m_views.push_back(view);
    connect(view, &LogView::searchRequested, this, &LogSplit::searchRequested);
    connect(view, &LogView::contextRequested, this, &LogSplit::contextRequested);
    view->setLook(m_look);
    view->setLog(m_log);
    setFilter(m_filter);
}

// What is wrong with a filter is said by the view of all lines.
void LogSplit::setFilter(const LogFilter &filter)
{
    m_filter = filter;
    for (size_t source = 0; source < m_views.size(); ++source) {
        LogFilter its = filter;
        its.sources = {static_cast<int>(source)};
        const Result<> outcome = m_views[source]->setFilter(its);
        Q_UNUSED(outcome)
    }
}

void LogSplit::setLook(const LogLook &look)
{
    m_look = look;
    m_look.showSources = false;
    for (LogView *view : m_views)
        view->setLook(m_look);
}

void LogSplit::setMarked(const TextQuery &query)
{
    for (LogView *view : m_views)
        view->setMarked(query);
}

void LogSplit::setFollowing(bool follow)
{
    for (LogView *view : m_views)
        view->setFollowing(follow);
}

void LogSplit::showLine(qint64 line)
{
    for (LogView *view : m_views)
        view->showLine(line);
}

} // namespace quayside
