// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logspage/logspage.h"

#include "models/format/format.h"
#include "ui/logs/logpanel.h"
#include "ui/settings/keys.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// What an entry of the list stands for.
enum EntryRole { Key = Qt::UserRole, ConnectionName, GroupKey, FilePath };

QString keyOf(const GroupId &group)
{
    return u"group "_s + group.connection.value + u' ' + group.key;
}

QString keyOf(const QString &path)
{
    return u"file "_s + path;
}

GroupId groupOf(const QListWidgetItem &item)
{
    return {{item.data(ConnectionName).toString()}, item.data(GroupKey).toString()};
}

bool isFile(const QListWidgetItem &item)
{
    return item.data(FilePath).isValid();
}

} // namespace

LogsPage::LogsPage(Session &session, Settings &settings, const FileOpener &files)
    : m_session(session)
    , m_settings(settings)
    , m_opener(files)
    , m_list(new QListWidget)
    , m_panel(new LogPanel(settings))
{
    setObjectName(u"logsPage"_s);
    auto *splitter = new QSplitter;
    splitter->addWidget(makeSide());
    splitter->addWidget(m_panel);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({220, 800});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
    setFocusProxy(m_list);
    m_panel->setEmptyWords(tr("Choose a log"), tr("Several groups, chosen with Ctrl or Shift, make one stream. A log file can also be dropped on the window."));
    connect(m_list, &QListWidget::itemSelectionChanged, this, &LogsPage::onChosen);
    connect(m_list, &QListWidget::customContextMenuRequested, this, &LogsPage::showMenu);
    connect(&m_session, &Session::groupsChanged, this, &LogsPage::refreshList);
    refreshList();
}

// What the panel shows goes before it.
LogsPage::~LogsPage()
{
    m_panel->setLog(nullptr);
}

QWidget *LogsPage::makeSide()
{
    auto *side = new QWidget;
    auto *layout = new QVBoxLayout(side);
    layout->setContentsMargins(space::medium, space::small, space::small, space::small);
    layout->setSpacing(space::small);
    auto *open = new QPushButton(icon(u"open"_s), tr("Open a log file…"));
    open->setObjectName(u"openLogFile"_s);
    connect(open, &QPushButton::clicked, this, &LogsPage::chooseFile);
    m_list->setObjectName(u"logList"_s);
    m_list->setAccessibleName(tr("Logs"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    layout->addWidget(open);
    layout->addWidget(m_list, 1);
    return side;
}

void LogsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refreshList(); // what is kept changes without a word
}

QListWidgetItem *LogsPage::find(const QString &key) const
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Key) == key)
            return m_list->item(row);
    return nullptr;
}

// Entries stay: somebody may be looking at one that is gone.
void LogsPage::refreshList()
{
    for (const auto &connection : m_session.connections())
        for (const ContainerGroup &group : connection->watcher.groups())
            putGroup(group.id);
    const QList<GroupId> kept = m_session.logs().kept(); // reads them from disk
    for (const GroupId &group : kept)
        putGroup(group);
    for (int row = m_list->count() - 1; row >= 0; --row) {
        QListWidgetItem *item = m_list->item(row);
        const bool isHere = isFile(*item) || m_session.find(groupOf(*item));
        item->setData(Qt::ForegroundRole, isHere ? QVariant() : QVariant(Theme::of(palette()).dim));
        if (isHere || item->isSelected() || kept.contains(groupOf(*item)))
            continue;
        delete item;
    }
}

QString LogsPage::nameOf(const GroupId &id) const
{
    const ContainerGroup *group = m_session.find(id);
    return group ? group->name : id.key;
}

