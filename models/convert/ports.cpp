// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/ports.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct Range
{
    int first = 0;
    int count = 0;
};

Range rangeOf(const QString &text)
{
    const int first = text.section(u'-', 0, 0).toInt();
    const int last = text.contains(u'-') ? text.section(u'-', 1, 1).toInt() : first;
    return {first, last - first + 1};
}

} // namespace

QList<PublishedPort> publishedPorts(const QString &text)
{
    constexpr int most = 100;
    static const QRegularExpression pattern(u"\\A(?:(?:([0-9.]+|\\[[0-9a-fA-F:]+\\]|localhost)?:)?([0-9]{1,5}(?:-[0-9]{1,5})?)?:)?"
                                            u"([0-9]{1,5}(?:-[0-9]{1,5})?)(?:/(tcp|udp|sctp))?\\z"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    const Range targets = rangeOf(match.captured(3));
    const Range published = rangeOf(match.captured(2));
    if (!match.hasMatch() || targets.count < 1 || targets.count > most || targets.first < 1 || targets.first + targets.count > 65536)
        return {};
    const QString host = match.captured(1);
    const bool isLocal = host.startsWith("127."_L1) || host == u"[::1]" || host == u"localhost";
    const QString protocol = match.captured(4).isEmpty() ? u"TCP"_s : match.captured(4).toUpper();
    QList<PublishedPort> ports;
    for (int i = 0; i < targets.count; ++i)
        ports.append({targets.first + i, published.count == targets.count ? published.first + i : published.first, protocol, isLocal});
    return ports;
}

} // namespace quayside
