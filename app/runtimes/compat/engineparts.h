// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"

#include <QDateTime>
#include <QList>
#include <QMap>
#include <QString>

// What container engines list, in one form: each engine's own shapes are read at its edge. Everything in it came from outside.
namespace quayside::compat {

using Labels = QMap<QString, QString>;

// What holds the network of a group and carries the labels that describe it: a pod, or a container that stands for one.
struct EnginePod
{
    QString id;
    QString name; // the id where there is none
    QDateTime createdAt;
    Labels labels;

    bool operator==(const EnginePod &) const = default;
};

struct EngineContainer
{
    QString id;
    QString name; // the id where there is none
    QString image;
    QString pod; // id of the one that it belongs to, or empty
    bool isInfra = false; // it is the pod's own, and nobody's business
    ContainerState state = ContainerState::Unknown;
    bool isPaused = false;
    bool isStopping = false; // it was asked to end and has not yet; Docker tells only who listens then
    bool isRestarting = false; // the engine waits for a while before it starts it again
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime finishedAt; // where it has ended
    int exitCode = 0; // where it has ended
    int restartCount = 0; // where a list tells
    QList<PortMapping> ports;
    Labels labels;

    bool operator==(const EngineContainer &) const = default;
};

struct EngineVolume
{
    QString name;
    Labels labels;

    bool operator==(const EngineVolume &) const = default;
};

struct EngineParts
{
    QList<EnginePod> pods;
    QList<EngineContainer> containers;
    QList<EngineVolume> revisions; // the volumes that carry revisions, of all groups
};

} // namespace quayside::compat
