// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/specissue.h"

#include <QStringList>

namespace quayside {

// JSON pointers of the secret values that a spec needs and does not carry: what an engine lacks to create a group, and the keys
// that Azure wants with every request (REFERENCE 7).
QStringList secretsToType(const ContainerGroupSpec &spec);

// Whether an issue only says that one of these is not there, which is no fault of a spec that an engine gave back.
bool isAboutMissing(const SpecIssue &issue, const QStringList &missingSecrets);

// The spec with the secret values that it lacks filled in from another one, by the names of containers, variables, volumes, files
// and servers. What the spec says itself stays.
ContainerGroupSpec withSecretsFrom(ContainerGroupSpec spec, const ContainerGroupSpec &known);

// Nothing but the secret values of a spec and the names that lead to them.
ContainerGroupSpec secretsOf(const ContainerGroupSpec &spec);

} // namespace quayside
