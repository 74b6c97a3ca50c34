// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runtime/waitforgroup.h"

namespace quayside {

using namespace std::chrono_literals;

WaitForGroup::WaitForGroup(ContainerRuntime &runtime, const Clock &clock, GroupId id, Condition isAsItShouldBe)
    : m_runtime(runtime)
    , m_clock(clock)
    , m_id(std::move(id))
    , m_condition(std::move(isAsItShouldBe))
{
}

void WaitForGroup::start()
{
    connect(&m_runtime, &ContainerRuntime::groupsMayHaveChanged, this, &WaitForGroup::look);
    look();
    lookLater();
}

void WaitForGroup::lookLater()
{
    m_clock.callAfter(5s, this, [this] {
        look();
        lookLater();
    });
}

void WaitForGroup::look()
{
    m_changed = m_looking;
    if (m_looking || hasEnded() || isFailing())
        return;
    m_looking = true;
    await(m_runtime.describeGroup(m_id), [this](const ContainerGroup &group) {
        m_looking = false;
        if (m_condition(group))
            return finish(group);
        if (m_changed)
            look();
    });
}

} // namespace quayside
