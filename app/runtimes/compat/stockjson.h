// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineparts.h"
#include "models/core/result.h"
#include "models/domain/stock.h"

#include <QJsonArray>
#include <QJsonObject>

// Images, volumes and networks as Docker lists them, and Podman in its Docker shape.
namespace quayside::compat {

QList<StockItem> imagesFrom(const QJsonArray &images);
QList<StockItem> storedVolumesFrom(const QJsonArray &volumes);
QList<StockItem> networksFrom(const QJsonArray &networks);
DiskUse diskUseFrom(const QJsonObject &answer);

// Fills in who uses what: containers (as Docker lists them), and the groups that exist, which keep what was made for them whether or
// not a container uses it.
void findUsers(QList<StockItem> &stock, const QJsonArray &containers, const EngineParts &parts);

} // namespace quayside::compat
