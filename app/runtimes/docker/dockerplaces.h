// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QList>

namespace quayside::docker {

// A socket on this machine where Docker may answer.
struct DockerPlace
{
    QString name; // of the connection; stays the same as long as the place does
    QString socketPath;

    bool operator==(const DockerPlace &) const = default;
};

// Where people tell their tools that Docker is.
struct DockerSurroundings
{
    QString host; // $DOCKER_HOST
    QDir configuration; // with the contexts
    QString systemSocket;
    QString rootlessSocket; // empty where there can be none

    static DockerSurroundings ofThisPerson();
};

// Every such socket that exists, once, however many names it has: the system's, the person's own, $DOCKER_HOST's and those of
// contexts ("docker context create"). Addresses on other machines are not among them.
QList<DockerPlace> findDockerPlaces(const DockerSurroundings &surroundings);

} // namespace quayside::docker
