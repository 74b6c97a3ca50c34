// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspanel.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace quayside {

class DiffPanel;
class EmptyState;
class IssueList;
class RevisionList;
class SpecText;

// The spec of a group as text, what is wrong with it, and what it was before.
class SpecTab final : public DetailsTab
{
    Q_OBJECT

public:
    SpecTab(Session &session, Settings &settings, GroupCommands &commands);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    void layOut();
    QWidget *makeBar();
    void connectAll();
    void load();
    void readAgain();
    void showSpec(const GroupSpec &spec);
    void showText();
    void compare(const Revision &revision);
    void followGoingBack();

    Session &m_session;
    GroupCommands &m_commands;
    std::optional<GroupId> m_group;
    QString m_shownState; // of the group whose spec is shown
    QString m_present; // the text of what runs
    bool m_isWatched = false;
    QPointer<OperationBase> m_loading;
    PlainLabel *const m_note;
    QToolButton *const m_back;
    SpecText *const m_text;
    DiffPanel *const m_diff;
    QStackedWidget *const m_views; // the text, or a revision compared with it
    IssueList *const m_issues;
    RevisionList *const m_revisions;
    QSplitter *const m_body;
    EmptyState *const m_empty;
};

} // namespace quayside
