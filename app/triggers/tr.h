// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QCoreApplication>

namespace quayside {

// The translation context of app/triggers.
struct TriggersTr
{
    Q_DECLARE_TR_FUNCTIONS(QuaysideTriggers)
};

} // namespace quayside
