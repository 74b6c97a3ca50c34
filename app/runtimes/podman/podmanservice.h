// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"
#include "models/core/result.h"

#include <QLockFile>
#include <QStringList>

#include <chrono>
#include <memory>

namespace quayside {

// Where a Podman service may be reached on this machine, and how to start one of our own.
class PodmanService
{
public:
    // A place to try, in the order in which they are tried.
    struct Candidate
    {
        Endpoint endpoint;
        bool isOurs = false;
        bool isDemanded = false; // CONTAINER_HOST: nothing else is tried
    };

    // Reads the environment once. A service of our own ends when nobody has talked to it for the idle time.
    explicit PodmanService(std::chrono::seconds idleTime = std::chrono::seconds(15));

    // Whatever listens there, and nothing else.
    static PodmanService at(const QString &socketPath);

    // Whether there is anything to talk to on this machine or to start: a socket, the program, or a wish in CONTAINER_HOST.
    bool isPossible() const;

    // CONTAINER_HOST, or else the usual sockets and the one of our own service; those that do not exist are left out. An error
    // when CONTAINER_HOST asks for what this program cannot do.
    Result<QList<Candidate>> candidates() const;

    // Starts a service on a socket of our own, unless one answers there. It ends by itself some seconds after its last client
    // has gone, so that two Quaysides can share it and none is left behind. An error when podman is missing or did not start. Blocks for some
    // tens of milliseconds: call it on a pool thread.
    struct Started
    {
        Endpoint endpoint;
        qint64 processId = 0;
        QString errorLog; // file with what it says
        std::shared_ptr<QLockFile> lock; // held until it answers, so that two Quaysides do not start two
        QStringList reasons; // see ServiceConfiguration
    };
    Result<Started> start() const;

    Endpoint ownEndpoint() const;
    // Where one may listen.
    QStringList sockets() const;
    // Where a socket would appear when a service is started.
    QStringList socketFolders() const;
    // How our service is configured on this machine, whoever started it.
    QStringList ownReasons() const;

private:
    Result<> launch(const QString &program, Started &started) const;

    std::chrono::seconds m_idleTime;
    QString m_containerHost;
    QString m_runtimeFolder; // ours, 0700
    QStringList m_usualSockets;
};

} // namespace quayside
