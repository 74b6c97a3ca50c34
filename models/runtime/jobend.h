// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"

#include <optional>

namespace quayside {

// Whether a group that is run as a job has come to its end.
inline bool isOver(const ContainerGroup &group)
{
    return group.state == GroupState::Succeeded || group.state == GroupState::Failed || group.state == GroupState::Stopped;
}

// The exit code of a job: the first of its containers, in the order of the spec, that is not zero; nothing where none has ended.
inline std::optional<int> exitCodeOf(const ContainerGroup &group)
{
    std::optional<int> code;
    for (const Container &container : group.containers) {
        if (container.exitCode.value_or(0) != 0)
            return container.exitCode;
        code = container.exitCode ? container.exitCode : code;
    }
    return code;
}

} // namespace quayside
