// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quayside {

// Answers of a real Podman 4.3.1, kept in tests/data/podman.
inline QByteArray recording(const QString &name)
{
    QFile file(QStringLiteral(QUAYSIDE_TEST_DATA "/podman/") + name);
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

} // namespace quayside
