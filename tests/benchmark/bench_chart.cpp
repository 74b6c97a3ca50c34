// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The chart of the metrics as it is, with fifteen minutes of ten containers, against Qt Charts that only gets new points. (The goals
// P-11 to P-13 are for many more points than the program keeps.)

#include "tests/benchmark/figures.h"
#include "ui/charts/timechart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QLineSeries>

#include <cmath>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr int containers = 10;
constexpr int samples = 900;

QList<QPointF> points(qint64 now, int container, int round)
{
    QList<QPointF> points;
    for (int i = 0; i < samples; ++i)
        points.append({static_cast<double>(now - (samples - i) * 1000), 0.5 + 0.4 * std::sin((i + round) / 20.0 + container)});
    return points;
}

class PlainChart
{
public:
    PlainChart()
        : m_view(new QChart)
    {
        for (int i = 0; i < containers; ++i) {
            m_series.append(new QLineSeries);
            m_series.last()->replace(points(QDateTime::currentMSecsSinceEpoch(), i, 0));
            m_view.chart()->addSeries(m_series.last());
        }
        m_view.chart()->createDefaultAxes();
        m_view.resize(1000, 400);
        m_view.show();
    }

    void show(const QList<ChartSeries> &series)
    {
        for (int i = 0; i < series.size(); ++i)
            m_series.at(i)->replace(series.at(i).points);
        QCoreApplication::processEvents();
        m_view.viewport()->repaint();
    }

private:
    QChartView m_view;
    QList<QLineSeries *> m_series;
};

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication program(argc, argv);
    applyTheme(program, ThemeChoice::Light);
    TimeChart chart(u"CPU"_s, {1, u"%.2f"_s, [](double value) { return QString::number(value); }});
    chart.resize(1000, 400);
    static_cast<QWidget &>(chart).show();
    PlainChart plain;
    QList<double> ours;
    QList<double> its;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int round = 0; round < 25; ++round) {
        QList<ChartSeries> series;
        for (int i = 0; i < containers; ++i)
            series.append({u"container-%1"_s.arg(i), points(now, i, round)});
        ours.append(millisecondsOf([&] {
            chart.show(series, 1, now, samples * 1000);
            QCoreApplication::processEvents();
            chart.repaint();
        }));
        its.append(millisecondsOf([&] { plain.show(series); }));
    }
    report({.goal = u"P-11"_s, .what = u"a second more of ten containers in the chart"_s, .unit = u"ms"_s, .ours = ours, .yardstickName = u"Qt Charts, replace()"_s, .yardstick = its,
            .atMostTimes = 3, .atMost = 16});
}
