// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/podmanapi.h"
#include "models/runtime/streams.h"

namespace quayside::podman {

// What every running container of the engine uses, once a second.
class PodmanMetricsStream final : public MetricsStream
{
    Q_OBJECT

public:
    explicit PodmanMetricsStream(const HttpClient &client);

private:
    std::unique_ptr<HttpStream> m_stream;
};

} // namespace quayside::podman
