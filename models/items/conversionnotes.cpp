// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/conversionnotes.h"

#include "models/format/format.h"
#include "models/items/roles.h"
#include "models/items/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString wordFor(Fidelity fidelity)
{
    switch (fidelity) {
    case Fidelity::Exact: return ItemsTr::tr("Kept");
    case Fidelity::Approximated: return ItemsTr::tr("Changed");
    case Fidelity::Lost: return ItemsTr::tr("Lost");
    case Fidelity::Asked: break;
    }
    return ItemsTr::tr("Open");
}

// The way to a field as a person reads it: "services › web › ports".
QString wayOf(const ConversionNote &note)
{
    const QString pointer = note.source.isEmpty() ? note.target : note.source;
    return format::plainLine(pointer.startsWith(u'/') ? pointer.mid(1).replace(u"/"_s, u" › "_s) : pointer);
}

} // namespace

void ConversionNoteModel::setNotes(QList<ConversionNote> notes, bool withExact)
{
    if (!withExact)
        notes.removeIf([](const ConversionNote &note) { return note.fidelity == Fidelity::Exact; });
    std::ranges::stable_sort(notes, std::greater(), &ConversionNote::fidelity);
    notes.resize(std::min(notes.size(), mostShown));
    setRows(notes);
}

int ConversionNoteModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ConversionNoteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return QStringList{ItemsTr::tr("Outcome"), ItemsTr::tr("Line"), ItemsTr::tr("Field"), ItemsTr::tr("What becomes of it")}.value(section);
}

QString ConversionNoteModel::key(const ConversionNote &row) const
{
    return row.source + u'|' + row.target + u'|' + row.message + u'|' + QString::number(row.place ? row.place->offset : -1);
}

QVariant ConversionNoteModel::cell(const ConversionNote &row, int column, int role) const
{
    if (role == role::Outcome)
        return static_cast<int>(row.fidelity);
    if (role == Qt::TextAlignmentRole)
        return column == Line ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    if (role == Qt::ToolTipRole)
        return column == Message ? format::plainLine(row.message) : column == Source ? wayOf(row) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Outcome: return wordFor(row.fidelity);
    case Line: return row.place ? QString::number(row.place->line) : QString();
    case Source: return wayOf(row);
    default: return format::plainLine(row.message);
    }
}

QString conversionSummary(const QList<ConversionNote> &notes)
{
    const auto count = [&notes](Fidelity fidelity) { return static_cast<int>(std::ranges::count(notes, fidelity, &ConversionNote::fidelity)); };
    QStringList parts;
    if (const int kept = count(Fidelity::Exact))
        parts.append(ItemsTr::tr("%n kept", nullptr, kept));
    if (const int changed = count(Fidelity::Approximated))
        parts.append(ItemsTr::tr("%n changed", nullptr, changed));
    if (const int lost = count(Fidelity::Lost))
        parts.append(ItemsTr::tr("%n lost", nullptr, lost));
    if (const int open = count(Fidelity::Asked))
        parts.append(ItemsTr::tr("%n open", nullptr, open));
    return parts.join(u" · "_s);
}

} // namespace quayside
