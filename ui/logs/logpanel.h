// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/savelog.h"
#include "ui/logs/logsearchbar.h"
#include "ui/logs/logview.h"

#include <QHBoxLayout>

namespace quayside {

class EmptyState;
class MenuButton;

// A log with all that can be done to it: a line to filter by, a bar to search with, how it looks, following and saving.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    LogPanel();

    // Null shows nothing. The log must outlive its being shown.
    void setLog(LogLines *log);
    LogView &view() { return *m_view; }
    // What stands in front of the filter.
    void addInFront(QWidget *widget);
    // Lines of one container alone, besides what the filter says; -1 is all.
    void setSource(int source);
    // Something that a person should know about this log.
    void showProblem(const QString &problem);

private:
    QWidget *makeToolBar();
    MenuButton *makeLookMenu();
    void addLook(MenuButton &menu, const QString &name, LogLook::Times times);
    void applyFilter();
    void showState();
    QString stateText() const;
    void save();
    void saveTo(const QString &path);

    LogView *const m_view;
    LogSearchBar *const m_search;
    QLineEdit *const m_filter;
    PlainLabel *const m_state;
    QHBoxLayout *m_bar = nullptr;
    EmptyState *const m_empty;
    int m_source = -1;
    QString m_problem; // with the filter
    QPointer<SaveLog> m_saving;
};

} // namespace quayside
