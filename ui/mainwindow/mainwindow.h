// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/connectionbook.h"
#include "models/store/settings.h"
#include "ui/groups/groupspage.h"

#include <QMainWindow>

class QButtonGroup;
class QStackedWidget;
class QToolButton;

namespace quayside {

class FileOpener;
class GroupChanges;
class Imports;
class JobRunner;
class LazyPage;
class LogsPage;
class NoticeBar;
class SpecPage;

// The window: a rail of pages at its left edge, the page that is open, and notices above its lower edge.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Page { Groups, Logs, Activity, Cost, Connections, Housekeeping, Settings, NewGroup, Help, Triggers };

    // The opener and the runner must outlive it; without a runner there is no page for triggers.
    MainWindow(Session &session, ConnectionBook &book, Settings &settings, const FileOpener &files, JobRunner *jobs = nullptr, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openPage(Page page);
    // A spec, what can be made into one, or a log.
    void openFile(const QString &path);
    // Tells the person something that they did not ask about.
    void notify(const QString &text);

    GroupsPage &groupsPage() { return *m_groups; }

protected:
    // A file or a text that is dropped anywhere is opened.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *makeRail();
    QToolButton *addRailButton(QLayout *layout, Page page, const QString &iconName, const QString &text);
    void addHelpButton(QLayout *layout);
    void openHelp();
    void makeShortcuts();
    void addPages();
    void followImports();
    QWidget *makeNewGroupPage();
    void followChanges();
    void showPage(QWidget *page, Page onRail);
    SpecPage &newGroupPage();
    QWidget *makeLogsPage();
    QWidget *makeTriggersPage();
    void openLog(const QString &path);
    void showGroup(const GroupId &id);
    void beginNewGroup(GroupsPage::Source source);
    void beginClone(const GroupId &id);
    QString freeName(const QString &wanted) const;
    QString withFreeName(QString text) const;
    void offerDraft();
    void onFinished(const QString &activity);
    void sayInterrupted(const QList<JournalEntry> &entries);
    void refreshRail();

    Session &m_session;
    ConnectionBook &m_book;
    Settings &m_settings;
    const FileOpener &m_files;
    JobRunner *const m_jobs;
    // Every widget is made below its parent: the style sheet is worked through anew for all of a tree that moves.
    QWidget *const m_content;
    QButtonGroup *const m_railButtons;
    PlainLabel *const m_connectionState;
    QStackedWidget *const m_pages;
    GroupsPage *const m_groups;
    LazyPage *const m_logs;
    LazyPage *const m_newGroup;
    LazyPage *const m_help;
    GroupChanges *m_changes = nullptr;
    Imports *m_imports = nullptr;
    NoticeBar *m_notice = nullptr;
};

} // namespace quayside
