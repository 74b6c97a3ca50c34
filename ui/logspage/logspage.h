// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/filelog.h"
#include "models/session/joinedlog.h"
#include "models/session/logrecorder.h"
#include "models/store/settings.h"

#include <QListWidget>

#include <map>

namespace quayside {

class LogPanel;

// Every log there is: of groups that run, of groups that are gone, and files from disk. Several groups make one stream.
class LogsPage final : public QWidget
{
    Q_OBJECT

public:
    // The opener must outlive it.
    LogsPage(Session &session, Settings &settings, const FileOpener &files);
    ~LogsPage() override;

    void openFile(const QString &path);
    // Of which something is kept, or that is there.
    void showGroup(const GroupId &group);
    void chooseFile();
    LogPanel &panel() { return *m_panel; }

Q_SIGNALS:
    void failed(const QString &reason);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeSide();
    void refreshList();
    QString nameOf(const GroupId &id) const;
    void putGroup(const GroupId &group);
    QListWidgetItem *find(const QString &key) const;
    QList<GroupId> chosenGroups() const;
    void onChosen();
    void showGroups(const QList<GroupId> &groups);
    void showFile(const QString &path);
    void showMenu(QPoint place);
    void closeFile(const QString &path);
    void forget(const GroupId &group);

    Session &m_session;
    Settings &m_settings;
    const FileOpener &m_opener;
    QListWidget *const m_list;
    LogPanel *const m_panel;
    std::shared_ptr<GroupLog> m_group;
    std::unique_ptr<JoinedLog> m_joined;
    std::map<QString, std::unique_ptr<FileLog>> m_files; // by path
};

} // namespace quayside
