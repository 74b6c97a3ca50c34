// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/names.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::rules {

using namespace Qt::StringLiterals;

bool isDnsName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A(?=.{1,63}\\z)[a-z0-9]+(-[a-z0-9]+)*\\z"_s);
    return pattern.match(name).hasMatch();
}

bool isUuid(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\z"_s);
    return pattern.match(text).hasMatch();
}

bool isBlank(const spec::Text &text)
{
    return !text || text->trimmed().isEmpty();
}

bool says(const spec::Text &text, QStringView word)
{
    return text && word.compare(*text, Qt::CaseInsensitive) == 0;
}

bool isOneOf(const QString &text, std::initializer_list<QStringView> words)
{
    return std::ranges::any_of(words, [&](QStringView word) { return word.compare(text, Qt::CaseInsensitive) == 0; });
}

QString regionName(const QString &text)
{
    return text.toLower().remove(u' ');
}

std::optional<QByteArray> decodedBase64(const QString &text)
{
    const auto decoding = QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoding)
        return std::nullopt;
    return decoding.decoded;
}

QString quoted(const QString &value)
{
    constexpr qsizetype longest = 80;
    const QString line = value.left(longest + 1).simplified();
    return line.size() > longest ? line.left(longest - 1) + u'…' : line;
}

QString plainNumber(double value)
{
    return QString::number(value, 'g', 12);
}

SpecIssue error(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Error, path, message, std::nullopt};
}

SpecIssue warning(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Warning, path, message, std::nullopt};
}

SpecIssue info(const QString &path, const QString &message)
{
    return {{}, SpecIssue::Severity::Info, path, message, std::nullopt};
}

} // namespace quayside::rules
