// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/jsontext.h"

#include "models/logs/jsonline.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Of the sixteen colours of terminals; plain where there is none.
std::optional<int> colourOf(JsonToken::Kind kind)
{
    switch (kind) {
    case JsonToken::Kind::Key: return 4; // blue
    case JsonToken::Kind::String: return std::nullopt;
    case JsonToken::Kind::Number: return 5; // magenta
    case JsonToken::Kind::Word: return 6; // cyan
    }
    return std::nullopt;
}

QString inColumn(const QString &value, qsizetype width)
{
    const QString cut = value.size() > width ? QString(value.first(width - 1) + u'…') : value;
    return cut.leftJustified(width);
}

} // namespace

QList<LogText::Run> jsonRuns(QStringView text)
{
    QList<LogText::Run> runs;
    for (const JsonToken &token : jsonTokens(text)) {
        const std::optional<int> colour = colourOf(token.kind);
        if (!colour)
            continue;
        LogStyle style;
        style.front = LogStyle::Colour{*colour, 0};
        runs.append({token.begin, token.length, style});
    }
    return runs;
}

QString jsonFieldText(QByteArrayView line, const QList<LogColumn> &inFront)
{
    QList<JsonField> fields = jsonFields(line);
    QString text;
    for (const LogColumn &column : inFront) {
        const auto found = std::ranges::find(fields, column.field, &JsonField::name);
        text += inColumn(found == fields.end() ? QString() : found->value, column.width) + u"  "_s;
        if (found != fields.end())
            fields.erase(found);
    }
    QStringList rest;
    for (const JsonField &field : std::as_const(fields))
        rest.append(field.name + u'=' + field.value);
    return text + rest.join(u"  "_s);
}

void widen(QList<LogColumn> &columns, QByteArrayView line)
{
    for (const JsonField &field : jsonFields(line))
        for (LogColumn &column : columns)
            if (column.field == field.name)
                column.width = std::clamp(field.value.size(), column.width, LogColumn::most);
}

} // namespace quayside
