// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/reachengine.h"

namespace quayside::compat {

ReachEngine::ReachEngine(EngineReach &reach, Find find)
    : m_reach(reach)
    , m_find(std::move(find))
{
}

void ReachEngine::start()
{
    Operation<Endpoint> *opening = m_reach.open();
    connect(opening, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress(progress); });
    await(opening, [this](const Endpoint &endpoint) {
        attempt(m_find(endpoint), [this](const Result<EngineConnection> &found) { take(found); });
    });
}

void ReachEngine::take(const Result<EngineConnection> &found)
{
    if (!found)
        return await(m_reach.explain(found.error()), [this](const Error &error) { beginFail(error); });
    EngineConnection connection = *found;
    connection.engine.address = m_reach.text();
    finish(connection);
}

} // namespace quayside::compat
