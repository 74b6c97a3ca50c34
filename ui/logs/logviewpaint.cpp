// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logcolours.h"
#include "ui/logs/logview.h"
#include "ui/theme/theme.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

// How a LogView looks.
namespace quayside {

// When the last row does not fit whole while following, the rows sit at the bottom.
int LogView::offsetOfRows() const
{
    const bool isFull = m_following && (verticalScrollBar()->maximum() > 0 || topAtEnd().part > 0);
    return isFull ? viewport()->height() % m_rowHeight : 0;
}

QString LogView::rowText(Row row) const
{
    const LogRecord record = recordOf(row.row);
    if (record.kind == LogRecord::Kind::Mark)
        return QString::fromUtf8(record.text);
    const bool wraps = m_gutter.look().wraps;
    const auto columns = wraps ? columnsInRow() : static_cast<qsizetype>((horizontalScrollBar()->value() + viewport()->width()) / m_characterWidth) + 8;
    return lineText(record).part(row.part * columnsInRow(), columns).text;
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::of(palette()).surface);
    if (m_rows.count() == 0)
        return;
    painter.setFont(lineFont());
    m_traces.clear();
    int y = offsetOfRows();
    Row row = top();
    if (y > 0 && row > Row()) {
        row = moved(row, -1);
        y -= m_rowHeight;
    }
    while (y < viewport()->height()) {
        paintRow(painter, row, y);
        const Row next = moved(row, 1);
        if (next == row)
            return;
        row = next;
        y += m_rowHeight;
    }
}

void LogView::paintRow(QPainter &painter, Row row, int top)
{
    const qint64 line = m_rows.lineAt(row.row);
    const qint64 timeAbove = row.row > 0 && m_gutter.look().times == LogLook::Times::Delta ? recordOf(row.row - 1).time : 0;
    const LogRecord record = log()->at(line);
    if (record.kind == LogRecord::Kind::Mark)
        return paintMark(painter, record, top);
    const Theme &theme = Theme::of(palette());
    const QRect place(0, top, viewport()->width(), m_rowHeight);
    if (line == m_currentLine)
        painter.fillRect(place, theme.raised);
    // Only what is on screen is made: a line may have any length.
    const auto scrolled = static_cast<qsizetype>(horizontalScrollBar()->value() / m_characterWidth);
    const bool wraps = m_gutter.look().wraps;
    const qsizetype first = wraps ? row.part * columnsInRow() : scrolled;
    const qsizetype count = wraps ? columnsInRow() : static_cast<qsizetype>(viewport()->width() / m_characterWidth) + 2;
    const double left = m_gutter.width() - (wraps ? 0 : horizontalScrollBar()->value() - static_cast<double>(scrolled) * m_characterWidth);
    const LogText text = lineText(record).part(first, count);
    painter.setClipRect(QRect(m_gutter.width(), top, viewport()->width(), m_rowHeight));
    paintSelection(painter, line, first, text.text.size(), left, top);
    paintFound(painter, text.text, left, top);
    paintText(painter, text, record.channel == LogChannel::Error ? theme.bad : theme.text, left, top);
    painter.setClipping(false);
    if (row.part == 0)
        m_gutter.paint(painter, place, top + m_ascent, {line + 1, record, timeAbove}, log()->sources(), theme);
    paintEnds(painter, line, place);
    if (row.part == 0) // the record is not to be used behind this
        paintTrace(painter, line, left + static_cast<double>(text.text.size() + 2) * m_characterWidth, top);
}

// The two lines between which something is to be saved.
void LogView::paintEnds(QPainter &painter, qint64 line, const QRect &place) const
{
    if (line != m_marks.first && line != m_marks.second)
        return;
    painter.setPen(QPen(Theme::of(palette()).accent, 2));
    if (line == m_marks.first)
        painter.drawLine(place.left(), place.top() + 1, place.right(), place.top() + 1);
    if (line == m_marks.second)
        painter.drawLine(place.left(), place.bottom(), place.right(), place.bottom());
}

void LogView::paintTrace(QPainter &painter, qint64 line, double left, int top)
{
    const LogRows::Trace trace = m_rows.traceBelow(line);
    if (trace.lines == 0)
        return;
    const Theme &theme = Theme::of(palette());
    //: The lines of a stack trace that are hidden below this one
    const QString text = trace.isFolded ? tr("▸ %n more line(s)", nullptr, static_cast<int>(trace.lines)) : tr("▾ fold");
    const QRect place(static_cast<int>(left), top + 1, painter.fontMetrics().horizontalAdvance(text) + space::small, m_rowHeight - 2);
    painter.fillRect(place, theme.raised);
    painter.setPen(theme.accent);
    painter.drawText(place, Qt::AlignCenter, text);
    m_traces.append({place, line});
}

