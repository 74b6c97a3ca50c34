// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/scalartext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

using Style = SpecNode::Style;

// What may stand in a YAML text as it is; a tab may not everywhere.
bool isPrintable(QChar sign)
{
    const char16_t code = sign.unicode();
    const bool isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
    return !isControl && code != 0xfeff && code != 0x2028 && code != 0x2029 && code < 0xfffe;
}

bool isPrintableText(QStringView text, bool withTabs)
{
    return std::ranges::all_of(text, [withTabs](QChar sign) { return isPrintable(sign) || (withTabs && sign == u'\t'); });
}

bool beginsLikeText(const QString &text)
{
    const QChar first = text.front();
    if (first == u'-')
        return text.size() > 1 && !text.at(1).isSpace() && !text.startsWith(u"---");
    return !u"?:,[]{}#&*!|>'\"%@`"_s.contains(first) && !text.startsWith(u"...");
}

// In a flow list the signs of the list end a word.
bool fitsIntoFlow(const QString &text)
{
    static const QRegularExpression signs(u"[,\\[\\]{}?]|:(?![A-Za-z0-9/_.-])"_s);
    return !text.contains(signs);
}

// Both languages know these escapes.
QString escapedSign(QChar sign)
{
    switch (sign.unicode()) {
    case u'"': return u"\\\""_s;
    case u'\\': return u"\\\\"_s;
    case u'\n': return u"\\n"_s;
    case u'\r': return u"\\r"_s;
    case u'\t': return u"\\t"_s;
    default: break;
    }
    return isPrintable(sign) ? QString(sign) : u"\\u"_s + QString::number(sign.unicode(), 16).rightJustified(4, u'0');
}

QString doubleQuoted(const QString &text)
{
    QString quoted = u"\""_s;
    for (const QChar sign : text)
        quoted += escapedSign(sign);
    return quoted + u'"';
}

QString singleQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

bool isJsonWord(const QString &text)
{
    static const QRegularExpression word(u"\\A(?:true|false|-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\\z"_s);
    return word.match(text).hasMatch();
}

QString quotedText(const QString &text, Style style)
{
    return style == Style::DoubleQuoted || !isPrintableText(text, true) ? doubleQuoted(text) : singleQuoted(text);
}

bool hasLineOfSpaces(const QString &text)
{
    static const QRegularExpression line(u"^[ \\t]+$"_s, QRegularExpression::MultilineOption);
    return text.contains(line);
}

} // namespace

bool meansMoreThanText(const QString &text)
{
    static const QRegularExpression word(
        u"\\A(?:~|null|y|n|yes|no|true|false|on|off|=|<<"
        "|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*)"
        "|[-+]?(?:[0-9][0-9_]*)?\\.?[0-9_]*(?:e[-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
        "|[-+]?\\.inf|\\.nan|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\\s].*)?)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.match(text).hasMatch();
}

bool canBePlain(const QString &text, Language language)
{
    if (text.isEmpty() || text.front().isSpace() || text.back().isSpace() || !isPrintableText(text, false))
        return false;
    const bool hasSigns = text.contains(u": "_s) || text.contains(u" #"_s) || text.endsWith(u':');
    return !hasSigns && beginsLikeText(text) && (language == Language::YamlBlock || fitsIntoFlow(text));
}

bool needsQuotes(const QString &text)
{
    return meansMoreThanText(text) || !canBePlain(text, Language::YamlBlock);
}

bool canBeLiteral(const QString &text)
{
    const bool begins = !text.isEmpty() && !text.front().isSpace();
    const auto isFit = [](QChar sign) { return isPrintable(sign) || sign == u'\t' || sign == u'\n'; };
    const bool endsTwice = text.endsWith(u"\n\n"); // would take in the empty lines that follow it in the text
    return begins && !endsTwice && std::ranges::all_of(text, isFit) && !hasLineOfSpaces(text);
}

bool wantsLiteral(const SpecNode &node)
{
    if (!node.isScalar() || !node.isQuoted || !canBeLiteral(node.text) || node.style == Style::DoubleQuoted)
        return false;
    return node.style == Style::Literal || node.style == Style::Folded || node.text.contains(u'\n');
}

QString literalText(const QString &text, qsizetype indent, const QString &lineEnd, const QString &comment)
{
    const bool ends = text.endsWith(u'\n');
    QStringList lines = text.split(u'\n');
    if (ends)
        lines.removeLast();
    QString block = (ends ? u"|"_s : u"|-"_s) + comment;
    for (const QString &line : lines)
        block += lineEnd + (line.isEmpty() ? QString() : QString(indent, u' ') + line);
    return block;
}

QString scalarText(const SpecNode &node, Language language)
{
    if (language == Language::Json)
        return !node.isQuoted && isJsonWord(node.text) ? node.text : doubleQuoted(node.text);
    const bool wantsQuotes = node.style == Style::SingleQuoted || node.style == Style::DoubleQuoted;
    if (!node.isQuoted && canBePlain(node.text, language))
        return node.text;
    if (node.isQuoted && !wantsQuotes && canBePlain(node.text, language) && !meansMoreThanText(node.text))
        return node.text;
    return quotedText(node.text, node.style);
}

QString keyText(const QString &key, SpecNode::Style style, Language language)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.text = key;
    node.isQuoted = true;
    node.style = style;
    return scalarText(node, language);
}

} // namespace quayside::edit
