// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"

namespace quayside::sample {

// Starts, stops or restarts a made-up group and waits until it is done.
class ChangeGroup final : public Operation<>
{
    Q_OBJECT

public:
    using Change = void (MadeGroup::*)(MadeGroup::Answer);

    ChangeGroup(SampleRuntime &runtime, GroupId id, Change change);

protected:
    void start() override;

private:
    void apply();

    SampleRuntime &m_runtime;
    const GroupId m_id;
    const Change m_change;
};

} // namespace quayside::sample
