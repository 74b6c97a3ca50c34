// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

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

    bool foldsTraces = false; // stack traces become one line until somebody unfolds them
    int zoom = 0; // points that the text is larger
    QStringList fields = {}; // of JSON lines, in columns in front

    bool operator==(const LogLook &) const = default;
};

} // namespace quayside
