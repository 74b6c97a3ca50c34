// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/docker/dockerjson.h"

#include <QFile>
#include <QJsonDocument>

namespace quayside {

// Answers of a real Docker Engine 20.10.24, kept in tests/data/docker.
inline QByteArray recording(const QString &name)
{
    QFile file(QStringLiteral(QUAYSIDE_TEST_DATA "/docker/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The recording %s is missing.", qPrintable(name));
    return file.readAll();
}

inline QJsonArray recordedArray(const QString &name)
{
    return QJsonDocument::fromJson(recording(name)).array();
}

inline QJsonObject recordedObject(const QString &name)
{
    return QJsonDocument::fromJson(recording(name)).object();
}

inline docker::Inspections recordedInspections()
{
    docker::Inspections inspections;
    const QJsonObject all = recordedObject(QStringLiteral("inspections.json"));
    for (auto one = all.begin(); one != all.end(); ++one)
        inspections.insert(one.key(), one->toObject());
    return inspections;
}

} // namespace quayside
