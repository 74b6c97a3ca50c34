// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/evaluator.h"

#include "models/convert/arm/functions.h"
#include "models/convert/arm/parameters.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"

#include <algorithm>

namespace quayside::arm {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostSteps = 1'000'000;
constexpr int deepest = 200; // expressions and trees in each other
constexpr qsizetype mostSize = 32 * 1024 * 1024; // signs and nodes of all results together
constexpr qsizetype mostOfOne = 2 * largestResult;

// The size of a tree, or more than the most where it is larger or nested too deep.
qsizetype weight(const SpecNode &node, int depth = 0)
{
    constexpr int deepestResult = 100;
    if (depth > deepestResult)
        return mostOfOne + 1;
    qsizetype sum = 16 + node.text.size();
    for (const SpecNode &item : node.items)
        if ((sum += weight(item, depth + 1)) > mostOfOne)
            return sum;
    for (const SpecEntry &entry : node.entries)
        if ((sum += entry.key.size() + weight(entry.value, depth + 1)) > mostOfOne)
            return sum;
    return sum;
}

SpecNode sectionOf(const SpecNode &root, QStringView name)
{
    const SpecNode *section = root.value(name);
    return section && section->isMapping() ? *section : tree::map();
}

// Takes over what makes a value special.
void join(Value &value, const Value &part)
{
    value.isSecret = value.isSecret || part.isSecret;
    value.isStandIn = value.isStandIn || part.isStandIn;
    for (const QString &name : part.unknown)
        if (!value.unknown.contains(name))
            value.unknown.append(name);
}

// What only a deployment knows: of these a property is asked for as a whole.
bool isPlace(const QString &function)
{
    static const QSet<QString> places{u"resourcegroup"_s, u"subscription"_s, u"deployment"_s, u"tenant"_s, u"environment"_s, u"managementgroup"_s,
                                      u"reference"_s, u"references"_s, u"utcnow"_s, u"newguid"_s};
    const QString name = function.toLower();
    return places.contains(name) || name.startsWith("list"_L1);
}

bool isSecretFunction(const QString &function)
{
    return function.startsWith("list"_L1, Qt::CaseInsensitive);
}

QString firstText(const Expression &call)
{
    const bool isNamed = !call.arguments.isEmpty() && call.arguments.first().kind == Expression::Kind::Text;
    return isNamed ? call.arguments.first().text : QString();
}

std::optional<SpecNode> member(const SpecNode &object, const SpecNode &key)
{
    if (object.isMapping())
        if (const SpecNode *value = object.value(key.text))
            return *value;
    const auto index = object.isSequence() ? toNumber(key) : std::nullopt;
    if (index && *index >= 0 && *index < static_cast<double>(object.items.size()))
        return object.items.at(static_cast<qsizetype>(*index));
    return std::nullopt;
}

} // namespace

Evaluator::Evaluator(const SpecNode &root, const ConversionOptions &options)
    : m_parameters(sectionOf(root, u"parameters"))
    , m_variables(sectionOf(root, u"variables"))
    , m_options(options)
{
}

Value Evaluator::evaluateText(const QString &text)
{
    const std::optional<QString> inside = expressionInside(text);
    if (!inside)
        return {tree::text(literalText(text)), false, false, {}};
    const std::optional<Expression> expression = parseExpression(*inside);
    return expression ? evaluate(*expression) : ask({*inside, ConvertTr::tr("This expression is not understood: what does it stand for?"), ConversionQuestion::Type::Text, {}, false, true});
}

Value Evaluator::evaluateTree(const SpecNode &node)
{
    if (node.isScalar() && node.isQuoted)
        return evaluateText(node.text);
    if (++m_steps > mostSteps || m_depth > deepest)
        return tooMuch(node.text.left(200));
    ++m_depth;
    Value result{node, false, false, {}};
    result.node.items.clear();
    result.node.entries.clear();
    for (const SpecNode &item : node.items) {
        const Value one = evaluateTree(item);
        join(result, one);
        result.node.items.append(one.node);
    }
    for (const SpecEntry &entry : node.entries) {
        const Value key = evaluateText(entry.key);
        const Value one = evaluateTree(entry.value);
        join(result, key);
        join(result, one);
        result.node.entries.append({key.node.text, entry.keyRange, one.node});
    }
    --m_depth;
    return result;
}

