// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace quayside {

// One command of a shell text, taken apart as a POSIX shell does: quotes, backslashes, continued lines. Nothing is run and nothing is
// looked up in the person's own environment.
struct ShellCommand
{
    QStringList words;
    int line = 1; // where it begins

    bool operator==(const ShellCommand &) const = default;
};

struct ShellText
{
    QList<ShellCommand> commands;
    QStringList unknownVariables; // they stay as "$NAME" in the words
};

// Splits at new lines, ";", "&" and "|"; leaves out comments and redirections. "$NAME" and "${NAME}" outside of single quotes stand for
// the given variables; "$(…)" and backquotes stay as they are. At most 1 MiB of text and 10,000 words are read.
ShellText splitShellText(const QString &text, const QMap<QString, QString> &variables = {});

// The words as one line that a POSIX shell splits into the same words again.
QString shellQuoted(const QString &word);
QString joinShellWords(const QStringList &words);

} // namespace quayside
