// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/repairs.h"
#include "models/spec/edit/treeedit.h"
#include "models/spec/scalars.h"
#include "models/spec/schematree.h"
#include "models/spec/tr.h"

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

} // namespace

QList<SpecRepair> renameUnknown(const RepairInput &input)
{
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
    if (input.issue.range == entry->keyRange)
        return {{SpecTr::tr("Rename to “%1”").arg(name), {SpecEdit::rename(path, name)}}};
    const SchemaProperty *schema = schemaAt(edit::stepsOf(path));
    const auto number = scalarToNumber(entry->value);
    const auto flag = scalarToFlag(entry->value);
    const QString title = SpecTr::tr("Remove the quotes");
    if (schema && schema->kind == Kind::Flag && flag)
        return {{title, {SpecEdit::set(path, SpecEdit::flag(*flag))}}};
    return number ? QList<SpecRepair>{{title, {SpecEdit::set(path, SpecEdit::number(*number))}}} : QList<SpecRepair>();
}

QList<SpecRepair> writeOtherType(const RepairInput &input)
{
    const QString path = input.issue.path;
    const SpecNode value = edit::valueAt(input.root, path);
    if (nameOf(path) == u"environmentVariables" && isScalarMap(value) && !value.entries.isEmpty())
        return listVariables(path, value);
    if (nameOf(parentOf(path)) == u"ports" && scalarToInteger(value))
        return {{SpecTr::tr("Write “port: %1”").arg(value.text), {SpecEdit::set(path, pair(u"port"_s, SpecEdit::number(*scalarToInteger(value))))}}};
    const SchemaProperty *schema = schemaAt(edit::stepsOf(path));
    const auto isKnown = [&](const SpecEntry &entry) { return schema->find(entry.key); };
    if (schema && schema->kind == Kind::Objects && value.isMapping() && std::ranges::all_of(value.entries, isKnown))
        return {{SpecTr::tr("Make it a list of one"), {SpecEdit::set(path, listOf({value}))}}};
    return {};
}

} // namespace quayside::rules
