// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/textsearch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct SearchTr
{
    Q_DECLARE_TR_FUNCTIONS(QuaysideSearch)
};

constexpr qsizetype mostMatches = 10'000;
constexpr qint64 longestSearch = 250; // milliseconds; expressions can be made that never end

QRegularExpression expressionOf(const SearchQuery &query)
{
    QString pattern = query.isExpression ? query.text : QRegularExpression::escape(query.text);
    if (query.wholeWords)
        pattern = u"(?<!\\w)(?:"_s + pattern + u")(?!\\w)"_s;
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    if (!query.matchCase)
        options |= QRegularExpression::CaseInsensitiveOption;
    // The limit makes one attempt give up early; the clock ends the whole.
    return QRegularExpression(u"(*LIMIT_MATCH=100000)"_s + pattern, options);
}

QString expanded(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString text;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement.at(i);
        const QChar next = i + 1 < replacement.size() ? replacement.at(i + 1) : QChar();
        const bool isGroup = c == u'\\' && next >= u'0' && next <= u'9';
        if (isGroup)
            text += match.captured(next.digitValue());
        else
            text += c == u'\\' && next == u'\\' ? next : c;
        i += isGroup || (c == u'\\' && next == u'\\') ? 1 : 0;
    }
    return text;
}

// False when the line was given up.
bool searchLine(const QString &line, int offset, const QRegularExpression &expression, const std::function<QString(const QRegularExpressionMatch &)> &replace,
                QList<SearchMatch> &matches)
{
    qsizetype from = 0;
    while (from <= line.size() && matches.size() < mostMatches) {
        const QRegularExpressionMatch match = expression.match(line, from);
        if (!match.isValid())
            return false;
        if (!match.hasMatch())
            return true;
        // What matches nothing at all cannot be shown.
        if (match.capturedLength() > 0)
            matches.append({offset + static_cast<int>(match.capturedStart()), static_cast<int>(match.capturedLength()), replace(match)});
        from = std::max(match.capturedEnd(), match.capturedStart() + 1);
    }
    return matches.size() < mostMatches;
}

} // namespace

SearchResult searchText(const QString &text, const SearchQuery &query, const QString &replacement)
{
    SearchResult result;
    if (query.text.isEmpty())
        return result;
    const QRegularExpression expression = expressionOf(query);
    if (!expression.isValid() || (query.isExpression && !QRegularExpression(query.text).isValid())) {
        const QRegularExpression plain(query.text);
        //: %1 is what the library says, in English; %2 a number, counted from 1
        result.error = SearchTr::tr("This is no regular expression: %1, at character %2.").arg(plain.errorString(), QString::number(plain.patternErrorOffset() + 1));
        return result;
    }
    const auto replace = [&](const QRegularExpressionMatch &match) { return query.isExpression ? expanded(replacement, match) : replacement; };
    QElapsedTimer clock;
    clock.start();
    for (qsizetype start = 0; start <= text.size() && result.isComplete;) {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const bool isDone = searchLine(text.sliced(start, end - start), static_cast<int>(start), expression, replace, result.matches);
        result.isComplete = isDone && clock.elapsed() <= longestSearch;
        start = end + 1;
    }
    return result;
}

} // namespace quayside
