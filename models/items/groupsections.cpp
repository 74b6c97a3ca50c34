// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupsections.h"

#include "models/domain/groupstate.h"
#include "models/format/format.h"
#include "models/items/containergroupmodel.h"
#include "models/items/tr.h"

#include <algorithm>
#include <map>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar last(0xffff); // sorts behind every name

// Ids of indexes: 0 is a section's, odd ones are of groups and name their section, even ones are of containers and name their group.
quintptr idOfGroup(int section)
{
    return quintptr(section) * 2 + 1;
}

quintptr idOfContainer(int group)
{
    return quintptr(group) * 2 + 2;
}

} // namespace

GroupDivision GroupDivision::fromText(const QString &text)
{
    if (text == "connection"_L1)
        return {By::Connection, {}};
    if (text == "state"_L1)
        return {By::State, {}};
    const QString tag = text.startsWith("tag:"_L1) ? text.sliced(4) : QString();
    return tag.isEmpty() ? GroupDivision() : GroupDivision{By::Tag, tag};
}

QString GroupDivision::toText() const
{
    switch (by) {
    case By::Connection: return u"connection"_s;
    case By::State: return u"state"_s;
    case By::Tag: return u"tag:"_s + tag;
    case By::Nothing: break;
    }
    return {};
}

GroupSections::GroupSections(QAbstractItemModel &groups, QObject *parent)
    : QAbstractProxyModel(parent)
{
    setSourceModel(&groups);
    connectSource();
}

void GroupSections::connectSource()
{
    const QAbstractItemModel *source = sourceModel();
    for (const auto signal : {&QAbstractItemModel::rowsAboutToBeInserted, &QAbstractItemModel::rowsAboutToBeRemoved})
        connect(source, signal, this, &GroupSections::beginChange);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(source, signal, this, &GroupSections::endChange);
    connect(source, &QAbstractItemModel::layoutAboutToBeChanged, this, &GroupSections::beginChange);
    connect(source, &QAbstractItemModel::layoutChanged, this, &GroupSections::endChange);
    connect(source, &QAbstractItemModel::modelAboutToBeReset, this, &GroupSections::beginResetModel);
    connect(source, &QAbstractItemModel::modelReset, this, [this] {
        build();
        endResetModel();
    });
    connect(source, &QAbstractItemModel::dataChanged, this, &GroupSections::onDataChanged);
}

void GroupSections::setDivision(const GroupDivision &division)
{
    if (division == m_division)
        return;
    beginResetModel();
    m_division = division;
    build();
    endResetModel();
}

GroupSections::Section GroupSections::sectionOf(int sourceRow) const
{
    const QModelIndex group = sourceModel()->index(sourceRow, 0);
    switch (m_division.by) {
    case GroupDivision::By::Connection: {
        const QString name = group.siblingAtColumn(ContainerGroupModel::Where).data().toString();
        return {name, name, {}};
    }
    case GroupDivision::By::State: {
        const int state = group.data(role::State).toInt();
        return {QString(QChar(state + 1)), format::stateName(static_cast<GroupState>(state)), {}};
    }
    case GroupDivision::By::Tag: {
        const auto tags = group.data(role::Tags).value<QMap<QString, QString>>();
        const auto tag = tags.constFind(m_division.tag);
        //: A section of groups that do not have the tag %1
        return tag == tags.cend() ? Section{QString(last), ItemsTr::tr("Without %1").arg(m_division.tag), {}} : Section{*tag, format::plainLine(*tag), {}};
    }
    case GroupDivision::By::Nothing: break;
    }
    return {};
}

void GroupSections::build()
{
    m_sections.clear();
    m_places.clear();
    m_order.clear();
    if (m_division.by == GroupDivision::By::Nothing)
        return;
    std::map<QString, Section> sections;
    const int rows = sourceModel()->rowCount();
    for (int row = 0; row < rows; ++row) {
        Section section = sectionOf(row);
        sections.try_emplace(section.key, section).first->second.rows.append(row);
    }
    m_places.resize(rows);
    for (auto &[key, section] : sections) {
        section.first = static_cast<int>(m_order.size());
        for (int row = 0; row < section.rows.size(); ++row)
            m_places[section.rows.at(row)] = {static_cast<int>(m_sections.size()), row};
        m_order += section.rows;
        m_sections.append(section);
    }
}

void GroupSections::beginChange()
{
    if (m_division.by == GroupDivision::By::Nothing)
        return;
    Q_EMIT layoutAboutToBeChanged();
    m_before = persistentIndexList();
    m_held.clear();
    for (const QModelIndex &index : std::as_const(m_before))
        m_held.append(mapToSource(index));
}

