// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logview.h"

#include "ui/logs/logtext.h"
#include "ui/logs/logviewaccessible.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace quayside {

namespace {

constexpr int frame = 16; // milliseconds

} // namespace

LogView::LogView(QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_pill(new QPushButton(viewport()))
{
    setObjectName(QStringLiteral("logView"));
    installLogViewAccessibility(); // before anything asks for the interface and gets the common one
    setAccessibleName(tr("Log"));
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setCursor(Qt::IBeamCursor);
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(frame);
    connect(&m_refresh, &QTimer::timeout, this, &LogView::refresh);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::onScrolled);
    m_pill->setObjectName(QStringLiteral("newLines"));
    m_pill->setProperty("primary", true);
    m_pill->hide();
    connect(m_pill, &QPushButton::clicked, this, [this] { setFollowing(true); });
    measure();
}

void LogView::setStore(LogStore *store)
{
    if (m_store)
        m_store->disconnect(this);
    m_store = store;
    connect(store, &LogStore::linesAppended, this, &LogView::onAppended);
    connect(store, &LogStore::linesDropped, this, &LogView::onDropped);
    connect(store, &LogStore::cleared, this, [this] {
        m_anchor = m_caret = {};
        setFollowing(true);
        onAppended();
    });
    refresh();
}

void LogView::setShowTimes(bool show)
{
    m_showTimes = show;
    viewport()->update();
}

void LogView::setShowSources(bool show)
{
    m_showSources = show;
    viewport()->update();
}

void LogView::setFollowing(bool follow)
{
    const bool changed = m_following != follow;
    m_following = follow;
    if (m_store && !follow && changed)
        m_seenEnd = m_store->endLine();
    if (follow)
        updateScrollBars();
    updatePill();
    viewport()->update();
    if (changed)
        Q_EMIT followingChanged(follow);
}

void LogView::onAppended()
{
    if (!m_refresh.isActive())
        m_refresh.start();
}

// The rows keep their places on screen although the numbers before them are gone.
void LogView::onDropped(qint64 count)
{
    m_adjusting = true;
    if (!m_following)
        verticalScrollBar()->setValue(static_cast<int>(std::max<qint64>(0, verticalScrollBar()->value() - count)));
    m_adjusting = false;
}

void LogView::refresh()
{
    updateScrollBars();
    updatePill();
    viewport()->update();
}

void LogView::measure()
{
    const QFontMetricsF metrics(fixedFont());
    m_rowHeight = static_cast<int>(metrics.height()) + 3;
    m_characterWidth = metrics.horizontalAdvance(QStringLiteral("0123456789")) / 10;
}

int LogView::rowsOnScreen() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

