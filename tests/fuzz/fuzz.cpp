// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include "models/spec/textbytes.h"

#include <QStringList>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace quayside::fuzz {

using namespace Qt::StringLiterals;

QString textOf(const uint8_t *bytes, size_t size)
{
    return textFromBytes(QByteArray(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size)));
}

void require(bool isRight, const char *what)
{
    if (isRight)
        return;
    std::fprintf(stderr, "%s\n", what);
    std::abort();
}

void requireSound(const SpecIssue &issue, const QString &text)
{
    static const QStringList parserWords{u"did not find"_s, u"could not find"_s, u"while parsing"_s, u"while scanning"_s, u"token"_s};
    const TextRange range = issue.range.value_or(TextRange{-1, 0, 0, 0});
    require(range.offset >= 0 && range.length >= 0 && range.offset + range.length <= text.size(), "an issue has no place in the text");
    require(range.line >= 1 && range.column >= 1, "an issue has no line and column");
    require(issue.message.endsWith(u'.'), "an issue has no sentence");
    if (issue.rule == u"V-208")
        require(std::ranges::none_of(parserWords, [&](const QString &words) { return issue.message.contains(words) && !text.contains(words); }), "a parser speaks for itself");
}

} // namespace quayside::fuzz
