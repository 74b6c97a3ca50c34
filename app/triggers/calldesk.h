// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/callserver.h"

#include <QHash>
#include <QObject>

namespace quayside {

// The one server of calls of this program, which exists only while somebody wants to be called.
class CallDesk final : public QObject
{
    Q_OBJECT

public:
    explicit CallDesk(IoThread &io);

    void open(const CallPlace &place);
    void close(const QString &name);
    void answer(quint64 call, int status, const QByteArray &json);
    // Why nobody listens on a port, in the system's words; empty when somebody does.
    QString problem(quint16 port) const { return m_problems.value(port); }

Q_SIGNALS:
    void called(const QString &name, quint64 call, const QByteArray &body);
    void portChanged(quint16 port);

private:
    void tellPlaces();

    IoThread &m_io;
    CallServerHandle m_server;
    QList<CallPlace> m_places;
    QHash<quint16, QString> m_problems;
};

} // namespace quayside
