// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside {

// An image reference with everything that is implied written out, as ACI understands it: no registry is Docker Hub, no tag is
// latest. "nginx" becomes "docker.io/library/nginx:latest". An engine is never left to guess from its own search list.
QString fullImageName(const QString &image);

// The registry of a full name: "docker.io", "localhost", "registry.example:5000".
QString imageRegistry(const QString &fullName);

// Whether two names mean the same registry; Docker Hub goes by several.
bool isSameRegistry(const QString &one, const QString &other);

} // namespace quayside
