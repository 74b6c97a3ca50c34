// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/repairs.h"
#include "models/spec/edit/treeedit.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/propertyhints.h"
#include "models/spec/rules/traits.h"
#include "models/spec/scalars.h"
#include "models/spec/schematree.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

using Kind = SchemaProperty::Kind;

SpecNode pair(const QString &key, const SpecNode &value)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Mapping;
    node.entries = {{key, {}, value}};
    return node;
}

SpecNode listOf(const QList<SpecNode> &items)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Sequence;
    node.items = items;
    return node;
}

bool isScalarMap(const SpecNode &node)
{
    return node.isMapping() && std::ranges::all_of(node.entries, [](const SpecEntry &entry) { return entry.value.isScalar() || entry.value.isNull(); });
}

// A: b, as Compose has it, for a list of name and value.
QList<SpecRepair> listVariables(const QString &path, const SpecNode &map)
{
    QList<SpecNode> items;
    for (const SpecEntry &entry : map.entries) {
        SpecNode item = pair(u"name"_s, SpecEdit::text(entry.key));
        item.entries.append({u"value"_s, {}, SpecEdit::text(entry.value.text)});
        items.append(item);
    }
    return {{SpecTr::tr("Make it a list of name and value"), {SpecEdit::set(path, listOf(items))}}};
}

bool fits(const SpecNode &value, const SchemaProperty &schema)
{
    switch (schema.kind) {
    case Kind::Objects: return value.isSequence() && std::ranges::all_of(value.items, &SpecNode::isMapping);
    case Kind::Texts: return value.isSequence();
    case Kind::Integer: return scalarToInteger(value).has_value();
    case Kind::Number: return scalarToNumber(value).has_value();
    case Kind::Flag: return scalarToFlag(value).has_value();
    case Kind::Text: return value.isScalar();
    case Kind::Object: return value.isMapping();
    default: return true;
    }
}

// Whether an object is there, or is a level of the text only.
bool isThere(const RepairInput &input, const QString &object)
{
    const SchemaProperty *schema = schemaAt(edit::stepsOf(object));
    return (schema && schema->isNested) || object.isEmpty() || edit::valueAt(input.root, object).isMapping();
}

// To where the schema has it, if nothing stands there and its object is there: half an object would bring new issues.
QList<SpecRepair> moveHome(const RepairInput &input, const QString &home)
{
    const SpecNode value = edit::valueAt(input.root, input.issue.path);
    const SchemaProperty *schema = schemaAt(edit::stepsOf(home));
    if (!isThere(input, parentOf(home)) || !edit::valueAt(input.root, home).isNull() || value.isNull() || !schema || !fits(value, *schema))
        return {};
    const QString title = SpecTr::tr("Move “%1” to where it belongs").arg(nameOf(input.issue.path));
    return {{title, {SpecEdit::set(home, value), SpecEdit::remove(input.issue.path)}}};
}

QList<SpecRepair> takeOwnWord(const RepairInput &input, const QString &own)
{
    const SchemaProperty *schema = schemaAt(edit::stepsOf(own));
    const bool isFree = edit::valueAt(input.root, own).isNull();
    if (parentOf(own) != parentOf(input.issue.path))
        return moveHome(input, own);
    if (!isFree || !schema || !fits(edit::valueAt(input.root, input.issue.path), *schema))
        return {};
    return {{SpecTr::tr("Rename to “%1”").arg(nameOf(own)), {SpecEdit::rename(input.issue.path, nameOf(own))}}};
}

// What ports have in Compose: the second number is the one that the container listens on.
std::optional<int> portMeant(const SpecNode &value)
{
    static const QRegularExpression mapping(u"\\A(?:port:|[0-9]{1,5}:)?(?<port>[0-9]{1,5})(?:/tcp)?\\z"_s, QRegularExpression::CaseInsensitiveOption);
    const QRegularExpressionMatch match = mapping.match(value.text);
    return value.isScalar() && match.hasMatch() ? std::optional(match.captured(u"port"_s).toInt()) : std::nullopt;
}

