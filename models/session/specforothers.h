// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <QStringList>

namespace quayside {

// A spec as YAML that a person shows to others: without secret values, and without values whose name says that they should have been
// secret, be they variables, headers, tags or arguments.
QString specForOthers(const ContainerGroupSpec &spec);

// The secret values that a spec carries.
QStringList secretValues(const ContainerGroupSpec &spec);

} // namespace quayside
