// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTemporaryDir>

namespace quayside {

// A folder for the sockets of one thing, private and removed with it. What a program left that was killed goes with the next one that is
// made: who lives holds a lock on its own.
class SocketFolder final
{
public:
    // The kind is how the folder's name begins. Where the runtime folder cannot be made private this one is not valid.
    explicit SocketFolder(const QString &kind);
    ~SocketFolder();
    Q_DISABLE_COPY_MOVE(SocketFolder)

    bool isValid() const { return m_folder.isValid(); }
    QString errorString() const { return m_folder.errorString(); }
    QString path() const { return m_folder.path(); }
    QString filePath(const QString &name) const { return m_folder.filePath(name); }

private:
    const QTemporaryDir m_folder; // 0700
    const int m_lock;
};

} // namespace quayside
