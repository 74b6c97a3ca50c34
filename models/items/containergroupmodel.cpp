// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/containergroupmodel.h"

#include "models/items/tr.h"

#include <algorithm>

namespace quayside {

ContainerGroupModel::ContainerGroupModel(Session &session, QObject *parent)
    : QAbstractItemModel(parent)
    , m_session(session)
{
    connect(&m_session, &Session::groupsChanged, this, &ContainerGroupModel::refresh);
    connect(&m_session, &Session::connectionsChanged, this, &ContainerGroupModel::refresh);
    connect(&m_session.costs(), &CostMeter::changed, this, [this] { touchTimes(); });
    for (const auto &connection : m_session.connections())
        connect(&connection->metrics.history(), &MetricsHistory::samplesAppended, this, &ContainerGroupModel::touchUsage);
    connect(&m_session.marks(), &GroupMarks::changed, this, [this] {
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    });
    refresh();
}

// A group's index carries 0, a container's the number of its group.
QModelIndex ContainerGroupModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column < 0 || column >= ColumnCount || row >= rowCount(parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(parent.isValid() ? m_rows.at(parent.row()).number : 0));
}

QModelIndex ContainerGroupModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(placeOf(static_cast<quint32>(child.internalId())), 0, quintptr(0));
}

int ContainerGroupModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_rows.size());
    if (parent.internalId() != 0 || parent.column() != 0)
        return 0;
    return static_cast<int>(m_rows.at(parent.row()).group.containers.size());
}

int ContainerGroupModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

int ContainerGroupModel::placeOf(quint32 number) const
{
    return m_places.value(number, -1);
}

QVariant ContainerGroupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return groupCell(m_rows.at(index.row()), index.column(), role);
    const Row &row = m_rows.at(placeOf(static_cast<quint32>(index.internalId())));
    return containerCell(row, row.group.containers.at(index.row()), index.column(), role);
}

QVariant ContainerGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(section == Rate || section == SoFar || section == Age ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return ItemsTr::tr("State");
    case Group: return ItemsTr::tr("Group");
    case Where: return ItemsTr::tr("Where");
    case Cpu: return ItemsTr::tr("CPU");
    case Memory: return ItemsTr::tr("Memory");
    case Address: return ItemsTr::tr("Address");
    case Age: return ItemsTr::tr("Age");
    case Rate: return ItemsTr::tr("Rate");
    default: return ItemsTr::tr("So far");
    }
}

QModelIndex ContainerGroupModel::indexOf(const GroupId &id) const
{
    const auto found = std::ranges::lower_bound(m_rows, id, {}, [](const Row &row) -> const GroupId & { return row.group.id; });
    if (found == m_rows.end() || found->group.id != id)
        return {};
    return index(static_cast<int>(std::distance(m_rows.begin(), found)), 0);
}

const ContainerGroup *ContainerGroupModel::group(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == 0 ? &m_rows.at(index.row()).group : nullptr;
}

QList<ContainerGroupModel::Row> ContainerGroupModel::latestRows() const
{
    QList<Row> rows;
    for (const auto &connection : m_session.connections())
        for (const ContainerGroup &group : connection->watcher.groups())
            rows.append({0, group, connection->watcher.isStale()});
    const auto id = [](const Row &row) -> const GroupId & { return row.group.id; };
    if (!std::ranges::is_sorted(rows, {}, id)) // one connection's groups are in order already
        std::ranges::sort(rows, {}, id);
    return rows;
}

void ContainerGroupModel::refresh()
{
    merge(latestRows());
}

// Both lists are in the order of the ids: one walk along them finds what came, went and changed.
void ContainerGroupModel::merge(const QList<Row> &latest)
{
    QList<int> changed;
    int place = 0;
    for (const Row &row : latest) {
        int gone = place;
        while (gone < m_rows.size() && m_rows.at(gone).group.id < row.group.id)
            ++gone;
        eraseGroups(place, gone - 1);
        if (place < m_rows.size() && m_rows.at(place).group.id == row.group.id) {
            if (replace(place, row))
                changed.append(place);
        } else {
            insertGroup(place, row);
        }
        ++place;
    }
    eraseGroups(place, static_cast<int>(m_rows.size()) - 1);
    tellChanged(changed);
}

