// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

// How one scalar is written, so that a reader gets back what was meant.
namespace quayside::edit {

enum class Language { YamlBlock, YamlFlow, Json };

// Words that YAML 1.1, which PyYAML and so Azure's own command line read, takes for something else than text: yes, 0x1f, 1:30,
// 2020-01-01, ~.
bool meansMoreThanText(const QString &text);

// Whether text may stand in YAML without quotes, whatever it is then taken for.
bool canBePlain(const QString &text, Language language);
// Whether a block of YAML can hold this text only in quotes.
bool needsQuotes(const QString &text);
// Whether it may be a literal block (|).
bool canBeLiteral(const QString &text);

// In the style of the node where that can hold its text, else in the simplest that can. Not Null, and never a block.
QString scalarText(const SpecNode &node, Language language);
// Whether a node is written as a literal block in a place that allows one.
bool wantsLiteral(const SpecNode &node);
// The block with its header and the comment behind that; every line is indented by so many spaces. Without the last line's end.
QString literalText(const QString &text, qsizetype indent, const QString &lineEnd, const QString &comment = {});

QString keyText(const QString &key, SpecNode::Style style, Language language);

} // namespace quayside::edit
