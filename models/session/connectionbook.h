// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/session/session.h"
#include "models/store/connectionlist.h"

#include <functional>
#include <map>

namespace quayside {

// The connections that a person has set up, beside those of this machine: kept, tried, and part of the session as long as they are here.
class ConnectionBook final : public QObject
{
    Q_OBJECT

public:
    using MakeRuntime = std::function<std::unique_ptr<ContainerRuntime>(const ConnectionSettings &)>;
    // Connections that other programs know, such as Docker contexts.
    using Find = std::function<Operation<QList<ConnectionSettings>> *()>;

    ConnectionBook(Session &session, ConnectionList &list, MakeRuntime makeRuntime, Find find, QObject *parent = nullptr);
    ~ConnectionBook() override;

    // Reads what is kept and connects it; an error leaves the book empty and the file alone.
    Result<> load();

    const QList<ConnectionSettings> &connections() const { return m_connections; }
    const ConnectionSettings *find(const ConnectionId &id) const;

    // Why settings cannot be kept under their name (taken, empty), or nothing.
    std::optional<Error> objection(const ConnectionSettings &settings, const ConnectionId &instead = {}) const;
    // Adds a connection, or puts it in the place of another one. Refused by the objection, and while work is under way over the old one.
    Result<> put(const ConnectionSettings &settings, const ConnectionId &instead = {});
    Result<> remove(const ConnectionId &id);

    // Connects once, without keeping anything; the error names the step that fails. Questions come by asked().
    [[nodiscard]] Operation<EngineDescription> *test(const ConnectionSettings &settings);
    // What other programs know and is not in the book yet.
    [[nodiscard]] Operation<QList<ConnectionSettings>> *findOthers();

Q_SIGNALS:
    void changed();
    // By a test; a connection in use asks through its session.
    void asked(quayside::Question *question);

private:
    void connectTo(const ConnectionSettings &settings);
    Result<> disconnectFrom(const ConnectionId &id);

    Session &m_session;
    ConnectionList &m_list;
    const MakeRuntime m_makeRuntime;
    const Find m_find;
    QList<ConnectionSettings> m_connections;
    std::map<QString, std::unique_ptr<ContainerRuntime>> m_runtimes; // by name
};

} // namespace quayside
