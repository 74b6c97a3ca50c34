// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/loghistogram.h"

#include "models/logs/logsearch.h"
#include "ui/theme/theme.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QDateTime clockTime(qint64 nanoseconds)
{
    return QDateTime::fromMSecsSinceEpoch(nanoseconds / 1'000'000);
}

} // namespace

LogHistogram::LogHistogram(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"logHistogram"_s);
    setAccessibleName(tr("Lines over time"));
    setFixedHeight(height);
    setCursor(Qt::PointingHandCursor);
    connect(&m_times, &LineTimes::changed, this, qOverload<>(&QWidget::update));
}

void LogHistogram::setLog(LogLines *log)
{
    m_times.setLog(log);
}

void LogHistogram::setFound(const LogSearch *search)
{
    if (m_found)
        m_found->disconnect(this);
    m_found = search;
    if (search)
        connect(search, &LogSearch::changed, this, qOverload<>(&QWidget::update));
    update();
}

int LogHistogram::barCount() const
{
    return std::max(1, (width() - 2 * space::medium) / barWidth);
}

qint64 LogHistogram::foundIn(const LineTimes::Stretch &stretch) const
{
    return m_found ? m_found->found().rank(stretch.endLine) - m_found->found().rank(stretch.firstLine) : 0;
}

void LogHistogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), theme.surface);
    painter.setPen(theme.line);
    painter.drawLine(0, rect().bottom(), width(), rect().bottom());
    const auto shown = bars();
    if (shown.isEmpty())
        return;
    paintBars(painter, shown);
    paintTimes(painter);
}

// Few beside many can still be seen: heights go by the root.
void LogHistogram::paintBars(QPainter &painter, const QList<LineTimes::Stretch> &bars) const
{
    const Theme &theme = Theme::of(palette());
    const int floor = height - 18;
    const qint64 most = std::max<qint64>(1, std::ranges::max(bars, {}, &LineTimes::Stretch::lines).lines());
    const auto tall = [floor, most](qint64 count) {
        return count == 0 ? 0 : std::max(2, static_cast<int>(std::sqrt(static_cast<double>(count) / static_cast<double>(most)) * (floor - 4)));
    };
    int x = space::medium;
    for (const LineTimes::Stretch &bar : bars) {
        const int all = tall(bar.lines());
        const int found = tall(foundIn(bar));
        painter.fillRect(x, floor - all, barWidth - 1, all, theme.lineStrong);
        painter.fillRect(x, floor - found, barWidth - 1, found, theme.accent);
        x += barWidth;
    }
}

void LogHistogram::paintTimes(QPainter &painter) const
{
    const QDateTime first = clockTime(m_times.firstTime());
    const QDateTime last = clockTime(m_times.lastTime());
    const QString shape = first.date() == last.date() ? u"HH:mm:ss"_s : u"MM-dd HH:mm"_s;
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(Theme::of(palette()).dim);
    const QRect place(space::medium, height - 17, width() - 2 * space::medium, 16);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, first.toString(shape));
    painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, last.toString(shape));
}

QString LogHistogram::wordsAt(int x) const
{
    const auto shown = bars();
    const int place = (x - space::medium) / barWidth;
    if (x < space::medium || place >= shown.size())
        return {};
    const LineTimes::Stretch &bar = shown.at(place);
    const auto plural = [](qint64 count) { return static_cast<int>(std::min<qint64>(count, 1'000'000'000)); };
    const QString time = clockTime(bar.begin).toString(u"yyyy-MM-dd HH:mm:ss"_s);
    //: %1 is a time, %2 a number with separators
    const QString lines = tr("From %1: %2 line(s)", nullptr, plural(bar.lines())).arg(time, QLocale().toString(bar.lines()));
    const qint64 found = foundIn(bar);
    //: Follows "… lines"; %1 is a number with separators
    return found == 0 ? lines : QString(lines + tr(", %1 found", nullptr, plural(found)).arg(QLocale().toString(found)));
}

void LogHistogram::mousePressEvent(QMouseEvent *event)
{
    const auto shown = bars();
    const qsizetype place = (event->position().toPoint().x() - space::medium) / barWidth;
    if (event->button() != Qt::LeftButton || shown.isEmpty())
        return;
    const LineTimes::Stretch &bar = shown.at(std::clamp<qsizetype>(place, 0, shown.size() - 1));
    // What was found there, if anything was.
    const bool hasFound = foundIn(bar) > 0;
    Q_EMIT lineChosen(hasFound ? m_found->found().at(m_found->found().rank(bar.firstLine)) : bar.firstLine);
}

bool LogHistogram::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QToolTip::showText(help->globalPos(), wordsAt(help->pos().x()), this);
    return true;
}

} // namespace quayside