void Evaluator::enterLoop(const QString &name, int index)
{
    m_loops.append({name, index});
}

void Evaluator::leaveLoop()
{
    m_loops.removeLast();
}

Value Evaluator::evaluate(const Expression &expression)
{
    if (++m_steps > mostSteps || m_depth > deepest || m_size > mostSize)
        return tooMuch(canonicalText(expression).left(200));
    ++m_depth;
    Value value;
    switch (expression.kind) {
    case Expression::Kind::Text: value.node = tree::text(expression.text); break;
    case Expression::Kind::Number: value.node = tree::plain(expression.text); break;
    case Expression::Kind::Call: value = evaluateCall(expression); break;
    case Expression::Kind::Property:
    case Expression::Kind::Index: value = evaluateMember(expression); break;
    }
    --m_depth;
    return value;
}

Value Evaluator::evaluateCall(const Expression &call)
{
    using Special = Value (Evaluator::*)(const Expression &);
    static const QHash<QString, Special> specials{
        {u"if"_s, &Evaluator::evaluateIf}, {u"parameters"_s, &Evaluator::parameter}, {u"variables"_s, &Evaluator::variable},
        {u"copyindex"_s, &Evaluator::copyIndex}, {u"uniquestring"_s, &Evaluator::uniqueString}, {u"guid"_s, &Evaluator::uniqueString},
        {u"resourceid"_s, &Evaluator::resourceId}, {u"coalesce"_s, &Evaluator::evaluateCoalesce},
    };
    const QString name = call.text.toLower();
    if (const Special special = specials.value(name))
        return (this->*special)(call);
    if (isPlace(name))
        return askFor(call);
    return applyFunction(call);
}

Value Evaluator::evaluateIf(const Expression &call)
{
    if (call.arguments.size() != 3)
        return askFor(call);
    const Value condition = evaluate(call.arguments.first());
    if (!condition.isKnown())
        return condition;
    Value chosen = evaluate(call.arguments.at(condition.node.text == u"true" ? 1 : 2));
    chosen.isSecret = chosen.isSecret || condition.isSecret;
    return chosen;
}

Value Evaluator::evaluateCoalesce(const Expression &call)
{
    for (const Expression &argument : call.arguments) {
        const Value value = evaluate(argument);
        if (!value.isKnown() || !value.node.isNull())
            return value;
    }
    return {};
}

Value Evaluator::applyFunction(const Expression &call)
{
    Value result;
    QList<SpecNode> arguments;
    for (const Expression &argument : call.arguments) {
        const Value value = evaluate(argument);
        join(result, value);
        arguments.append(value.node);
    }
    if (!result.isKnown())
        return result;
    const Function function = findFunction(call.text);
    const std::optional<SpecNode> node = function ? function(arguments) : std::nullopt;
    if (!node || isTooMuch(*node))
        return askFor(call);
    result.node = *node;
    return result;
}

Value Evaluator::evaluateMember(const Expression &expression)
{
    if (const Expression &root = rootOf(expression); root.kind == Expression::Kind::Call && isPlace(root.text))
        return askFor(expression);
    if (const SpecNode *definition = definitionOf(expression))
        return evaluateTree(*definition);
    Value object = evaluate(expression.arguments.first());
    const bool isProperty = expression.kind == Expression::Kind::Property;
    const Value key = isProperty ? Value{tree::text(expression.text), false, false, {}} : evaluate(expression.arguments.last());
    join(object, key);
    if (!object.isKnown())
        return object;
    const std::optional<SpecNode> found = member(object.node, key.node);
    if (!found)
        return askFor(expression);
    object.node = *found;
    return object;
}

