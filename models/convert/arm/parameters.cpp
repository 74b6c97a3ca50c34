// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/parameters.h"

#include "models/convert/arm/functions.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/spec/scalars.h"
#include "models/spec/textparser.h"

namespace quayside::arm {

using namespace Qt::StringLiterals;

namespace {

using Type = ConversionQuestion::Type;

Type typeOf(const QString &word)
{
    static const QHash<QString, Type> types{{u"int"_s, Type::Number}, {u"bool"_s, Type::Flag}, {u"array"_s, Type::List},
                                            {u"object"_s, Type::Object}, {u"secureobject"_s, Type::Object}};
    return types.value(word.toLower(), Type::Text);
}

QString describe(const SpecNode &definition, const QString &name)
{
    const SpecNode *metadata = definition.value(u"metadata");
    const SpecNode *description = metadata ? metadata->value(u"description") : nullptr;
    if (description && description->isScalar() && !description->text.isEmpty())
        return description->text.left(500);
    return ConvertTr::tr("What is the parameter “%1”?").arg(name.left(100));
}

std::optional<SpecNode> parsedAnswer(const QString &text, SpecNode::Kind kind)
{
    const TextParsing parsed = parseJson(text);
    return parsed && parsed->root.kind == kind ? std::optional(parsed->root) : std::nullopt;
}

std::optional<SpecNode> typedAnswer(const QString &text, Type type)
{
    const SpecNode plain = tree::plain(text.trimmed());
    switch (type) {
    case Type::Text: return tree::text(text);
    case Type::Number: return scalarToNumber(plain) ? std::optional(plain) : std::nullopt;
    case Type::Flag: return scalarToFlag(plain) ? std::optional(tree::flag(*scalarToFlag(plain))) : std::nullopt;
    case Type::List: return parsedAnswer(text, SpecNode::Kind::Sequence);
    case Type::Object: break;
    }
    return parsedAnswer(text, SpecNode::Kind::Mapping);
}

} // namespace

ConversionQuestion parameterQuestion(const QString &name, const SpecNode &definition)
{
    ConversionQuestion question;
    question.name = name;
    question.description = describe(definition, name);
    if (const SpecNode *type = definition.value(u"type")) {
        question.type = typeOf(type->text);
        question.isSecret = type->text.startsWith("secure"_L1, Qt::CaseInsensitive);
    }
    if (const SpecNode *allowed = definition.value(u"allowedValues"))
        for (const SpecNode &value : allowed->items)
            question.allowed.append(toText(value));
    return question;
}

std::optional<SpecNode> parameterAnswer(const ConversionQuestion &question, const QMap<QString, QString> &answers)
{
    const auto answer = answers.constFind(question.name);
    if (answer == answers.constEnd() || (!question.allowed.isEmpty() && !question.allowed.contains(*answer)))
        return std::nullopt;
    return typedAnswer(*answer, question.type);
}

} // namespace quayside::arm
