// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/functions.h"

#include "models/convert/tree.h"
#include "models/spec/textparser.h"

#include <algorithm>

namespace quayside::arm {

using namespace Qt::StringLiterals;

using Arguments = QList<SpecNode>;
using Value = std::optional<SpecNode>;

namespace {

Value createArray(const Arguments &arguments)
{
    SpecNode list = tree::list();
    list.items = arguments;
    return list;
}

void put(SpecNode &map, const QString &key, const SpecNode &value)
{
    for (SpecEntry &entry : map.entries)
        if (entry.key.compare(key, Qt::CaseInsensitive) == 0) {
            entry.value = value;
            return;
        }
    tree::add(map, key, value);
}

Value createObject(const Arguments &arguments)
{
    if (arguments.size() % 2 != 0)
        return std::nullopt;
    SpecNode map = tree::map();
    for (qsizetype i = 0; i < arguments.size(); i += 2) {
        if (!isText(arguments.at(i)))
            return std::nullopt;
        put(map, arguments.at(i).text, arguments.at(i + 1));
    }
    return map;
}

// Maps into each other, all the way down; lists are replaced.
SpecNode merged(SpecNode one, const SpecNode &other)
{
    for (const SpecEntry &entry : other.entries) {
        const SpecNode *old = one.value(entry.key);
        put(one, entry.key, old && old->isMapping() && entry.value.isMapping() ? merged(*old, entry.value) : entry.value);
    }
    return one;
}

Value unionOfLists(const Arguments &lists)
{
    constexpr qsizetype mostItems = 2'000; // each is compared with all
    SpecNode result = tree::list();
    for (const SpecNode &list : lists)
        for (const SpecNode &item : list.items) {
            if (result.items.size() >= mostItems)
                return std::nullopt;
            if (std::ranges::none_of(result.items, [&](const SpecNode &one) { return areEqual(one, item); }))
                result.items.append(item);
        }
    return result;
}

qsizetype entryCount(const SpecNode &node)
{
    qsizetype count = node.entries.size();
    for (const SpecEntry &entry : node.entries)
        count += entryCount(entry.value);
    return count;
}

Value unite(const Arguments &arguments)
{
    constexpr qsizetype mostEntries = 5'000; // each is compared with all
    if (arguments.isEmpty() || std::ranges::any_of(arguments, [](const SpecNode &one) { return entryCount(one) > mostEntries; }))
        return std::nullopt;
    if (std::ranges::all_of(arguments, &SpecNode::isSequence))
        return unionOfLists(arguments);
    if (!std::ranges::all_of(arguments, &SpecNode::isMapping))
        return std::nullopt;
    SpecNode result = tree::map();
    for (const SpecNode &map : arguments)
        result = merged(result, map);
    return result;
}

Value array(const Arguments &arguments)
{
    if (arguments.size() != 1)
        return std::nullopt;
    return arguments.first().isSequence() ? arguments.first() : createArray(arguments);
}

Value json(const Arguments &arguments)
{
    if (arguments.size() != 1 || !isText(arguments.first()))
        return std::nullopt;
    const TextParsing parsed = parseJson(arguments.first().text);
    return parsed ? Value(parsed->root) : std::nullopt;
}

Value length(const Arguments &arguments)
{
    if (arguments.size() != 1 || toNumber(arguments.first()))
        return std::nullopt;
    const SpecNode &one = arguments.first();
    return tree::number(static_cast<double>(one.isSequence() ? one.items.size() : one.isMapping() ? one.entries.size() : one.text.size()));
}

Value empty(const Arguments &arguments)
{
    if (arguments.size() != 1)
        return std::nullopt;
    const SpecNode &one = arguments.first();
    return tree::flag(one.items.isEmpty() && one.entries.isEmpty() && one.text.isEmpty());
}

Value first(const Arguments &arguments)
{
    if (arguments.size() != 1)
        return std::nullopt;
    const SpecNode &one = arguments.first();
    if (one.isSequence())
        return one.items.isEmpty() ? Value() : one.items.first();
    return isText(one) ? Value(tree::text(one.text.first(std::min<qsizetype>(one.text.size(), 1)))) : std::nullopt;
}

Value last(const Arguments &arguments)
{
    if (arguments.size() != 1)
        return std::nullopt;
    const SpecNode &one = arguments.first();
    if (one.isSequence())
        return one.items.isEmpty() ? Value() : one.items.last();
    return isText(one) ? Value(tree::text(one.text.last(std::min<qsizetype>(one.text.size(), 1)))) : std::nullopt;
}

// A part of a text or a list, from one place to before another.
Value part(const SpecNode &one, qsizetype from, qsizetype to)
{
    if (isText(one))
        return tree::text(one.text.mid(from, to - from));
    if (!one.isSequence())
        return std::nullopt;
    SpecNode list = tree::list();
    list.items = one.items.mid(from, to - from);
    return list;
}

qsizetype sizeOf(const SpecNode &one)
{
    return one.isSequence() ? one.items.size() : one.text.size();
}

std::optional<qsizetype> countOf(const Arguments &arguments)
{
    const auto number = arguments.size() == 2 ? toNumber(arguments.last()) : std::nullopt;
    if (!number)
        return std::nullopt;
    return static_cast<qsizetype>(std::clamp(*number, 0.0, static_cast<double>(sizeOf(arguments.first()))));
}

Value take(const Arguments &arguments)
{
    const auto count = countOf(arguments);
    return count ? part(arguments.first(), 0, *count) : std::nullopt;
}

Value skip(const Arguments &arguments)
{
    const auto count = countOf(arguments);
    return count ? part(arguments.first(), *count, sizeOf(arguments.first())) : std::nullopt;
}

Value contains(const Arguments &arguments)
{
    if (arguments.size() != 2)
        return std::nullopt;
    const SpecNode &one = arguments.first();
    const SpecNode &wanted = arguments.last();
    if (one.isSequence())
        return tree::flag(std::ranges::any_of(one.items, [&](const SpecNode &item) { return areEqual(item, wanted); }));
    if (one.isMapping())
        return tree::flag(one.find(wanted.text) != nullptr);
    return isText(one) ? Value(tree::flag(one.text.contains(toText(wanted)))) : std::nullopt;
}

Value coalesce(const Arguments &arguments)
{
    for (const SpecNode &argument : arguments)
        if (!argument.isNull())
            return argument;
    return SpecNode{};
}

Value null(const Arguments &)
{
    return SpecNode{};
}

} // namespace

const QHash<QString, Function> &collectionFunctions()
{
    static const QHash<QString, Function> functions{
        {u"createarray"_s, &createArray}, {u"createobject"_s, &createObject}, {u"union"_s, &unite}, {u"array"_s, &array}, {u"json"_s, &json},
        {u"length"_s, &length}, {u"empty"_s, &empty}, {u"first"_s, &first}, {u"last"_s, &last}, {u"take"_s, &take}, {u"skip"_s, &skip},
        {u"contains"_s, &contains}, {u"coalesce"_s, &coalesce}, {u"null"_s, &null},
    };
    return functions;
}

Function findFunction(const QString &name)
{
    const QString key = name.toLower();
    for (const auto *functions : {&textFunctions(), &numberFunctions(), &collectionFunctions()})
        if (const auto found = functions->constFind(key); found != functions->constEnd())
            return *found;
    return nullptr;
}

} // namespace quayside::arm
