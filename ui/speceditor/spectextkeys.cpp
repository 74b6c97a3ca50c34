// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/findbar.h"
#include "ui/speceditor/folding.h"
#include "ui/speceditor/linebar.h"
#include "ui/speceditor/lineedits.h"
#include "ui/speceditor/spectext.h"

#include <QKeyEvent>
#include <QMimeData>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Steps from the usual size, of a point each.
constexpr int smallest = -4;
constexpr int largest = 12;

// Some layouts need Shift for these signs; some keyboards have them twice.
Qt::KeyboardModifiers relevant(const QKeyEvent &event)
{
    Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isSign = event.key() == Qt::Key_Slash || event.key() == Qt::Key_Plus || event.key() == Qt::Key_BraceLeft || event.key() == Qt::Key_BraceRight;
    return isSign ? modifiers & ~Qt::ShiftModifier : modifiers;
}

} // namespace

struct SpecText::Command
{
    Qt::KeyboardModifiers modifiers;
    Qt::Key key;
    bool changesText;
    void (SpecText::*run)();
};

const QList<SpecText::Command> &SpecText::commands()
{
    const Qt::KeyboardModifiers none = Qt::NoModifier;
    const Qt::KeyboardModifiers shift = Qt::ShiftModifier;
    const Qt::KeyboardModifiers ctrl = Qt::ControlModifier;
    const Qt::KeyboardModifiers alt = Qt::AltModifier;
    static const QList<Command> all{
        {ctrl, Qt::Key_Space, true, &SpecText::askForCompletion},
        {alt, Qt::Key_Return, false, &SpecText::openQuickFixes},
        {alt, Qt::Key_Enter, false, &SpecText::openQuickFixes},
        {none, Qt::Key_Tab, true, &SpecText::indent},
        {shift, Qt::Key_Backtab, true, &SpecText::outdent},
        {none, Qt::Key_Return, true, &SpecText::newLine},
        {none, Qt::Key_Enter, true, &SpecText::newLine},
        {ctrl, Qt::Key_Tab, false, &SpecText::leaveForwards},
        {ctrl | shift, Qt::Key_Backtab, false, &SpecText::leaveBackwards},
        {ctrl, Qt::Key_Slash, true, &SpecText::toggleComments},
        {alt, Qt::Key_Up, true, &SpecText::moveUp},
        {alt, Qt::Key_Down, true, &SpecText::moveDown},
        {ctrl | shift, Qt::Key_D, true, &SpecText::duplicate},
        {ctrl, Qt::Key_G, false, &SpecText::askForLine},
        {ctrl, Qt::Key_F, false, &SpecText::openFind},
        {ctrl, Qt::Key_H, false, &SpecText::openReplace},
        {none, Qt::Key_F3, false, &SpecText::findNext},
        {shift, Qt::Key_F3, false, &SpecText::findPrevious},
        {ctrl, Qt::Key_Plus, false, &SpecText::zoomMore},
        {ctrl, Qt::Key_Equal, false, &SpecText::zoomMore},
        {ctrl, Qt::Key_Minus, false, &SpecText::zoomLess},
        {ctrl, Qt::Key_0, false, &SpecText::zoomBack},
        {ctrl | shift, Qt::Key_BracketLeft, false, &SpecText::foldHere},
        {ctrl, Qt::Key_BraceLeft, false, &SpecText::foldHere},
        {ctrl | shift, Qt::Key_BracketRight, false, &SpecText::unfoldHere},
        {ctrl, Qt::Key_BraceRight, false, &SpecText::unfoldHere},
        {ctrl | alt, Qt::Key_BracketLeft, false, &SpecText::foldEverything},
        {ctrl | alt, Qt::Key_BracketRight, false, &SpecText::unfoldEverything},
    };
    return all;
}

const SpecText::Command *SpecText::commandFor(const QKeyEvent &event) const
{
    const auto found = std::ranges::find_if(commands(), [&](const Command &one) { return one.key == event.key() && one.modifiers == relevant(event); });
    return found == commands().end() || (found->changesText && isReadOnly()) ? nullptr : &*found;
}

