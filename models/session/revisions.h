// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/containergroupspec.h"
#include "models/store/journal.h"

namespace quayside {

// A spec that was applied to a group, without its secret values.
struct Revision
{
    int number = 0; // from 1, the oldest
    QDateTime appliedAt;
    bool wasUpdate = false; // otherwise the group was created with it
    ContainerGroupSpec spec;
    QString text; // of the spec as it was applied, with its comments

    bool operator==(const Revision &) const = default;
};

// Every revision of a group that the journal knows, oldest first; what cannot be read any more is left out.
Result<QList<Revision>> revisionsOf(Journal &journal, const GroupId &group);

// What a revision changed, in some words: "updated, web › environment › LEVEL". The place is that in the list.
QString whatChanged(const QList<Revision> &revisions, qsizetype place);

// The text of a spec as a person wrote it, if one of the revisions says the same; otherwise written anew. Without secret values.
QString textOf(const QList<Revision> &revisions, const ContainerGroupSpec &spec);

// The one with this number, or without a number (0) the newest that differs from the present one; an error that says why not.
Result<Revision> revisionToReturnTo(const QList<Revision> &revisions, int number, const QString &groupName);

} // namespace quayside
