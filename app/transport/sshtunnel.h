// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/askpass.h"
#include "app/transport/enginereach.h"
#include "app/transport/runprogram.h"
#include "app/transport/socketfolder.h"

#include <QProcess>

namespace quayside {

struct SshTarget
{
    QString destination; // a machine, user@machine, or a name from ~/.ssh/config
    quint16 port = 0; // 0 is what ssh's configuration says
    QString identity; // a key file; empty is what ssh finds
    QString socket; // of the engine there; empty is looked for
    QStringList usualSockets; // where to look, as words for a shell: from this program, never from outside

    bool operator==(const SshTarget &) const = default;
};

// The user's own ssh with the user's own configuration, keys, agent, jump hosts and known hosts. One of them serves everything of a connection:
// the engine's socket appears as a socket here, and ports of groups under their own addresses. It ends with this program, however that ends.
class SshTunnel final : public EngineReach
{
    Q_OBJECT

public:
    // Questions are asked by starting the program of this path once more; empty is this one.
    explicit SshTunnel(SshTarget target, const QString &askpassProgram = {});
    ~SshTunnel() override;

    Operation<Endpoint> *open() override;
    Operation<Error> *explain(const Error &error) override;
    Operation<> *forward(const Place &there, const Place &here) override;
    QString text() const override { return QStringLiteral("ssh://") + m_target.destination; }

private:
    friend class OpenTunnel;
    friend class ExplainSilence;

    Result<> start();
    void stop();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool isOpen() const { return isRunning() && !m_remoteSocket.isEmpty(); }
    QStringList masterArguments() const;
    // A command for the ssh that runs, such as {"-O", "exit"}, or for a shell on the other machine.
    Operation<ProgramEnd> *command(const QStringList &options, const QString &shellCommand = {}) const;
    void readWords();
    void onExit();
    Endpoint endpoint() const { return {m_folder.filePath(QStringLiteral("engine"))}; }
    QString controlPath() const { return m_folder.filePath(QStringLiteral("ssh")); }

    const SshTarget m_target;
    const QString m_askpassProgram;
    const SocketFolder m_folder;
    AskpassServer m_askpass;
    QProcess m_process;
    QString m_words; // the last of what it said
    QString m_remoteSocket; // that is forwarded; empty before
};

// What ssh said when it ended, as an error that names the step.
Error sshError(const QString &words, const QString &destination);

} // namespace quayside
