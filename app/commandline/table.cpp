// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/table.h"

#include <algorithm>

namespace quayside {

QStringList table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows)
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths.at(column), row.at(column).size());
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += row.at(column).leftJustified(column + 1 < row.size() ? widths.at(column) + 2 : 0);
        lines.append(line);
    }
    return lines;
}

QByteArray jsonText(const QJsonDocument &document)
{
    return document.toJson(QJsonDocument::Indented);
}

} // namespace quayside
