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

#include <algorithm>

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

// Built from numbers only, so that nothing from outside becomes an address.
void openAddressOf(const PortMapping &port)
{
    QUrl url;
    url.setScheme(port.containerPort == 443 ? u"https"_s : u"http"_s);
    url.setHost(isEveryAddress(port.hostAddress) ? u"localhost"_s : port.hostAddress);
    url.setPort(port.hostPort);
    QDesktopServices::openUrl(url);
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
    , restartContainer(makeAction(this, u"restartContainer"_s, u"restart"_s, tr("Restart the container"), Qt::CTRL | Qt::SHIFT | Qt::Key_R))
    , remove(makeAction(this, u"deleteGroup"_s, u"delete"_s, tr("Delete"), Qt::Key_Delete))
    , pin(makeAction(this, u"pinGroup"_s, u"pin"_s, tr("Pin to the top"), Qt::CTRL | Qt::Key_P))
    , protect(makeAction(this, u"protectGroup"_s, u"lock"_s, tr("Protect from deletion")))
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
    connect(start, &QAction::triggered, this, [this] { forEach(start, &Session::startGroup); });
    connect(stop, &QAction::triggered, this, [this] { forEach(stop, &Session::stopGroup); });
    connect(restart, &QAction::triggered, this, [this] { forEach(restart, &Session::restartGroup); });
    connect(restartContainer, &QAction::triggered, this, [this] { m_session.restartContainer(m_groups.first(), m_container); });
    connect(remove, &QAction::triggered, this, &GroupCommands::deleteGroups);
    connect(pin, &QAction::triggered, this, [this] { toggleMark(GroupMarks::Mark::Pinned); });
    connect(protect, &QAction::triggered, this, [this] { toggleMark(GroupMarks::Mark::Protected); });
    connect(edit, &QAction::triggered, this, [this] { Q_EMIT editRequested(m_groups.first()); });
    connect(updateImage, &QAction::triggered, this, [this] { Q_EMIT imageRequested(m_groups.first()); });
    connect(goBack, &QAction::triggered, this, [this] { Q_EMIT rollbackRequested(m_groups.first(), 0); });
    connect(clone, &QAction::triggered, this, [this] { Q_EMIT cloneRequested(m_groups.first()); });
    connect(finish, &QAction::triggered, this, [this] { m_session.finishDeployment(m_groups.first()); });
    connect(openAddress, &QAction::triggered, this, [this] { withFirstPort(openAddressOf); });
    connect(copyAddress, &QAction::triggered, this, [this] { withFirstPort([this](const PortMapping &port) { copy(format::address(port)); }); });
    connect(copyName, &QAction::triggered, this, [this] { copy(m_session.find(m_groups.first())->name); });
    connect(&m_session.marks(), &GroupMarks::changed, this, &GroupCommands::update);
    connect(&m_session, &Session::groupsChanged, this, &GroupCommands::update);
    connect(&m_session, &Session::connectionsChanged, this, &GroupCommands::update);
    connect(&m_session.operations(), &OperationLog::added, this, &GroupCommands::update);
    connect(&m_session.operations(), &OperationLog::finished, this, &GroupCommands::update);
    update();
}

QList<QAction *> GroupCommands::all() const
{
    return {start, stop, restart, restartContainer, finish, openAddress, copyAddress, copyName, edit, updateImage, goBack, clone, pin, protect, remove};
}

void GroupCommands::setGroups(const QList<GroupId> &ids, const QString &container)
{
    m_groups = ids;
    m_container = container;
    update();
}

void GroupCommands::setAvailable(QAction *action, const QString &obstacle)
{
    action->setEnabled(obstacle.isEmpty());
    const QString shortcut = action->shortcut().toString(QKeySequence::NativeText);
    const QString text = QString(action->text()).remove(u'…') + (shortcut.isEmpty() ? QString() : u" (%1)"_s.arg(shortcut));
    action->setToolTip(obstacle.isEmpty() ? text : obstacle);
}