QList<SpecRepair> writeOtherScalar(const RepairInput &input, const SpecNode &value, const SchemaProperty &schema)
{
    const QString path = input.issue.path;
    if (hasCurlyQuotes(value) && schema.kind == Kind::Text)
        return {writing(path, withoutCurlyQuotes(value.text))};
    const std::optional<double> meant = numberMeant(value.text);
    const bool isWhole = meant && *meant == double(qint64(*meant));
    if ((schema.kind == Kind::Number && meant) || (schema.kind == Kind::Integer && isWhole))
        return {{SpecTr::tr("Write “%1”").arg(QString::number(*meant)), {SpecEdit::set(path, SpecEdit::number(*meant))}}};
    if (nameOf(path) == u"command" && !isWindows(input.spec))
        return {{SpecTr::tr("Let /bin/sh read the line"),
                 {SpecEdit::set(path, listOf({SpecEdit::text(u"/bin/sh"_s), SpecEdit::text(u"-c"_s), SpecEdit::text(value.text.trimmed())}))}}};
    if (nameOf(path) == u"identity")
        return {{SpecTr::tr("Write “type: %1”").arg(value.text.left(80)), {SpecEdit::set(path, pair(u"type"_s, SpecEdit::text(value.text)))}}};
    if (nameOf(path) == u"subnetIds")
        return {{SpecTr::tr("Make it a list of one"), {SpecEdit::set(path, listOf({pair(u"id"_s, SpecEdit::text(value.text))}))}}};
    return {};
}

} // namespace

QList<SpecRepair> renameUnknown(const RepairInput &input)
{
    if (const QString own = ownWordFor(input.issue.path); !own.isEmpty())
        return takeOwnWord(input, own);
    if (const QString home = homeOf(input.issue.path); !home.isEmpty())
        return moveHome(input, home);
    const QString parent = parentOf(input.issue.path);
    const SchemaProperty *schema = schemaAt(edit::stepsOf(parent));
    if (!schema)
        return {};
    const SpecNode map = edit::valueAt(input.root, parent);
    QStringList missing;
    for (const SchemaProperty &property : schema->properties)
        if (!property.isReadOnly && !map.find(property.name))
            missing.append(property.name);
    const QString name = nearest(nameOf(input.issue.path), missing);
    if (name.isEmpty())
        return {};
    return {{SpecTr::tr("Rename to “%1”").arg(name), {SpecEdit::rename(input.issue.path, name)}}};
}

QList<SpecRepair> writeAsSchema(const RepairInput &input)
{
    const QString path = input.issue.path;
    const QString name = nameOf(path);
    const SpecNode map = edit::valueAt(input.root, parentOf(path));
    const SpecEntry *entry = map.find(name);
    if (!entry)
        return {};
    const bool isKey = input.issue.range == entry->keyRange;
    if (isKey && edit::entriesNamed(map, schemaAt(edit::stepsOf(parentOf(path))), name).size() > 1)
        return {};
    if (isKey)
        return {{SpecTr::tr("Rename to “%1”").arg(name), {SpecEdit::rename(path, name)}}};
    const SchemaProperty *schema = schemaAt(edit::stepsOf(path));
    const auto number = scalarToNumber(entry->value);
    const auto flag = scalarToFlag(entry->value);
    const QString title = SpecTr::tr("Remove the quotes");
    if (schema && schema->kind == Kind::Flag && flag)
        return {{title, {SpecEdit::set(path, SpecEdit::flag(*flag))}}};
    return number ? QList<SpecRepair>{{title, {SpecEdit::set(path, SpecEdit::number(*number))}}} : QList<SpecRepair>();
}

// Only a value that other programs read otherwise has a way out; of a name that stands twice a person must choose.
QList<SpecRepair> writeInQuotes(const RepairInput &input)
{
    const SpecNode value = edit::valueAt(input.root, input.issue.path);
    if (input.issue.path.isEmpty() || !value.isScalar())
        return {};
    return {{SpecTr::tr("Put it in quotes"), {SpecEdit::set(input.issue.path, SpecEdit::text(value.text))}}};
}

QList<SpecRepair> writeOtherType(const RepairInput &input)
{
    const QString path = input.issue.path;
    const SpecNode value = edit::valueAt(input.root, path);
    if (nameOf(path) == u"environmentVariables" && isScalarMap(value) && !value.entries.isEmpty())
        return listVariables(path, value);
    if (const auto port = portMeant(value); nameOf(parentOf(path)) == u"ports" && port)
        return {{SpecTr::tr("Write “port: %1”").arg(*port), {SpecEdit::set(path, pair(u"port"_s, SpecEdit::number(*port)))}}};
    const SchemaProperty *schema = schemaAt(edit::stepsOf(path));
    if (schema && value.isScalar())
        return writeOtherScalar(input, value, *schema);
    const auto isKnown = [&](const SpecEntry &entry) { return schema->find(entry.key); };
    if (schema && schema->kind == Kind::Objects && value.isMapping() && std::ranges::all_of(value.entries, isKnown))
        return {{SpecTr::tr("Make it a list of one"), {SpecEdit::set(path, listOf({value}))}}};
    return {};
}

} // namespace quayside::rules
