// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/charts/timechart.h"

#include "ui/theme/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QGraphicsLayout>
#include <QHBoxLayout>
#include <QLegendMarker>
#include <QLineSeries>
#include <QValueAxis>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr double gap = 10'000; // milliseconds without a sample after which the line breaks

// A round distance between the marks of an axis that reaches at least the value with four or five of them: the axis does not
// jump with every sample, and its numbers can be read.
double niceStep(double value)
{
    const double rough = (value > 0 ? value : 1) / 4;
    const double magnitude = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (step * magnitude >= rough)
            return step * magnitude;
    return 10 * magnitude;
}

double largest(const QList<ChartSeries> &series)
{
    double most = 0;
    for (const ChartSeries &one : series)
        for (const QPointF &point : one.points)
            most = std::max(most, point.y());
    return most;
}

// What a line adds to the sum of all at its points; where it has a gap it takes away what it had added.
void addSteps(QList<QPointF> &steps, const QList<QPointF> &points)
{
    double before = 0;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const QPointF &point = points.at(i);
        steps.append({point.x(), point.y() - before});
        before = point.y();
        if (i + 1 < points.size() && points.at(i + 1).x() - point.x() <= gap)
            continue;
        steps.append({point.x() + gap, -before});
        before = 0;
    }
}

double highestSum(const QList<ChartSeries> &series)
{
    QList<QPointF> steps;
    for (const ChartSeries &one : series)
        addSteps(steps, one.points);
    std::ranges::stable_sort(steps, {}, &QPointF::x);
    double sum = 0;
    double highest = 0;
    for (const QPointF &step : steps)
        highest = std::max(highest, sum += step.y());
    return highest;
}

// The parts of a line between its gaps.
QList<QList<QPointF>> parts(const QList<QPointF> &points)
{
    QList<QList<QPointF>> result;
    for (const QPointF &point : points) {
        if (result.isEmpty() || point.x() - result.last().last().x() > gap)
            result.append(QList<QPointF>());
        result.last().append(point);
    }
    return result;
}

} // namespace

TimeChart::TimeChart(const QString &title, Scale scale, QWidget *parent)
    : QWidget(parent)
    , m_title(title)
    , m_scale(std::move(scale))
    , m_heading(new PlainLabel(title))
    , m_words(new PlainLabel)
    , m_problem(new PlainLabel)
    , m_chart(new QChart)
    , m_view(new QChartView(m_chart))
    , m_time(new QDateTimeAxis)
    , m_values(new QValueAxis)
{
    m_heading->setTextSize(TextSize::Section);
    m_words->setTone(PlainLabel::Tone::Dim);
    m_words->setElided(true);
    m_problem->setTone(PlainLabel::Tone::Dim);
    m_problem->setWordWrap(true);
    m_problem->setAlignment(Qt::AlignCenter);
    m_problem->hide();
    auto *head = new QHBoxLayout;
    head->setSpacing(space::medium);
    head->addWidget(m_heading);
    head->addWidget(m_words, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::large, space::medium, space::large, space::small);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problem, 1);
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(m_values, Qt::AlignLeft);
    m_chart->setMargins({0, space::tiny, 0, 0});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_time->setFormat(u"HH:mm:ss"_s);
    m_time->setTickCount(4);
    m_values->setLabelFormat(m_scale.axisFormat);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->setMinimumHeight(110);
    m_view->setAccessibleName(title);
    applyTheme();
}

void TimeChart::applyTheme()
{
    const Theme &theme = Theme::of(palette());
    m_chart->setBackgroundBrush(theme.surface);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.surface);
    m_chart->legend()->setLabelColor(theme.dim);
    m_chart->legend()->setFont(textFont(TextSize::Small));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(m_values)}) {
        axis->setLabelsColor(theme.dim);
        axis->setLabelsFont(textFont(TextSize::Small));
        axis->setGridLineColor(theme.line);
        axis->setLinePenColor(theme.line);
    }
}

void TimeChart::show(const QList<ChartSeries> &series, double limit, qint64 now, qint64 span)
{
    m_problem->hide();
    m_view->show();
    m_chart->removeAllSeries();
    m_time->setRange(QDateTime::fromMSecsSinceEpoch(now - span), QDateTime::fromMSecsSinceEpoch(now));
    const double most = largest(series);
    const bool showLimit = limit > 0 && limit < most * 8 + 1e-9;
    setTop(std::max(most * 1.1, showLimit ? limit * 1.02 : 0.0) / m_scale.unit);
    const Theme &theme = Theme::of(palette());
    for (int i = 0; i < series.size(); ++i) {
        bool first = true;
        for (const QList<QPointF> &part : parts(series.at(i).points)) {
            addLine(series.at(i).name, part, theme.series.at(i % theme.series.size()), i, first);
            first = false;
        }
    }
    if (showLimit)
        addLimit(limit, now - span, now);
    m_chart->legend()->setVisible(series.size() > 1);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    describe(series, limit);
}

void TimeChart::setTop(double value)
{
    const double step = niceStep(value);
    const double marks = std::ceil(value / step);
    m_values->setRange(0, step * std::max(marks, 1.0));
    m_values->setTickCount(static_cast<int>(std::max(marks, 1.0)) + 1);
}

void TimeChart::addLine(const QString &name, const QList<QPointF> &points, const QColor &color, int index, bool firstPart)
{
    auto *line = new QLineSeries;
    QList<QPointF> scaled;
    scaled.reserve(points.size());
    for (const QPointF &point : points)
        scaled.append({point.x(), point.y() / m_scale.unit});
    line->replace(scaled);
    line->setName(name.toHtmlEscaped()); // the legend has no plain text
    // From the fourth on a dash pattern tells them apart as well.
    line->setPen(QPen(color, 1.8, index < 3 ? Qt::SolidLine : index % 2 ? Qt::DashLine : Qt::DotLine));
    m_chart->addSeries(line);
    line->attachAxis(m_time);
    line->attachAxis(m_values);
    for (QLegendMarker *marker : m_chart->legend()->markers(line))
        marker->setVisible(firstPart);
}

void TimeChart::addLimit(double limit, qint64 from, qint64 to)
{
    auto *line = new QLineSeries;
    line->replace({{static_cast<double>(from), limit / m_scale.unit}, {static_cast<double>(to), limit / m_scale.unit}});
    line->setPen(QPen(Theme::of(palette()).warn, 1, Qt::DashLine));
    m_chart->addSeries(line);
    line->attachAxis(m_time);
    line->attachAxis(m_values);
    for (QLegendMarker *marker : m_chart->legend()->markers(line))
        marker->setVisible(false);
}

void TimeChart::describe(const QList<ChartSeries> &series, double limit)
{
    double now = 0;
    for (const ChartSeries &one : series)
        if (!one.points.isEmpty())
            now += one.points.last().y();
    const QString peak = m_scale.words(highestSum(series));
    const QString words = limit > 0 ? tr("now %1 · peak %2 · limit %3").arg(m_scale.words(now), peak, m_scale.words(limit))
                                    : tr("now %1 · peak %2").arg(m_scale.words(now), peak);
    m_words->setText(words);
    m_view->setAccessibleDescription(words);
}

void TimeChart::showProblem(const QString &text)
{
    m_view->hide();
    m_words->clear();
    m_problem->setText(text);
    m_problem->show();
}

void TimeChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyTheme();
}

} // namespace quayside
