// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/groupcommands.h"

#include "models/format/format.h"
#include "ui/theme/icons.h"
#include "ui/widgets/question.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isEveryAddress(const QString &host)
{
    return host.isEmpty() || host == u"0.0.0.0" || host == u"::";
}

QAction *makeAction(QObject *parent, const QString &name, const QString &iconName, const QString &text, const QKeySequence &shortcut = {})
{
    auto *action = new QAction(icon(iconName), text, parent);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    return action;
}

bool isActive(GroupState state)
{
    return state == GroupState::Running || state == GroupState::Degraded || state == GroupState::Starting || state == GroupState::Waiting;
}

} // namespace

GroupCommands::GroupCommands(Session &session, QWidget *window)
    : QObject(window)
    , start(makeAction(this, u"startGroup"_s, u"start"_s, tr("Start"), Qt::CTRL | Qt::Key_Return))
    , stop(makeAction(this, u"stopGroup"_s, u"stop"_s, tr("Stop"), Qt::CTRL | Qt::Key_Period))
    , restart(makeAction(this, u"restartGroup"_s, u"restart"_s, tr("Restart"), Qt::CTRL | Qt::Key_R))
    , remove(makeAction(this, u"deleteGroup"_s, u"delete"_s, tr("Delete"), Qt::Key_Delete))
    , edit(makeAction(this, u"editGroup"_s, u"edit"_s, tr("Edit…"), Qt::CTRL | Qt::Key_E))
    , updateImage(makeAction(this, u"updateImage"_s, u"image"_s, tr("Update image…"), Qt::CTRL | Qt::Key_U))
    , goBack(makeAction(this, u"goBack"_s, u"undo"_s, tr("Go back to the revision before…"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z))
    , clone(makeAction(this, u"cloneGroup"_s, u"clone"_s, tr("Clone…"), Qt::CTRL | Qt::Key_D))
    , finish(makeAction(this, u"finishDeployment"_s, u"retry"_s, tr("Finish deployment")))
    , openAddress(makeAction(this, u"openAddress"_s, u"open"_s, tr("Open address"), Qt::CTRL | Qt::Key_O))
    , copyAddress(makeAction(this, u"copyAddress"_s, u"copy"_s, tr("Copy address"), Qt::CTRL | Qt::SHIFT | Qt::Key_C))
    , copyName(makeAction(this, u"copyName"_s, u"copy"_s, tr("Copy name")))
    , m_session(session)
    , m_window(window)
{
    connect(start, &QAction::triggered, this, [this] { m_session.startGroup(*m_group); });
    connect(stop, &QAction::triggered, this, [this] { m_session.stopGroup(*m_group); });
    connect(restart, &QAction::triggered, this, [this] { m_session.restartGroup(*m_group); });
    connect(remove, &QAction::triggered, this, &GroupCommands::deleteGroup);
    connect(edit, &QAction::triggered, this, [this] { Q_EMIT editRequested(*m_group); });
    connect(updateImage, &QAction::triggered, this, [this] { Q_EMIT imageRequested(*m_group); });
    connect(goBack, &QAction::triggered, this, [this] { Q_EMIT rollbackRequested(*m_group, 0); });
    connect(clone, &QAction::triggered, this, [this] { Q_EMIT cloneRequested(*m_group); });
    connect(finish, &QAction::triggered, this, [this] { m_session.finishDeployment(*m_group); });
    connect(openAddress, &QAction::triggered, this, [this] {
        // Built from numbers only, so that nothing from outside becomes an address.
        const PortMapping port = m_session.find(*m_group)->ports.first();
        QUrl url;
        url.setScheme(port.containerPort == 443 ? u"https"_s : u"http"_s);
        url.setHost(isEveryAddress(port.hostAddress) ? u"localhost"_s : port.hostAddress);
        url.setPort(port.hostPort);
        QDesktopServices::openUrl(url);
    });
    connect(copyAddress, &QAction::triggered, this, [this] { copy(format::address(m_session.find(*m_group)->ports.first())); });
    connect(copyName, &QAction::triggered, this, [this] { copy(m_session.find(*m_group)->name); });
    connect(&m_session, &Session::groupsChanged, this, &GroupCommands::update);
    connect(&m_session, &Session::connectionsChanged, this, &GroupCommands::update);
    connect(&m_session.operations(), &OperationLog::added, this, &GroupCommands::update);
    connect(&m_session.operations(), &OperationLog::finished, this, &GroupCommands::update);
    update();
}

QList<QAction *> GroupCommands::all() const
{
    return {start, stop, restart, finish, openAddress, copyAddress, copyName, edit, updateImage, goBack, clone, remove};
}

void GroupCommands::setGroup(const std::optional<GroupId> &id)
{
    m_group = id;
    update();
}

void GroupCommands::setAvailable(QAction *action, bool available, const QString &reason)
{
    action->setEnabled(available);
    const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
    const QString text = QString(action->text()).remove(u'…') + (shortcut.isEmpty() ? QString() : u" (%1)"_s.arg(shortcut));
    action->setToolTip(available ? text : reason);
}

void GroupCommands::update()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group) {
        for (QAction *action : all())
            setAvailable(action, false, tr("Choose a group first"));
        finish->setVisible(false);
        return;
    }
    const bool away = m_session.connection(group->id.connection)->watcher.isStale();
    const bool busy = m_session.operations().runningFor(group->id) != nullptr;
    const bool readOnly = m_session.connection(group->id.connection)->watcher.runtime().capabilities().isReadOnly;
    const QString waiting = readOnly ? tr("The connection %1 is read-only").arg(group->id.connection.value) : away ? tr("Waits until %1 is connected again").arg(group->id.connection.value) : tr("Waits until what is under way has ended");
    const bool free = !away && !busy && !readOnly;
    const bool active = isActive(group->state);
    const bool complete = group->isComplete;
    setAvailable(start, free && !active && complete, free ? tr("It is running already") : waiting);
    setAvailable(stop, free && active && complete, free ? tr("It is not running") : waiting);
    setAvailable(restart, free && complete, free ? tr("Its deployment was interrupted") : waiting);
    setAvailable(remove, free, waiting);
    updateChanging(*group, free ? QString() : waiting);
    setAvailable(clone, !away, waiting);
    setAvailable(finish, free && !complete, waiting);
    finish->setVisible(!complete && group->origin == ContainerGroup::Origin::Quayside);
    setAvailable(openAddress, !group->ports.isEmpty(), tr("It publishes no port"));
    setAvailable(copyAddress, !group->ports.isEmpty(), tr("It publishes no port"));
    setAvailable(copyName, true, {});
}

