// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/removestock.h"
#include "models/session/session.h"

#include <map>

namespace quayside {

// What every engine keeps besides groups, looked up when somebody wants to see it. What was found stays until something newer is
// known. Removing and pulling are activities, as what is done to groups.
class Stockroom final : public QObject
{
    Q_OBJECT

public:
    struct Shelf
    {
        QList<StockItem> items;
        QDateTime freshAt; // of the items; invalid when they were never seen
        DiskUse disk;
        QDateTime measuredAt; // the disk; invalid when it never was, or when that may be wrong by now
        bool isMeasuring = false;
        QList<RegistryLogin> logins;
        std::optional<Error> problem; // why the last look failed
        bool isLooking = false;
    };

    // The session must outlive it.
    explicit Stockroom(Session &session, QObject *parent = nullptr);

    // Of the connections that have such a thing.
    const std::map<ConnectionId, Shelf> &shelves() const { return m_shelves; }
    const Shelf *shelf(const ConnectionId &id) const;
    bool isReadOnly(const ConnectionId &id) const;

    // Looks at every connection that is there; sizes come later than the rest, and are not asked for all the time.
    void refresh();
    // Looks for logins, which may make a keychain ask its person: only when that was asked for.
    void refreshLogins();
    // Names of the groups that own something and are protected from deletion.
    QSet<QString> protectedOwners(const ConnectionId &id) const;

    // Each returns the id of its activity; nothing happens when the connection is unknown.
    QString pull(const ConnectionId &id, const QString &image);
    QString remove(const ConnectionId &id, const QList<StockItem> &items);
    [[nodiscard]] Operation<> *logIn(const ConnectionId &id, const QString &server, const QString &user, const QString &password);
    [[nodiscard]] Operation<> *logOut(const ConnectionId &id, const RegistryLogin &login);

Q_SIGNALS:
    void changed();

private:
    Housekeeping *housekeeping(const ConnectionId &id) const;
    Shelf *found(const ConnectionId &id);
    void look(const ConnectionId &id);
    void measure(const ConnectionId &id, Shelf &shelf);
    QString start(ActionKind kind, const ConnectionId &id, const QString &subject, Operation<> *operation, OperationLog::Again again);

    Session &m_session;
    std::map<ConnectionId, Shelf> m_shelves;
};

} // namespace quayside
