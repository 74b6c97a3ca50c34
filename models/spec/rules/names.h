// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specissue.h"

namespace quayside::rules {

// 1 to 63 lower-case letters, digits and hyphens; no hyphen first, last or doubled: groups and containers (V-001, V-020).
bool isDnsName(const QString &name);

// Issues as a rule writes them; the validator adds the rule's number.
SpecIssue error(const QString &path, const QString &message);
SpecIssue warning(const QString &path, const QString &message);
SpecIssue info(const QString &path, const QString &message);

} // namespace quayside::rules
