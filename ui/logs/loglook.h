// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtGlobal>

namespace quayside {

// What a log view shows beside the text of lines, and how.
struct LogLook
{
    enum class Times {
        None,
        Local, // of this machine's zone
        Utc,
        Ago, // before the newest line
        Delta, // since the row above
    };

    Times times = Times::None;
    bool showNumbers = false;
    bool showSources = true; // the container in front of each line, when there are several
    bool wraps = false; // lines that are longer than the view is wide

    bool operator==(const LogLook &) const = default;
};

} // namespace quayside
