// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/brackets.h"

#include <QList>

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype farthest = 200'000; // characters to either side

bool opens(QChar c) { return c == u'{' || c == u'['; }
bool closes(QChar c) { return c == u'}' || c == u']'; }

// All brackets from one place to another that stand in no string; strings end with their line at the latest.
QList<qsizetype> bracketsBetween(QStringView text, qsizetype from, qsizetype to)
{
    QList<qsizetype> found;
    QChar quote;
    for (qsizetype i = from; i < to; ++i) {
        const QChar c = text[i];
        if (c == u'\n')
            quote = {};
        else if (!quote.isNull())
            quote = c == u'\\' ? (++i, quote) : c == quote ? QChar() : quote;
        else if (c == u'"')
            quote = c;
        else if (opens(c) || closes(c))
            found.append(i);
    }
    return found;
}

} // namespace

std::optional<std::pair<qsizetype, qsizetype>> bracketPair(QStringView text, qsizetype caret)
{
    const auto isBracket = [&](qsizetype at) { return at >= 0 && at < text.size() && (opens(text[at]) || closes(text[at])); };
    const qsizetype at = isBracket(caret) ? caret : caret - 1;
    if (!isBracket(at))
        return std::nullopt;
    const qsizetype first = text.lastIndexOf(u'\n', std::max<qsizetype>(0, at - farthest)) + 1;
    const QList<qsizetype> all = bracketsBetween(text, first, std::min(text.size(), at + farthest));
    const qsizetype own = all.indexOf(at);
    const int direction = opens(text[at]) ? 1 : -1;
    int depth = 0;
    for (qsizetype i = own; own >= 0 && i >= 0 && i < all.size(); i += direction) {
        depth += opens(text[all.at(i)]) ? direction : -direction;
        if (depth == 0)
            return std::pair(at, all.at(i));
    }
    return std::nullopt;
}

} // namespace quayside
