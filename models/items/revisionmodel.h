// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/items/rowmodel.h"
#include "models/session/revisions.h"

namespace quayside {

// A revision of a group, and what came with it.
struct RevisionRow
{
    Revision revision;
    QString what; // it changed, in some words
    bool isNewest = false;

    bool operator==(const RevisionRow &) const = default;
};

// Every spec that was applied to a group, newest first.
class RevisionModel final : public RowModel<RevisionRow, int>
{
    Q_OBJECT

public:
    enum Column { Number, When, What, ColumnCount };

    explicit RevisionModel(const Clock &clock, QObject *parent = nullptr);

    // Oldest first, as they are kept.
    void setRevisions(const QList<Revision> &revisions);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int key(const RevisionRow &row) const override;
    QVariant cell(const RevisionRow &row, int column, int role) const override;

private:
    QString text(const RevisionRow &row, int column) const;

    const Clock &m_clock;
};

} // namespace quayside
