// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringView>

// Small questions to a text in YAML or JSON. Positions are UTF-16 offsets; a line ends before its LF or CRLF.
namespace quayside::edit {

qsizetype lineBegin(QStringView text, qsizetype at);
qsizetype lineEnd(QStringView text, qsizetype at);
// The beginning of the next line, or the end of the text.
qsizetype nextLine(QStringView text, qsizetype at);

// Nothing but spaces and tabs, or nothing at all.
bool isBlank(QStringView text);
// Whether only spaces stand before this place in its line.
bool isFirstInLine(QStringView text, qsizetype at);
// How many spaces a line begins with.
qsizetype indentAt(QStringView text, qsizetype at);

// Past spaces, line ends and comments: # in YAML, // and /* in JSON.
qsizetype skipBlank(QStringView text, qsizetype at, bool isJson);
// Past spaces and tabs.
qsizetype skipSpaces(QStringView text, qsizetype at);
// Past the anchor and the tag in front of a YAML value, and past the blanks between them; the end of the last of them.
qsizetype skipProperties(QStringView text, qsizetype at);

// Of the first line, LF where there is only one.
QString lineEndOf(QStringView text);

} // namespace quayside::edit