// What a template says for "variables('a').b": only this is evaluated, so that an unknown or secret neighbour does not matter.
const SpecNode *Evaluator::definitionOf(const Expression &expression) const
{
    const auto isVariable = expression.kind == Expression::Kind::Call && expression.text.compare("variables"_L1, Qt::CaseInsensitive) == 0;
    if (isVariable)
        return expression.arguments.size() == 1 ? m_variables.value(firstText(expression)) : nullptr;
    const bool isIndex = expression.kind == Expression::Kind::Index && expression.arguments.last().kind == Expression::Kind::Text;
    const bool isMember = isIndex || expression.kind == Expression::Kind::Property;
    const SpecNode *object = isMember ? definitionOf(expression.arguments.first()) : nullptr;
    return object && object->isMapping() ? object->value(isIndex ? expression.arguments.last().text : expression.text) : nullptr;
}

const SpecNode *Evaluator::definitionOf(const QString &text) const
{
    const std::optional<QString> inside = expressionInside(text);
    const std::optional<Expression> expression = inside ? parseExpression(*inside) : std::nullopt;
    return expression ? definitionOf(*expression) : nullptr;
}

Value Evaluator::parameter(const Expression &call)
{
    if (call.arguments.size() != 1)
        return askFor(call);
    const Value name = evaluate(call.arguments.first());
    const SpecNode *definition = name.isKnown() ? m_parameters.value(name.node.text) : nullptr;
    if (!definition)
        return askFor(call);
    const QString key = u"parameters/"_s + name.node.text.toLower();
    if (m_beingEvaluated.contains(key))
        return askFor(call);
    if (!m_known.contains(key)) {
        m_beingEvaluated.insert(key);
        const Value value = parameterValue(name.node.text, *definition);
        m_known.insert(key, value);
        m_beingEvaluated.remove(key);
    }
    return m_known.value(key);
}

Value Evaluator::parameterValue(const QString &name, const SpecNode &definition)
{
    const ConversionQuestion question = parameterQuestion(name, definition);
    if (const auto answer = parameterAnswer(question, m_options.answers))
        return {*answer, question.isSecret, false, {}};
    if (const SpecNode *standard = definition.value(u"defaultValue")) {
        Value value = evaluateTree(*standard);
        value.isSecret = value.isSecret || question.isSecret;
        return value;
    }
    if (const SpecNode *nullable = definition.value(u"nullable"); nullable && nullable->text == u"true")
        return {};
    return ask(question);
}

Value Evaluator::variable(const Expression &call)
{
    const Value name = call.arguments.size() == 1 ? evaluate(call.arguments.first()) : Value{};
    const QString key = u"variables/"_s + name.node.text.toLower();
    const SpecNode *definition = name.isKnown() ? m_variables.value(name.node.text) : nullptr;
    const SpecNode *loops = m_variables.value(u"copy");
    for (qsizetype i = 0; !definition && loops && i < loops->items.size(); ++i)
        if (const SpecNode *loop = loops->items.at(i).value(u"name"); loop && loop->text.compare(name.node.text, Qt::CaseInsensitive) == 0)
            return variableLoop(loops->items.at(i));
    if (!definition || m_beingEvaluated.contains(key))
        return askFor(call);
    if (!m_known.contains(key)) {
        m_beingEvaluated.insert(key);
        const Value value = evaluateTree(*definition);
        m_known.insert(key, value);
        m_beingEvaluated.remove(key);
    }
    return m_known.value(key);
}

Value Evaluator::variableLoop(const SpecNode &loop)
{
    const SpecNode *count = loop.value(u"count");
    const SpecNode *input = loop.value(u"input");
    const Value times = count ? evaluateTree(*count) : Value{};
    const auto number = times.isKnown() ? toNumber(times.node) : std::nullopt;
    Value result{tree::list(), false, false, {}};
    if (!number || !input || m_depth > deepest)
        return tooMuch(loop.value(u"name")->text.left(200));
    for (int i = 0; i < static_cast<int>(std::min(*number, double(mostLoops))); ++i) {
        enterLoop(loop.value(u"name")->text, i);
        const Value one = evaluateTree(*input);
        leaveLoop();
        join(result, one);
        result.node.items.append(one.node);
    }
    return result;
}

