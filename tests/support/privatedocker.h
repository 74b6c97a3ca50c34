// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonDocument>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

class QProcess;

namespace quayside {

// A Docker Engine of the tests' own: its storage and its socket are in a folder below the build, its processes and its mounts in
// namespaces that end with the test however that ends. It writes no rule into the packet filter; all that it adds to the machine
// is a bridge with the test's process id in its name, and one whose test is gone is removed by the next.
class PrivateDocker
{
public:
    // Arguments of the daemon on top of those that make it private.
    explicit PrivateDocker(QStringList moreArguments = {});
    ~PrivateDocker();
    Q_DISABLE_COPY_MOVE(PrivateDocker)

    // Why none can run on this machine, or empty.
    QString obstacle() const { return m_obstacle; }
    // Of this machine on its bridge.
    static QString bridgeAddress();
    QString socketPath() const { return m_folder.filePath(QStringLiteral("s")); }

    // Starts the daemon and waits until it answers.
    bool start();
    // kill -9, in the middle of whatever it does. Containers live on.
    void kill();
    // As if the machine had started anew: nothing of it runs on, and the daemon is started.
    bool reboot();

    // The docker command on this engine: what it printed, standard error included.
    QString run(const QStringList &arguments) const;
    // Names of all containers and volumes.
    QStringList everything() const;

private:
    QString findObstacle() const;
    bool makeNamespaces();
    bool makeBridge() const;
    QStringList insideArguments() const;
    QJsonDocument get(const QByteArray &path) const;

    const QStringList m_moreArguments;
    QTemporaryDir m_folder;
    const QString m_bridge;
    QString m_obstacle;
    std::unique_ptr<QProcess> m_namespaces; // their first process
    qint64 m_inside = 0; // a process in them
    std::unique_ptr<QProcess> m_daemon;
};

} // namespace quayside
