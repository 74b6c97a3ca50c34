// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"
#include "ui/logs/logview.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDateTime>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <utility>

// The keyboard, the mouse and the clipboard of LogView.
namespace quayside {

namespace {

constexpr qsizetype copyMost = 256 * 1024 * 1024; // characters; what a clipboard can take
constexpr qsizetype longestCopied = LogPages::longestLine; // characters of one line

} // namespace

LogView::Place LogView::placeAt(QPoint point) const
{
    const Row row = moved(top(), point.y() < 0 ? -1 : (point.y() - offsetOfRows()) / m_rowHeight);
    const LogRecord record = recordOf(row.row);
    const int scrolled = m_gutter.look().wraps ? 0 : horizontalScrollBar()->value();
    const double x = point.x() + scrolled - m_gutter.width();
    const auto column = static_cast<qsizetype>(std::max(0.0, x / m_characterWidth + 0.5)) + row.part * columnsInRow();
    return {m_rows.lineAt(row.row), std::min(column, lineText(record).columns())};
}

void LogView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_rows.count() == 0)
        return;
    for (const auto &[place, line] : std::as_const(m_traces))
        if (place.contains(event->position().toPoint()))
            return toggleTrace(line);
    m_caret = placeAt(event->position().toPoint());
    if (!event->modifiers().testFlag(Qt::ShiftModifier))
        m_anchor = m_caret;
    viewport()->update();
}

void LogView::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || m_rows.count() == 0)
        return;
    m_caret = placeAt(event->position().toPoint());
    const int y = event->position().toPoint().y();
    if (y < 0 || y > viewport()->height())
        scrollBy(y < 0 ? -3 : 3);
    viewport()->update();
}

void LogView::wheelEvent(QWheelEvent *event)
{
    // A touch of the wheel upwards is meant: it stops following even when the log grows under it.
    const int steps = event->angleDelta().y();
    if (event->modifiers().testFlag(Qt::ControlModifier) && steps != 0)
        return zoom(steps > 0 ? 1 : -1);
    if (steps == 0 || event->modifiers().testFlag(Qt::ShiftModifier) || (steps > 0 && top() == Row()))
        return QAbstractScrollArea::wheelEvent(event);
    constexpr int stepsInRow = 40; // three rows for each notch of 120
    m_wheel += steps;
    scrollBy(-(m_wheel / stepsInRow));
    m_wheel %= stepsInRow;
    event->accept();
}

// Ctrl+F looks for text here, whatever it does elsewhere.
bool LogView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Find))
        event->accept();
    return QAbstractScrollArea::event(event);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return Q_EMIT searchRequested();
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    if (event->matches(QKeySequence::ZoomIn) || event->matches(QKeySequence::ZoomOut))
        return zoom(event->matches(QKeySequence::ZoomIn) ? 1 : -1);
    if (event->key() == Qt::Key_0 && event->modifiers() == Qt::ControlModifier)
        return zoom(0);
    switch (event->key()) {
    case Qt::Key_Up: return scrollBy(-1);
    case Qt::Key_Down: return scrollBy(1);
    case Qt::Key_PageUp: return scrollBy(1 - rowsOnScreen());
    case Qt::Key_PageDown: return scrollBy(rowsOnScreen() - 1);
    case Qt::Key_Left: return horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepSub);
    case Qt::Key_Right: return horizontalScrollBar()->triggerAction(QScrollBar::SliderSingleStepAdd);
    case Qt::Key_Home: setFollowing(false); return setTop({});
    case Qt::Key_End: return setFollowing(true);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void LogView::selectAll()
{
    if (m_rows.count() == 0)
        return;
    m_anchor = {m_rows.lineAt(0), 0};
    m_caret = {m_rows.lineAt(m_rows.count() - 1), longestCopied};
    viewport()->update();
}

QString LogView::selectedText() const
{
    if (!log() || !hasSelection())
        return {};
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    QString text;
    const qint64 first = m_rows.rowOf(from.line);
    for (qint64 row = first; row < m_rows.count() && m_rows.lineAt(row) <= to.line && text.size() < copyMost; ++row) {
        const qint64 line = m_rows.lineAt(row);
        // As the row shows it: what reaches a terminal by way of the clipboard cannot steer it.
        const LogRecord record = log()->at(line);
        const LogLineText shown = lineText(record);
        const qsizetype size = std::min<qsizetype>(shown.columns(), longestCopied);
        const qsizetype start = line == from.line ? std::min(from.column, size) : 0;
        const qsizetype end = line == to.line ? std::min(to.column, size) : size;
        if (row > first)
            text += u'\n';
        if (m_copiesTimes && record.time > 0)
            text += QDateTime::fromMSecsSinceEpoch(record.time / 1'000'000, Qt::UTC).toString(Qt::ISODateWithMs) + u' ';
        text += shown.copied(start, std::max<qsizetype>(0, end - start));
    }
    return text;
}

void LogView::copy(bool withTimes)
{
    m_copiesTimes = withTimes;
    if (const QString text = selectedText(); !text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
    m_copiesTimes = false;
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *copyAction = menu->addAction(icon(QStringLiteral("copy")), tr("Copy"), QKeySequence::Copy, this, [this] { copy(); });
    copyAction->setEnabled(hasSelection());
    menu->addAction(tr("Copy with times"), this, [this] { copy(true); })->setEnabled(hasSelection());
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, this, &LogView::selectAll);
    if (m_rows.count() > 0)
        addMarkActions(*menu, placeAt(viewport()->mapFromGlobal(event->globalPos())).line);
    menu->popup(event->globalPos());
}

void LogView::addMarkActions(QMenu &menu, qint64 line)
{
    menu.addSeparator();
    QAction *context = menu.addAction(tr("Show what is around this line"), this, [this, line] { Q_EMIT contextRequested(line); });
    context->setEnabled(m_rows.isFiltered());
    menu.addAction(tr("Save from this line on"), this, [this, line] { setMarks(line, std::max(line, m_marks.second >= 0 ? m_marks.second : log()->endLine() - 1)); });
    menu.addAction(tr("Save up to this line"), this, [this, line] { setMarks(m_marks.first >= 0 ? m_marks.first : log()->firstLine(), line); });
}

} // namespace quayside
