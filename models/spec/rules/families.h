// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specvalidator.h"

// The rules by family, one function a rule, named after what must be true. Each family stands in its own file.
namespace quayside::rules {

// envelope.cpp: V-001 to V-018 (REFERENCE 10.1)
QList<SpecIssue> groupNameIsValid(const RuleInput &input);

} // namespace quayside::rules
