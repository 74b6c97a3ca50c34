// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textparser.h"

namespace quayside {

namespace {

// YAML's flow style begins with a brace as well; JSON is what quotes its first name.
bool looksLikeJson(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.startsWith(u"//") || trimmed.startsWith(u"/*"))
        return true;
    return (trimmed.startsWith(u'{') || trimmed.startsWith(u'[')) && trimmed.sliced(1).trimmed().startsWith(u'"');
}

} // namespace

TextParsing parseText(QStringView text)
{
    return looksLikeJson(text) ? parseJson(text) : parseYaml(text);
}

} // namespace quayside
