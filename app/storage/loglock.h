// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLockFile>

namespace quayside {

// Who may write the log of a group, by its folder: one program at a time, until it ends, however it ends.
class LogLock
{
public:
    explicit LogLock(const QString &folder)
        : m_lock(folder + QStringLiteral("/writer.lock"))
    {
        m_lock.setStaleLockTime(0); // it counts as long as its process is there
    }

    // Whether it is ours now. The folder must exist. Patience is for our own other thread, which holds it for a moment only.
    bool take(int milliseconds = 0) { return m_lock.isLocked() || m_lock.tryLock(milliseconds); }

private:
    QLockFile m_lock;
};

} // namespace quayside
