// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace quayside {

// How a file of variables is read: Compose takes quotes, escapes and comments at the end of a line away; "docker run --env-file" takes
// every line as it is.
enum class EnvironmentFileStyle { Compose, Docker };

struct EnvironmentLine
{
    QString name;
    std::optional<QString> value; // nothing: "NAME" alone, which takes the value of the person's own environment
    int line = 1;

    bool operator==(const EnvironmentLine &) const = default;
};

// The variables of a .env file, in the order of the text. Lines that are none are left out. At most 10,000.
QList<EnvironmentLine> readEnvironmentFile(const QString &text, EnvironmentFileStyle style);

// Whether every line that says something is a variable with a value.
bool isEnvironmentBlock(QStringView text);

} // namespace quayside
