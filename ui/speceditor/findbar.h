// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/speceditor/textsearch.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace quayside {

// Looks for text in an editor and replaces it. Everything that is found is kept for the editor to mark.
class FindBar final : public QFrame
{
    Q_OBJECT

public:
    enum class Mode { Find, Replace };

    explicit FindBar(QPlainTextEdit &editor);

    // Takes the selection as what to look for, when it is part of a line.
    void open(Mode mode);
    void close();
    void findNext();
    void findPrevious();
    // The text has changed.
    void refresh();

    // What to mark: nothing while the bar is closed.
    const QList<SearchMatch> &matches() const { return m_result.matches; }

Q_SIGNALS:
    void matchesChanged();
    void closed();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeFindRow();
    QWidget *makeReplaceRow();
    QToolButton *makeOption(const QString &sign, const QString &name, const QString &objectName);
    QToolButton *makeButton(const QString &sign, const QString &name, void (FindBar::*act)());
    void search();
    void select(qsizetype match);
    qsizetype currentMatch() const;
    void showCount();
    void replaceOne();
    void replaceAll();

    QPlainTextEdit &m_editor;
    SearchResult m_result;
    QLineEdit *const m_find;
    QLineEdit *const m_replacement;
    PlainLabel *const m_count;
    QWidget *m_replaceRow = nullptr;
    QToolButton *m_case = nullptr;
    QToolButton *m_words = nullptr;
    QToolButton *m_expression = nullptr;
};

} // namespace quayside
