// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/specissue.h"
#include "models/spec/specnode.h"

#include <QStringView>

namespace quayside {

// What a text says, or the first thing that makes it unreadable (V-208, V-210).
struct ParsedText
{
    SpecNode root;
    QList<SpecIssue> issues; // readable, but not right: doubled keys (V-205)
};

using TextParsing = tl::expected<ParsedText, SpecIssue>;

// Bounds that no honest spec comes near, so that a hostile one costs neither memory nor time.
struct TextParsingLimits
{
    static constexpr qsizetype characters = 64 * 1024 * 1024;
    static constexpr qsizetype nodes = 1'000'000; // aliases count as what they stand for
    static constexpr int depth = 100;
};

// One YAML document. JSON inside is understood as far as YAML understands it.
TextParsing parseYaml(QStringView text);

// One JSON value; comments and trailing commas are allowed, as in ARM templates.
TextParsing parseJson(QStringView text);

// JSON when it begins as JSON does (a brace and a quoted name, or a comment), YAML otherwise.
TextParsing parseText(QStringView text);

} // namespace quayside