QString GroupCommands::waitingOf(const ContainerGroup &group) const
{
    const GroupWatcher &watcher = m_session.connection(group.id.connection)->watcher;
    if (watcher.runtime().capabilities().isReadOnly)
        return tr("The connection %1 is read-only").arg(group.id.connection.value);
    if (watcher.isStale())
        return tr("Waits until %1 is connected again").arg(group.id.connection.value);
    return m_session.operations().runningFor(group.id) ? tr("Waits until what is under way has ended") : QString();
}

QString GroupCommands::obstacleTo(const QAction *action, const ContainerGroup &group) const
{
    if (const QString waiting = waitingOf(group); !waiting.isEmpty())
        return waiting;
    if (action == remove)
        return m_session.marks().has(GroupMarks::Mark::Protected, group.id) ? tr("It is protected; take the protection away first") : QString();
    if (!group.isComplete)
        return tr("Its deployment was interrupted");
    if (action == start && isActive(group.state))
        return tr("It is running already");
    if (action == stop && !isActive(group.state))
        return tr("It is not running");
    return {};
}

QList<GroupId> GroupCommands::groupsFor(const QAction *action) const
{
    QList<GroupId> able;
    for (const GroupId &id : m_groups)
        if (const ContainerGroup *group = m_session.find(id); group && obstacleTo(action, *group).isEmpty())
            able.append(id);
    return able;
}

QString GroupCommands::textFor(const QAction *action, qsizetype count) const
{
    const int number = static_cast<int>(count);
    if (action == start)
        return count == 1 ? tr("Start") : tr("Start %n group(s)", nullptr, number);
    if (action == stop)
        return count == 1 ? tr("Stop") : tr("Stop %n group(s)", nullptr, number);
    if (action == restart)
        return count == 1 ? tr("Restart") : tr("Restart %n group(s)", nullptr, number);
    return count == 1 ? tr("Delete") : tr("Delete %n group(s)", nullptr, number);
}

void GroupCommands::update()
{
    m_groups.removeIf([this](const GroupId &id) { return !m_session.find(id); });
    finish->setVisible(false);
    restartContainer->setVisible(m_groups.size() == 1 && !m_container.isEmpty());
    updateMarks();
    if (m_groups.isEmpty()) {
        for (QAction *action : all())
            setAvailable(action, tr("Choose a group first"));
    } else if (m_groups.size() > 1) {
        updateMany();
    } else {
        updateOne(*m_session.find(m_groups.first()));
    }
}

void GroupCommands::updateMany()
{
    for (QAction *action : {openAddress, copyAddress, copyName, edit, updateImage, goBack, clone, finish, restartContainer})
        setAvailable(action, tr("Choose one group only"));
    for (QAction *action : {start, stop, restart, remove}) {
        const qsizetype able = groupsFor(action).size();
        action->setText(textFor(action, able == 0 ? m_groups.size() : able));
        action->setIconText(textFor(action, 1) + (able == 0 ? QString() : u' ' + QString::number(able))); // where there is little room
        setAvailable(action, able > 0 ? QString() : obstacleTo(action, *m_session.find(m_groups.first())));
    }
}

void GroupCommands::updateOne(const ContainerGroup &group)
{
    const QString waiting = waitingOf(group);
    for (QAction *action : {start, stop, restart, remove}) {
        action->setText(textFor(action, 1));
        action->setIconText(action->text());
        setAvailable(action, obstacleTo(action, group));
    }
    updateContainer(group);
    updateChanging(group, waiting);
    const bool away = m_session.connection(group.id.connection)->watcher.isStale();
    setAvailable(clone, away ? waiting : QString());
    setAvailable(finish, waiting);
    finish->setVisible(!group.isComplete && group.origin == ContainerGroup::Origin::Quayside);
    for (QAction *action : {openAddress, copyAddress})
        setAvailable(action, group.ports.isEmpty() ? tr("It publishes no port") : QString());
    setAvailable(copyName, {});
}

