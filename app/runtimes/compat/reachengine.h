// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineruntime.h"

namespace quayside::compat {

// Opens the way to an engine on another machine and takes up what answers at its end; where nothing does, says which step is to blame.
class ReachEngine final : public Operation<EngineConnection>
{
    Q_OBJECT

public:
    using Find = std::function<Operation<EngineConnection> *(const Endpoint &)>;

    ReachEngine(EngineReach &reach, Find find);

protected:
    void start() override;

private:
    void take(const Result<EngineConnection> &found);

    EngineReach &m_reach;
    const Find m_find;
};

} // namespace quayside::compat