void LogView::updateScrollBars()
{
    if (!m_store)
        return;
    m_adjusting = true;
    const auto most = std::max<qint64>(0, m_store->lineCount() - rowsOnScreen());
    verticalScrollBar()->setRange(0, static_cast<int>(most));
    verticalScrollBar()->setPageStep(rowsOnScreen());
    if (m_following)
        verticalScrollBar()->setValue(static_cast<int>(most));
    const auto width = static_cast<int>(static_cast<double>(std::min<qsizetype>(m_store->longestLine(), 1'000'000)) * m_characterWidth) + gutterWidth() + space::huge;
    horizontalScrollBar()->setRange(0, std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(static_cast<int>(m_characterWidth * 4));
    m_adjusting = false;
}

void LogView::updatePill()
{
    const qint64 fresh = m_store && !m_following ? m_store->endLine() - m_seenEnd : 0;
    m_pill->setVisible(fresh > 0);
    if (fresh <= 0)
        return;
    //: %1 is a number with separators
    m_pill->setText(tr("%1 new line(s) ↓", nullptr, static_cast<int>(std::min<qint64>(fresh, 1'000'000'000))).arg(QLocale().toString(fresh)));
    m_pill->adjustSize();
    m_pill->move((viewport()->width() - m_pill->width()) / 2, viewport()->height() - m_pill->height() - space::medium);
}

void LogView::onScrolled()
{
    viewport()->update();
    if (!m_adjusting)
        setFollowing(verticalScrollBar()->value() == verticalScrollBar()->maximum());
}

qint64 LogView::topLine() const
{
    return m_store->firstLine() + verticalScrollBar()->value();
}

QString LogView::timeText(const LogRecord &record) const
{
    return record.time > 0 ? QDateTime::fromMSecsSinceEpoch(record.time / 1'000'000).toString(QStringLiteral("HH:mm:ss")) : QStringLiteral("        ");
}

int LogView::gutterWidth() const
{
    double characters = 1;
    if (m_showTimes)
        characters += 9;
    if (m_showSources && m_store) {
        qsizetype longest = 0;
        for (const QString &source : m_store->sources())
            longest = std::max(longest, source.size());
        characters += static_cast<double>(std::min<qsizetype>(longest, 20)) + 2;
    }
    return static_cast<int>(characters * m_characterWidth);
}

QString LogView::rowText(qint64 line) const
{
    const LogRecord record = m_store->at(line);
    const auto visible = static_cast<qsizetype>((horizontalScrollBar()->value() + viewport()->width()) / m_characterWidth) + 8;
    return record.kind == LogRecord::Kind::Mark ? QString::fromUtf8(record.text) : logLineText(record.text, visible);
}

void LogView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::of(palette()).surface);
    if (!m_store)
        return;
    painter.setFont(fixedFont());
    const qint64 top = topLine();
    // When the last row does not fit whole while following, the rows sit at the bottom.
    const int rest = viewport()->height() % m_rowHeight;
    const bool full = m_store->lineCount() > rowsOnScreen();
    const int offset = full && m_following ? rest : 0;
    const qint64 first = offset > 0 && top > m_store->firstLine() ? top - 1 : top;
    int y = first < top ? offset - m_rowHeight : offset;
    for (qint64 line = first; line < m_store->endLine() && y < viewport()->height(); ++line, y += m_rowHeight)
        paintRow(painter, line, y);
}

void LogView::paintRow(QPainter &painter, qint64 line, int top) const
{
    const LogRecord record = m_store->at(line);
    if (record.kind == LogRecord::Kind::Mark)
        return paintMark(painter, record, top);
    const Theme &theme = Theme::of(palette());
    const int left = -horizontalScrollBar()->value();
    int x = left + static_cast<int>(m_characterWidth);
    const int baseline = top + static_cast<int>(QFontMetricsF(painter.font()).ascent()) + 1;
    const QString text = rowText(line);
    paintSelection(painter, line, top, text.size());
    if (m_showTimes) {
        painter.setPen(theme.faint);
        painter.drawText(x, baseline, timeText(record));
        x += static_cast<int>(9 * m_characterWidth);
    }
    if (m_showSources) {
        painter.setPen(theme.series.at(record.source % theme.series.size()));
        painter.drawText(x, baseline, m_store->sources().at(record.source).left(20));
    }
    painter.setPen(record.channel == LogChannel::Error ? theme.bad : theme.text);
    painter.drawText(left + gutterWidth(), baseline, text);
}

void LogView::paintMark(QPainter &painter, const LogRecord &record, int top) const
{
    const Theme &theme = Theme::of(palette());
    const QString text = timeText(record) + QStringLiteral("  ") + QString::fromUtf8(record.text);
    const int width = painter.fontMetrics().horizontalAdvance(text);
    const int middle = top + m_rowHeight / 2;
    painter.setPen(theme.line);
    painter.drawLine(0, middle, viewport()->width(), middle);
    const QRect place(space::huge, top, width + space::large, m_rowHeight);
    painter.fillRect(place, theme.surface);
    painter.setPen(theme.dim);
    painter.drawText(place, Qt::AlignCenter, text);
}

void LogView::paintSelection(QPainter &painter, qint64 line, int top, qsizetype length) const
{
    const auto [from, to] = std::minmax(m_anchor, m_caret);
    if (!hasSelection() || line < from.line || line > to.line)
        return;
    const qsizetype start = line == from.line ? std::min(from.column, length) : 0;
    const qsizetype end = line == to.line ? std::min(to.column, length) : length + 1;
    const double left = gutterWidth() - horizontalScrollBar()->value() + static_cast<double>(start) * m_characterWidth;
    painter.fillRect(QRectF(left, top, static_cast<double>(end - start) * m_characterWidth, m_rowHeight), Theme::of(palette()).accentSoft);
}

QString LogView::visibleText() const
{
    QStringList rows;
    if (m_store)
        for (qint64 line = topLine(); line < std::min(m_store->endLine(), topLine() + rowsOnScreen()); ++line)
            rows.append(rowText(line));
    return rows.join(u'\n');
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
