// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/channel.h"

#include <QSslSocket>

namespace quayside {

// What a probe of a container speaks to. With TLS any certificate will do, as for the probes of Kubernetes: it is often a test's own, and
// made out to another name. So nothing secret of ours may go this way; a probe sends what its spec says and nothing else.
class ServiceChannel final : public Channel
{
    Q_OBJECT

public:
    explicit ServiceChannel(Endpoint endpoint);

    void open() override;
    QIODevice &device() override { return m_socket; }
    void abort() override { m_socket.abort(); }

private:
    const Endpoint m_endpoint;
    QSslSocket m_socket;
};

} // namespace quayside
