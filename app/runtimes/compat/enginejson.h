// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineparts.h"
#include "models/core/result.h"

#include <QJsonArray>
#include <QJsonObject>

// What the answers of all engines have in common. A field that is absent or of another type than expected reads as empty and
// never fails the rest.
namespace quayside::compat {

Result<QJsonObject> objectFrom(const QByteArray &bytes);
Result<QJsonArray> arrayFrom(const QByteArray &bytes);

Labels labelsFrom(const QJsonValue &value);
QJsonObject toJson(const Labels &labels);

// Go's zero time is the year 1: no time.
QDateTime timeFromSeconds(const QJsonValue &value);
QDateTime timeFromText(const QJsonValue &value);
// An engine may note a start when the start has returned; a program that ends at once has ended before that.
QDateTime endAfter(const QDateTime &end, const QDateTime &start);

ContainerState containerStateFrom(const QString &word);

// The labels of volumes, of the answer's list of them.
QList<EngineVolume> volumesFrom(const QJsonArray &volumes);

} // namespace quayside::compat
