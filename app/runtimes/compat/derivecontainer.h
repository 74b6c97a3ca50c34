// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/containergroup.h"
#include "models/spec/containergroupspec.h"

#include <QJsonObject>

namespace quayside::compat {

struct DerivedMount
{
    QJsonObject settings; // of the volume; empty for one of the group's own
    QString path;
    bool isReadOnly = false;
    QStringList options;
};

struct DerivedContainer
{
    spec::Container container; // without name and mounts
    QList<DerivedMount> mounts;
    QStringList notCarried; // one sentence each
};

// A container as a spec says it, out of what the engine says of it and of its image.
DerivedContainer deriveContainer(const Container &container, const QJsonObject &inspected, const QJsonObject &image, const QString &groupPolicy);

// Always, OnFailure or Never.
QString restartPolicyOf(const QJsonObject &inspected);

QStringList textsFrom(const QJsonValue &list);

} // namespace quayside::compat
