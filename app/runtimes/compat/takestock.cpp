// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/takestock.h"

#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/stockjson.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

TakeStock::TakeStock(Engine api)
    : m_api(std::move(api))
{
}

void TakeStock::start()
{
    m_asking = 5;
    await(m_api->list(), [this](const EngineParts &parts) {
        m_parts = parts;
        finishWhenAllIsHere();
    });
    ask(u"/containers/json"_s, {{u"all"_s, u"true"_s}}, m_containers);
    ask(u"/images/json"_s, {}, m_images);
    ask(u"/volumes"_s, {}, m_volumes);
    ask(u"/networks"_s, {}, m_networks);
}

// A list comes as it is, that of volumes inside an object.
void TakeStock::ask(const QString &path, const QUrlQuery &query, QJsonArray &answer)
{
    const bool isWrapped = &answer == &m_volumes;
    auto *call = m_api->client().send<QJsonArray>(getRequest(m_api->dockerPath(path, query)), [isWrapped](const HttpResponse &response) {
        if (!isWrapped)
            return expectArray(response);
        return expectObject(response).map([](const QJsonObject &object) { return object.value("Volumes"_L1).toArray(); });
    });
    await(call, [this, &answer](const QJsonArray &list) {
        answer = list;
        finishWhenAllIsHere();
    });
}

void TakeStock::finishWhenAllIsHere()
{
    if (--m_asking > 0)
        return;
    QList<StockItem> stock = imagesFrom(m_images) + storedVolumesFrom(m_volumes) + networksFrom(m_networks);
    findUsers(stock, m_containers, m_parts);
    finish(stock);
}

RemoveItem::RemoveItem(Engine api, StockItem item)
    : m_api(std::move(api))
    , m_item(std::move(item))
    , m_names(m_item.kind == StockKind::Image && !m_item.names.isEmpty() ? m_item.names : QStringList{m_item.id})
{
}

void RemoveItem::start()
{
    removeNext();
}

void RemoveItem::removeNext()
{
    if (m_names.isEmpty())
        return finish({});
    static const QHash<StockKind, QString> folders{{StockKind::Image, u"/images/%1"_s}, {StockKind::Volume, u"/volumes/%1"_s}, {StockKind::Network, u"/networks/%1"_s}};
    const QString path = folders.value(m_item.kind).arg(pathStep(m_names.takeFirst()));
    await(m_api->client().send<void>(deleteRequest(m_api->dockerPath(path, {})), &expectGone), [this] { removeNext(); });
}

} // namespace quayside::compat
