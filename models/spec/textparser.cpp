// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textparser.h"

#include "models/spec/edit/textscan.h"

namespace quayside {

namespace {

bool beginsWithComment(QStringView text)
{
    return text.startsWith(u"//") || text.startsWith(u"/*");
}

// YAML's flow style begins with a brace as well; JSON is what quotes its first name, and what has comments of this kind.
bool looksLikeJson(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (beginsWithComment(trimmed))
        return true;
    if (!trimmed.startsWith(u'{') && !trimmed.startsWith(u'['))
        return false;
    return trimmed.sliced(edit::skipBlank(trimmed, 1, true)).startsWith(u'"');
}

} // namespace

TextParsing parseText(QStringView text)
{
    return looksLikeJson(text) ? parseJson(text) : parseYaml(text);
}

} // namespace quayside
