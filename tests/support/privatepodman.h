// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QJsonArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

class QProcess;

namespace quayside {

// A Podman of the tests' own: its service, its storage, its settings and its socket are in a folder below the build, so that no
// test touches a person's containers and no two runs touch each other's.
class PrivatePodman
{
public:
    PrivatePodman();
    ~PrivatePodman();
    Q_DISABLE_COPY_MOVE(PrivatePodman)

    // Why none can run on this machine, or empty.
    QString obstacle() const { return m_obstacle; }
    QString socketPath() const { return m_folder.filePath(QStringLiteral("s")); }

    // Starts the service and waits until it answers.
    bool start();
    // kill -9, in the middle of whatever it does. Containers live on.
    void kill();
    // SIGSTOP, and what takes it back: it is there, and does nothing.
    void suspend(bool suspended) const;

    // The podman command on the same storage: what it printed, standard error included.
    QString run(const QStringList &arguments) const;
    // Names of all pods, containers, volumes and secrets.
    QStringList everything() const;

private:
    QJsonArray get(const QByteArray &path) const;
    QStringList storageArguments() const;
    void writeConfiguration();
    std::unique_ptr<QProcess> newProcess() const;

    QTemporaryDir m_folder;
    QString m_obstacle;
    std::unique_ptr<QProcess> m_service;
};

} // namespace quayside
