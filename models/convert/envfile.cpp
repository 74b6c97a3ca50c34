// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/envfile.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostLines = 10'000;

QString unescaped(QStringView text)
{
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i) != u'\\' || i + 1 >= text.size()) {
            result.append(text.at(i));
            continue;
        }
        const QChar next = text.at(++i);
        result.append(next == u'n' ? u'\n' : next == u't' ? u'\t' : next == u'r' ? u'\r' : next);
    }
    return result;
}

// Where the quoted text that begins at 0 ends, or nothing.
std::optional<qsizetype> closingQuote(QStringView text)
{
    const QChar quote = text.front();
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (quote == u'"' && text.at(i) == u'\\')
            ++i;
        else if (text.at(i) == quote)
            return i;
    }
    return std::nullopt;
}

QString composeValue(QStringView text)
{
    const QStringView trimmed = text.trimmed();
    if (trimmed.startsWith(u'"') || trimmed.startsWith(u'\''))
        if (const auto end = closingQuote(trimmed)) {
            const QStringView inner = trimmed.sliced(1, *end - 1);
            return trimmed.front() == u'"' ? unescaped(inner) : inner.toString();
        }
    const qsizetype comment = trimmed.startsWith(u'#') ? 0 : trimmed.indexOf(QStringView(u" #"));
    return (comment < 0 ? trimmed : trimmed.first(comment)).trimmed().toString();
}

std::optional<EnvironmentLine> readLine(QStringView line, EnvironmentFileStyle style)
{
    QStringView text = line.trimmed();
    if (text.isEmpty() || text.startsWith(u'#'))
        return std::nullopt;
    if (style == EnvironmentFileStyle::Compose && text.startsWith(u"export "))
        text = text.sliced(7).trimmed();
    const qsizetype equals = text.indexOf(u'=');
    EnvironmentLine result{(equals < 0 ? text : text.first(equals)).trimmed().toString(), std::nullopt, 1};
    if (equals >= 0)
        result.value = style == EnvironmentFileStyle::Compose ? composeValue(text.sliced(equals + 1)) : text.sliced(equals + 1).toString();
    return result.name.isEmpty() || result.name.contains(u' ') ? std::nullopt : std::optional(result);
}

} // namespace

QList<EnvironmentLine> readEnvironmentFile(const QString &text, EnvironmentFileStyle style)
{
    QList<EnvironmentLine> lines;
    int number = 0;
    for (const QStringView line : QStringView(text).tokenize(u'\n')) {
        ++number;
        if (std::optional<EnvironmentLine> read = readLine(line, style)) {
            read->line = number;
            lines.append(*read);
        }
        if (lines.size() >= mostLines)
            break;
    }
    return lines;
}

bool isEnvironmentBlock(QStringView text)
{
    static const QRegularExpression variable(u"\\A(?:export )?[A-Za-z_][A-Za-z0-9_.]*="_s);
    bool any = false;
    for (const QStringView line : text.tokenize(u'\n')) {
        const QStringView trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(u'#'))
            continue;
        if (!variable.match(trimmed.first(std::min<qsizetype>(trimmed.size(), 300))).hasMatch())
            return false;
        any = true;
    }
    return any;
}

} // namespace quayside
