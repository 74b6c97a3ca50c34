// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

namespace quayside {

// A Compose project as one group: every service is a container (REFERENCE 24.1). Variables come from the answers and from the file
// ".env" beside the source.
SpecConversion groupFromCompose(const SpecNode &root, const ConversionOptions &options);

// The same of a tree whose variables are replaced already.
SpecConversion groupFromServices(const SpecNode &root, const QMap<QString, QString> &variables, const ConversionOptions &options);

} // namespace quayside
