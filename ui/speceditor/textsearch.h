// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// What is looked for in a text, line by line.
struct SearchQuery
{
    QString text;
    bool matchCase = false;
    bool wholeWords = false;
    bool isExpression = false; // of the kind that Perl has

    bool operator==(const SearchQuery &) const = default;
};

struct SearchMatch
{
    int offset = 0;
    int length = 0;
    QString replacement; // for this match; with an expression \1 to \9 stand for its groups

    bool operator==(const SearchMatch &) const = default;
};

struct SearchResult
{
    QList<SearchMatch> matches; // in the order of the text
    bool isComplete = true; // false when there are more, or it took too long to look for them
    QString error; // one sentence when the expression is none

    bool operator==(const SearchResult &) const = default;
};

SearchResult searchText(const QString &text, const SearchQuery &query, const QString &replacement = {});

} // namespace quayside
