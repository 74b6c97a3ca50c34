// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace quayside {

// A real sshd on this machine with keys of its own, and an ssh before the real one in PATH that knows only a configuration of the test's: a
// person's keys and known hosts are never touched. The machine is called "harbour".
class PrivateSshd
{
public:
    PrivateSshd();
    ~PrivateSshd();
    Q_DISABLE_COPY_MOVE(PrivateSshd)

    bool start();
    // Cuts what is connected, and lets nobody in any more.
    void stop();
    // Cuts what is connected.
    void cut();
    QString problem() const { return m_problem; }

    // Also written to the configuration of ssh; takes effect with the next connection.
    void knowHost(bool known);
    void newHostKey();
    void protectKey(const QString &passphrase);
    void useOtherKey();
    QString knownHosts() const;
    quint16 port() const { return m_port; }

private:
    bool run(const QString &program, const QStringList &arguments);
    bool makeKey(const QString &name, const QString &passphrase = {});
    bool write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    QByteArray read(const QString &name) const;

    QTemporaryDir m_folder;
    QProcess m_sshd;
    QByteArray m_path; // PATH before
    QString m_problem;
    quint16 m_port = 0;
};

} // namespace quayside
