// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <QStringList>

namespace quayside {

// JSON pointers of the secret values that a spec does not carry. One that comes back from an engine has none: they are in no
// label, and must be typed again to create the group anew.
QStringList missingSecrets(const ContainerGroupSpec &spec);

} // namespace quayside
