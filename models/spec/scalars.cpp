// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/scalars.h"

#include <QHash>
#include <QRegularExpression>

#include <cmath>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

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

std::optional<double> numberMeant(const QString &text)
{
    static const QRegularExpression number(u"\\A[“‘\"']?(?:(?<hex>0x[0-9a-f]+)|(?<digits>[0-9][0-9_]*(?:[.,][0-9]+)?))\\s*(?<unit>[kmg]?i?b?|cores?|vcpus?)[”’\"']?(?:\\s*#.*)?\\z"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QHash<QString, double> factors{{u"g"_s, 1},           {u"gb"_s, 1},           {u"gi"_s, 1},          {u"gib"_s, 1},
                                                {u"mb"_s, 1e-3},       {u"mi"_s, 1.0 / 1024},  {u"mib"_s, 1.0 / 1024}, {u"m"_s, 1e-3},
                                                {QString(), 1},        {u"core"_s, 1},         {u"cores"_s, 1},       {u"vcpu"_s, 1},
                                                {u"vcpus"_s, 1}};
    const QRegularExpressionMatch match = number.match(text.left(60));
    const auto factor = factors.constFind(match.captured(u"unit"_s).toLower());
    if (!match.hasMatch() || factor == factors.constEnd())
        return std::nullopt;
    bool ok = false;
    if (const QString hex = match.captured(u"hex"_s); !hex.isEmpty())
        return hex.toInt(&ok, 16) * *factor;
    const double value = match.captured(u"digits"_s).remove(u'_').replace(u',', u'.').toDouble(&ok) * *factor;
    return ok && value < 1e9 ? std::optional(value) : std::nullopt;
}

} // namespace quayside
