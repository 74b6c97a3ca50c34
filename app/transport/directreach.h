// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/enginereach.h"
#include "app/transport/tlschannel.h"
#include "app/transport/tr.h"

#include <QHostAddress>

namespace quayside {

// An engine that listens on the network with TLS: there is nothing to open, and every connection says for itself what is wrong. The same for
// a socket on this machine that a person names.
class DirectReach final : public EngineReach
{
    Q_OBJECT

public:
    explicit DirectReach(Endpoint endpoint)
        : m_endpoint(std::move(endpoint))
    {
    }

    Operation<Endpoint> *open() override { return new ReadyOperation<Endpoint>(m_endpoint); }
    Operation<Error> *explain(const Error &error) override { return new ReadyOperation<Error>(Result<Error>(error)); }
    // Nothing can be forwarded, and what listens on an address of that machine alone is reached from that machine alone.
    Operation<> *forward(const Place &there, const Place &here) override
    {
        const bool isHere = m_endpoint.host.isEmpty() || m_endpoint.host == QLatin1StringView("localhost") || QHostAddress(m_endpoint.host).isLoopback();
        if (isHere && there == here)
            return new ReadyOperation<>(Result<>());
        return new ReadyOperation<>(failure(Error::Kind::Unsupported, TransportTr::tr("%1 is an address on %2, and over TCP its ports cannot be opened here; use a connection over SSH.").arg(there.text(), text())));
    }
    QStringList notes() const override { return warningsAbout(m_endpoint.tls); }
    QString text() const override { return m_endpoint.text(); }

private:
    const Endpoint m_endpoint;
};

} // namespace quayside
