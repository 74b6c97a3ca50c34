// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/tables.h"

#include <QTreeView>

namespace quayside {

// The problems of a spec; choosing one jumps to its place.
class IssueList final : public QTreeView
{
    Q_OBJECT

public:
    explicit IssueList(QWidget *parent = nullptr);

    void setIssues(const QList<SpecIssue> &issues);
    // Of the problem that is chosen; empty for none.
    QString currentRule() const;

Q_SIGNALS:
    void chosen(const quayside::SpecIssue &issue);

private:
    SpecIssueModel m_model;
};

} // namespace quayside
