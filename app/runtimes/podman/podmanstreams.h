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
    explicit PodmanMetricsStream(const PodmanApi &api);

private:
    std::unique_ptr<HttpStream> m_stream;
};

// What happened to the containers of a group.
class PodmanEventStream final : public EventStream
{
    Q_OBJECT

public:
    PodmanEventStream(const PodmanApi &api, const QJsonObject &filters, const QDateTime &since);

private:
    std::unique_ptr<HttpStream> m_stream;
};

} // namespace quayside::podman
