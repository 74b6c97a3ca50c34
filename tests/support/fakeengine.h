// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

#include <QHash>
#include <QTemporaryDir>
#include <QThread>

#include <functional>

namespace quayside {

// A Podman service that tells of groups that nobody runs, on a thread of its own: as many as wanted, and as fast as wanted they come and go.
// A pod that somebody creates is in the list until one is deleted. What it is not told to answer it refuses with 404.
class FakeEngine
{
public:
    // Of one container that runs, each.
    explicit FakeEngine(int groups);
    ~FakeEngine();
    Q_DISABLE_COPY_MOVE(FakeEngine)

    QString socketPath() const { return m_folder.filePath(QStringLiteral("e")); }
    Endpoint endpoint() const { return {socketPath()}; }

    // The list from now on, and an event that says so.
    void setGroups(const QStringList &names);
    // What is answered to requests whose first line contains this, as a whole response; nothing is silence.
    void answer(const QByteArray &request, const QByteArray &response);
    // How many requests had this in their first line.
    int asked(const QByteArray &request) const;

private:
    class Desk;

    void onItsThread(const std::function<void()> &function) const;

    const QTemporaryDir m_folder;
    QThread m_thread;
    Desk *m_desk; // lives there
};

// "group-00001" and so on.
QStringList numberedGroups(int first, int count);

} // namespace quayside
