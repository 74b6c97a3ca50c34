// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/enginereach.h"

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
    Operation<> *forward(const QString &, quint16) override { return new ReadyOperation<>(Result<>()); }
    QString text() const override { return m_endpoint.text(); }

private:
    const Endpoint m_endpoint;
};

} // namespace quayside