void GroupSections::endChange()
{
    if (m_division.by == GroupDivision::By::Nothing)
        return;
    QStringList keys; // of the sections that somebody holds
    for (const QModelIndex &index : std::as_const(m_before))
        keys.append(isSection(index) ? m_sections.at(index.row()).key : QString());
    build();
    QModelIndexList now;
    for (qsizetype i = 0; i < m_before.size(); ++i) {
        if (m_held.at(i).isValid() || !isSection(m_before.at(i))) {
            now.append(mapFromSource(m_held.at(i)));
            continue;
        }
        const auto section = std::ranges::find(m_sections, keys.at(i), &Section::key);
        now.append(section == m_sections.end() ? QModelIndex() : index(static_cast<int>(section - m_sections.begin()), m_before.at(i).column()));
    }
    changePersistentIndexList(m_before, now);
    Q_EMIT layoutChanged();
}

// What a group is divided by may have changed with it.
void GroupSections::onDataChanged(const QModelIndex &first, const QModelIndex &end, const QList<int> &roles)
{
    if (m_division.by == GroupDivision::By::Nothing)
        return;
    const bool mayMove = !first.parent().isValid() && first.column() == ContainerGroupModel::State;
    for (int row = first.row(); mayMove && row <= end.row(); ++row)
        if (sectionOf(row).key != m_sections.at(m_places.at(row).section).key) {
            beginChange();
            endChange();
            return;
        }
    for (int row = first.row(); row <= end.row(); ++row)
        Q_EMIT dataChanged(mapFromSource(first.siblingAtRow(row)), mapFromSource(end.siblingAtRow(row)), roles);
}

QModelIndex GroupSections::groupAt(int place) const
{
    const Place found = m_places.at(m_order.at(place));
    return createIndex(found.row, 0, idOfGroup(found.section));
}

QModelIndex GroupSections::mapToSource(const QModelIndex &index) const
{
    if (!index.isValid() || isSection(index))
        return {};
    const int number = static_cast<int>((index.internalId() - 1) / 2);
    if (index.internalId() % 2 == 1)
        return sourceModel()->index(m_sections.at(number).rows.at(index.row()), index.column());
    return sourceModel()->index(index.row(), index.column(), sourceModel()->index(m_order.at(number), 0));
}

QModelIndex GroupSections::mapFromSource(const QModelIndex &index) const
{
    const QModelIndex group = index.parent().isValid() ? index.parent() : index;
    if (!index.isValid() || group.row() >= m_places.size())
        return {};
    const Place place = m_places.at(group.row());
    if (!index.parent().isValid())
        return createIndex(place.row, index.column(), idOfGroup(place.section));
    return createIndex(index.row(), index.column(), idOfContainer(m_sections.at(place.section).first + place.row));
}

QModelIndex GroupSections::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column < 0 || column >= columnCount())
        return {};
    if (!parent.isValid())
        return createIndex(row, column, quintptr(0));
    if (isSection(parent))
        return createIndex(row, column, idOfGroup(parent.row()));
    return createIndex(row, column, idOfContainer(m_sections.at(static_cast<int>(parent.internalId() / 2)).first + parent.row()));
}

QModelIndex GroupSections::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isSection(child))
        return {};
    const int number = static_cast<int>((child.internalId() - 1) / 2);
    return child.internalId() % 2 == 1 ? createIndex(number, 0, quintptr(0)) : groupAt(number);
}

int GroupSections::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_sections.size());
    if (parent.column() > 0)
        return 0;
    return isSection(parent) ? static_cast<int>(m_sections.at(parent.row()).rows.size()) : sourceModel()->rowCount(mapToSource(parent));
}

int GroupSections::columnCount(const QModelIndex &) const
{
    return sourceModel()->columnCount();
}

QVariant GroupSections::data(const QModelIndex &index, int role) const
{
    if (index.isValid() && !isSection(index))
        return sourceModel()->data(mapToSource(index), role);
    if (!index.isValid() || index.column() != ContainerGroupModel::Group || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Section &section = m_sections.at(index.row());
    //: A section of the list: its name and how many groups it has
    return ItemsTr::tr("%1 · %n group(s)", nullptr, static_cast<int>(section.rows.size())).arg(section.title);
}

Qt::ItemFlags GroupSections::flags(const QModelIndex &index) const
{
    if (index.isValid() && !isSection(index))
        return sourceModel()->flags(mapToSource(index));
    return index.isValid() ? Qt::ItemIsEnabled : Qt::NoItemFlags;
}

} // namespace quayside
