// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/scalars.h"

#include <cmath>

namespace quayside {

namespace {

bool hasMisleadingZero(const QString &text)
{
    const qsizetype digit = text.startsWith(u'-') || text.startsWith(u'+') ? 1 : 0;
    return text.size() > digit + 1 && text.at(digit) == u'0' && text.at(digit + 1).isDigit();
}

} // namespace

std::optional<int> scalarToInteger(const SpecNode &node)
{
    const std::optional<double> number = scalarToNumber(node);
    if (!number || *number != std::floor(*number) || std::abs(*number) > 2147483647.0)
        return std::nullopt;
    return static_cast<int>(*number);
}

std::optional<double> scalarToNumber(const SpecNode &node)
{
    if (!node.isScalar() || hasMisleadingZero(node.text))
        return std::nullopt;
    bool ok = false;
    const double value = node.text.trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<bool> scalarToFlag(const SpecNode &node)
{
    if (!node.isScalar())
        return std::nullopt;
    const QString word = node.text.trimmed().toLower();
    if (word == u"true" || word == u"yes" || word == u"on")
        return true;
    if (word == u"false" || word == u"no" || word == u"off")
        return false;
    return std::nullopt;
}

} // namespace quayside
