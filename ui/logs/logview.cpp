// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logview.h"

#include "models/logs/linerules.h"
#include "ui/logs/jsontext.h"
#include "ui/logs/logviewaccessible.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>
#include <limits>

namespace quayside {

namespace {

constexpr int frame = 16; // milliseconds
constexpr qsizetype widest = 20'000'000; // columns that can be scrolled to: more than a line has

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pill(new QPushButton(viewport()))
{
    setObjectName(QStringLiteral("logView"));
    installLogViewAccessibility(); // before anything asks for the interface and gets the common one
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frame);
    connect(&m_refresh, &QTimer::timeout, this, &LogView::refresh);
    connect(&m_rows, &LogRows::changed, this, &LogView::onChanged);
    connect(&m_rows, &LogRows::cleared, this, &LogView::onCleared);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::onScrolled);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    m_pill->setObjectName(QStringLiteral("newLines"));
    m_pill->setProperty("primary", true);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { setFollowing(true); });
    measure();
}

void LogView::setLog(LogLines *log)
{
    m_rows.setLog(log);
}

Result<> LogView::setFilter(const LogFilter &filter)
{
    const Result<> outcome = m_rows.setFilter(filter);
    refresh();
    return outcome;
}

void LogView::setLook(const LogLook &look)
{
    m_gutter.setLook(look);
    m_columns.clear();
    for (const QString &field : look.fields)
        m_columns.append({field});
    measure();
    refresh();
    Q_EMIT lookChanged();
}

void LogView::setMarked(const TextQuery &query)
{
    m_marked.reset();
    if (const Result<LinePattern> pattern = LinePattern::compile(query); pattern && !query.isEmpty())
        m_marked = std::make_unique<LineMatcher>(*pattern);
    viewport()->update();
    Q_EMIT markedChanged();
}

void LogView::setFollowing(bool follow)
{
    const bool changed = m_following != follow;
    if (changed && !follow) {
        const Row row = top();
        m_topLine = m_rows.count() > 0 ? m_rows.lineAt(row.row) : 0;
        m_topPart = row.part;
        m_seenEnd = log() ? log()->endLine() : 0;
    }
    m_following = follow;
    refresh();
    if (changed)
        Q_EMIT followingChanged(follow);
}

void LogView::showLine(qint64 line)
{
    m_currentLine = line;
    setFollowing(false);
    const Row wanted{m_rows.rowOf(line), 0};
    setTop(moved(wanted, -rowsOnScreen() / 2));
    Q_EMIT lineShown(line);
}

qint64 LogView::currentLine() const
{
    if (m_currentLine >= 0 || m_rows.count() == 0)
        return m_currentLine;
    return m_rows.lineAt(top().row);
}

void LogView::onChanged()
{
    if (!m_refresh.isActive())
        m_refresh.start();
}

void LogView::onCleared()
{
    m_anchor = m_caret = {};
    m_marks = {-1, -1};
    m_currentLine = -1;
    setFollowing(true);
    onChanged();
}

void LogView::refresh()
{
    m_gutter.measure(log(), m_characterWidth);
    if (m_rows.count() > 0 && m_gutter.look().times == LogLook::Times::Ago)
        m_gutter.setNewest(recordOf(m_rows.count() - 1).time);
    measureColumns();
    updateScrollBars();
    updatePill();
    viewport()->update();
    Q_EMIT rowsChanged();
}

// By what is on screen.
void LogView::measureColumns()
{
    if (m_columns.isEmpty() || m_rows.count() == 0)
        return;
    Row row = top();
    for (int i = 0; i < rowsOnScreen(); ++i) {
        if (const LogRecord record = recordOf(row.row); record.text.size() <= LogLineText::longLine && looksLikeJson(record.text))
            widen(m_columns, record.text);
        row = moved(row, 1);
    }
}

QFont LogView::lineFont() const
{
    QFont font = fixedFont();
    if (font.pointSizeF() > 0)
        font.setPointSizeF(std::max(4.0, font.pointSizeF() + m_gutter.look().zoom));
    else
        font.setPixelSize(std::max(6, font.pixelSize() + m_gutter.look().zoom));
    return font;
}

void LogView::zoom(int points)
{
    constexpr int most = 20;
    LogLook look = m_gutter.look();
    look.zoom = points == 0 ? 0 : std::clamp(look.zoom + points, -most / 4, most);
    setLook(look);
}

void LogView::setMarks(qint64 first, qint64 last)
{
    m_marks = last >= 0 && first > last ? std::pair(last, first) : std::pair(first, last);
    viewport()->update();
}

void LogView::toggleTrace(qint64 line)
{
    setFollowing(false); // or the line would run away
    m_rows.toggleTrace(line);
    refresh();
}

