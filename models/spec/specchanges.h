// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/spec/specedit.h"

namespace quayside {

// The fewest edits that make the one spec of the other, to be made one after another. Elements of lists are known by their names
// (server, port, id), so that one that moved is moved and not written anew. What only the service sets is not touched.
QList<SpecEdit> changesBetween(const ContainerGroupSpec &from, const ContainerGroupSpec &to);

// The same of a value of which the schema knows nothing, such as an extension's settings, at its JSON pointer.
QList<SpecEdit> changesBetween(const QString &pointer, const SpecNode &from, const SpecNode &to);

} // namespace quayside