void LogsPage::putGroup(const GroupId &group)
{
    if (find(keyOf(group)))
        return;
    const bool isOne = m_session.connections().size() < 2;
    const QString name = isOne ? nameOf(group) : QString(nameOf(group) + u" · "_s + group.connection.value);
    auto *item = new QListWidgetItem(icon(u"container"_s), format::plainLine(name));
    item->setData(Key, keyOf(group));
    item->setData(ConnectionName, group.connection.value);
    item->setData(GroupKey, group.key);
    int row = 0; // files stand behind all groups
    while (row < m_list->count() && !isFile(*m_list->item(row)) && m_list->item(row)->text().localeAwareCompare(item->text()) < 0)
        ++row;
    m_list->insertItem(row, item);
}

void LogsPage::onChosen()
{
    QList<GroupId> groups;
    for (const QListWidgetItem *item : m_list->selectedItems()) {
        if (isFile(*item))
            return showFile(item->data(FilePath).toString());
        groups.append(groupOf(*item));
    }
    showGroups(groups);
}

void LogsPage::showGroups(const QList<GroupId> &groups)
{
    m_panel->setLog(nullptr);
    m_joined.reset();
    m_group.reset();
    if (groups.size() == 1) {
        m_group = m_session.logs().open(groups.first());
        m_panel->setLog(&m_group->shown());
        connect(m_group.get(), &GroupLog::shownChanged, m_panel, [this, log = m_group.get()] {
            if (log == m_group.get()) // others may go on with one that was shown here
                m_panel->exchangeLog(log->shown());
        });
    } else if (!groups.isEmpty()) {
        QList<JoinedLog::Group> logs;
        for (const GroupId &group : groups)
            logs.append({nameOf(group), m_session.logs().open(group)});
        m_joined = std::make_unique<JoinedLog>(m_session.clock(), logs);
        m_panel->setLog(&m_joined->lines());
    }
}

void LogsPage::showFile(const QString &path)
{
    const auto found = m_files.find(path);
    m_panel->setLog(found == m_files.end() ? nullptr : found->second.get());
}

void LogsPage::openFile(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    if (!m_files.contains(whole)) {
        Result<std::unique_ptr<FileLog>> log = FileLog::open(m_opener, whole);
        if (!log)
            return Q_EMIT failed(log.error().summary);
        m_files[whole] = std::move(*log);
        auto *item = new QListWidgetItem(icon(u"file"_s), format::plainLine(QFileInfo(whole).fileName()));
        item->setData(Key, keyOf(whole));
        item->setData(FilePath, whole);
        item->setToolTip(format::plainLine(whole));
        m_list->addItem(item);
    }
    m_list->setCurrentItem(find(keyOf(whole)), QItemSelectionModel::ClearAndSelect);
    showFile(whole);
}

void LogsPage::showGroup(const GroupId &group)
{
    refreshList();
    if (QListWidgetItem *item = find(keyOf(group)))
        m_list->setCurrentItem(item, QItemSelectionModel::ClearAndSelect);
}

void LogsPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Open a log file"), m_settings.value(settingskey::lastFolder).toString());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_settings.setValue(settingskey::lastFolder, QFileInfo(path).absolutePath());
        openFile(path);
    });
    dialog->open();
}

void LogsPage::showMenu(QPoint place)
{
    const QListWidgetItem *item = m_list->itemAt(place);
    if (!item)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (isFile(*item))
        menu->addAction(tr("Close"), this, [this, path = item->data(FilePath).toString()] { closeFile(path); });
    else
        menu->addAction(icon(u"delete"_s), tr("Delete what is kept of this log"), this, [this, group = groupOf(*item)] { forget(group); })
            ->setEnabled(m_session.logs().kept().contains(groupOf(*item)) && !m_session.find(groupOf(*item)));
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void LogsPage::closeFile(const QString &path)
{
    m_panel->setLog(nullptr);
    delete find(keyOf(path));
    m_files.erase(path);
    onChosen();
}

void LogsPage::forget(const GroupId &group)
{
    showGroups({});
    m_session.logs().forget(group);
    delete find(keyOf(group));
}

} // namespace quayside
