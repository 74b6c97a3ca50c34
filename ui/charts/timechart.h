// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QWidget>

#include <functional>

class QChart;
class QChartView;
class QDateTimeAxis;
class QValueAxis;

namespace quayside {

class PlainLabel;

// One line of a chart: points of milliseconds since 1970 and a value. Where they are far apart the line has a gap.
struct ChartSeries
{
    QString name;
    QList<QPointF> points;
};

// Some values over the last minutes, with a limit as a thin line. What it shows is in words above it, for everybody and for screen
// readers. The only place where Qt Charts is used.
class TimeChart final : public QWidget
{
    Q_OBJECT

public:
    // What a value is called on the axis and in the words.
    struct Scale
    {
        double unit = 1; // values are divided by it on the axis
        QString axisFormat; // printf, as Qt Charts wants it
        std::function<QString(double)> words;
    };

    TimeChart(const QString &title, Scale scale, QWidget *parent = nullptr);

    // Replaces everything. A limit of 0 is none; it is drawn when it is not far above the values.
    void show(const QList<ChartSeries> &series, double limit, qint64 now, qint64 span);
    // Instead of a chart, why there is none.
    void showProblem(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyTheme();
    void setTop(double value);
    void addLine(const QString &name, const QList<QPointF> &points, const QColor &color, int index, bool firstPart);
    void addLimit(double limit, qint64 from, qint64 to);
    void describe(const QList<ChartSeries> &series, double limit);

    const QString m_title;
    const Scale m_scale;
    PlainLabel *const m_heading;
    PlainLabel *const m_words;
    PlainLabel *const m_problem;
    QChart *const m_chart;
    QChartView *const m_view;
    QDateTimeAxis *const m_time;
    QValueAxis *const m_values;
};

} // namespace quayside