void LogView::measure()
{
    const QFontMetricsF metrics(lineFont());
    m_rowHeight = static_cast<int>(metrics.height()) + 3;
    m_ascent = static_cast<int>(metrics.ascent()) + 1;
    m_characterWidth = metrics.horizontalAdvance(QStringLiteral("0123456789")) / 10;
}

int LogView::rowsOnScreen() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

qsizetype LogView::columnsInRow() const
{
    return std::max<qsizetype>(20, static_cast<qsizetype>((viewport()->width() - m_gutter.width()) / m_characterWidth) - 1);
}

LogRecord LogView::recordOf(qint64 row) const
{
    return log()->at(m_rows.lineAt(row));
}

qint64 LogView::partsOf(qint64 row) const
{
    if (!m_gutter.look().wraps)
        return 1;
    const LogRecord record = recordOf(row);
    return record.kind == LogRecord::Kind::Mark ? 1 : std::max<qint64>(1, (lineText(record).columns() + columnsInRow() - 1) / columnsInRow());
}

// So many rows of the screen further down, or up; stops at the first and the last.
LogView::Row LogView::moved(Row from, qint64 rows) const
{
    for (; rows > 0; --rows) {
        const qint64 parts = partsOf(from.row);
        const qint64 step = std::min(rows, parts - 1 - from.part);
        from.part += std::max<qint64>(0, step);
        rows -= std::max<qint64>(0, step);
        if (rows == 0 || from.row + 1 >= m_rows.count())
            return from;
        from = {from.row + 1, 0};
    }
    for (; rows < 0; ++rows) {
        const qint64 step = std::min(-rows, from.part);
        from.part -= step;
        rows += step;
        if (rows == 0 || from.row == 0)
            return from;
        --from.row;
        from.part = partsOf(from.row) - 1;
    }
    return from;
}

LogView::Row LogView::topAtEnd() const
{
    const qint64 last = m_rows.count() - 1;
    return last < 0 ? Row() : moved({last, partsOf(last) - 1}, 1 - rowsOnScreen());
}

LogView::Row LogView::top() const
{
    if (m_following || m_rows.count() == 0)
        return topAtEnd();
    const qint64 row = std::min(m_rows.rowOf(m_topLine), m_rows.count() - 1);
    const bool isSameLine = m_rows.lineAt(row) == m_topLine;
    return {row, isSameLine ? std::min(m_topPart, partsOf(row) - 1) : 0};
}

void LogView::setTop(Row top)
{
    m_topLine = m_rows.count() > 0 ? m_rows.lineAt(std::clamp<qint64>(top.row, 0, m_rows.count() - 1)) : 0;
    m_topPart = top.part;
    measureColumns();
    updateScrollBars();
    viewport()->update();
}

void LogView::scrollBy(qint64 rows)
{
    if (m_rows.count() == 0)
        return;
    const Row goal = moved(top(), rows);
    if (rows > 0 && goal >= topAtEnd())
        return setFollowing(true);
    setFollowing(false);
    setTop(goal);
}

void LogView::updateScrollBars()
{
    constexpr qint64 most = std::numeric_limits<int>::max();
    m_adjusting = true;
    verticalScrollBar()->setRange(0, static_cast<int>(std::min(most, topAtEnd().row)));
    verticalScrollBar()->setPageStep(rowsOnScreen());
    verticalScrollBar()->setValue(static_cast<int>(std::min(most, top().row)));
    const qsizetype columns = log() && !m_gutter.look().wraps ? std::min(log()->longestLine(), widest) : 0;
    const double width = static_cast<double>(columns) * m_characterWidth + m_gutter.width() + space::huge;
    horizontalScrollBar()->setRange(0, static_cast<int>(std::clamp(width - viewport()->width(), 0.0, 1e9)));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_characterWidth * 4));
    m_adjusting = false;
}

void LogView::onScrolled()
{
    if (m_adjusting)
        return;
    const int row = verticalScrollBar()->value();
    if (row == verticalScrollBar()->maximum())
        return setFollowing(true);
    setFollowing(false); // which puts the scroll bar to the place that was
    setTop({row, 0});
}

void LogView::updatePill()
{
    const qint64 fresh = log() && !m_following ? log()->endLine() - std::max(m_seenEnd, log()->firstLine()) : 0;
    m_pill->setVisible(fresh > 0);
    if (fresh <= 0)
        return;
    //: %1 is a number with separators
    m_pill->setText(tr("%1 new line(s) ↓", nullptr, static_cast<int>(std::min<qint64>(fresh, 1'000'000'000))).arg(QLocale().toString(fresh)));
    m_pill->adjustSize();
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - space::medium);
}

void LogView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    refresh();
}

void LogView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

} // namespace quayside
