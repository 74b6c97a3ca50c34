// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/ids.h"
#include "models/items/groupfiltermodel.h"
#include "models/items/groupsections.h"
#include "models/store/settings.h"

#include <QSet>
#include <QTreeView>

class QMenu;

namespace quayside {

// The groups as a table with their containers below them. Which columns are shown, a person says in the menu of the headings; where there is
// little room the least needed one goes.
class GroupsTable final : public QTreeView
{
    Q_OBJECT

public:
    GroupsTable(GroupFilterModel &groups, Settings &settings, QWidget *parent = nullptr);

    // Widths and order of the columns, for the next time.
    void keepLayout() const;
    // Of several connections, each row says whose it is.
    void setManyConnections(bool many);
    void setNarrow(bool narrow);
    // Puts the groups below sections, or side by side again. What is chosen stays chosen.
    void setDivision(const GroupDivision &division);
    // Makes a group the current one and brings it to sight, by its place in the filtered list.
    void choose(const QModelIndex &group);
    // Groups that are chosen, themselves or by one of their containers; the current one first.
    QList<GroupId> chosen() const;
    // Where the current row is a container's; empty otherwise.
    QString chosenContainer() const;

    void dataChanged(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles = {}) override;

Q_SIGNALS:
    void chosenChanged();
    void addressClicked(const quayside::GroupId &id);
    // A menu for the chosen groups is wanted at this place of the screen.
    void menuRequested(const QPoint &place);

private:
    void connectAll();
    void setUpHeader();
    void fitColumns();
    void showColumns();
    void fillColumnMenu(QMenu &menu);

    void connectSelection();
    void unfoldSections();

    GroupFilterModel &m_groups;
    GroupSections m_sections;
    Settings &m_settings;
    QSet<QString> m_foldedSections; // by their names
    QSet<int> m_hidden; // columns that the person does not want
    bool m_isNarrow = false;
    bool m_manyConnections = false;
};

} // namespace quayside
