// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/containergroupspec.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>

namespace quayside::podman {

// What the engine and its machine allow, as far as a plan depends on it.
struct PlanContext
{
    QString address; // the group's own; empty when the spec asks for none
    int firstOpenPort = 0; // lower ports are not ours to open (rootless)
    bool canLimit = true; // CPU and memory
    QString billedFrom; // ISO 8601
    QString secretSet = {}; // of the secrets that are created; a group that is updated has several
    QHash<QString, QString> secretSets = {}; // by container, where its secrets exist in the engine: their values are not needed
};

// A group as Podman is asked for it: bodies of requests, in the order in which they are sent.
struct GroupPlan
{
    struct Image
    {
        QString name; // full
        QByteArray credentials; // for X-Registry-Auth, or empty
    };
    struct Secret
    {
        QString name;
        QByteArray value;
    };
    struct ContainerBody
    {
        QString name; // in the spec
        QJsonObject body;
    };

    QList<Image> images; // every one once
    QList<QJsonObject> volumes;
    QList<Secret> secrets;
    QJsonObject pod;
    QList<ContainerBody> containers;
};

// An error when the spec asks for something that this runtime cannot do and must not ignore.
Result<GroupPlan> planGroup(const ContainerGroupSpec &spec, const PlanContext &context);

// The ports of the host for the ports of a group. Where low ports are not ours to open (rootless), 80 becomes 8080, or the next
// one that the group does not use itself.
QHash<int, int> hostPorts(const QList<spec::Port> &ports, int firstOpenPort);

// Names of containers and volumes of a group inside the engine. A group's name has no dot, so no two groups can clash.
QString engineName(const QString &group, const QString &part);

// Secrets carry no labels in Podman 4.3 and may have 64 characters: their names say whose they are, shortened to hashes.
QString secretName(const QString &group, const QString &part, const QString &set = {});
// What all of a group's secrets begin with, and nobody else's.
QString secretPrefix(const QString &group);

} // namespace quayside::podman
