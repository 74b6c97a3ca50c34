// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specissue.h"
#include "models/spec/textchange.h"

#include <QPlainTextEdit>

namespace KSyntaxHighlighting {
class Repository;
class SyntaxHighlighter;
}

namespace quayside {

// The text of a spec: coloured as YAML or JSON, with line numbers, marks in the margin and a line below what is wrong.
class SpecText final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit SpecText(QWidget *parent = nullptr);

    void setIssues(const QList<SpecIssue> &issues);
    // Makes changes that belong together, as one step to undo.
    void change(const QList<TextChange> &changes);
    // Puts the caret there and makes it visible.
    void jumpTo(const TextRange &range);

    int marginWidth() const;
    void paintMargin(QPaintEvent *event);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void applyTheme();
    void chooseLanguage();
    void showIssues();
    void placeMargin();

    QWidget *const m_margin;
    KSyntaxHighlighting::SyntaxHighlighter *const m_highlighter; // the document owns it
    QList<SpecIssue> m_issues;
    bool m_isJson = false;
};

} // namespace quayside
