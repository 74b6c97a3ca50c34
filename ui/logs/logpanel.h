// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/savelog.h"
#include "models/store/settings.h"
#include "ui/logs/logsearchbar.h"
#include "ui/logs/logview.h"

#include <QHBoxLayout>

namespace quayside {

class EmptyState;
class LogHistogram;
class LogSplit;
class MenuButton;

// A log with all that can be done to it: a line to filter by, a bar to search with, how it looks, lines over time, following and saving.
class LogPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit LogPanel(Settings &settings);

    // Null shows nothing. The log must outlive its being shown.
    void setLog(LogLines *log);
    // Another log that ends with the same lines: who reads further up stays at the same place.
    void exchangeLog(LogLines &log);
    LogView &view() { return *m_view; }
    // What stands in front of the filter.
    void addInFront(QWidget *widget);
    // Lines of one container alone, besides what the filter says; -1 is all.
    void setSource(int source);
    // What is said while there is no log.
    void setEmptyWords(const QString &title, const QString &reason);
    // Something that a person should know about this log.
    void showProblem(const QString &problem);

    enum class Part { Filtered, Everything, OnScreen, BetweenMarks };
    // For a bug report secrets are taken out, and what is known of the log stands in front.
    enum class Purpose { Keeping, BugReport };
    void saveTo(const QString &path, Part part, SaveWishes::Format format, Purpose purpose = Purpose::Keeping);

private:
    QWidget *makeToolBar();
    QLineEdit *makeFilter();
    MenuButton *makeFilterMenu();
    void fillFilterMenu(QMenu &menu);
    MenuButton *makeLookMenu();
    MenuButton *makeSaveMenu();
    void addTimes(QMenu &menu, const QString &name, LogLook::Times times);
    void addOption(QMenu &menu, const QString &name, bool LogLook::*option);
    void addSave(QMenu &menu, const QString &text, Part part, SaveWishes::Format format, Purpose purpose = Purpose::Keeping);
    void fillFields(QMenu &menu);
    void change(const std::function<void(LogLook &look)> &change);
    void setSplit(bool split);
    void applyFilter();
    void markFound();
    void showInContext(qint64 line);
    void showState();
    QString stateText() const;
    void save(Part part, SaveWishes::Format format, Purpose purpose);
    SaveWishes wishesFor(Part part) const;
    QString reportHeading() const;

    Settings &m_settings;
    LogView *const m_view;
    LogSplit *const m_split;
    LogHistogram *const m_histogram;
    LogSearchBar *const m_search;
    QLineEdit *const m_filter;
    PlainLabel *const m_state;
    QHBoxLayout *m_bar = nullptr;
    EmptyState *const m_empty;
    int m_source = -1;
    bool m_isSplit = false;
    QString m_emptyTitle;
    QString m_emptyReason;
    QString m_problem; // with the filter
    QPointer<SaveLog> m_saving;
};

} // namespace quayside
