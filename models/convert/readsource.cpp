// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/readsource.h"

#include "models/convert/tr.h"

namespace quayside {

namespace {

constexpr qsizetype mostValues = 20'000;

qsizetype valuesIn(const SpecNode &node)
{
    qsizetype count = 1;
    for (const SpecNode &item : node.items)
        count += valuesIn(item);
    for (const SpecEntry &entry : node.entries)
        count += valuesIn(entry.value);
    return count;
}

} // namespace

TextParsing readSource(const QString &text)
{
    TextParsing parsed = parseText(text);
    if (!parsed || valuesIn(parsed->root) <= mostValues)
        return parsed;
    return tl::unexpected(SpecIssue{QStringLiteral("V-208"), SpecIssue::Severity::Error, {},
                                    ConvertTr::tr("The text has more than %L1 values; no container group is made of so many.").arg(mostValues), TextRange{}});
}

} // namespace quayside
