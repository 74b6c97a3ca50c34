// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/ids.h"

namespace quayside {

// Which engine listens at the other end.
enum class EngineKind { Podman, Docker }; // kept as words

// Where an engine is, as people and other programs write it: unix:///run/podman/podman.sock, ssh://me@harbour:2222/run/user/1000/podman/podman.sock
// (the path may be left out), tcp://harbour:2376.
struct EngineAddress
{
    enum class Way {
        Socket, // on this machine
        Ssh,
        Tls,
    };

    Way way = Way::Socket;
    QString user; // of ssh; empty is what ssh's configuration says
    QString host;
    quint16 port = 0; // 0 is the usual one
    QString socket; // path of the engine's socket; empty is looked for

    // An error says what is wrong with the text and how one is written. Plain TCP is understood as TLS: nothing else is spoken.
    static Result<EngineAddress> parse(const QString &text);
    QString text() const;
    // user@host, as ssh takes it.
    QString destination() const { return user.isEmpty() ? host : user + u'@' + host; }

    bool operator==(const EngineAddress &) const = default;
};

// A connection to an engine that a person has set up. It holds names of files with keys, never a secret.
struct ConnectionSettings
{
    ConnectionId id; // its name
    EngineKind engine = EngineKind::Podman;
    EngineAddress address;
    QString identity; // of ssh: a key file; empty is what ssh finds
    QString authority; // of TLS: PEM files
    QString certificate;
    QString key;
    bool isReadOnly = false; // nothing is changed over it
    int colour = 0; // of its badge: 1 to 6, one of the theme's; 0 is none

    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace quayside
