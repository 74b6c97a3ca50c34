// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace quayside::sample {

class SampleRuntime;

// The groups that the demo shows: every state there is, work that went well and work that did not, groups that something else made,
// and names that are long or out to deceive.
void addTour(SampleRuntime &runtime);

} // namespace quayside::sample
