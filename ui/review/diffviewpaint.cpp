// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a DiffView paints its rows.

#include "ui/review/diffview.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int barWidth = 3; // beside the current change
constexpr double spanStrength = 0.26; // of the colour behind what differs within a line

// As many characters as before, none of which does anything.
QString harmless(QString text)
{
    for (QChar &character : text) {
        const QChar::Category category = character.category();
        if (character == u'\t')
            character = u' ';
        else if (category == QChar::Other_Control || category == QChar::Other_Format)
            character = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

void DiffView::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.surface);
    painter.setFont(fixedFont());
    int y = 0;
    for (qsizetype line = topLine(); line < m_layout.lines.size() && y < viewport()->height(); ++line, y += m_rowHeight)
        paintLine(painter, line, y);
    if (m_mode == DiffLayout::Mode::SideBySide && !m_rows.isEmpty()) {
        painter.setPen(theme.line);
        painter.drawLine(viewport()->width() / 2, 0, viewport()->width() / 2, y);
    }
}

void DiffView::paintLine(QPainter &painter, qsizetype number, int top) const
{
    const Line &line = m_layout.lines.at(number);
    const QRect place(0, top, viewport()->width(), m_rowHeight);
    if (line.kind == Line::Kind::Fold)
        return paintFold(painter, line, place);
    const DiffRow &row = m_rows.at(line.row);
    if (m_mode == DiffLayout::Mode::SideBySide) {
        const int half = place.width() / 2;
        paintCell(painter, row, {place.adjusted(0, 0, -(place.width() - half), 0), Side::Old, false});
        paintCell(painter, row, {place.adjusted(half + 1, 0, 0, 0), Side::New, false});
    } else {
        paintCell(painter, row, {place, line.kind == Line::Kind::Old ? Side::Old : Side::New, true});
    }
    if (isInCurrentChange(number))
        painter.fillRect(QRect(0, top, barWidth, m_rowHeight), Theme::of(palette()).accent);
}

void DiffView::paintFold(QPainter &painter, const Line &line, const QRect &place) const
{
    const Theme &theme = Theme::of(palette());
    painter.fillRect(place, theme.raised);
    painter.setPen(theme.dim);
    painter.setFont(textFont(TextSize::Small));
    painter.drawText(place.adjusted(gutterWidth(m_mode == DiffLayout::Mode::Unified), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, u"⋯  "_s + lineText(line));
    painter.setFont(fixedFont());
}

void DiffView::paintCell(QPainter &painter, const DiffRow &row, const Cell &cell) const
{
    const Theme &theme = Theme::of(palette());
    const bool isOld = cell.side == Side::Old;
    const bool isThere = (isOld ? row.oldLine : row.newLine) > 0;
    if (!isThere)
        return painter.fillRect(cell.place, theme.window);
    if (row.kind != DiffRow::Kind::Same)
        painter.fillRect(cell.place, theme.soft(isOld ? theme.bad : theme.good));
    paintNumbers(painter, row, cell);
    painter.save();
    painter.setClipRect(cell.place.adjusted(gutterWidth(cell.hasBothNumbers) - space::tiny, 0, 0, 0));
    paintText(painter, row, cell);
    painter.restore();
}

void DiffView::paintNumbers(QPainter &painter, const DiffRow &row, const Cell &cell) const
{
    const Theme &theme = Theme::of(palette());
    const bool isOld = cell.side == Side::Old;
    const bool isSame = row.kind == DiffRow::Kind::Same;
    const auto number = [&](int line) { return (line > 0 ? QString::number(line) : QString()).rightJustified(m_digits); };
    QString text = number(isOld ? row.oldLine : row.newLine);
    if (cell.hasBothNumbers)
        text = number(isOld || isSame ? row.oldLine : 0) + u' ' + number(isOld ? 0 : row.newLine);
    const QRect place = cell.place.adjusted(space::small, 0, 0, 0);
    painter.setPen(theme.faint);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    if (isSame)
        return;
    const auto left = static_cast<int>(static_cast<double>(text.size() + 1) * m_characterWidth);
    painter.setPen(isOld ? theme.bad : theme.good);
    painter.drawText(place.adjusted(left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, isOld ? u"−"_s : u"+"_s);
}

void DiffView::paintText(QPainter &painter, const DiffRow &row, const Cell &cell) const
{
    const Theme &theme = Theme::of(palette());
    const bool isOld = cell.side == Side::Old;
    const auto most = static_cast<qsizetype>((horizontalScrollBar()->value() + cell.place.width()) / m_characterWidth) + 8;
    const QString text = harmless((isOld ? row.oldText : row.newText).left(most));
    const int left = cell.place.left() + gutterWidth(cell.hasBothNumbers) - horizontalScrollBar()->value();
    const DiffRow::Span span = isOld ? row.oldSpan : row.newSpan;
    if (row.kind == DiffRow::Kind::Changed && span.length > 0) {
        const QFontMetricsF metrics(painter.font());
        const double from = metrics.horizontalAdvance(text.left(span.offset));
        const double to = metrics.horizontalAdvance(text.left(span.offset + span.length));
        QColor strong = isOld ? theme.bad : theme.good;
        strong.setAlphaF(static_cast<float>(spanStrength));
        painter.fillRect(QRectF(left + from, cell.place.top() + 1, to - from, m_rowHeight - 2), strong);
    }
    painter.setPen(theme.text);
    const QRect place(left, cell.place.top(), cell.place.right() - left + 1, m_rowHeight);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace quayside
