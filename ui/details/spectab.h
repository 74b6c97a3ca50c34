// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/details/detailspanel.h"

namespace quayside {

class EmptyState;
class IssueList;
class SpecText;

// The spec of a group as text, and what is wrong with it.
class SpecTab final : public DetailsTab
{
    Q_OBJECT

public:
    explicit SpecTab(Session &session);

    void show(const std::optional<GroupId> &group) override;
    void setWatched(bool watched) override;

private:
    void load();
    void showSpec(const GroupSpec &spec);

    Session &m_session;
    std::optional<GroupId> m_group;
    QString m_shownEngineId; // of the group whose spec is shown
    QPointer<OperationBase> m_loading;
    PlainLabel *const m_note;
    SpecText *const m_text;
    IssueList *const m_issues;
    EmptyState *const m_empty;
};

} // namespace quayside
