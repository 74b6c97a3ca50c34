// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/groupstable.h"

#include "models/items/containergroupmodel.h"
#include "ui/groups/groupdelegates.h"
#include "ui/settings/keys.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSignalBlocker>

#include <memory>

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

// Of a section, without its number of groups.
QString titleOf(const QModelIndex &section)
{
    return section.siblingAtColumn(ContainerGroupModel::Group).data().toString().section(u" · "_s, 0, -2);
}

} // namespace

GroupsTable::GroupsTable(GroupFilterModel &groups, Settings &settings, QWidget *parent)
    : QTreeView(parent)
    , m_groups(groups)
    , m_sections(groups)
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

// QTreeView walks along all rows to find where each changed cell is on screen, which takes longer than painting those that are there. Rows are
// of one height and nothing is edited in them, so there is nothing else to do, except for who has the screen read aloud.
void GroupsTable::dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (QAccessible::isActive())
        QTreeView::dataChanged(first, last, roles);
    else
        viewport()->update();
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
    connectSelection();
    connect(&m_sections, &QAbstractItemModel::layoutChanged, this, &GroupsTable::unfoldSections);
    connect(this, &QTreeView::collapsed, this, [this](const QModelIndex &index) { m_foldedSections.insert(titleOf(index)); });
    connect(this, &QTreeView::expanded, this, [this](const QModelIndex &index) { m_foldedSections.remove(titleOf(index)); });
    connect(this, &QWidget::customContextMenuRequested, this, [this](const QPoint &point) { Q_EMIT menuRequested(viewport()->mapToGlobal(point)); });
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        const bool isAddress = index.column() == ContainerGroupModel::Address && !index.data(role::ContainerName).isValid() && !index.data().toString().isEmpty();
        if (isAddress && QGuiApplication::keyboardModifiers() == Qt::NoModifier)
            Q_EMIT addressClicked(index.data(role::Id).value<GroupId>());
    });
    // A row that jumps away under the pointer is worse than an order that is a little old.
    connect(header(), &QHeaderView::sortIndicatorChanged, this, [this](int column) { m_groups.setDynamicSortFilter(!isLive(column)); });
    connect(header(), &QWidget::customContextMenuRequested, this, [this](const QPoint &point) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        fillColumnMenu(*menu);
        menu->popup(header()->mapToGlobal(point));
    });
}

void GroupsTable::connectSelection()
{
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &GroupsTable::chosenChanged);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &GroupsTable::chosenChanged);
}

void GroupsTable::setDivision(const GroupDivision &division)
{
    if (division == m_sections.division())
        return;
    const QModelIndex current = model() == &m_groups ? currentIndex() : m_sections.mapToSource(currentIndex());
    const QPersistentModelIndex kept = current.siblingAtColumn(0);
    m_sections.setDivision(division);
    QAbstractItemModel &wanted = division == GroupDivision() ? static_cast<QAbstractItemModel &>(m_groups) : m_sections;
    if (model() != &wanted) {
        const std::unique_ptr<QItemSelectionModel> old(selectionModel()); // a view does not delete it
        const QByteArray columns = header()->saveState();
        setModel(&wanted);
        header()->restoreState(columns);
        connectSelection();
    }
    unfoldSections();
    choose(kept);
}

void GroupsTable::choose(const QModelIndex &group)
{
    const QModelIndex index = model() == &m_groups ? group : m_sections.mapFromSource(group);
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    scrollTo(index);
}

// A section is new, or another one stands in its place.
void GroupsTable::unfoldSections()
{
    if (model() != &m_sections)
        return;
    const QSignalBlocker quiet(this);
    for (int row = 0; row < m_sections.rowCount(); ++row) {
        const QModelIndex section = m_sections.index(row, 0);
        setExpanded(section, !m_foldedSections.contains(titleOf(section)));
    }
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
    static constexpr Width widths[] = {{ContainerGroupModel::State, 124, 112},  {ContainerGroupModel::Where, 104, 84},     {ContainerGroupModel::Cpu, 138, 92},
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
        if (index.data(role::Id).isValid() && !ids.contains(id))
            ids.append(id);
    };
    if (selectionModel()->isRowSelected(currentIndex().row(), currentIndex().parent()))
        add(currentIndex());
    const QModelIndexList rows = selectionModel()->selectedRows(ContainerGroupModel::Group);
    for (const QModelIndex &row : rows)
        add(row);
    return ids;
}

QString GroupsTable::chosenContainer() const
{
    return currentIndex().data(role::ContainerName).toString();
}

} // namespace quayside
