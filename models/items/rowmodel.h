// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractTableModel>
#include <QSet>

namespace quayside {

// The dull part of a table of values: keeps the rows, and turns them into the latest ones with the fewest row signals, by key.
// Never resets, so that selection and scroll position survive. What a cell shows is up to cell().
template <typename Row, typename Key>
class RowModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    int rowCount(const QModelIndex &parent = {}) const final { return parent.isValid() ? 0 : static_cast<int>(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const final
    {
        return checkIndex(index, CheckIndexOption::IndexIsValid) ? cell(m_rows.at(index.row()), index.column(), role) : QVariant();
    }
    const Row &row(int index) const { return m_rows.at(index); }
    const QList<Row> &rows() const { return m_rows; }

    void setRows(const QList<Row> &latest)
    {
        QSet<Key> wanted;
        for (const Row &row : latest)
            wanted.insert(key(row));
        for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i)
            if (!wanted.contains(key(m_rows.at(i))))
                removeAt(i);
        QSet<Key> known;
        for (const Row &row : std::as_const(m_rows))
            known.insert(key(row));
        for (int i = 0; i < latest.size(); ++i)
            putAt(i, latest.at(i), known);
        while (m_rows.size() > latest.size()) // of a key that was there several times
            removeAt(static_cast<int>(m_rows.size()) - 1);
    }

    // The content of a row has changed without the row itself: ages, live values.
    void touchColumn(int column)
    {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column));
    }

protected:
    virtual Key key(const Row &row) const = 0;
    virtual QVariant cell(const Row &row, int column, int role) const = 0;

private:
    void removeAt(int i)
    {
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }

    void insertAt(int i, const Row &row)
    {
        beginInsertRows({}, i, i);
        m_rows.insert(i, row);
        endInsertRows();
    }

    void putAt(int i, const Row &row, const QSet<Key> &known)
    {
        const Key wanted = key(row);
        const bool inPlace = i < m_rows.size() && key(m_rows.at(i)) == wanted;
        if (!inPlace) {
            // A row that moved up comes from further down.
            for (int j = i; known.contains(wanted) && j < m_rows.size(); ++j)
                if (key(m_rows.at(j)) == wanted) {
                    removeAt(j);
                    break;
                }
            return insertAt(i, row);
        }
        if (m_rows.at(i) == row)
            return;
        m_rows[i] = row;
        Q_EMIT dataChanged(index(i, 0), index(i, columnCount() - 1));
    }

    QList<Row> m_rows;
};

} // namespace quayside
