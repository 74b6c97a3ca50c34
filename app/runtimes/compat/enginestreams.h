// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "models/runtime/streams.h"

namespace quayside::compat {

// What happened to the containers of a group.
class EngineEventStream final : public EventStream
{
    Q_OBJECT

public:
    EngineEventStream(const Engine &api, const QJsonObject &filters, const QDateTime &since);

private:
    std::unique_ptr<HttpStream> m_stream;
};

} // namespace quayside::compat
