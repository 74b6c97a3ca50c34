// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "models/domain/stock.h"

#include <QJsonArray>
#include <QUrlQuery>

namespace quayside::compat {

// Images, volumes, networks and all that may use them, asked for at once.
class TakeStock final : public Operation<QList<StockItem>>
{
    Q_OBJECT

public:
    explicit TakeStock(Engine api);

protected:
    void start() override;

private:
    void ask(const QString &path, const QUrlQuery &query, QJsonArray &answer);
    void finishWhenAllIsHere();

    const Engine m_api;
    EngineParts m_parts;
    QJsonArray m_containers;
    QJsonArray m_images;
    QJsonArray m_volumes;
    QJsonArray m_networks;
    int m_asking = 0;
};

// Removes one thing that nothing uses; an image by its names, one after the other.
class RemoveItem final : public Operation<>
{
    Q_OBJECT

public:
    RemoveItem(Engine api, StockItem item);

protected:
    void start() override;

private:
    void removeNext();

    const Engine m_api;
    const StockItem m_item;
    QStringList m_names;
};

} // namespace quayside::compat