Value Evaluator::copyIndex(const Expression &call)
{
    const QString name = firstText(call);
    const Expression *offset = call.arguments.isEmpty() ? nullptr : &call.arguments.last();
    const double more = offset && offset->kind == Expression::Kind::Number ? offset->text.toDouble() : 0;
    for (auto loop = m_loops.crbegin(); loop != m_loops.crend(); ++loop)
        if (name.isEmpty() || loop->name.compare(name, Qt::CaseInsensitive) == 0)
            return {tree::number(loop->index + more), false, false, {}};
    return askFor(call);
}

// What Azure makes of the same words is not known; this is as stable. What only goes in here need not be known.
Value Evaluator::uniqueString(const Expression &call)
{
    QString seed;
    for (const Expression &argument : call.arguments) {
        const Value value = evaluate(argument);
        seed += (value.isKnown() && !value.isSecret ? toText(value.node) : canonicalText(argument)) + u'\n';
    }
    return {tree::text(uniqueText(seed)), false, true, {}};
}

// resourceId([subscription], [group], type, name…): a name for each part of the type after the provider.
Value Evaluator::resourceId(const Expression &call)
{
    Value result;
    QStringList words;
    for (const Expression &argument : call.arguments) {
        const Value value = evaluate(argument);
        join(result, value);
        words.append(toText(value.node));
    }
    if (!result.isKnown())
        return result;
    const auto type = std::ranges::find_if(words, [](const QString &word) { return word.contains(u'/'); });
    const QStringList kinds = type == words.end() ? QStringList() : type->split(u'/');
    const QStringList names = type == words.end() ? QStringList() : words.mid(std::distance(words.begin(), type) + 1);
    QStringList places = words.first(words.size() - names.size() - (type == words.end() ? 0 : 1));
    if (kinds.size() < 2 || names.size() != kinds.size() - 1 || places.size() > 2)
        return askFor(call);
    const Value group = places.isEmpty() ? askForPlace(u"resourceGroup().name"_s) : Value{tree::text(places.takeLast()), false, false, {}};
    const Value subscription = places.isEmpty() ? askForPlace(u"subscription().subscriptionId"_s) : Value{tree::text(places.first()), false, false, {}};
    join(result, group);
    join(result, subscription);
    QString id = u"/subscriptions/%1/resourceGroups/%2/providers/%3"_s.arg(subscription.node.text, group.node.text, kinds.first());
    for (qsizetype i = 0; i < names.size(); ++i)
        id += u'/' + kinds.at(i + 1) + u'/' + names.at(i);
    result.node = tree::text(id);
    return result;
}

Value Evaluator::ask(const ConversionQuestion &question)
{
    if (const auto answer = parameterAnswer(question, m_options.answers))
        return {*answer, question.isSecret, false, {}};
    m_questions.insert(question.name, question);
    return {{}, question.isSecret, false, {question.name}};
}

Value Evaluator::askFor(const Expression &expression)
{
    const QString name = canonicalText(expression).left(500);
    if (name == u"resourceGroup().location")
        return ask({name, ConvertTr::tr("In which region is the resource group?"), ConversionQuestion::Type::Text, {}, false, false});
    return ask({name, ConvertTr::tr("Only a deployment knows this: what does it stand for?"), ConversionQuestion::Type::Text, {},
                isSecretFunction(rootOf(expression).text), true});
}

Value Evaluator::askForPlace(const QString &name)
{
    return ask({name, ConvertTr::tr("Only a deployment knows this: what does it stand for?"), ConversionQuestion::Type::Text, {}, false, true});
}

ConversionQuestion Evaluator::question(const QString &name) const
{
    return m_questions.value(name, {name, ConvertTr::tr("This is too large or nested too deep to be evaluated here: what does it stand for?"), ConversionQuestion::Type::Text, {}, false, true});
}

Value Evaluator::tooMuch(const QString &name)
{
    return {{}, true, false, {name}};
}

bool Evaluator::isTooMuch(const SpecNode &node)
{
    const qsizetype size = weight(node);
    m_size += size;
    return size > mostOfOne || m_size > mostSize;
}

} // namespace quayside::arm
