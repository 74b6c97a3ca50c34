// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace quayside::arm {

// A function of templates that needs nothing but its arguments. Nothing where the arguments do not fit it, or where the result would
// be absurdly large.
using Function = std::optional<SpecNode> (*)(const QList<SpecNode> &arguments);

// By the names in lower case, as Azure compares them without case.
const QHash<QString, Function> &textFunctions();
const QHash<QString, Function> &numberFunctions();
const QHash<QString, Function> &collectionFunctions();

Function findFunction(const QString &name);

// What a function makes of values of any type.
bool isText(const SpecNode &node);
std::optional<double> toNumber(const SpecNode &node); // of a number, not of a text
QString toText(const SpecNode &node); // lists and maps as JSON
bool areEqual(const SpecNode &one, const SpecNode &other);

// The stand-in for uniqueString(): 13 letters and digits that depend on the texts alone. Not those that Azure would give.
QString uniqueText(const QString &seed);

// Nothing of a text, list or result may be larger.
inline constexpr qsizetype largestResult = 1024 * 1024;

} // namespace quayside::arm
