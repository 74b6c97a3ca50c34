// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

#include <QTemporaryDir>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>

namespace quayside {

// What a bad way, or a bad engine at its end, does to the answers. Requests pass as long as answers may come.
struct Fault
{
    enum class Way {
        Open,
        Gone, // nobody listens, and what was open is cut
        BlackHole, // connections are accepted and everything in them is swallowed, also in those that are open
        Reset, // hung up on with the request unread
    };

    Way way = Way::Open;
    qint64 cutAfter = -1; // bytes of each answer; negative lets all through
    std::chrono::milliseconds delay{0}; // before the first byte of each answer
    qint64 pieceSize = 0; // bytes that pass every ten milliseconds; 0 is all at once
    QByteArray instead = {}; // of each answer, whatever it is
    QByteArray insteadOf = {}; // only of answers to requests that contain this
};

// Stands between the program and an engine, on a thread of its own, and spoils what comes back to order. A fault applies at once, to what is
// open as well; the events that an engine sends all the time go through as long as the way is open.
class FaultProxy
{
public:
    explicit FaultProxy(QString engineSocket);
    ~FaultProxy();
    Q_DISABLE_COPY_MOVE(FaultProxy)

    Endpoint endpoint() const { return {m_folder.filePath(QStringLiteral("p"))}; }
    void set(const Fault &fault);
    void heal() { set({}); }
    // Cuts what is open; the next connection finds its way.
    void cut();
    int connectionCount() const;

private:
    class Gate;

    void onItsThread(const std::function<void()> &function) const;

    const QTemporaryDir m_folder;
    QThread m_thread;
    Gate *m_gate; // lives there
};

} // namespace quayside
