// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"

#include <QAction>
#include <QObject>

class QMenu;

namespace quayside {

// Everything that can be done to the chosen groups, as actions that toolbar, menu and keyboard share. A greyed one says in its
// tool tip what it waits for. Of several groups, those are started, stopped, restarted or deleted that can be; the text says how many.
class GroupCommands final : public QObject
{
    Q_OBJECT

public:
    GroupCommands(Session &session, QWidget *window);

    // The first is the one that what is about one group is done to.
    // Of one group, also one of its containers.
    void setGroups(const QList<GroupId> &ids, const QString &container = {});
    const QList<GroupId> &groups() const { return m_groups; }

    // Asks for the way back to a revision.
    void goBackTo(const GroupId &id, int revision) { Q_EMIT rollbackRequested(id, revision); }

    void fillMenu(QMenu &menu) const;
    QList<QAction *> all() const;

    QAction *const start;
    QAction *const stop;
    QAction *const restart;
    QAction *const restartContainer;
    QAction *const remove;
    QAction *const pin;
    QAction *const protect;
    QAction *const edit;
    QAction *const updateImage;
    QAction *const goBack; // to the revision before
    QAction *const clone;
    QAction *const finish; // an interrupted deployment
    QAction *const openAddress;
    QAction *const copyAddress;
    QAction *const copyName;

Q_SIGNALS:
    // One sentence for the person.
    void failed(const QString &text);
    void cloneRequested(const quayside::GroupId &id);
    void editRequested(const quayside::GroupId &id);
    void imageRequested(const quayside::GroupId &id);
    // To a revision of this number; 0 is the newest that differs from the present one.
    void rollbackRequested(const quayside::GroupId &id, int revision);

private:
    // Why the group cannot be changed now; empty when it can.
    QString waitingOf(const ContainerGroup &group) const;
    QString obstacleTo(const QAction *action, const ContainerGroup &group) const;
    // The chosen groups that the action can be done to.
    QList<GroupId> groupsFor(const QAction *action) const;
    void update();
    void updateMany();
    void updateOne(const ContainerGroup &group);
    void updateChanging(const ContainerGroup &group, const QString &waiting);
    void updateContainer(const ContainerGroup &group);
    void updateMarks();
    void setAvailable(QAction *action, const QString &obstacle);
    QString textFor(const QAction *action, qsizetype count) const;
    void forEach(const QAction *action, QString (Session::*method)(const GroupId &));
    void deleteGroups();
    void deleteForeign(const ContainerGroup &group);
    void toggleMark(GroupMarks::Mark mark);
    // Goes on with where the first port of the group is reached from here.
    void withFirstPort(const std::function<void(const PortMapping &)> &next);
    void copy(const QString &text);

    Session &m_session;
    QWidget *const m_window;
    QList<GroupId> m_groups;
    QString m_container;
};

} // namespace quayside
