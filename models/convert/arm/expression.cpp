// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/expression.h"

#include <QStringList>

namespace quayside::arm {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 24'576;
constexpr int deepest = 60;

bool isNameSign(QChar sign)
{
    return sign.isLetterOrNumber() || sign == u'_' || sign == u'$';
}

class ExpressionParser
{
public:
    explicit ExpressionParser(QStringView text)
        : m_text(text)
    {
    }

    std::optional<Expression> parse()
    {
        std::optional<Expression> expression = parseOne();
        skipBlanks();
        return m_at == m_text.size() ? expression : std::nullopt;
    }

private:
    QChar look() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }

    void skipBlanks()
    {
        while (look().isSpace())
            ++m_at;
    }

    bool accept(QChar sign)
    {
        skipBlanks();
        if (look() != sign || m_at >= m_text.size())
            return false;
        ++m_at;
        return true;
    }

    std::optional<Expression> parseOne()
    {
        if (++m_depth > deepest)
            return std::nullopt;
        skipBlanks();
        std::optional<Expression> expression = look() == u'\'' ? parseText()
            : look().isDigit() || look() == u'-'               ? parseNumber()
                                                               : parseCall();
        while (expression && parseSuffix(expression)) { }
        --m_depth;
        return expression;
    }

    std::optional<Expression> parseText()
    {
        QString text;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (look() == u'\'' && (++m_at >= m_text.size() || look() != u'\''))
                return Expression{Expression::Kind::Text, text, {}};
            text.append(look());
        }
        return std::nullopt;
    }

    std::optional<Expression> parseNumber()
    {
        const qsizetype start = m_at++;
        while (look().isDigit() || look() == u'.')
            ++m_at;
        bool isNumber = false;
        const QString text = m_text.sliced(start, m_at - start).toString();
        text.toDouble(&isNumber);
        return isNumber ? std::optional(Expression{Expression::Kind::Number, text, {}}) : std::nullopt;
    }

    QString parseName()
    {
        const qsizetype start = m_at;
        while (isNameSign(look()))
            ++m_at;
        return m_text.sliced(start, m_at - start).toString();
    }

    // "name(…)", or "space.name(…)" for functions of the template's own.
    std::optional<Expression> parseCall()
    {
        Expression call{Expression::Kind::Call, parseName(), {}};
        if (!call.text.isEmpty() && accept(u'.'))
            call.text += u'.' + parseName();
        if (call.text.isEmpty() || !accept(u'('))
            return std::nullopt;
        if (accept(u')'))
            return call;
        do {
            const std::optional<Expression> argument = parseOne();
            if (!argument)
                return std::nullopt;
            call.arguments.append(*argument);
        } while (accept(u','));
        return accept(u')') ? std::optional(call) : std::nullopt;
    }

    // False where no suffix follows; the expression is nothing where one is broken.
    bool parseSuffix(std::optional<Expression> &expression)
    {
        accept(u'?'); // ".?name" and "[?index]" of newer templates
        if (accept(u'.')) {
            accept(u'?');
            skipBlanks();
            const QString name = parseName();
            expression = name.isEmpty() ? std::nullopt : std::optional(Expression{Expression::Kind::Property, name, {*expression}});
            return true;
        }
        if (!accept(u'['))
            return false;
        accept(u'?');
        const std::optional<Expression> index = parseOne();
        expression = index && accept(u']') ? std::optional(Expression{Expression::Kind::Index, {}, {*expression, *index}}) : std::nullopt;
        return true;
    }

    const QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
};

QString quoted(const QString &text)
{
    return u'\'' + QString(text).replace("'"_L1, "''"_L1) + u'\'';
}

QString callText(const Expression &call)
{
    QStringList arguments;
    for (const Expression &argument : call.arguments)
        arguments.append(canonicalText(argument));
    return call.text + u'(' + arguments.join(", "_L1) + u')';
}

} // namespace

std::optional<Expression> parseExpression(QStringView text)
{
    return text.size() > longest ? std::nullopt : ExpressionParser(text).parse();
}

std::optional<QString> expressionInside(const QString &text)
{
    if (!text.startsWith(u'[') || !text.endsWith(u']') || text.startsWith("[["_L1) || text.size() < 3)
        return std::nullopt;
    return text.sliced(1, text.size() - 2);
}

QString literalText(const QString &text)
{
    return text.startsWith("[["_L1) && text.endsWith(u']') ? text.sliced(1) : text;
}

QString escapedLiteral(const QString &text)
{
    return text.startsWith(u'[') && text.endsWith(u']') ? QString(u'[' + text) : text;
}

QString canonicalText(const Expression &expression)
{
    switch (expression.kind) {
    case Expression::Kind::Text: return quoted(expression.text);
    case Expression::Kind::Number: return expression.text;
    case Expression::Kind::Call: return callText(expression);
    case Expression::Kind::Property: return canonicalText(expression.arguments.first()) + u'.' + expression.text;
    case Expression::Kind::Index: break;
    }
    return canonicalText(expression.arguments.first()) + u'[' + canonicalText(expression.arguments.last()) + u']';
}

const Expression &rootOf(const Expression &expression)
{
    const Expression *root = &expression;
    while (root->kind == Expression::Kind::Property || root->kind == Expression::Kind::Index)
        root = &root->arguments.first();
    return *root;
}

} // namespace quayside::arm
