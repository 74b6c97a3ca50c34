// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace quayside {

// The translation context of app/runtimes/docker.
struct DockerTr
{
    Q_DECLARE_TR_FUNCTIONS(QuaysideDocker)
};

} // namespace quayside
