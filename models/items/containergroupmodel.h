// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/roles.h"
#include "models/session/session.h"

#include <QAbstractItemModel>
#include <QSet>

namespace quayside {

// All groups of all connections, their containers below them. Rows are merged by identity and never reset; the order on screen is
// a proxy's business.
class ContainerGroupModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { State, Group, Where, Cpu, Memory, Address, Age, Rate, SoFar, ColumnCount };

    explicit ContainerGroupModel(Session &session, QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    QModelIndex indexOf(const GroupId &id) const;
    // Null for a container's row or none.
    const ContainerGroup *group(const QModelIndex &index) const;

    // Values that move with time alone.
    void touchTimes();

private:
    struct Row
    {
        quint32 number = 0; // for ever the same group's, unlike its place
        ContainerGroup group;
        bool isStale = false;
    };
    // A group as a connection knows it now.
    struct Latest
    {
        const ContainerGroup *group;
        bool isStale;
    };

    void refresh();
    void merge(const QList<Latest> &latest);
    void insertGroups(int place, const QList<Latest> &latest);
    void eraseGroups(int first, int last);
    // Whether the row is another one now; the views are told of all of them at once.
    bool replace(int place, const Latest &latest);
    void tellChanged(const QList<int> &places);
    void replaceContainers(int place, const QList<Container> &containers);
    void touchUsage();
    void touch(QSet<quint32> &shown, int first, int last);
    void noteShown(const Row &row, int column) const;
    int placeOf(quint32 number) const;

    QVariant groupCell(const Row &row, int column, int role) const;
    QString groupText(const Row &row, int column) const;
    QVariant groupSort(const Row &row, int column) const;
    QString groupToolTip(const Row &row, int column) const;
    QVariant containerCell(const Row &row, const Container &container, int column, int role) const;
    QString containerText(const Row &row, const Container &container, int column) const;
    std::optional<Usage> usage(const Row &row) const;
    std::optional<Usage> usage(const Row &row, const Container &container) const;
    QVariant usageCell(const std::optional<Usage> &usage, int column, int role) const;
    QList<double> history(const Row &row, int column) const;
    qint64 now() const;

    Session &m_session;
    QList<Row> m_rows; // by GroupId
    QHash<quint32, int> m_places; // by number
    quint32 m_nextNumber = 1;
    // Groups whose use and whose times somebody has asked for since the views were told of them last.
    mutable QSet<quint32> m_shownUsage;
    mutable QSet<quint32> m_shownTimes;
};

} // namespace quayside
