// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"

#include <QAction>
#include <QObject>

class QMenu;

namespace quayside {

// Everything that can be done to the chosen group, as actions that toolbar, menu and keyboard share. A greyed one says in its
// tool tip what it waits for.
class GroupCommands final : public QObject
{
    Q_OBJECT

public:
    GroupCommands(Session &session, QWidget *window);

    void setGroup(const std::optional<GroupId> &id);
    const std::optional<GroupId> &group() const { return m_group; }

    // Asks for the way back to a revision.
    void goBackTo(const GroupId &id, int revision) { Q_EMIT rollbackRequested(id, revision); }

    void fillMenu(QMenu &menu) const;
    QList<QAction *> all() const;

    QAction *const start;
    QAction *const stop;
    QAction *const restart;
    QAction *const remove;
    QAction *const edit;
    QAction *const updateImage;
    QAction *const goBack; // to the revision before
    QAction *const clone;
    QAction *const finish; // an interrupted deployment
    QAction *const openAddress;
    QAction *const copyAddress;
    QAction *const copyName;

Q_SIGNALS:
    void cloneRequested(const quayside::GroupId &id);
    void editRequested(const quayside::GroupId &id);
    void imageRequested(const quayside::GroupId &id);
    // To a revision of this number; 0 is the newest that differs from the present one.
    void rollbackRequested(const quayside::GroupId &id, int revision);

private:
    void update();
    void updateChanging(const ContainerGroup &group, const QString &waiting);
    void setAvailable(QAction *action, bool available, const QString &reason);
    void deleteGroup();
    void copy(const QString &text);

    Session &m_session;
    QWidget *const m_window;
    std::optional<GroupId> m_group;
};

} // namespace quayside
