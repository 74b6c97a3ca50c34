// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/ids.h"
#include "models/spec/mask/secretmask.h"

#include <QDateTime>
#include <QList>

namespace quayside {

// A spec that somebody began to write and has not applied.
struct Draft
{
    GroupId group; // that is edited; with an empty key a new one
    MaskedText text;
    QString origin; // where it began, in words
    QDateTime savedAt;

    bool operator==(const Draft &) const = default;
};

// Unfinished specs, one for each thing that is edited. Survives a kill at any moment: what was said to be saved is there, whole. Secret
// values never come here, which is why a draft holds a masked text and no other.
class Drafts
{
public:
    virtual ~Drafts() = default;

    // All of them, newest first; blocks.
    virtual Result<QList<Draft>> load() = 0;
    // In place of the one of the same group. Does not block.
    virtual void save(const Draft &draft) = 0;
    // Does not block; nothing happens where there is none.
    virtual void discard(const GroupId &group) = 0;
};

} // namespace quayside
