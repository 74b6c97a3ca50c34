// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace quayside {

// The translation context of models/runtime.
struct RuntimeTr
{
    Q_DECLARE_TR_FUNCTIONS(QuaysideRuntime)
};

} // namespace quayside
