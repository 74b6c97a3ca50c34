// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

namespace quayside {

// Takes out of the environment what would make this program, or one that it starts, run code from wherever it happens to be started: relative
// folders of PATH (an empty one is the working folder), and folders of Qt's plugins that others than root can write to. Before anything else.
void leaveWhatIsNotTheSystems();

} // namespace quayside
