// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"

#include <QByteArray>

namespace quayside {

// Whether secret values are written. Labels, files, histories and the screen never get them.
enum class Secrets { Omit, Include };

// The spec as a tree in the schema's spelling and order; unknown properties follow the known ones, read-only ones are left out.
// A secret that is omitted leaves its name behind with an empty value where ACI itself would return the name only.
SpecNode writeSpec(const ContainerGroupSpec &spec, Secrets secrets);

// The same as text: a YAML file for "az container create --file", or the JSON of an ARM resource.
QString specToYaml(const ContainerGroupSpec &spec, Secrets secrets);
QString specToJson(const ContainerGroupSpec &spec, Secrets secrets);

// Any tree as text.
QString nodeToYaml(const SpecNode &node);
QString nodeToJson(const SpecNode &node);

} // namespace quayside
