// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>

// Lines that are one JSON object, as programs write them: looked at with little care, because nothing but their looks depends on it.
namespace quayside {

struct JsonToken
{
    enum class Kind { Key, String, Number, Word };

    Kind kind = Kind::Word;
    qsizetype begin = 0;
    qsizetype length = 0;

    bool operator==(const JsonToken &) const = default;
};

// What stands in a line, ascending.
QList<JsonToken> jsonTokens(QStringView line);

struct JsonField
{
    QString name;
    QString value; // a string without its quotes, anything else as it stands

    bool operator==(const JsonField &) const = default;
};

// The fields of the object itself, in their order; nothing when the line is none.
QList<JsonField> jsonFields(QByteArrayView line);

} // namespace quayside
