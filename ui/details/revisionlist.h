// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/revisionmodel.h"

#include <QPushButton>
#include <QTreeView>

namespace quayside {

// The revisions of a group, newest first, and the way back to one of them.
class RevisionList final : public QWidget
{
    Q_OBJECT

public:
    explicit RevisionList(const Clock &clock, QWidget *parent = nullptr);

    // Oldest first. The chosen one stays chosen.
    void setRevisions(const QList<Revision> &revisions);
    // Chooses none, or says why none can be gone back to.
    void clearChoice();
    void setObstacle(const QString &reason);
    void refreshTimes() { m_model.touchColumn(RevisionModel::When); }

Q_SIGNALS:
    void chosen(const quayside::Revision &revision);
    void returnRequested(const quayside::Revision &revision);

private:
    const RevisionRow *current() const;
    void showState();

    RevisionModel m_model;
    QTreeView *const m_list;
    QPushButton *const m_return;
    QString m_obstacle;
};

} // namespace quayside
