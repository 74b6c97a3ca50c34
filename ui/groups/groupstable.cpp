// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/groupstable.h"

#include "models/items/containergroupmodel.h"
#include "ui/groups/groupdelegates.h"
#include "ui/settings/keys.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isLive(int column)
{
    return column == ContainerGroupModel::Cpu || column == ContainerGroupModel::Memory || column == ContainerGroupModel::SoFar;
}

// Without these a row says nothing.
bool isNeeded(int column)
{
    return column == ContainerGroupModel::State || column == ContainerGroupModel::Group;
}

} // namespace

GroupsTable::GroupsTable(GroupFilterModel &groups, Settings &settings, QWidget *parent)
    : QTreeView(parent)
    , m_settings(settings)
{
    setObjectName(u"groups"_s);
    setAccessibleName(tr("Groups"));
    setModel(&groups);
    setUniformRowHeights(true);
    setSortingEnabled(true);
    setAllColumnsShowFocus(true);
    setIndentation(16);
    setSelectionMode(ExtendedSelection);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setItemDelegate(new TextDelegate(this));
    setItemDelegateForColumn(ContainerGroupModel::State, new StateDelegate(this));
    for (const int column : {ContainerGroupModel::Cpu, ContainerGroupModel::Memory})
        setItemDelegateForColumn(column, new UsageDelegate(this));
    for (const QVariant &column : settings.value(settingskey::groupsColumns).toList())
        m_hidden.insert(column.toInt());
    setUpHeader();
    connectAll();
}

void GroupsTable::keepLayout() const
{
    m_settings.setValue(settingskey::groupsHeader, header()->saveState());
}

void GroupsTable::setUpHeader()
{
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(48);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    setTreePosition(ContainerGroupModel::Group); // state first, but the fold marks stand with the names
    fitColumns();
    header()->setSectionResizeMode(ContainerGroupModel::Group, QHeaderView::Stretch);
    sortByColumn(ContainerGroupModel::Group, Qt::AscendingOrder);
    header()->restoreState(m_settings.value(settingskey::groupsHeader).toByteArray());
    showColumns();
}

void GroupsTable::connectAll()
{
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &GroupsTable::chosenChanged);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &GroupsTable::chosenChanged);
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &point) { Q_EMIT menuRequested(viewport()->mapToGlobal(point)); });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const bool isAddress = index.column() == ContainerGroupModel::Address && !index.parent().isValid() && !index.data().toString().isEmpty();
        if (isAddress && QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            Q_EMIT addressClicked(index.data(role::Id).value<GroupId>());
    });
    // A row that jumps away under the pointer is worse than an order that is a little old.
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this](int column) { static_cast<GroupFilterModel *>(model())->setDynamicSortFilter(!isLive(column)); });
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &point) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(header()->mapToGlobal(point));
    });
}

void GroupsTable::fillColumnMenu(QMenu &menu)
{
    for (int column = 0; column < ContainerGroupModel::ColumnCount; ++column) {
        if (isNeeded(column))
            continue;
        QAction *shown = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
        shown->setCheckable(true);
        shown->setChecked(!m_hidden.contains(column));
        connect(shown, &QAction::toggled, this, [this, column](bool show) {
            if (show)
                m_hidden.remove(column);
            else
                m_hidden.insert(column);
            m_settings.setValue(settingskey::groupsColumns, QVariantList(m_hidden.cbegin(), m_hidden.cend()));
            showColumns();
        });
    }
}

void GroupsTable::showColumns()
{
    for (int column = 0; column < ContainerGroupModel::ColumnCount; ++column) {
        const bool hasNoRoom = column == ContainerGroupModel::SoFar && m_isNarrow;
        const bool isObvious = column == ContainerGroupModel::Where && !m_manyConnections;
        header()->setSectionHidden(column, m_hidden.contains(column) || hasNoRoom || isObvious);
    }
}

void GroupsTable::setManyConnections(bool many)
{
    if (std::exchange(m_manyConnections, many) != many)
        showColumns();
}

void GroupsTable::setNarrow(bool narrow)
{
    if (std::exchange(m_isNarrow, narrow) == narrow)
        return;
    fitColumns();
    showColumns();
}

// Where there is little room, names come before curves and sums. What the person sets holds until the window gets narrow or wide.
void GroupsTable::fitColumns()
{
    struct Width
    {
        int column;
        int wide;
        int narrow;
    };
    static constexpr Width widths[] = {{ContainerGroupModel::State, 124, 112},  {ContainerGroupModel::Where, 84, 72},     {ContainerGroupModel::Cpu, 138, 92},
                                       {ContainerGroupModel::Memory, 172, 132}, {ContainerGroupModel::Address, 148, 136}, {ContainerGroupModel::Age, 88, 84},
                                       {ContainerGroupModel::Rate, 88, 84},     {ContainerGroupModel::SoFar, 76, 76}};
    for (const auto &[column, wide, narrow] : widths)
        header()->resizeSection(column, m_isNarrow ? narrow : wide);
}

QList<GroupId> GroupsTable::chosen() const
{
    QList<GroupId> ids;
    const auto add = [&ids](const QModelIndex &index) {
        const auto id = index.data(role::Id).value<GroupId>();
        if (index.isValid() && !ids.contains(id))
            ids.append(id);
    };
    if (selectionModel()->isRowSelected(currentIndex().row(), currentIndex().parent()))
        add(currentIndex());
    const QModelIndexList rows = selectionModel()->selectedRows(ContainerGroupModel::Group);
    for (const QModelIndex &row : rows)
        add(row);
    return ids;
}

} // namespace quayside
