// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/housekeeping/loginslist.h"

#include "models/format/format.h"
#include "ui/housekeeping/entrydialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/question.h"
#include "ui/widgets/tabledelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

LoginsList::LoginsList(Stockroom &room, QWidget *parent)
    : QWidget(parent)
    , m_room(room)
    , m_model(room)
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
    , m_logOut(new QPushButton(tr("Log out…")))
{
    m_list->setObjectName(u"logins"_s);
    m_list->setAccessibleName(tr("Registry logins"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new TableDelegate(m_list));
    for (const auto &[column, width] : QList<std::pair<int, int>>{{LoginModel::Server, 260}, {LoginModel::User, 200}, {LoginModel::Where, 120}})
        m_list->header()->resizeSection(column, width);
    m_empty->show(u"lock"_s, tr("No registry knows you here"), tr("Images that everybody may have need no login. A login that podman or docker has written down appears here by itself."));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_logOut->setObjectName(u"logOut"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::medium, space::small, space::medium, space::small);
    buttons->addStretch(1);
    buttons->addWidget(m_logOut);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addLayout(buttons);
    setFocusProxy(m_list);
    connect(m_logOut, &QPushButton::clicked, this, &LoginsList::logOut);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &LoginsList::refresh);
    connect(&m_room, &Stockroom::changed, this, &LoginsList::refresh);
    refresh();
}

void LoginsList::logIn()
{
    QStringList engines;
    for (const auto &[id, shelf] : m_room.shelves())
        engines.append(id.value);
    auto *dialog = new EntryDialog(tr("Log in to a registry"), tr("The engine asks the registry whether it takes the password. It is then kept where podman login or docker login would keep it, and nowhere else."),
                                   tr("Log in"), engines, window());
    const QLineEdit *server = dialog->addField("loginServer", tr("Registry"), u"docker.io"_s);
    const QLineEdit *user = dialog->addField("loginUser", tr("User name"));
    QLineEdit *password = dialog->addField("loginPassword", tr("Password or token"));
    password->setEchoMode(QLineEdit::Password);
    connect(dialog, &EntryDialog::submitted, this, [this, dialog, server, user, password] {
        dialog->follow(m_room.logIn({dialog->engine()}, server->text().trimmed(), user->text().trimmed(), password->text()));
    });
    connect(dialog, &QDialog::accepted, &m_room, &Stockroom::refreshLogins);
    dialog->open();
}

void LoginsList::logOut()
{
    if (!m_list->currentIndex().isValid())
        return;
    const LoginRow row = m_model.row(m_list->currentIndex().row());
    ask(window(), tr("Log out of %1?").arg(format::plainLine(row.login.server)), tr("The password is removed from %1. Images of this registry may not be pulled any more.").arg(format::plainLine(row.login.place)),
        tr("Log out"), [this, row] {
            m_room.logOut(row.connection, row.login)->onFinished(this, [this](const Result<> &end) {
                if (!end)
                    Q_EMIT failed(end.error().summary);
                m_room.refreshLogins();
            });
        });
}

void LoginsList::refresh()
{
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    m_logOut->setEnabled(m_list->currentIndex().isValid());
}

} // namespace quayside
