// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <chrono>

namespace quayside {

// The files that prove who is who over TLS, in PEM form.
struct TlsFiles
{
    QString authority = {}; // who vouches for the engine; empty is whom the system trusts
    QString certificate = {}; // ours, with its chain; empty shows none
    QString key = {}; // of our certificate, without a password

    bool operator==(const TlsFiles &) const = default;
};

// Where an engine listens: on a unix socket, or on a machine with TLS. Or where a container listens that a probe asks.
struct Endpoint
{
    enum class Kind {
        Engine,
        Service, // plain TCP
        TlsService, // whoever answers: see ServiceChannel
    };

    QString socketPath;
    QString host = {}; // a name or an address
    quint16 port = 0;
    TlsFiles tls = {};
    Kind kind = Kind::Engine;

    bool isRemote() const { return !host.isEmpty(); }
    bool isValid() const { return !socketPath.isEmpty() || isRemote(); }
    // For people: the path, or host:port.
    QString text() const;
    bool operator==(const Endpoint &) const = default;
};

struct HttpHeader
{
    QByteArray name;
    QByteArray value;
};

struct HttpRequest
{
    QByteArray method = "GET";
    QByteArray target; // path and query, encoded
    QByteArray contentType;
    QList<HttpHeader> headers; // more of them; never logged
    QByteArray body;
    // How long to wait for the head of the answer; 0 waits for ever (a stop, a pull).
    std::chrono::milliseconds patience{30'000};
    // How long a body that has an end may pause; where the head is waited for for ever, so is this.
    std::chrono::milliseconds longestPause{30'000};
    qint64 bodyLimit = 32 * 1024 * 1024; // bytes; 0 for an answer that goes on without end
};

struct HttpHead
{
    int status = 0;
    QList<HttpHeader> headers;

    // The first header of this name, compared without case; empty when there is none.
    QByteArray header(QByteArrayView name) const;
};

struct HttpResponse
{
    HttpHead head;
    QByteArray body;
};

// Caps on what another side may make us hold in memory.
struct HttpLimits
{
    static constexpr quint32 head = 64 * 1024;
};

} // namespace quayside
