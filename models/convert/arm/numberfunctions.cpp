// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/functions.h"

#include "models/convert/tree.h"
#include "models/spec/scalars.h"

#include <cmath>

namespace quayside::arm {

using namespace Qt::StringLiterals;

using Arguments = QList<SpecNode>;
using Value = std::optional<SpecNode>;

namespace {

// Whole numbers of templates have 64 bits; a double holds 53 of them, which is enough for counts, ports and sizes.
Value whole(double value)
{
    constexpr double most = 9007199254740992.0;
    return std::abs(value) <= most ? Value(tree::plain(QString::number(static_cast<qint64>(value)))) : std::nullopt;
}

template <typename Calculate>
Value calculate(const Arguments &arguments, Calculate calculation)
{
    const auto one = arguments.size() == 2 ? toNumber(arguments.first()) : std::nullopt;
    const auto other = arguments.size() == 2 ? toNumber(arguments.last()) : std::nullopt;
    return one && other ? calculation(*one, *other) : std::nullopt;
}

Value add(const Arguments &arguments)
{
    return calculate(arguments, [](double a, double b) { return whole(a + b); });
}

Value sub(const Arguments &arguments)
{
    return calculate(arguments, [](double a, double b) { return whole(a - b); });
}

Value mul(const Arguments &arguments)
{
    return calculate(arguments, [](double a, double b) { return whole(a * b); });
}

Value div(const Arguments &arguments)
{
    return calculate(arguments, [](double a, double b) { return b == 0 ? Value() : whole(std::trunc(a / b)); });
}

Value mod(const Arguments &arguments)
{
    return calculate(arguments, [](double a, double b) { return b == 0 ? Value() : whole(std::fmod(a, b)); });
}

// Numbers, or texts in the order of their signs.
template <typename Compare>
Value compare(const Arguments &arguments, Compare comparison)
{
    if (arguments.size() == 2 && isText(arguments.first()) && isText(arguments.last()))
        return tree::flag(comparison(QString::compare(arguments.first().text, arguments.last().text), 0));
    return calculate(arguments, [&](double a, double b) { return Value(tree::flag(comparison(a, b))); });
}

Value less(const Arguments &arguments)
{
    return compare(arguments, [](auto a, auto b) { return a < b; });
}

Value lessOrEquals(const Arguments &arguments)
{
    return compare(arguments, [](auto a, auto b) { return a <= b; });
}

Value greater(const Arguments &arguments)
{
    return compare(arguments, [](auto a, auto b) { return a > b; });
}

Value greaterOrEquals(const Arguments &arguments)
{
    return compare(arguments, [](auto a, auto b) { return a >= b; });
}

template <typename Better>
Value best(const Arguments &arguments, Better isBetter)
{
    const Arguments &items = arguments.size() == 1 && arguments.first().isSequence() ? arguments.first().items : arguments;
    std::optional<double> found;
    for (const SpecNode &item : items) {
        const auto number = toNumber(item);
        if (!number)
            return std::nullopt;
        found = !found || isBetter(*number, *found) ? number : found;
    }
    return found ? whole(*found) : std::nullopt;
}

Value min(const Arguments &arguments)
{
    return best(arguments, std::less<>());
}

Value max(const Arguments &arguments)
{
    return best(arguments, std::greater<>());
}

Value toInt(const Arguments &arguments)
{
    const auto number = arguments.size() == 1 ? scalarToNumber(arguments.first()) : std::nullopt;
    return number ? whole(*number) : std::nullopt;
}

Value toFloat(const Arguments &arguments)
{
    const auto number = arguments.size() == 1 ? scalarToNumber(arguments.first()) : std::nullopt;
    return number ? Value(tree::number(*number)) : std::nullopt;
}

Value range(const Arguments &arguments)
{
    constexpr double mostItems = 10'000;
    return calculate(arguments, [](double start, double count) -> Value {
        if (count < 0 || count > mostItems)
            return std::nullopt;
        SpecNode list = tree::list();
        for (int i = 0; i < static_cast<int>(count); ++i)
            list.items.append(tree::number(start + i));
        return list;
    });
}

// true, false, "true", 1 and their like.
std::optional<bool> truth(const SpecNode &node)
{
    const auto number = toNumber(node);
    return number ? std::optional(*number != 0) : scalarToFlag(node);
}

Value toBool(const Arguments &arguments)
{
    const auto value = arguments.size() == 1 ? truth(arguments.first()) : std::nullopt;
    return value ? Value(tree::flag(*value)) : std::nullopt;
}

Value isNot(const Arguments &arguments)
{
    const auto value = arguments.size() == 1 ? truth(arguments.first()) : std::nullopt;
    return value ? Value(tree::flag(!*value)) : std::nullopt;
}

Value all(const Arguments &arguments)
{
    bool result = true;
    for (const SpecNode &argument : arguments) {
        const auto value = truth(argument);
        if (!value)
            return std::nullopt;
        result = result && *value;
    }
    return tree::flag(result);
}

Value any(const Arguments &arguments)
{
    bool result = false;
    for (const SpecNode &argument : arguments) {
        const auto value = truth(argument);
        if (!value)
            return std::nullopt;
        result = result || *value;
    }
    return tree::flag(result);
}

Value equals(const Arguments &arguments)
{
    return arguments.size() == 2 ? Value(tree::flag(areEqual(arguments.first(), arguments.last()))) : std::nullopt;
}

Value yes(const Arguments &)
{
    return tree::flag(true);
}

Value no(const Arguments &)
{
    return tree::flag(false);
}

} // namespace

std::optional<double> toNumber(const SpecNode &node)
{
    return node.isScalar() && !node.isQuoted ? scalarToNumber(node) : std::nullopt;
}

bool areEqual(const SpecNode &one, const SpecNode &other)
{
    const auto a = toNumber(one);
    const auto b = toNumber(other);
    return a && b ? *a == *b : one == other;
}

const QHash<QString, Function> &numberFunctions()
{
    static const QHash<QString, Function> functions{
        {u"add"_s, &add}, {u"sub"_s, &sub}, {u"mul"_s, &mul}, {u"div"_s, &div}, {u"mod"_s, &mod}, {u"less"_s, &less},
        {u"lessorequals"_s, &lessOrEquals}, {u"greater"_s, &greater}, {u"greaterorequals"_s, &greaterOrEquals}, {u"min"_s, &min},
        {u"max"_s, &max}, {u"int"_s, &toInt}, {u"float"_s, &toFloat}, {u"range"_s, &range}, {u"bool"_s, &toBool}, {u"not"_s, &isNot},
        {u"and"_s, &all}, {u"or"_s, &any}, {u"equals"_s, &equals}, {u"true"_s, &yes}, {u"false"_s, &no},
    };
    return functions;
}

} // namespace quayside::arm
