// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/tobicep.h"

#include "models/convert/arm/secretparameters.h"
#include "models/convert/tree.h"
#include "models/spec/scalars.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString escapedSign(QChar sign)
{
    switch (sign.unicode()) {
    case '\\': return u"\\\\"_s;
    case '\'': return u"\\'"_s;
    case '\n': return u"\\n"_s;
    case '\r': return u"\\r"_s;
    case '\t': return u"\\t"_s;
    default: return sign.unicode() < 0x20 ? u"\\u{%1}"_s.arg(QString::number(sign.unicode(), 16)) : QString(sign);
    }
}

QString quoted(const QString &text)
{
    QString result;
    for (const QChar sign : text)
        result += escapedSign(sign);
    return u'\'' + result.replace("${"_L1, "\\${"_L1) + u'\'';
}

QString keyText(const QString &key)
{
    static const QRegularExpression identifier(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    return identifier.match(key).hasMatch() ? key : quoted(key);
}

// Bicep has whole numbers only; others go through json(). Any other bare word is the name of a parameter.
QString bareText(const SpecNode &node)
{
    static const QRegularExpression whole(u"\\A-?[0-9]{1,18}\\z"_s);
    if (const auto number = scalarToNumber(node))
        return whole.match(node.text).hasMatch() ? node.text : u"json('%1')"_s.arg(tree::number(*number).text);
    const auto flag = scalarToFlag(node);
    return flag ? tree::flag(*flag).text : node.text;
}

QString valueText(const SpecNode &node, int depth);

QString block(const QStringList &lines, QStringView brackets, int depth)
{
    if (lines.isEmpty())
        return brackets.toString();
    const QString indent(depth * 2 + 2, u' ');
    QString text(brackets.front());
    for (const QString &line : lines)
        text += u'\n' + indent + line;
    return text + u'\n' + QString(depth * 2, u' ') + brackets.back();
}

QString mapText(const SpecNode &node, int depth)
{
    QStringList lines;
    for (const SpecEntry &entry : node.entries)
        lines.append(keyText(entry.key) + u": "_s + valueText(entry.value, depth + 1));
    return block(lines, u"{}", depth);
}

QString listText(const SpecNode &node, int depth)
{
    QStringList lines;
    for (const SpecNode &item : node.items)
        lines.append(valueText(item, depth + 1));
    return block(lines, u"[]", depth);
}

QString valueText(const SpecNode &node, int depth)
{
    switch (node.kind) {
    case SpecNode::Kind::Null: return u"null"_s;
    case SpecNode::Kind::Scalar: return node.isQuoted ? quoted(node.text) : bareText(node);
    case SpecNode::Kind::Sequence: return listText(node, depth);
    case SpecNode::Kind::Mapping: break;
    }
    return mapText(node, depth);
}

QString parameterText(const arm::SecretParameter &parameter)
{
    const QString description = parameter.description.isEmpty() ? QString() : u"@description(%1)\n"_s.arg(quoted(parameter.description));
    return description + u"@secure()\nparam %1 %2\n\n"_s.arg(parameter.name, parameter.isObject ? u"object"_s : u"string"_s);
}

SpecNode bodyOf(const SpecNode &group, const ContainerGroupSpec &spec)
{
    SpecNode body = tree::map({{u"name"_s, {}, tree::text(spec.name.value_or(QString()))}, {u"location"_s, {}, tree::plain(u"location"_s)}});
    for (const SpecEntry &entry : group.entries)
        if (!body.find(entry.key) && entry.key != u"type" && entry.key != u"apiVersion")
            body.entries.append(entry);
    return body;
}

// A date and perhaps "-preview", so that nothing else gets between the quotes of the type.
QString versionText(const QString &version)
{
    static const QRegularExpression date(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[a-z]{1,20})?\\z"_s);
    return date.match(version).hasMatch() ? version : u"2025-09-01"_s;
}

} // namespace

TextConversion groupToBicep(const ContainerGroupSpec &spec)
{
    const arm::ParametrisedGroup group = arm::parametrise(spec, {}, &tree::plain, [](const QString &text) { return text; });
    QString text = u"param location string = %1\n\n"_s.arg(spec.location ? quoted(*spec.location) : u"resourceGroup().location"_s);
    for (const arm::SecretParameter &parameter : group.parameters)
        text += parameterText(parameter);
    text += u"resource group 'Microsoft.ContainerInstance/containerGroups@%1' = %2\n"_s.arg(versionText(arm::neededApiVersion(spec)),
                                                                                         mapText(bodyOf(group.resource, spec), 0));
    return {text, group.report.notes()};
}

} // namespace quayside
