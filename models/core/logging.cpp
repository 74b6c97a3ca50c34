// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/logging.h"

namespace quayside {

Q_LOGGING_CATEGORY(logTransport, "quayside.transport", QtWarningMsg)
Q_LOGGING_CATEGORY(logRuntime, "quayside.runtime", QtWarningMsg)
Q_LOGGING_CATEGORY(logStorage, "quayside.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "quayside.ui", QtWarningMsg)

} // namespace quayside
