// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/amounts.h"

#include "models/core/quantities.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr double most = 1e18; // more bytes, seconds or cores than anything has

std::optional<double> bounded(double value)
{
    return value >= 0 && value <= most ? std::optional(value) : std::nullopt;
}

// Up to the next step, at least one, but not because of what a division of doubles leaves behind.
double roundUp(double value, double stepsPerUnit)
{
    return std::max(std::ceil(value * stepsPerUnit - 1e-6), 1.0) / stepsPerUnit;
}

std::optional<double> unitOfKubernetes(const QString &suffix)
{
    static const QHash<QString, double> units{
        {u"n"_s, 1e-9}, {u"u"_s, 1e-6}, {u"m"_s, 1e-3}, {QString(), 1}, {u"k"_s, 1e3}, {u"M"_s, 1e6}, {u"G"_s, 1e9}, {u"T"_s, 1e12},
        {u"P"_s, 1e15}, {u"E"_s, 1e18}, {u"Ki"_s, 0x1p10}, {u"Mi"_s, 0x1p20}, {u"Gi"_s, 0x1p30}, {u"Ti"_s, 0x1p40}, {u"Pi"_s, 0x1p50},
        {u"Ei"_s, 0x1p60},
    };
    const auto unit = units.constFind(suffix);
    return unit == units.constEnd() ? std::nullopt : std::optional(*unit);
}

double secondsOf(const QString &unit)
{
    static const QHash<QString, double> units{{u"h"_s, 3600}, {u"m"_s, 60}, {u"s"_s, 1}, {u"ms"_s, 1e-3}, {u"us"_s, 1e-6}, {u"ns"_s, 1e-9}};
    return units.value(unit);
}

} // namespace

std::optional<double> dockerBytes(const QString &text)
{
    static const QRegularExpression pattern(u"\\A([0-9]{1,20}(?:\\.[0-9]{1,9})?) ?([bkmgt]?)i?b?\\z"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const qsizetype power = QStringView(u"kmgt").indexOf(match.captured(2).toLower()) + 1;
    const bool isPlain = match.captured(2).isEmpty() || match.captured(2).toLower() == u"b";
    return bounded(match.captured(1).toDouble() * (isPlain ? 1 : std::pow(1024.0, static_cast<double>(power))));
}

std::optional<double> kubernetesQuantity(const QString &text)
{
    static const QRegularExpression pattern(u"\\A(\\+?[0-9]{0,20}(?:\\.[0-9]{0,9})?(?:[eE][+-]?[0-9]{1,2})?)([numkMGTPE]i?|Ki)?\\z"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    bool isNumber = false;
    const double number = match.captured(1).toDouble(&isNumber);
    const std::optional<double> unit = unitOfKubernetes(match.captured(2));
    return isNumber && unit ? bounded(number * *unit) : std::nullopt;
}

std::optional<double> durationSeconds(const QString &text)
{
    static const QRegularExpression whole(u"\\A(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:h|ms|m|s|us|ns))+\\z"_s);
    static const QRegularExpression part(u"([0-9.]+)(h|ms|m|s|us|ns)"_s);
    if (text.size() > 100 || !whole.match(text.trimmed()).hasMatch())
        return std::nullopt;
    double seconds = 0;
    for (auto matches = part.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        seconds += match.captured(1).toDouble() * secondsOf(match.captured(2));
    }
    return bounded(seconds);
}

double memoryInSteps(double bytes)
{
    return roundUp(bytes / static_cast<double>(bytesPerGigabyte), 10);
}

double cpuInSteps(double cores)
{
    return roundUp(cores, 100);
}

} // namespace quayside
