// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/localsettings.h"

#include "models/spec/scalars.h"

#include <QJsonArray>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

const QString settingsKey = QStringLiteral("x-quayside");

QJsonValue scalarFrom(const SpecNode &node)
{
    if (node.isQuoted)
        return node.text;
    if (node.text == u"true" || node.text == u"false")
        return node.text == u"true";
    const std::optional<double> number = scalarToNumber(node);
    return number ? QJsonValue(*number) : QJsonValue(node.text);
}

QJsonValue jsonFrom(const SpecNode &node)
{
    QJsonArray items;
    QJsonObject entries;
    switch (node.kind) {
    case SpecNode::Kind::Null: return {};
    case SpecNode::Kind::Scalar: return scalarFrom(node);
    case SpecNode::Kind::Sequence:
        for (const SpecNode &item : node.items)
            items.append(jsonFrom(item));
        return items;
    case SpecNode::Kind::Mapping: break;
    }
    for (const SpecEntry &entry : node.entries)
        entries.insert(entry.key, jsonFrom(entry.value));
    return entries;
}

SpecNode nodeFrom(const QJsonValue &value)
{
    SpecNode node;
    node.kind = value.isObject() ? SpecNode::Kind::Mapping : value.isArray() ? SpecNode::Kind::Sequence : SpecNode::Kind::Scalar;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry)
        node.entries.append({entry.key(), {}, nodeFrom(entry.value())});
    for (const QJsonValue &item : value.toArray())
        node.items.append(nodeFrom(item));
    node.isQuoted = value.isString();
    if (value.isBool())
        node.text = value.toBool() ? u"true"_s : u"false"_s;
    else if (value.isDouble())
        node.text = QString::number(value.toDouble(), 'g', 17);
    else
        node.text = value.toString();
    return node;
}

} // namespace

QJsonObject localSettings(const spec::Unknown &unknown)
{
    const auto found = std::ranges::find(unknown.entries, settingsKey, &SpecEntry::key);
    return found == unknown.entries.end() ? QJsonObject() : jsonFrom(found->value).toObject();
}

void setLocalSettings(spec::Unknown &unknown, const QJsonObject &settings)
{
    unknown.entries.removeIf([](const SpecEntry &entry) { return entry.key == settingsKey; });
    if (!settings.isEmpty())
        unknown.entries.append({settingsKey, {}, nodeFrom(settings)});
}

} // namespace quayside::compat
