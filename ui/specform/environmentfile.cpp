// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/environmentfile.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// A value without quotes ends at a comment; in quotes everything counts.
QString unquoted(const QString &value)
{
    static const QRegularExpression quotes(uR"(\A(['"])(.*)\1\s*(?:#.*)?\z)"_s);
    if (const QRegularExpressionMatch match = quotes.match(value); match.hasMatch())
        return match.captured(2);
    const qsizetype comment = value.indexOf(" #"_L1);
    return (comment < 0 ? value : value.left(comment)).trimmed();
}

} // namespace

QList<std::pair<QString, QString>> readEnvironment(const QString &text)
{
    static const QRegularExpression assignment(uR"(\A\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.-]*)\s*=\s*(.*?)\s*\z)"_s);
    constexpr qsizetype most = 1'000;
    QList<std::pair<QString, QString>> variables;
    for (const QString &line : text.left(1'000'000).split(QRegularExpression(u"\\r?\\n"_s))) {
        const QRegularExpressionMatch match = assignment.match(line);
        if (match.hasMatch() && variables.size() < most)
            variables.append({match.captured(1), unquoted(match.captured(2))});
    }
    return variables;
}

} // namespace quayside