void GroupCommands::updateContainer(const ContainerGroup &group)
{
    if (!restartContainer->isVisible())
        return setAvailable(restartContainer, tr("Choose a container first"));
    restartContainer->setText(tr("Restart %1").arg(format::plainLine(m_container).replace(u'&', u"&&"_s)));
    const GroupWatcher &watcher = m_session.connection(group.id.connection)->watcher;
    const QString impossible = watcher.runtime().capabilities().restartsContainers ? QString() : tr("%1 restarts whole groups only").arg(group.id.connection.value);
    setAvailable(restartContainer, impossible.isEmpty() ? waitingOf(group) : impossible);
}

void GroupCommands::updateMarks()
{
    const auto allHave = [this](GroupMarks::Mark mark) {
        return std::ranges::all_of(m_groups, [&](const GroupId &id) { return m_session.marks().has(mark, id); });
    };
    pin->setText(!m_groups.isEmpty() && allHave(GroupMarks::Mark::Pinned) ? tr("Unpin") : tr("Pin to the top"));
    protect->setText(!m_groups.isEmpty() && allHave(GroupMarks::Mark::Protected) ? tr("Take the protection away") : tr("Protect from deletion"));
    pin->setIconText(pin->text());
    protect->setIconText(protect->text());
    for (QAction *action : {pin, protect})
        setAvailable(action, {});
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
        setAvailable(action, reason);
}

void GroupCommands::fillMenu(QMenu &menu) const
{
    if (finish->isVisible()) {
        menu.addAction(finish);
        menu.addSeparator();
    }
    menu.addActions({start, stop, restart, restartContainer});
    menu.addSeparator();
    menu.addActions({openAddress, copyAddress, copyName});
    menu.addSeparator();
    menu.addActions({edit, updateImage, goBack, clone});
    menu.addSeparator();
    menu.addActions({pin, protect});
    menu.addSeparator();
    menu.addAction(remove);
}

void GroupCommands::forEach(const QAction *action, QString (Session::*method)(const GroupId &))
{
    const QList<GroupId> able = groupsFor(action);
    for (const GroupId &id : able)
        (m_session.*method)(id);
}

void GroupCommands::deleteGroups()
{
    const QList<GroupId> able = groupsFor(remove);
    if (able.size() == 1) {
        const ContainerGroup &group = *m_session.find(able.first());
        if (group.origin != ContainerGroup::Origin::Quayside)
            return deleteForeign(group);
        m_session.deleteGroup(able.first()); // can be undone
        return;
    }
    QStringList names;
    for (const GroupId &id : able)
        names.append(format::plainLine(m_session.find(id)->name));
    const auto goOn = [this, able] {
        for (const GroupId &id : able)
            m_session.deleteGroup(id);
    };
    ask(m_window, tr("Delete %n group(s)?", nullptr, static_cast<int>(able.size())), names.join(u", "_s), textFor(remove, able.size()), goOn);
}

void GroupCommands::deleteForeign(const ContainerGroup &group)
{
    //: %1 is the name of a group, %n the number of its containers
    const QString text = tr("Delete %1 and its %n container(s)?", nullptr, static_cast<int>(group.containers.size())).arg(format::plainLine(group.name));
    const QString detail = tr("Quayside did not make this group. It can be made again from what Quayside knows of it, but not in every detail: mounts and networks may be missing.");
    ask(m_window, text, detail, tr("Delete %1").arg(format::plainLine(group.name)), [this, id = group.id] { m_session.deleteGroup(id); });
}

// Of several that differ, all get the mark.
void GroupCommands::toggleMark(GroupMarks::Mark mark)
{
    const QList<GroupId> groups = m_groups;
    const bool on = !std::ranges::all_of(groups, [&](const GroupId &id) { return m_session.marks().has(mark, id); });
    for (const GroupId &id : groups)
        m_session.marks().set(mark, id, on);
}

void GroupCommands::withFirstPort(const std::function<void(const PortMapping &)> &next)
{
    const GroupId id = m_groups.first();
    m_session.openPort(id, m_session.find(id)->ports.first())->onFinished(this, [this, next](const Result<PortMapping> &here) {
        if (here)
            next(*here);
        else
            Q_EMIT failed(here.error().summary);
    });
}

void GroupCommands::copy(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace quayside
