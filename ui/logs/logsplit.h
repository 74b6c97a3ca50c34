// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/logs/logview.h"

#include <QSplitter>

#include <vector>

namespace quayside {

// A log with each of its containers in a view of its own, side by side.
class LogSplit final : public QSplitter
{
    Q_OBJECT

public:
    // Of more containers, only so many have a view.
    static constexpr int mostViews = 8;

    LogSplit();

    // The log must outlive its being shown; null shows nothing.
    void setLog(LogLines *log);
    // What is left of every container's lines.
    void setFilter(const LogFilter &filter);
    void setLook(const LogLook &look);
    void setMarked(const TextQuery &query);
    void setFollowing(bool follow);
    // Brings the views to where a line is, or would be.
    void showLine(qint64 line);

Q_SIGNALS:
    // As of a LogView.
    void searchRequested();
    void contextRequested(qint64 line);

private:
    void refresh();
    void addView(int source);

    LogLines *m_log = nullptr;
    LogFilter m_filter;
    LogLook m_look;
    std::vector<LogView *> m_views; // by container
};

} // namespace quayside
