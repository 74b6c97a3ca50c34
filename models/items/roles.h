// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/ids.h"

#include <Qt>

namespace quayside {

// What views ask models beyond text. Icons and colours are the window's business: models name states, not colours.
namespace role {
enum {
    Sort = Qt::UserRole, // a value that compares as a person expects
    Id, // GroupId of a group, or of the group of a container
    ContainerName, // of a container's row
    State, // int of a GroupState or of a RunState; of what an engine keeps: bool, it is in use
    IsStale, // bool: from a list that is old
    IsPinned, // bool: stands first in the list
    IsProtected, // bool: is not deleted
    Badge, // int: colour of the connection, 1 to 6; 0 is none
    Tags, // QMap<QString, QString> of a group
    Fraction, // double: of the limit; below 0 when nobody knows
    History, // QList<double>: the newest minute, for a small curve
    Limit, // QString: what the fraction is of
    Severity, // int of a SpecIssue::Severity, or of an Event::Type
    Outcome, // int of an ActionOutcome
    Impact, // int of an Impact
    Key, // QString: id of a row
};
} // namespace role

} // namespace quayside
