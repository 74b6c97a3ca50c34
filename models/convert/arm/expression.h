// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace quayside::arm {

// What stands between the brackets of "[concat(parameters('a'), 'b')[0].name]", as a tree.
struct Expression
{
    enum class Kind { Text, Number, Call, Property, Index };

    Kind kind = Kind::Text;
    QString text; // the literal, the function's or the property's name
    QList<Expression> arguments; // of a call; the object of a property; object and index of an index

    bool operator==(const Expression &) const = default;
};

// Nothing where it is no expression, nested too deep (60) or longer than Azure takes (24,576).
std::optional<Expression> parseExpression(QStringView text);

// The expression inside a text of a template, nothing where the text is a literal. "[[…]" stands for a literal "[…]".
std::optional<QString> expressionInside(const QString &text);
QString literalText(const QString &text);
// The literal as a template has to write it.
QString escapedLiteral(const QString &text);

// The one way to write it: no blanks but one after a comma.
QString canonicalText(const Expression &expression);

// The call at the bottom of "f().a[0].b"; the expression itself where there is none.
const Expression &rootOf(const Expression &expression);

} // namespace quayside::arm
