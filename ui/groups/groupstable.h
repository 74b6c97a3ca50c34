// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/ids.h"
#include "models/items/groupfiltermodel.h"
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
    // Groups that are chosen, themselves or by one of their containers; the current one first.
    QList<GroupId> chosen() const;

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

    Settings &m_settings;
    QSet<int> m_hidden; // columns that the person does not want
    bool m_isNarrow = false;
    bool m_manyConnections = false;
};

} // namespace quayside