void LogView::paintText(QPainter &painter, const LogText &text, const QColor &colour, double left, int top) const
{
    painter.setPen(colour);
    if (text.runs.isEmpty())
        return painter.drawText(QPointF(left, top + m_ascent), text.text);
    const Theme &theme = Theme::of(palette());
    const auto draw = [&](qsizetype begin, qsizetype length, const LogStyle &style) {
        const LogColours colours = coloursOf(style, colour, theme);
        const QRectF place(left + static_cast<double>(begin) * m_characterWidth, top, static_cast<double>(length) * m_characterWidth, m_rowHeight);
        if (colours.back.isValid())
            painter.fillRect(place, colours.back);
        QFont font = lineFont();
        font.setBold(style.isBold);
        font.setUnderline(style.isUnderlined);
        painter.setFont(font);
        painter.setPen(colours.front);
        painter.drawText(QPointF(place.left(), top + m_ascent), text.text.sliced(begin, length));
    };
    qsizetype at = 0;
    for (const LogText::Run &run : text.runs) {
        if (run.begin > at)
            draw(at, run.begin - at, {});
        draw(run.begin, run.length, run.style);
        at = run.begin + run.length;
    }
    if (at < text.text.size())
        draw(at, text.text.size() - at, {});
    painter.setFont(lineFont());
}

void LogView::paintMark(QPainter &painter, const LogRecord &record, int top) const
{
    const Theme &theme = Theme::of(palette());
    const QString words = QString::fromUtf8(record.text);
    const QString time = m_gutter.timeText(record, 0);
    const QString text = time.isEmpty() ? words : QString(time + QStringLiteral("  ") + words);
    const int middle = top + m_rowHeight / 2;
    painter.setPen(record.channel == LogChannel::Error ? theme.warn : theme.line);
    painter.drawLine(0, middle, viewport()->width(), middle);
    if (text.isEmpty())
        return;
    const QRect place(space::huge, top, painter.fontMetrics().horizontalAdvance(text) + space::large, m_rowHeight);
    painter.fillRect(place, theme.surface);
    painter.setPen(record.channel == LogChannel::Error ? theme.warn : theme.dim); // where lines are missing it must be seen
    painter.drawText(place, Qt::AlignCenter, text);
}

void LogView::paintSelection(QPainter &painter, qint64 line, qsizetype first, qsizetype length, double left, int top) const
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    if (!hasSelection() || line < from.line || line > to.line)
        return;
    const qsizetype start = line == from.line ? std::clamp<qsizetype>(from.column - first, 0, length) : 0;
    const qsizetype end = line == to.line ? std::clamp<qsizetype>(to.column - first, 0, length) : length + 1;
    painter.fillRect(QRectF(left + static_cast<double>(start) * m_characterWidth, top, static_cast<double>(end - start) * m_characterWidth, m_rowHeight),
                     Theme::of(palette()).accentSoft);
}

void LogView::paintFound(QPainter &painter, const QString &text, double left, int top)
{
    constexpr qsizetype most = 200; // places in a row
    constexpr qint64 tooLong = 10; // milliseconds for a row
    if (!m_marked)
        return;
    const Theme &theme = Theme::of(palette());
    const QByteArray bytes = text.toUtf8();
    QElapsedTimer timer;
    timer.start();
    for (const LinePattern::Span &span : m_marked->spans(bytes, most)) {
        const auto begin = static_cast<double>(QString::fromUtf8(QByteArrayView(bytes).first(span.begin)).size());
        const auto length = static_cast<double>(QString::fromUtf8(QByteArrayView(bytes).sliced(span.begin, span.length)).size());
        const QRectF place(left + begin * m_characterWidth, top, length * m_characterWidth, m_rowHeight - 1);
        painter.fillRect(place, theme.soft(theme.warn));
        painter.setPen(theme.warn);
        painter.drawLine(place.bottomLeft(), place.bottomRight());
    }
    if (timer.elapsed() > tooLong)
        m_marked.reset(); // an expression that takes so long would hold up every frame
}

} // namespace quayside
