// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QString>

#include <functional>

namespace quayside {

// What judge.py gets to compare with a goal; it says what the fields mean. Zeros and empty lists are left out.
struct Figure
{
    QString goal;
    QString what;
    QString unit;
    QList<double> ours;
    QString yardstickName = {};
    QList<double> yardstick = {};
    double atMostTimes = 0;
    double atMost = 0;
    int percentile = 0;
};

// Prints it as one line.
void report(const Figure &figure);
// Ends the program with the code that CTest takes for "skipped".
[[noreturn]] void skip(const QString &why);

// Milliseconds that a function took.
double millisecondsOf(const std::function<void()> &function);

// The program's own network from here on: bridges, addresses and packet filter rules of this run alone. Before any thread; for root.
void enterOwnNetwork();

} // namespace quayside
