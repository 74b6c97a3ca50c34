// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/managed.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/schematree.h"
#include "models/spec/specwriter.h"
#include "models/spec/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 200;

struct Reason
{
    const char *property;
    const char *text;
};

// REFERENCE 3
constexpr Reason reasons[] = {
    {"id", QT_TRANSLATE_NOOP("QuaysideSpec", "Azure makes it from the subscription, the resource group and the name.")},
    {"systemData", QT_TRANSLATE_NOOP("QuaysideSpec", "Azure notes who made and changed the resource, and when.")},
    {"provisioningState", QT_TRANSLATE_NOOP("QuaysideSpec", "It is the state of the last request to Azure.")},
    {"instanceView", QT_TRANSLATE_NOOP("QuaysideSpec", "It is what happens while it runs: states, restarts and events.")},
    {"fqdn", QT_TRANSLATE_NOOP("QuaysideSpec", "It follows from the DNS name label and the region; change the label.")},
    {"isCreatedFromStandbyPool", QT_TRANSLATE_NOOP("QuaysideSpec", "Azure says whether a standby pool had a group ready.")},
    {"principalId", QT_TRANSLATE_NOOP("QuaysideSpec", "Azure gives it to the identity that it makes for the group.")},
    {"tenantId", QT_TRANSLATE_NOOP("QuaysideSpec", "It is the directory of the identity that Azure makes for the group.")},
};

QString reasonOf(const QString &property)
{
    const auto known = std::ranges::find_if(reasons, [&](const Reason &one) { return property == QLatin1StringView(one.property); });
    return known == std::end(reasons) ? SpecTr::tr("Only the service sets it.") : SpecTr::tr(known->text);
}

QString valueOf(const SpecNode &node)
{
    const QString text = node.isScalar() ? node.text : node.isNull() ? QString() : nodeToJson(node);
    const QString line = text.simplified();
    return line.size() > longestValue ? QString(line.first(longestValue) + u'…') : line;
}

void collect(const SpecNode &node, const SchemaProperty &schema, const QString &pointer, const QStringList &place, QList<ManagedProperty> &found)
{
    for (const SpecEntry &entry : node.entries) {
        const SchemaProperty *property = schema.find(entry.key);
        if (!property)
            continue;
        const QString here = pointer + pointerStep(property->name);
        if (property->isReadOnly) {
            found.append({here, (place + QStringList{property->name}).join(u" › "_s), valueOf(entry.value), reasonOf(property->name)});
            continue;
        }
        if (property->kind == SchemaProperty::Kind::Object)
            collect(entry.value, *property, here, property->isNested ? place : place + QStringList{property->name}, found);
        for (qsizetype i = 0; property->kind == SchemaProperty::Kind::Objects && i < entry.value.items.size(); ++i) {
            const SpecNode &item = entry.value.items.at(i);
            const SpecNode *name = item.value(u"name");
            collect(item, *property, here + pointerStep(i), place + QStringList{name ? name->text.left(80) : property->name}, found);
        }
    }
}

} // namespace

QList<ManagedProperty> managedProperties(const SpecNode &group)
{
    QList<ManagedProperty> found;
    collect(group, schemaRoot(), {}, {}, found);
    return found;
}

} // namespace quayside
