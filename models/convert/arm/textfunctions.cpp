// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/functions.h"

#include "models/convert/tree.h"
#include "models/spec/specwriter.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>
#include <QUuid>

#include <algorithm>

namespace quayside::arm {

using namespace Qt::StringLiterals;

using Arguments = QList<SpecNode>;
using Value = std::optional<SpecNode>;

namespace {

Value bounded(const QString &text)
{
    return text.size() <= largestResult ? Value(tree::text(text)) : std::nullopt;
}

bool areTexts(const Arguments &arguments, qsizetype count)
{
    return arguments.size() == count && std::ranges::all_of(arguments, isText);
}

std::optional<qsizetype> index(const SpecNode &node)
{
    const std::optional<double> number = toNumber(node);
    return number && *number >= 0 && *number <= static_cast<double>(largestResult) ? std::optional(static_cast<qsizetype>(*number)) : std::nullopt;
}

Value concatTexts(const Arguments &arguments)
{
    QString result;
    for (const SpecNode &argument : arguments) {
        if (argument.isSequence() || argument.isMapping())
            return std::nullopt;
        result += toText(argument);
        if (result.size() > largestResult)
            return std::nullopt;
    }
    return tree::text(result);
}

Value concatLists(const Arguments &arguments)
{
    SpecNode result = tree::list();
    for (const SpecNode &argument : arguments) {
        if (!argument.isSequence())
            return std::nullopt;
        result.items.append(argument.items);
    }
    return result.items.size() <= largestResult ? Value(result) : std::nullopt;
}

Value concat(const Arguments &arguments)
{
    return !arguments.isEmpty() && arguments.first().isSequence() ? concatLists(arguments) : concatTexts(arguments);
}

// "{0}" and "{1:…}"; doubled braces stand for themselves. Formats of numbers are not applied.
Value format(const Arguments &arguments)
{
    static const QRegularExpression hole(u"\\{\\{|\\}\\}|\\{([0-9]{1,3})(?:[,:][^{}]*)?\\}"_s);
    if (arguments.isEmpty() || !isText(arguments.first()))
        return std::nullopt;
    QString result;
    qsizetype end = 0;
    for (auto holes = hole.globalMatch(arguments.first().text); holes.hasNext() && result.size() <= largestResult;) {
        const QRegularExpressionMatch match = holes.next();
        result += QStringView(arguments.first().text).sliced(end, match.capturedStart() - end);
        end = match.capturedEnd();
        const qsizetype number = match.captured(1).toInt() + 1;
        if (!match.hasCaptured(1))
            result += match.captured().first(1);
        else if (number >= arguments.size())
            return std::nullopt;
        else
            result += toText(arguments.at(number));
    }
    return bounded(result + arguments.first().text.mid(end));
}

Value toLower(const Arguments &arguments)
{
    return areTexts(arguments, 1) ? Value(tree::text(arguments.first().text.toLower())) : std::nullopt;
}

Value toUpper(const Arguments &arguments)
{
    return areTexts(arguments, 1) ? Value(tree::text(arguments.first().text.toUpper())) : std::nullopt;
}

Value trim(const Arguments &arguments)
{
    return areTexts(arguments, 1) ? Value(tree::text(arguments.first().text.trimmed())) : std::nullopt;
}

Value substring(const Arguments &arguments)
{
    if (arguments.size() < 2 || arguments.size() > 3 || !isText(arguments.first()))
        return std::nullopt;
    const QString &text = arguments.first().text;
    const auto start = index(arguments.at(1));
    const auto length = arguments.size() == 3 ? index(arguments.at(2)) : std::optional(text.size() - start.value_or(0));
    if (!start || !length || *start > text.size() || *length < 0 || *length > text.size() - *start)
        return std::nullopt;
    return tree::text(text.sliced(*start, *length));
}

Value replace(const Arguments &arguments)
{
    if (!areTexts(arguments, 3) || arguments.at(1).text.isEmpty())
        return std::nullopt;
    const QString &text = arguments.first().text;
    const qsizetype longer = std::max<qsizetype>(arguments.at(2).text.size() - arguments.at(1).text.size(), 0);
    if (text.count(arguments.at(1).text) * longer > largestResult)
        return std::nullopt;
    return bounded(QString(text).replace(arguments.at(1).text, arguments.at(2).text));
}

// At one of several separators of any length.
Value split(const Arguments &arguments)
{
    if (arguments.size() != 2 || !isText(arguments.first()))
        return std::nullopt;
    QStringList separators;
    for (const SpecNode &one : arguments.at(1).isSequence() ? arguments.at(1).items : Arguments{arguments.at(1)})
        if (!one.text.isEmpty())
            separators.append(QRegularExpression::escape(one.text));
    if (separators.isEmpty())
        return std::nullopt;
    return tree::list(arguments.first().text.split(QRegularExpression(separators.join(u'|'))));
}

Value join(const Arguments &arguments)
{
    if (arguments.size() != 2 || !arguments.first().isSequence() || !isText(arguments.at(1)))
        return std::nullopt;
    QString result;
    for (const SpecNode &item : arguments.first().items) {
        if (result.size() > largestResult)
            return std::nullopt;
        result += (result.isEmpty() ? QString() : arguments.at(1).text) + toText(item);
    }
    return bounded(result);
}

Value startsWith(const Arguments &arguments)
{
    if (!areTexts(arguments, 2))
        return std::nullopt;
    return tree::flag(arguments.first().text.startsWith(arguments.at(1).text, Qt::CaseInsensitive));
}

Value endsWith(const Arguments &arguments)
{
    if (!areTexts(arguments, 2))
        return std::nullopt;
    return tree::flag(arguments.first().text.endsWith(arguments.at(1).text, Qt::CaseInsensitive));
}

Value indexOf(const Arguments &arguments)
{
    if (!areTexts(arguments, 2))
        return std::nullopt;
    return tree::number(static_cast<double>(arguments.first().text.indexOf(arguments.at(1).text, 0, Qt::CaseInsensitive)));
}

Value padLeft(const Arguments &arguments)
{
    const auto width = arguments.size() >= 2 ? index(arguments.at(1)) : std::nullopt;
    const QString filler = arguments.size() == 3 ? toText(arguments.at(2)) : u" "_s;
    if (!width || filler.size() != 1)
        return std::nullopt;
    return tree::text(toText(arguments.first()).rightJustified(*width, filler.front()));
}

Value string(const Arguments &arguments)
{
    return arguments.size() == 1 ? bounded(toText(arguments.first())) : std::nullopt;
}

Value base64(const Arguments &arguments)
{
    return areTexts(arguments, 1) ? bounded(QString::fromLatin1(arguments.first().text.toUtf8().toBase64())) : std::nullopt;
}

Value base64ToString(const Arguments &arguments)
{
    if (!areTexts(arguments, 1))
        return std::nullopt;
    const auto decoded = QByteArray::fromBase64Encoding(arguments.first().text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? Value(tree::text(QString::fromUtf8(*decoded))) : std::nullopt;
}

Value uriComponent(const Arguments &arguments)
{
    return areTexts(arguments, 1) ? bounded(QString::fromLatin1(QUrl::toPercentEncoding(arguments.first().text))) : std::nullopt;
}

} // namespace

bool isText(const SpecNode &node)
{
    return node.isScalar() && node.isQuoted;
}

QString toText(const SpecNode &node)
{
    return node.isScalar() ? node.text : node.isNull() ? QString() : nodeToJson(node).simplified();
}

QString uniqueText(const QString &seed)
{
    const QByteArray hash = QCryptographicHash::hash(seed.toUtf8(), QCryptographicHash::Sha256);
    QString text;
    for (qsizetype i = 0; i < 13; ++i)
        text.append(u"abcdefghijklmnopqrstuvwxyz234567"[static_cast<unsigned char>(hash.at(i)) % 32]);
    return text;
}

const QHash<QString, Function> &textFunctions()
{
    static const QHash<QString, Function> functions{
        {u"concat"_s, &concat}, {u"format"_s, &format}, {u"tolower"_s, &toLower}, {u"toupper"_s, &toUpper}, {u"trim"_s, &trim},
        {u"substring"_s, &substring}, {u"replace"_s, &replace}, {u"split"_s, &split}, {u"join"_s, &join}, {u"startswith"_s, &startsWith},
        {u"endswith"_s, &endsWith}, {u"indexof"_s, &indexOf}, {u"padleft"_s, &padLeft}, {u"string"_s, &string}, {u"base64"_s, &base64},
        {u"base64tostring"_s, &base64ToString}, {u"uricomponent"_s, &uriComponent},
    };
    return functions;
}

} // namespace quayside::arm
