// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/containergroupmodel.h"
#include "models/items/groupfiltermodel.h"
#include "models/store/settings.h"
#include "ui/widgets/onscreen.h"
#include "ui/widgets/plainlabel.h"

#include <QAction>
#include <QLineEdit>
#include <QTimer>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace quayside {

class Banner;
class BulkBar;
class DetailsPanel;
class DivisionMenu;
class EmptyState;
class FilterChips;
class GroupCommands;
class GroupsTable;

// The list of all groups, and the details of the chosen one.
class GroupsPage final : public QWidget
{
    Q_OBJECT

public:
    GroupsPage(Session &session, Settings &settings, QWidget *parent = nullptr);
    ~GroupsPage() override;

    void select(const GroupId &id);
    DetailsPanel &details() { return *m_details; }
    GroupCommands &commands() { return *m_commands; }
    // What stands in the menu of "New group".
    enum class Source { Web, Job, Blank, File };

Q_SIGNALS:
    void newGroupRequested(quayside::GroupsPage::Source source);
    void cloneRequested(const quayside::GroupId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeToolBar();
    void connectTable();
    void layOut();
    void connectAll();
    void restore();
    void showDetailsSide();
    void onSelection();
    void applyFilter(const QString &text);
    void refreshState();
    void refreshBanners();
    void showEmptyState(const Connection &connection);
    void refreshCount();
    void look();

    Session &m_session;
    Settings &m_settings;
    ContainerGroupModel m_model;
    GroupFilterModel m_filtered;
    GroupCommands *const m_commands;
    QLineEdit *const m_filter;
    FilterChips *const m_chips;
    BulkBar *const m_bulk;
    PlainLabel *const m_count;
    DivisionMenu *const m_division;
    QSplitter *const m_splitter;
    QStackedWidget *const m_list; // the tree, or why there is none
    GroupsTable *const m_table;
    EmptyState *const m_empty;
    DetailsPanel *const m_details;
    QVBoxLayout *const m_banners;
    QAction *const m_deploySample;
    QAction *const m_retry;
    QAction *const m_clearFilter;
    QList<std::shared_ptr<void>> m_looking; // while the page is on screen
    QString m_problem; // of the filter
    std::optional<GroupId> m_wanted; // to be chosen as soon as it appears
    QTimer m_minute; // ages and sums move on while nothing else does
    OnScreen m_onScreen;
};

} // namespace quayside
