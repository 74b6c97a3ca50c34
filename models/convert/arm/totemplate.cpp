// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/totemplate.h"

#include "models/convert/arm/expression.h"
#include "models/convert/arm/secretparameters.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/spec/specwriter.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

SpecNode reference(const QString &parameter)
{
    return tree::text(u"[parameters('%1')]"_s.arg(parameter));
}

SpecNode parameterOf(const arm::SecretParameter &secret)
{
    SpecNode parameter = tree::map({{u"type"_s, {}, tree::text(secret.isObject ? u"secureObject"_s : u"securestring"_s)}});
    if (!secret.description.isEmpty())
        tree::add(parameter, u"metadata"_s, tree::map({{u"description"_s, {}, tree::text(secret.description)}}));
    return parameter;
}

SpecNode locationParameter(const spec::Text &location)
{
    const QString standard = location ? arm::escapedLiteral(*location) : u"[resourceGroup().location]"_s;
    return tree::map({{u"type"_s, {}, tree::text(u"string"_s)}, {u"defaultValue"_s, {}, tree::text(standard)}});
}

// Type, version, name and region first, as templates have them.
SpecNode resourceOf(const SpecNode &group, const ContainerGroupSpec &spec)
{
    SpecNode resource = tree::map({
        {u"type"_s, {}, tree::text(u"Microsoft.ContainerInstance/containerGroups"_s)},
        {u"apiVersion"_s, {}, tree::text(arm::neededApiVersion(spec))},
        {u"name"_s, {}, tree::text(arm::escapedLiteral(spec.name.value_or(QString())))},
        {u"location"_s, {}, reference(u"location"_s)},
    });
    for (const SpecEntry &entry : group.entries)
        if (!resource.find(entry.key))
            resource.entries.append(entry);
    return resource;
}

} // namespace

TextConversion groupToTemplate(const ContainerGroupSpec &spec)
{
    const arm::ParametrisedGroup group = arm::parametrise(spec, u"/resources/0"_s, &reference, &arm::escapedLiteral);
    SpecNode parameters = tree::map({{u"location"_s, {}, locationParameter(spec.location)}});
    for (const arm::SecretParameter &secret : group.parameters)
        tree::add(parameters, secret.name, parameterOf(secret));
    SpecNode resources = tree::list();
    resources.items.append(resourceOf(group.resource, spec));
    const SpecNode root = tree::map({
        {u"$schema"_s, {}, tree::text(u"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"_s)},
        {u"contentVersion"_s, {}, tree::text(u"1.0.0.0"_s)},
        {u"parameters"_s, {}, parameters},
        {u"resources"_s, {}, resources},
    });
    return {nodeToJson(root), group.report.notes()};
}

} // namespace quayside
