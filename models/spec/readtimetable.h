// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/timetable.h"
#include "models/spec/containergroupspec.h"

namespace quayside {

// What a spec says under "x-quayside", "timetable": deleteAfter (2h, 90min, 7d), start and stop (08:00), days ([mon, fri]). Azure is not sent it.
Timetable readTimetable(const ContainerGroupSpec &spec);

} // namespace quayside
