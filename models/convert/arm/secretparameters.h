// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversionreport.h"

#include <functional>

namespace quayside::arm {

// A secret of a group as a parameter of a template.
struct SecretParameter
{
    QString name; // letters, digits and underscores
    QString description;
    bool isObject = false;
};

// A group without its secrets.
struct ParametrisedGroup
{
    SpecNode resource; // the tree of the group; scalars that are no numbers and flags are quoted
    QList<SecretParameter> parameters;
    ConversionReport report; // pointers of the result begin with the given root
};

// Takes every secret out of a group and puts there what `reference` makes of the parameter's name. `literal` writes any other text.
ParametrisedGroup parametrise(const ContainerGroupSpec &spec, const QString &root, std::function<SpecNode(const QString &name)> reference,
                              std::function<QString(const QString &text)> literal);

// The version of the API that knows everything in the group (REFERENCE 2), its own where it names one.
QString neededApiVersion(const ContainerGroupSpec &spec);

} // namespace quayside::arm
