// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractProxyModel>
#include <QList>

namespace quayside {

// What a list of groups is divided by.
struct GroupDivision
{
    enum class By { Nothing, Connection, State, Tag };

    By by = By::Nothing;
    QString tag; // its name

    // "connection", "state", "tag:env"; anything else is nothing.
    static GroupDivision fromText(const QString &text);
    QString toText() const;
    bool operator==(const GroupDivision &) const = default;
};

// Groups below the sections that they belong to, in the order of the source. Whatever changes the rows of the source is told as another
// layout, so that a selection stays what it was.
class GroupSections final : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit GroupSections(QAbstractItemModel &groups, QObject *parent = nullptr);

    void setDivision(const GroupDivision &division);
    const GroupDivision &division() const { return m_division; }

    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override { return rowCount(parent) > 0; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override { return sourceModel()->headerData(section, orientation, role); }
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order) override { sourceModel()->sort(column, order); }

private:
    struct Section
    {
        QString key; // tells it from the others; sections stand in its order
        QString title;
        QList<int> rows; // of the source
        int first = 0; // of its groups, among all groups as they stand here
    };
    struct Place
    {
        int section = 0;
        int row = 0;
    };

    void connectSource();
    Section sectionOf(int sourceRow) const;
    void build();
    void beginChange();
    void endChange();
    void onDataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    QModelIndex groupAt(int place) const;
    bool isSection(const QModelIndex &index) const { return index.internalId() == 0; }

    GroupDivision m_division;
    QList<Section> m_sections;
    QList<Place> m_places; // by row of the source
    QList<int> m_order; // rows of the source, as they stand here
    QModelIndexList m_before; // indexes that somebody holds, and where they led
    QList<QPersistentModelIndex> m_held;
};

} // namespace quayside