// A proxy puts rows into their order again at every signal: a few are told one by one, many as the span from the first to the last.
void ContainerGroupModel::tellChanged(const QList<int> &places)
{
    constexpr qsizetype few = 16;
    if (places.size() > few) {
        Q_EMIT dataChanged(index(places.first(), 0), index(places.last(), ColumnCount - 1));
        return;
    }
    for (const int place : places)
        Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
}

void ContainerGroupModel::insertGroup(int place, Row row)
{
    row.number = m_nextNumber++;
    beginInsertRows({}, place, place);
    m_rows.insert(place, row);
    for (int i = place; i < m_rows.size(); ++i)
        m_places.insert(m_rows.at(i).number, i);
    endInsertRows();
}

void ContainerGroupModel::eraseGroups(int first, int last)
{
    if (last < first)
        return;
    beginRemoveRows({}, first, last);
    for (int i = first; i <= last; ++i)
        m_places.remove(m_rows.at(i).number);
    m_rows.remove(first, last - first + 1);
    for (int i = first; i < m_rows.size(); ++i)
        m_places.insert(m_rows.at(i).number, i);
    endRemoveRows();
}

bool ContainerGroupModel::replace(int place, const Row &latest)
{
    if (m_rows.at(place).isStale == latest.isStale && m_rows.at(place).group == latest.group)
        return false;
    Row row = latest;
    row.number = m_rows.at(place).number;
    replaceContainers(place, row.group.containers);
    const bool containersToo = m_rows.at(place).isStale != row.isStale;
    m_rows[place] = row;
    const QModelIndex parent = index(place, 0);
    if (containersToo && rowCount(parent) > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(rowCount(parent) - 1, ColumnCount - 1, parent));
    return true;
}

void ContainerGroupModel::replaceContainers(int place, const QList<Container> &latest)
{
    QList<Container> &containers = m_rows[place].group.containers;
    const QModelIndex parent = index(place, 0);
    const auto common = std::min(containers.size(), latest.size());
    if (containers.size() > latest.size()) {
        beginRemoveRows(parent, static_cast<int>(common), static_cast<int>(containers.size()) - 1);
        containers.remove(common, containers.size() - common);
        endRemoveRows();
    } else if (latest.size() > containers.size()) {
        beginInsertRows(parent, static_cast<int>(common), static_cast<int>(latest.size()) - 1);
        containers.append(latest.sliced(common));
        endInsertRows();
    }
    for (int i = 0; i < common; ++i)
        if (containers.at(i) != latest.at(i)) {
            containers[i] = latest.at(i);
            Q_EMIT dataChanged(index(i, 0, parent), index(i, ColumnCount - 1, parent));
        }
}

// Only of rows that are on screen, as their asking tells: a view looks for the place of every row that it is told of.
void ContainerGroupModel::touch(QSet<quint32> &shown, int first, int last)
{
    const QSet<quint32> numbers = std::exchange(shown, {});
    for (const quint32 number : numbers) {
        const int place = placeOf(number);
        if (place < 0)
            continue; // gone
        Q_EMIT dataChanged(index(place, first), index(place, last));
        const QModelIndex parent = index(place, 0);
        if (const int count = rowCount(parent); count > 0)
            Q_EMIT dataChanged(index(0, first, parent), index(count - 1, last, parent));
    }
}

void ContainerGroupModel::touchUsage()
{
    touch(m_shownUsage, Cpu, Memory);
}

void ContainerGroupModel::touchTimes()
{
    touch(m_shownTimes, Age, SoFar);
}

} // namespace quayside
