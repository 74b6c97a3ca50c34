// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/logs/logview.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QLineEdit>
#include <QToolButton>

namespace quayside {

// Looks for text in what a log view shows: counts, goes from one place to the next, and has them marked. While the log is long, what
// is found first can be gone to already.
class LogSearchBar final : public QFrame
{
    Q_OBJECT

public:
    explicit LogSearchBar(LogView &view);

    void open();
    void close();
    void findNext() { go(1); }
    void findPrevious() { go(-1); }
    // The view shows another log, or filters it otherwise.
    void refresh();
    // What is looked for, and where it was found.
    bool isSearching() const { return isVisible() && !query().isEmpty(); }
    TextQuery query() const;
    const LogSearch &search() const { return m_search; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QToolButton *makeOption(const QString &sign, const QString &name, const QString &objectName);
    QToolButton *makeButton(const QString &iconName, const QString &name);
    void searchAnew();
    void go(int direction);
    void goToFirst();
    void showCount();

    LogView &m_view;
    LogSearch m_search;
    QLineEdit *const m_text;
    QToolButton *const m_case;
    QToolButton *const m_expression;
    PlainLabel *const m_count;
    bool m_isNew = false; // nothing was gone to since the text changed
};

} // namespace quayside
