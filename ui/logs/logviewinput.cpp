// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"
#include "ui/logs/logview.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

// The keyboard, the mouse and the clipboard of LogView.
namespace quayside {

namespace {

constexpr qint64 copyMost = 200'000; // lines; more than any paste wants
constexpr qsizetype longestCopied = 1'000'000; // characters of one line

} // namespace

LogView::Place LogView::placeAt(QPoint point) const
{
    const qint64 row = point.y() < 0 ? -1 : point.y() / m_rowHeight;
    const qint64 line = std::clamp(topLine() + row, m_store->firstLine(), std::max(m_store->firstLine(), m_store->endLine() - 1));
    const double x = point.x() + horizontalScrollBar()->value() - gutterWidth();
    const auto column = static_cast<qsizetype>(std::max(0.0, x / m_characterWidth + 0.5));
    return {line, m_store->lineCount() > 0 ? std::min(column, rowText(line).size()) : 0};
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_store)
        return;
    m_caret = placeAt(event->position().toPoint());
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = m_caret;
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || !m_store)
        return;
    m_caret = placeAt(event->position().toPoint());
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (y < 0 ? -3 : 3));
    viewport()->update();
}

void LogView::wheelEvent(QWheelEvent *event)
{
    // A touch of the wheel upwards is meant: it stops following even when the log grows under it.
    if (event->angleDelta().y() > 0 && verticalScrollBar()->maximum() > 0)
        setFollowing(false);
    QAbstractScrollArea::wheelEvent(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    switch (event->key()) {
    case Qt::Key_Up: return bar->setValue(bar->value() - 1);
    case Qt::Key_Down: return bar->setValue(bar->value() + 1);
    case Qt::Key_PageUp: return bar->setValue(bar->value() - bar->pageStep());
    case Qt::Key_PageDown: return bar->setValue(bar->value() + bar->pageStep());
    case Qt::Key_Home: return bar->setValue(0);
    case Qt::Key_End: return setFollowing(true);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::selectAll()
{
    if (!m_store || m_store->lineCount() == 0)
        return;
    m_anchor = {m_store->firstLine(), 0};
    m_caret = {m_store->endLine() - 1, longestCopied};
    viewport()->update();
}

QString LogView::selectedText() const
{
    if (!m_store || !hasSelection())
        return {};
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    QStringList lines;
    const qint64 last = std::min({to.line, m_store->endLine() - 1, from.line + copyMost});
    for (qint64 line = std::max(from.line, m_store->firstLine()); line <= last; ++line) {
        // As the row shows it: what reaches a terminal by way of the clipboard cannot steer it.
        const QString text = logLineText(m_store->at(line).text, longestCopied);
        const qsizetype start = line == from.line ? std::min(from.column, text.size()) : 0;
        const qsizetype end = line == to.line ? std::min(to.column, text.size()) : text.size();
        lines.append(text.sliced(start, std::max<qsizetype>(0, end - start)));
    }
    return lines.join(u'\n');
}

void LogView::copy() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(icon(QStringLiteral("copy")), tr("Copy"), QKeySequence::Copy, this, [this] { copy(); });
    copyAction->setEnabled(hasSelection());
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &LogView::selectAll);
    menu->popup(event->globalPos());
}

} // namespace quayside
