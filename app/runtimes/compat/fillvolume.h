// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"

namespace quayside::compat {

// Puts an archive into a volume of the engine, wherever that runs: through a container that mounts it and is never started.
[[nodiscard]] Operation<> *fillVolume(const Engine &api, const RepositoryPlan &repository, const QString &group, const QByteArray &archive);

} // namespace quayside::compat
