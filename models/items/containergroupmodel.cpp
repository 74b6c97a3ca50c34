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

void ContainerGroupModel::refresh()
{
    QList<QList<ContainerGroup>> kept; // whatever our signals bring about meanwhile
    QList<Latest> latest;
    for (const auto &connection : m_session.connections()) {
        kept.append(connection->watcher.groups());
        for (const ContainerGroup &group : std::as_const(kept.last()))
            latest.append({&group, connection->watcher.isStale()});
    }
    const auto id = [](const Latest &one) -> const GroupId & { return one.group->id; };
    if (!std::ranges::is_sorted(latest, {}, id)) // one connection's groups are in order already
        std::ranges::sort(latest, {}, id);
    merge(latest);
}

// Both lists are in the order of the ids: one walk along them finds what came, went and changed.
void ContainerGroupModel::merge(const QList<Latest> &latest)
{
    QList<int> changed;
    int place = 0;
    for (qsizetype i = 0; i < latest.size();) {
        int gone = place;
        while (gone < m_rows.size() && m_rows.at(gone).group.id < latest.at(i).group->id)
            ++gone;
        eraseGroups(place, gone - 1);
        if (place < m_rows.size() && m_rows.at(place).group.id == latest.at(i).group->id) {
            if (replace(place, latest.at(i++)))
                changed.append(place);
            ++place;
            continue;
        }
        // All that comes in before the next that is there comes in at once: views and proxies work for every signal.
        const qsizetype first = i;
        while (i < latest.size() && (place == m_rows.size() || latest.at(i).group->id < m_rows.at(place).group.id))
            ++i;
        insertGroups(place, latest.sliced(first, i - first));
        place += static_cast<int>(i - first);
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

void ContainerGroupModel::insertGroups(int place, const QList<Latest> &latest)
{
    beginInsertRows({}, place, place + static_cast<int>(latest.size()) - 1);
    m_rows.insert(place, latest.size(), Row());
    for (qsizetype i = 0; i < latest.size(); ++i)
        m_rows[place + i] = {m_nextNumber++, *latest.at(i).group, latest.at(i).isStale};
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

bool ContainerGroupModel::replace(int place, const Latest &latest)
{
    const bool isSameAge = m_rows.at(place).isStale == latest.isStale;
    if (isSameAge && m_rows.at(place).group == *latest.group)
        return false;
    replaceContainers(place, latest.group->containers);
    m_rows[place] = {m_rows.at(place).number, *latest.group, latest.isStale};
    const QModelIndex parent = index(place, 0);
    if (!isSameAge && rowCount(parent) > 0)
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