// What makes a group that runs run from another spec.
void GroupCommands::updateChanging(const ContainerGroup &group, const QString &waiting)
{
    QString reason = waiting;
    if (group.origin != ContainerGroup::Origin::Quayside)
        reason = tr("Something else made it; clone it to have one that can be changed here");
    else if (!group.isComplete && reason.isEmpty())
        reason = tr("Its deployment was interrupted");
    for (QAction *action : {edit, updateImage, goBack})
        setAvailable(action, reason.isEmpty(), reason);
}

void GroupCommands::fillMenu(QMenu &menu) const
{
    if (finish->isVisible()) {
        menu.addAction(finish);
        menu.addSeparator();
    }
    menu.addActions({start, stop, restart});
    menu.addSeparator();
    menu.addActions({openAddress, copyAddress, copyName});
    menu.addSeparator();
    menu.addActions({edit, updateImage, goBack, clone});
    menu.addSeparator();
    menu.addAction(remove);
}

void GroupCommands::deleteGroup()
{
    const ContainerGroup *group = m_session.find(*m_group);
    const GroupId id = *m_group;
    if (group->origin == ContainerGroup::Origin::Quayside) {
        m_session.deleteGroup(id); // can be undone
        return;
    }
    //: %1 is the name of a group, %n the number of its containers
    const QString text = tr("Delete %1 and its %n container(s)?", nullptr, static_cast<int>(group->containers.size())).arg(format::plainLine(group->name));
    const QString detail = tr("Quayside did not make this group. It can be made again from what Quayside knows of it, but not in every detail: mounts and networks may be missing.");
    ask(m_window, text, detail, tr("Delete %1").arg(format::plainLine(group->name)), [this, id] { m_session.deleteGroup(id); });
}

void GroupCommands::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace quayside
