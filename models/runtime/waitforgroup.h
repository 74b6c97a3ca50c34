// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/runtime/containerruntime.h"

namespace quayside {

// Waits until a group is as it should be: looks whenever the runtime hints at a change, and every few seconds because hints
// get lost. A group that is gone is an error (NotFound).
class WaitForGroup final : public Operation<ContainerGroup>
{
    Q_OBJECT

public:
    using Condition = std::function<bool(const ContainerGroup &)>;

    WaitForGroup(ContainerRuntime &runtime, const Clock &clock, GroupId id, Condition isAsItShouldBe);

protected:
    void start() override;

private:
    void look();
    void lookLater();

    ContainerRuntime &m_runtime;
    const Clock &m_clock;
    const GroupId m_id;
    const Condition m_condition;
    bool m_looking = false;
    bool m_changed = false; // while looking
};

} // namespace quayside
