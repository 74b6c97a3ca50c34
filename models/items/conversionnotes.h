// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/items/rowmodel.h"

namespace quayside {

// What became of every field of a conversion: the open and the lost first, then what was changed, then what was kept.
class ConversionNoteModel final : public RowModel<ConversionNote, QString>
{
    Q_OBJECT

public:
    enum Column { Outcome, Line, Source, Message, ColumnCount };
    // More are no report that a person reads.
    static constexpr qsizetype mostShown = 2'000;

    using RowModel::RowModel;

    void setNotes(QList<ConversionNote> notes, bool withExact);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const ConversionNote &row) const override;
    QVariant cell(const ConversionNote &row, int column, int role) const override;
};

// "12 kept · 3 changed · 2 lost · 1 open"
QString conversionSummary(const QList<ConversionNote> &notes);

} // namespace quayside
