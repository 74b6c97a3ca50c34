// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"
#include "models/core/operation.h"
#include "models/core/question.h"

namespace quayside {

// How an engine on another machine is reached. Every error says which step failed: name, route, handshake, key, permission, socket.
class EngineReach : public QObject
{
    Q_OBJECT

public:
    // Where something listens.
    struct Place
    {
        QString address;
        quint16 port = 0;

        bool operator==(const Place &) const = default;
        QString text() const { return address + u':' + QString::number(port); }
    };

    // Opens the way, or says at once where it leads when it is open.
    [[nodiscard]] virtual Operation<Endpoint> *open() = 0;
    // Why nothing answers at the end of a way that is open; the plain error where nobody knows more.
    [[nodiscard]] virtual Operation<Error> *explain(const Error &error) = 0;
    // Opens a port of the other machine at a place here; fails when that place is taken, or when nothing can be opened this way.
    [[nodiscard]] virtual Operation<> *forward(const Place &there, const Place &here) = 0;
    // What a person should know of the way although it works; one sentence each.
    virtual QStringList notes() const { return {}; }
    // The address as a person writes it.
    virtual QString text() const = 0;

Q_SIGNALS:
    // The way is cut; open() makes a new one.
    void lost(const quayside::Error &error);
    void asked(quayside::Question *question);
};

} // namespace quayside
