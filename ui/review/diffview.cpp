// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/diffview.h"

#include "ui/theme/theme.h"

#include <QAccessible>
#include <QEvent>
#include <QGuiApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostSpoken = 1000; // characters of a change that are read out

bool hasSide(const DiffRow &row, bool old)
{
    return (old ? row.oldLine : row.newLine) > 0;
}

} // namespace

DiffView::DiffView(QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(u"diffView"_s);
    setAccessibleName(tr("Differences"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    measure();
}

void DiffView::setRows(const QList<DiffRow> &rows)
{
    m_rows = rows;
    m_opened.clear();
    m_longest = 0;
    int lines = 0;
    for (const DiffRow &row : m_rows) {
        m_longest = std::max({m_longest, row.oldText.size(), row.newText.size()});
        lines = std::max({lines, row.oldLine, row.newLine});
    }
    m_digits = static_cast<int>(QString::number(lines).size());
    m_current = -1;
    layOut();
    goToChange(0);
}

void DiffView::setMode(DiffLayout::Mode mode)
{
    m_mode = mode;
    layOut();
    goToChange(m_current);
}

void DiffView::setUnfolded(bool unfolded)
{
    m_isUnfolded = unfolded;
    m_opened.clear();
    layOut();
    goToChange(m_current);
}

void DiffView::layOut()
{
    m_layout = DiffLayout::of(m_rows, m_mode, m_opened);
    if (m_isUnfolded) {
        for (const Line &line : std::as_const(m_layout.lines))
            if (line.kind == Line::Kind::Fold)
                m_opened.insert(line.row);
        m_layout = DiffLayout::of(m_rows, m_mode, m_opened);
    }
    updateScrollBars();
    viewport()->update();
}

void DiffView::unfold(const Line &fold)
{
    m_opened.insert(fold.row);
    layOut();
}

void DiffView::measure()
{
    const QFontMetricsF metrics(fixedFont());
    m_rowHeight = static_cast<int>(metrics.height()) + 4;
    m_characterWidth = metrics.horizontalAdvance(u"0123456789"_s) / 10;
}

int DiffView::rowsOnScreen() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int DiffView::topLine() const
{
    return verticalScrollBar()->value();
}

int DiffView::gutterWidth(bool hasBothNumbers) const
{
    const int columns = hasBothNumbers ? 2 * m_digits + 4 : m_digits + 3;
    return static_cast<int>(columns * m_characterWidth) + space::small;
}

void DiffView::updateScrollBars()
{
    const bool isSplit = m_mode == DiffLayout::Mode::SideBySide;
    const int half = isSplit ? viewport()->width() / 2 : viewport()->width();
    const auto width = static_cast<int>(static_cast<double>(std::min<qsizetype>(m_longest, 100'000)) * m_characterWidth) + gutterWidth(!isSplit) + space::large;
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(m_layout.lines.size()) - rowsOnScreen()));
    verticalScrollBar()->setPageStep(rowsOnScreen());
    horizontalScrollBar()->setRange(0, std::max(0, width - half));
    horizontalScrollBar()->setPageStep(half);
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_characterWidth * 4));
}

// Beyond the ends the last one stays the current one.
void DiffView::goToChange(qsizetype number)
{
    m_current = changeCount() > 0 ? std::clamp<qsizetype>(number, 0, changeCount() - 1) : -1;
    if (m_current >= 0) {
        const auto line = static_cast<int>(m_layout.changes.at(m_current));
        m_currentEnd = endOfChange(line);
        if (line < topLine() + 1 || line > topLine() + rowsOnScreen() - 4)
            verticalScrollBar()->setValue(line - rowsOnScreen() / 3);
    }
    viewport()->update();
    announce();
    Q_EMIT currentChanged();
}

void DiffView::goToNewLine(int line)
{
    const auto isAfter = [&](qsizetype start) { return m_rows.at(m_layout.lines.at(start).row).newLine > line; };
    const auto next = std::ranges::find_if(m_layout.changes, isAfter);
    goToChange(std::max<qsizetype>(0, next - m_layout.changes.begin() - 1));
}

qsizetype DiffView::endOfChange(qsizetype start) const
{
    const auto isSame = [this](const Line &line) { return m_rows.at(line.row).kind == DiffRow::Kind::Same; };
    return std::find_if(m_layout.lines.begin() + start, m_layout.lines.end(), isSame) - m_layout.lines.begin();
}

bool DiffView::isInCurrentChange(qsizetype line) const
{
    return m_current >= 0 && line >= m_layout.changes.at(m_current) && line < m_currentEnd;
}

// A screen reader hears the change that was gone to.
void DiffView::announce()
{
    QStringList words;
    if (m_current >= 0)
        for (qsizetype line = m_layout.changes.at(m_current); line < m_currentEnd; ++line)
            words.append(lineText(m_layout.lines.at(line)));
    setAccessibleDescription(words.join(u'\n').left(mostSpoken));
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

QString DiffView::lineText(const Line &line) const
{
    const DiffRow &row = m_rows.at(line.row);
    switch (line.kind) {
    case Line::Kind::Fold: return tr("%n unchanged line(s)", nullptr, static_cast<int>(line.hidden));
    case Line::Kind::Old: return u'-' + row.oldText;
    case Line::Kind::New: return u'+' + row.newText;
    case Line::Kind::Both: break;
    }
    if (row.kind == DiffRow::Kind::Same)
        return u' ' + row.newText;
    QStringList sides;
    if (hasSide(row, true))
        sides.append(u'-' + row.oldText);
    if (hasSide(row, false))
        sides.append(u'+' + row.newText);
    return sides.join(u'\n');
}

QString DiffView::visibleText() const
{
    QStringList lines;
    for (qsizetype line = topLine(); line < std::min<qsizetype>(m_layout.lines.size(), topLine() + rowsOnScreen()); ++line)
        lines.append(lineText(m_layout.lines.at(line)));
    return lines.join(u'\n');
}

const DiffView::Line *DiffView::lineAt(QPoint point) const
{
    const qsizetype line = topLine() + point.y() / m_rowHeight;
    return line >= 0 && line < m_layout.lines.size() ? &m_layout.lines.at(line) : nullptr;
}

void DiffView::mousePressEvent(QMouseEvent *event)
{
    const Line *line = lineAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && line && line->kind == Line::Kind::Fold)
        unfold(*line);
}

void DiffView::mouseMoveEvent(QMouseEvent *event)
{
    const Line *line = lineAt(event->position().toPoint());
    viewport()->setCursor(line && line->kind == Line::Kind::Fold ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void DiffView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return QGuiApplication::clipboard()->setText(unifiedDiff(m_rows));
    switch (event->key()) {
    case Qt::Key_N: return goToNextChange();
    case Qt::Key_P: return goToPreviousChange();
    case Qt::Key_Home: return verticalScrollBar()->setValue(0);
    case Qt::Key_End: return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    default: return QAbstractScrollArea::keyPressEvent(event);
    }
}

void DiffView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void DiffView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        measure();
        updateScrollBars();
    }
}

} // namespace quayside
