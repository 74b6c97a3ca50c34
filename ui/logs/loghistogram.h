// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/linetimes.h"

#include <QPointer>
#include <QWidget>

namespace quayside {

class LogSearch;

// How many lines of a log were written when, and how many of them were found. A click leads to the lines of that time.
class LogHistogram final : public QWidget
{
    Q_OBJECT

public:
    explicit LogHistogram(QWidget *parent = nullptr);

    // Null shows nothing.
    void setLog(LogLines *log);
    // Whose lines are brought out; null brings out none. It must outlive this.
    void setFound(const LogSearch *search);

    QSize sizeHint() const override { return {200, height}; }
    const LineTimes &times() const { return m_times; }

Q_SIGNALS:
    void lineChosen(qint64 line);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    static constexpr int height = 52;
    static constexpr int barWidth = 4; // with the space behind it

    int barCount() const;
    QList<LineTimes::Stretch> bars() const { return m_times.stretches(barCount()); }
    qint64 foundIn(const LineTimes::Stretch &stretch) const;
    void paintBars(QPainter &painter, const QList<LineTimes::Stretch> &bars) const;
    void paintTimes(QPainter &painter) const;
    QString wordsAt(int x) const;

    LineTimes m_times;
    QPointer<const LogSearch> m_found;
};

} // namespace quayside
