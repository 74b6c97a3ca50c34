// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLoggingCategory>

// Every logging category of the program. Warnings and worse are on by default; QT_LOGGING_RULES turns on the rest.
// Nothing that came from outside is logged beyond names and codes: no environments, no bodies, no headers.
namespace quayside {

Q_DECLARE_LOGGING_CATEGORY(logTransport)
Q_DECLARE_LOGGING_CATEGORY(logRuntime)
Q_DECLARE_LOGGING_CATEGORY(logStorage)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace quayside