void SpecText::keyPressEvent(QKeyEvent *event)
{
    if (m_popup->isVisible() && event->modifiers() == Qt::NoModifier && m_popup->handleKey(event->key()))
        return;
    if (const Command *command = commandFor(*event)) {
        m_popup->hide();
        return (this->*command->run)();
    }
    QPlainTextEdit::keyPressEvent(event);
    const QString typed = event->text();
    const bool isWord = !typed.isEmpty() && (typed.front().isLetterOrNumber() || typed.front() == u'"');
    if (isWord && !isReadOnly())
        m_isTyping = true;
    else if (m_popup->isVisible() && event->key() != Qt::Key_Backspace && !typed.isEmpty())
        m_popup->hide();
}

// Keys that mean something here are not the page's. Escape is ours only while there is something of ours to close.
bool SpecText::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (commandFor(*key) || (m_popup->isVisible() && key->key() == Qt::Key_Escape)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip)
        return showToolTip(event);
    return QPlainTextEdit::event(event);
}

void SpecText::leaveForwards()
{
    QAbstractScrollArea::focusNextPrevChild(true);
}

void SpecText::leaveBackwards()
{
    QAbstractScrollArea::focusNextPrevChild(false);
}

void SpecText::newLine()
{
    breakLine(textCursor());
    ensureCursorVisible();
}

void SpecText::indent()
{
    indentLines(textCursor());
}

void SpecText::outdent()
{
    outdentLines(textCursor());
}

void SpecText::toggleComments()
{
    toggleComment(textCursor(), m_isJson ? u"//"_s : u"#"_s);
}

void SpecText::moveUp()
{
    unfoldHere();
    setTextCursor(moveLinesUp(textCursor()));
}

void SpecText::moveDown()
{
    unfoldHere();
    setTextCursor(moveLinesDown(textCursor()));
}

void SpecText::duplicate()
{
    unfoldHere();
    setTextCursor(duplicateLines(textCursor()));
}

void SpecText::zoomBy(int steps)
{
    const int wanted = std::clamp(m_zoom + steps, smallest, largest);
    QFont zoomed = fixedFont();
    zoomed.setPointSizeF(std::max(4.0, zoomed.pointSizeF() + wanted));
    m_zoom = wanted;
    setFont(zoomed);
}

void SpecText::zoomMore()
{
    zoomBy(1);
}

void SpecText::zoomLess()
{
    zoomBy(-1);
}

void SpecText::zoomBack()
{
    zoomBy(-m_zoom);
}

void SpecText::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return QPlainTextEdit::wheelEvent(event);
    if (event->angleDelta().y() != 0)
        zoomBy(event->angleDelta().y() > 0 ? 1 : -1);
    event->accept();
}

void SpecText::openFind()
{
    m_lineBar->hide();
    m_findBar->open(FindBar::Mode::Find);
    placeParts();
}

void SpecText::openReplace()
{
    m_lineBar->hide();
    m_findBar->open(FindBar::Mode::Replace);
    placeParts();
}

void SpecText::findNext()
{
    m_findBar->findNext();
}

void SpecText::findPrevious()
{
    m_findBar->findPrevious();
}

void SpecText::askForLine()
{
    m_findBar->hide();
    m_lineBar->open(textCursor().blockNumber() + 1, blockCount());
    placeParts();
}

void SpecText::toggleFold(const QTextBlock &header)
{
    if (isFolded(header)) {
        unfold(header);
    } else {
        // The caret must not be where nobody sees it.
        const QTextBlock end = foldEnd(header);
        const int caret = textCursor().blockNumber();
        if (end.isValid() && caret > header.blockNumber() && caret <= end.blockNumber())
            setTextCursor(QTextCursor(header));
        fold(header);
    }
    viewport()->update();
    placeParts();
}

// What the caret is in: the line itself, or the nearest above that holds it.
void SpecText::foldHere()
{
    QTextBlock header = textCursor().block();
    const int caret = header.blockNumber();
    while (header.isValid() && !(canFold(header) && !isFolded(header) && foldEnd(header).blockNumber() >= caret))
        header = header.previous();
    if (header.isValid())
        toggleFold(header);
}

void SpecText::unfoldHere()
{
    if (isFolded(textCursor().block()))
        toggleFold(textCursor().block());
}

void SpecText::foldEverything()
{
    QTextBlock header = textCursor().block();
    foldAll(*document());
    while (!header.isVisible())
        header = header.previous();
    setTextCursor(QTextCursor(header));
    placeParts();
}

void SpecText::unfoldEverything()
{
    unfoldAll(*document());
    placeParts();
}

bool SpecText::canInsertFromMimeData(const QMimeData *source) const
{
    return !source->hasUrls() && QPlainTextEdit::canInsertFromMimeData(source);
}

} // namespace quayside
