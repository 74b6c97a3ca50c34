// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/runprogram.h"
#include "models/domain/connectionsettings.h"

#include <QDir>

namespace quayside {

// The connections to other machines that Podman (by its command) and Docker (by the files of its contexts) know on this machine. Where a program is
// missing, or what it says makes no sense, there are none of its kind.
class FindConnections final : public Operation<QList<ConnectionSettings>>
{
    Q_OBJECT

public:
    explicit FindConnections(QDir dockerFolder = dockerConfiguration(), QString podman = QStringLiteral("podman"));

    // $DOCKER_CONFIG, or ~/.docker
    static QDir dockerConfiguration();

protected:
    void start() override;

private:
    const QDir m_dockerFolder;
    const QString m_podman;
};

// Reads what "podman system connection list --format json" prints.
QList<ConnectionSettings> connectionsFromPodman(const QByteArray &json);
// Reads the contexts in Docker's folder.
QList<ConnectionSettings> connectionsFromDocker(const QDir &folder);

} // namespace quayside
