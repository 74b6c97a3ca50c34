// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/models/spec/edit/randomtext.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::test {

using namespace Qt::StringLiterals;

namespace {

QString spaces(qsizetype count)
{
    return QString(count, u' ');
}

bool isSafe(const QString &text)
{
    static const QRegularExpression safe(u"\\A[A-Za-z][A-Za-z0-9_/.-]*\\z"_s);
    static const QRegularExpression word(u"\\A(?:y|n|yes|no|on|off|true|false|null)\\z"_s, QRegularExpression::CaseInsensitiveOption);
    return safe.match(text).hasMatch() && !word.match(text).hasMatch();
}

bool isSafeLiteral(const QString &text)
{
    static const QRegularExpression lines(u"\\A[A-Za-z0-9]+(?:\\n+[A-Za-z0-9 #]+)*\\n*\\z"_s);
    return text.contains(u'\n') && lines.match(text).hasMatch();
}

QString doubleQuoted(const QString &text)
{
    QString quoted;
    for (const QChar sign : text) {
        const bool isPlain = sign.unicode() >= 0x20 && sign != u'"' && sign != u'\\' && (sign.unicode() < 0x7f || sign.isSurrogate());
        quoted += isPlain ? QString(sign) : u"\\u"_s + QString::number(sign.unicode(), 16).rightJustified(4, u'0');
    }
    return u'"' + quoted + u'"';
}

QString literal(const QString &text, qsizetype column)
{
    QString body = text;
    const bool ends = body.endsWith(u'\n');
    if (ends)
        body.chop(1);
    const QString header = !ends ? u"|-"_s : body.endsWith(u'\n') ? u"|+"_s : u"|"_s;
    QString block = header;
    for (const QString &line : body.split(u'\n'))
        block += u'\n' + (line.isEmpty() ? QString() : QString(spaces(column) + line));
    return block;
}

bool isList(const SpecNode &node)
{
    return node.isSequence() || node.isMapping();
}

bool isEmpty(const SpecNode &node)
{
    return node.items.isEmpty() && node.entries.isEmpty();
}

} // namespace

RandomText::RandomText(Chance &chance)
    : m_chance(chance)
    , m_step(chance.of(QList<qsizetype>{2, 2, 4, 3}))
    , m_listIndent(chance.of(QList<qsizetype>{0, 2, m_step}))
    , m_dashWidth(chance.of(QList<qsizetype>{2, 2, 4}))
    , m_isJson(chance.percent(20))
    , m_hasAnchors(chance.percent(50))
    , m_hasComments(chance.percent(70))
{
}

QString RandomText::comment()
{
    if (!m_hasComments || !m_chance.percent(15))
        return {};
    return (m_isJson ? u" // c"_s : u" # c"_s) + QString::number(++m_comments);
}

QString RandomText::commentLine(qsizetype column)
{
    const QString text = comment();
    const QString blank = !m_keepsLines && m_chance.percent(3) ? u"\n"_s : QString();
    return text.isEmpty() ? blank : QString(blank + spaces(column) + text.trimmed() + u'\n');
}

QString RandomText::key(const QString &key, bool isFlow)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.isQuoted = true;
    node.text = key;
    return isSafe(key) && m_chance.percent(95) ? key : scalar(node, isFlow);
}

// With a quote behind the first brace a text counts as JSON.
QString RandomText::keyOf(const SpecEntry &entry, qsizetype column)
{
    return column == 0 ? entry.key : key(entry.key, true);
}

QString RandomText::scalar(const SpecNode &node, bool)
{
    if (!node.isQuoted)
        return node.text;
    if (isSafe(node.text) && m_chance.percent(70))
        return node.text;
    const bool isPrintable = std::ranges::all_of(node.text, [](QChar sign) { return sign.unicode() >= 0x20 && sign.unicode() < 0x7f; });
    if (isPrintable && m_chance.percent(60))
        return u'\'' + QString(node.text).replace(u'\'', u"''"_s) + u'\'';
    return doubleQuoted(node.text);
}

QString RandomText::alias(const SpecNode &node)
{
    for (const Anchored &anchored : std::as_const(m_anchored))
        if (anchored.node == node && m_chance.percent(70))
            return u'*' + anchored.name;
    return {};
}

QString RandomText::anchor(const SpecNode &node)
{
    if (!m_hasAnchors || !m_chance.percent(isList(node) ? 30 : 4))
        return {};
    m_anchored.append({u"a"_s + QString::number(m_anchored.size()), node});
    return u'&' + m_anchored.last().name + u' ';
}

// "<<" of an earlier map whose names are all here, and what is left to be said.
QString RandomText::mergeKey(const SpecNode &node, SpecNode &rest)
{
    for (const Anchored &anchored : std::as_const(m_anchored)) {
        const QList<SpecEntry> &known = anchored.node.entries;
        const auto isHere = [&](const SpecEntry &entry) {
            return std::ranges::any_of(node.entries, [&](const SpecEntry &own) { return own.key == entry.key; });
        };
        if (known.isEmpty() || !std::ranges::all_of(known, isHere) || !m_chance.percent(60))
            continue;
        rest.entries.removeIf([&](const SpecEntry &entry) { return known.contains(entry) && m_chance.percent(90); });
        return u"<<: *"_s + anchored.name;
    }
    return {};
}

