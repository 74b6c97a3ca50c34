// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/housekeeping/stocklist.h"
#include "ui/widgets/onscreen.h"

#include <QLineEdit>
#include <QTabWidget>
#include <QTimer>

class QProgressBar;
class QVBoxLayout;

namespace quayside {

class Banner;
class LoginsList;

// What engines keep besides groups: images, volumes, networks, and who this person is to registries. Looked up while it is on screen.
class HousekeepingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit HousekeepingPage(Session &session, QWidget *parent = nullptr);

    // A tab by its number: images, volumes, networks, logins.
    void showTab(int index) { m_tabs->setCurrentIndex(index); }

Q_SIGNALS:
    void failed(const QString &text);

private:
    void connectAll();
    QWidget *makeHeader();
    QWidget *makeActivity();
    void look();
    void lookForLogins();
    void refresh();
    void refreshActivity();
    void refreshDisks();
    void pull();
    StockList *currentList() const;
    const Activity *running() const;
    QStringList engines() const;

    Session &m_session;
    Stockroom m_room;
    QTabWidget *const m_tabs;
    LoginsList *const m_logins;
    QLineEdit *const m_filter;
    QPushButton *const m_prune;
    QPushButton *const m_primary;
    QVBoxLayout *const m_disks;
    Banner *const m_banner;
    QWidget *const m_activity;
    PlainLabel *const m_doing;
    QProgressBar *const m_progress;
    OnScreen m_onScreen;
    QTimer m_soon; // gathers hints that come in a burst
};

} // namespace quayside
