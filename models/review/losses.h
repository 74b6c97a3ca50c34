// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/impact.h"

#include <QStringList>

namespace quayside {

// What is gone for good when a change of this impact is applied, one sentence each (REFERENCE 7).
QStringList lossesOf(Impact impact, const ContainerGroupSpec &before, const ContainerGroupSpec &after, const QStringList &restarting,
                     const EngineAbilities &abilities);

} // namespace quayside
