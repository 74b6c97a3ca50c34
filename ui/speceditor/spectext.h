// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/specassistant.h"
#include "models/spec/specissue.h"
#include "models/spec/textchange.h"
#include "ui/speceditor/completionpopup.h"

#include <QHash>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QTimer>

#include <functional>

namespace KSyntaxHighlighting {
class SyntaxHighlighter;
}

namespace quayside {

class FindBar;
class LineBar;
class SpecMargin;

// Something that mends a problem, for the menu of Alt+Enter.
struct QuickFix
{
    QString title;
    std::function<void()> apply;
};

// The text of a spec: coloured as YAML or JSON, with line numbers, marks of what is wrong, completion, folding, find and replace.
// Its keys are in spectextkeys.cpp, completion and documentation in spectextassist.cpp.
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
    void goToLine(int line); // from 1

    // Names that the program knows, for completion.
    void setRegions(const QStringList &regions) { m_regions = regions; }
    // What can be mended at a place of the text; asked when the menu opens.
    void setQuickFixes(std::function<QList<QuickFix>(qsizetype position)> fixes) { m_quickFixes = std::move(fixes); }

    void toggleFold(const QTextBlock &header);
    // The worst that is known about a line, counted from 1.
    std::optional<SpecIssue::Severity> severityOf(int line) const;
    // Of the problem at the caret, or else in its line; empty for none.
    QString ruleAtCaret() const;
    // Calls with every line on screen and where it is in the margin.
    void forVisibleLines(const std::function<void(const QTextBlock &, const QRectF &)> &visit) const;

Q_SIGNALS:
    // Of the property at the caret, a moment after it moved.
    void documentationChanged(const quayside::Documentation &documentation);
    // Somebody pasted or dropped what no spec is; nothing was changed.
    void pasteRefused(const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    bool event(QEvent *event) override;
    // A file that is dropped here is not its name as text; it is opened by the window.
    bool canInsertFromMimeData(const QMimeData *source) const override;

private:
    struct Command;
    static const QList<Command> &commands();
    const Command *commandFor(const QKeyEvent &event) const;
    void leaveForwards();
    void leaveBackwards();
    void indent();
    void outdent();
    void newLine();
    void toggleComments();
    void moveUp();
    void moveDown();
    void duplicate();
    void zoomBy(int steps);
    void zoomMore();
    void zoomLess();
    void zoomBack();
    void openFind();
    void openReplace();
    void findNext();
    void findPrevious();
    void askForLine();
    void foldHere();
    void unfoldHere();
    void foldEverything();
    void unfoldEverything();
    void askForCompletion();
    void openQuickFixes();

    void applyTheme();
    void chooseLanguage();
    void showMarks();
    void noteChange();
    void noteCaret();
    void noteLines();
    void noteScrolling();
    void placeParts();
    void addMark(QList<QTextEdit::ExtraSelection> &marks, qsizetype from, qsizetype length, const QTextCharFormat &format) const;
    void markIssues(QList<QTextEdit::ExtraSelection> &marks) const;
    void markMatches(QList<QTextEdit::ExtraSelection> &marks) const;

    // What follows the caret a moment later, so that a key never waits for it.
    void assist();
    void complete(CompletionPopup::Choose choose);
    void take(const Completion &completion);
    QString toolTipAt(int position) const;
    bool showToolTip(QEvent *event);

    SpecMargin *const m_margin;
    FindBar *const m_findBar;
    LineBar *const m_lineBar;
    CompletionPopup *const m_popup;
    KSyntaxHighlighting::SyntaxHighlighter *const m_highlighter; // the document owns it
    QList<SpecIssue> m_issues;
    QHash<int, SpecIssue::Severity> m_severities; // by line
    QStringList m_regions;
    std::function<QList<QuickFix>(qsizetype)> m_quickFixes;
    std::optional<std::pair<qsizetype, qsizetype>> m_brackets;
    QTimer m_assisting;
    int m_zoom = 0; // steps from the usual size
    bool m_isJson = false;
    bool m_isTyping = false; // since the last completion
    bool m_hasChanged = false; // since the last assistance
};

} // namespace quayside
