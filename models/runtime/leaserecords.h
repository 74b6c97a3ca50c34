// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

namespace quayside {

// One sign of life of who drives an engine, kept in the engine itself.
struct LeaseRecord
{
    qint64 number = 0; // in a sequence that grows
    QString machine; // where who made it runs; plain text from outside
    QString nonce; // of this record alone

    bool operator==(const LeaseRecord &) const = default;
};

// Where programs on several machines that reach one engine agree on who drives it. It knows no times: no two machines agree on those.
class LeaseRecords
{
public:
    virtual ~LeaseRecords() = default;

    // All that there are, by number. Fails with Conflict when something else has the name of a record.
    [[nodiscard]] virtual Operation<QList<LeaseRecord>> *list() = 0;
    // Of all that are made with one number while it is there, one is: the others hear false.
    [[nodiscard]] virtual Operation<bool> *make(const LeaseRecord &record) = 0;
    // Removes this one, and not another of its number. What is gone already is as good as removed.
    [[nodiscard]] virtual Operation<> *remove(const LeaseRecord &record) = 0;
};

} // namespace quayside
