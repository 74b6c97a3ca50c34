// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/question.h"
#include "models/core/result.h"

#include <QLocalServer>
#include <QPointer>
#include <QProcessEnvironment>

namespace quayside {

// Where ssh's questions come in: it starts this program once more for each of them (SSH_ASKPASS), and that hands the question over
// a socket in a folder of ours and prints the answer.
class AskpassServer final : public QObject
{
    Q_OBJECT

public:
    explicit AskpassServer(QObject *parent = nullptr);

    // Begins to listen in a private folder.
    Result<> listen(const QString &folder);
    // What ssh must find in its environment to ask here.
    void addTo(QProcessEnvironment &environment, const QString &program) const;
    // Takes back what is being asked.
    void withdraw();

Q_SIGNALS:
    void asked(quayside::Question *question);

private:
    void onConnection();
    void onBytes(QLocalSocket *client);

    QLocalServer m_server;
};

// The other end: when the environment says that this process is here to ask, asks with the words of its argument, prints the answer, and
// returns the exit code. Nothing when it is not.
std::optional<int> askInsteadOfRunning(int count, char **arguments);

} // namespace quayside
