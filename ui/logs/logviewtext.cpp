// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logview.h"

#include <QScrollBar>

#include <algorithm>

// What a LogView says to those who do not see it.
namespace quayside {

QString LogView::visibleText() const
{
    QStringList texts;
    if (m_rows.count() == 0)
        return {};
    Row row = top();
    for (int i = 0; i < rowsOnScreen(); ++i) {
        texts.append(rowText(row));
        const Row next = moved(row, 1);
        if (next == row)
            break;
        row = next;
    }
    return texts.join(u'\n');
}

QList<QByteArray> LogView::visibleLines() const
{
    QList<QByteArray> lines;
    const auto [first, end] = visibleRange();
    for (qint64 row = m_rows.rowOf(first); row < m_rows.count() && m_rows.lineAt(row) < end; ++row)
        lines.append(recordOf(row).text.toByteArray());
    return lines;
}

std::pair<qint64, qint64> LogView::visibleRange() const
{
    if (m_rows.count() == 0)
        return {0, 0};
    return {m_rows.lineAt(top().row), m_rows.lineAt(moved(top(), rowsOnScreen() - 1).row) + 1};
}

QString LogView::followingText() const
{
    return m_following ? tr("Follows the end") : tr("Holds its place");
}

LogView::Place LogView::placeOfOffset(int offset) const
{
    const QString before = visibleText().left(offset);
    const qsizetype begin = before.lastIndexOf(u'\n') + 1;
    const Row row = moved(top(), before.count(u'\n'));
    return {m_rows.lineAt(row.row), before.size() - begin + row.part * columnsInRow()};
}

std::pair<int, int> LogView::visibleSelection() const
{
    if (!hasSelection() || m_rows.count() == 0)
        return {0, 0};
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    const auto offsetOf = [this](const Place &place) {
        int offset = 0;
        const QStringList rows = visibleText().split(u'\n');
        Row row = top();
        for (const QString &text : rows) {
            const qint64 line = m_rows.lineAt(row.row);
            const qsizetype first = row.part * columnsInRow();
            if (place < Place{line, first})
                return offset;
            if (line == place.line && place.column <= first + text.size())
                return offset + static_cast<int>(place.column - first);
            offset += static_cast<int>(text.size()) + 1;
            row = moved(row, 1);
        }
        return offset - 1;
    };
    return {offsetOf(from), offsetOf(to)};
}

void LogView::selectVisible(int begin, int end)
{
    if (m_rows.count() == 0)
        return;
    m_anchor = placeOfOffset(begin);
    m_caret = placeOfOffset(end);
    viewport()->update();
}

QRect LogView::visibleCharacter(int offset) const
{
    const QString before = visibleText().left(offset);
    const auto row = static_cast<int>(before.count(u'\n'));
    const auto column = static_cast<double>(before.size() - before.lastIndexOf(u'\n') - 1);
    const int scrolled = m_gutter.look().wraps ? 0 : horizontalScrollBar()->value();
    const int x = m_gutter.width() - scrolled + static_cast<int>(column * m_characterWidth);
    return {viewport()->mapToGlobal(QPoint(x, offsetOfRows() + row * m_rowHeight)), QSize(static_cast<int>(m_characterWidth), m_rowHeight)};
}

int LogView::visibleOffset(QPoint point) const
{
    const QPoint place = viewport()->mapFromGlobal(point);
    const QStringList rows = visibleText().split(u'\n');
    const qsizetype row = std::clamp<qsizetype>((place.y() - offsetOfRows()) / m_rowHeight, 0, rows.size() - 1);
    const int scrolled = m_gutter.look().wraps ? 0 : horizontalScrollBar()->value();
    const auto column = static_cast<qsizetype>((place.x() + scrolled - m_gutter.width()) / m_characterWidth);
    qsizetype offset = row; // the line ends
    for (qsizetype i = 0; i < row; ++i)
        offset += rows.at(i).size();
    return static_cast<int>(offset + std::clamp<qsizetype>(column, 0, rows.at(row).size()));
}

} // namespace quayside