QString RandomText::brackets(const SpecNode &node, const QStringList &children, qsizetype column, bool isLong)
{
    QString text(node.isMapping() ? u'{' : u'[');
    const QString line = u'\n' + spaces(column + m_step);
    for (qsizetype i = 0; i < children.size(); ++i) {
        const QString comma(i + 1 < children.size() ? u","_s : QString());
        const QString above = isLong ? commentLine(column + m_step) : QString();
        if (isLong)
            text += (above.isEmpty() ? QString() : QString(u'\n' + above.chopped(1))) + line + children.at(i) + comma + comment();
        else
            text += (i > 0 ? u" "_s : QString()) + children.at(i) + comma;
    }
    if (isLong && !children.isEmpty())
        text += u'\n' + spaces(column);
    return text + (node.isMapping() ? u'}' : u']');
}

QString RandomText::flow(const SpecNode &node, qsizetype column, bool isLong)
{
    if (const QString name = alias(node); !name.isEmpty())
        return name + u' ';
    if (!isList(node)) {
        const QString text = scalar(node, true);
        return anchor(node) + text;
    }
    SpecNode rest = node;
    QStringList children;
    if (const QString merge = mergeKey(node, rest); !merge.isEmpty())
        children.append(merge + u' ');
    for (const SpecNode &item : rest.items)
        children.append(flow(item, column + m_step, isLong));
    for (const SpecEntry &entry : rest.entries)
        children.append(keyOf(entry, column) + u": "_s + flow(entry.value, column + m_step, isLong));
    const QString text = brackets(node, children, column, isLong);
    return anchor(node) + text;
}

QString RandomText::json(const SpecNode &node, qsizetype column, bool isLong)
{
    if (!isList(node))
        return node.isQuoted ? doubleQuoted(node.text) : node.text;
    const bool isWide = isLong && m_chance.percent(90);
    QStringList children;
    for (const SpecNode &item : node.items)
        children.append(json(item, column + m_step, isWide));
    for (const SpecEntry &entry : node.entries)
        children.append(doubleQuoted(entry.key) + u": "_s + json(entry.value, column + m_step, isWide));
    return brackets(node, children, column, isWide);
}

// What stands behind "name:" or "-", from the blank on to the line end.
QString RandomText::behind(const SpecNode &node, qsizetype column, qsizetype inner, bool isItem)
{
    const QString gap = spaces(isItem ? m_dashWidth - 1 : 1);
    if (const QString name = alias(node); !name.isEmpty())
        return gap + name + comment() + u'\n';
    if (!isList(node) && isSafeLiteral(node.text) && m_chance.percent(70)) {
        m_keepsLines = m_keepsLines || node.text.endsWith(u"\n\n");
        const QString block = literal(node.text, column + (isItem ? m_dashWidth : m_step));
        const qsizetype header = block.indexOf(u'\n');
        return gap + block.left(header) + comment() + block.mid(header) + u'\n';
    }
    if (!isList(node)) {
        const QString text = scalar(node, false);
        return gap + anchor(node) + text + comment() + u'\n';
    }
    if (isEmpty(node) || m_chance.percent(12)) {
        const QString text = flow(node, column + m_step, m_chance.percent(30));
        return gap + text + comment() + u'\n';
    }
    const QString lines = block(node, inner);
    const QString name = anchor(node);
    if (!name.isEmpty())
        return gap + name.trimmed() + comment() + u'\n' + lines;
    if (isItem && !lines.trimmed().startsWith(u'#') && !lines.startsWith(u'\n'))
        return gap + lines.mid(inner);
    return comment() + u'\n' + lines;
}

QString RandomText::blockEntries(const SpecNode &node, qsizetype column)
{
    QString text;
    SpecNode rest = node;
    if (const QString merge = mergeKey(node, rest); !merge.isEmpty())
        text += spaces(column) + merge + comment() + u'\n';
    for (const SpecEntry &entry : rest.entries) {
        const qsizetype inner = column + (entry.value.isSequence() ? m_listIndent : m_step);
        text += commentLine(column);
        text += spaces(column) + key(entry.key, false) + u':' + behind(entry.value, column, inner, false);
    }
    return text;
}

QString RandomText::blockItems(const SpecNode &node, qsizetype column)
{
    QString text;
    for (const SpecNode &item : node.items) {
        text += commentLine(column);
        text += spaces(column) + u'-' + behind(item, column, column + m_dashWidth, true);
    }
    return text;
}

QString RandomText::block(const SpecNode &node, qsizetype column)
{
    return node.isMapping() ? blockEntries(node, column) : blockItems(node, column);
}

QString RandomText::write(const SpecNode &group)
{
    QString text = commentLine(0);
    if (m_isJson)
        text += json(group, 0, m_chance.percent(80)) + u'\n';
    else if (m_chance.percent(8))
        text += flow(group, 0, m_chance.percent(50)) + u'\n';
    else
        text += block(group, 0) + commentLine(0);
    if (m_chance.percent(10) && !text.contains(u": |") && !text.contains(u"- |"))
        text.chop(1); // no literal block may lose its end
    if (m_chance.percent(20))
        text.replace(u'\n', u"\r\n"_s);
    return text;
}

} // namespace quayside::test
