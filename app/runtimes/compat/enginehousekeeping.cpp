// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginehousekeeping.h"

#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/imagereference.h"
#include "app/runtimes/compat/pullimage.h"
#include "app/runtimes/compat/registrylogins.h"
#include "app/runtimes/compat/stockjson.h"
#include "app/runtimes/compat/takestock.h"
#include "app/runtimes/compat/tr.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

EngineHousekeeping::EngineHousekeeping(QString name, std::function<Engine()> connected, AuthFiles files)
    : m_name(std::move(name))
    , m_connected(std::move(connected))
    , m_files(std::move(files))
{
}

template <typename T>
Operation<T> *EngineHousekeeping::notConnected() const
{
    return new ReadyOperation<T>(failure(Error::Kind::Unreachable, CompatTr::tr("%1 is not connected.").arg(m_name)));
}

Operation<QList<StockItem>> *EngineHousekeeping::takeStock()
{
    const Engine api = m_connected();
    return api ? static_cast<Operation<QList<StockItem>> *>(new TakeStock(api)) : notConnected<QList<StockItem>>();
}

Operation<DiskUse> *EngineHousekeeping::measureDisk()
{
    const Engine api = m_connected();
    if (!api)
        return notConnected<DiskUse>();
    HttpRequest request = getRequest(api->dockerPath(u"/system/df"_s, {}));
    request.patience = forEver; // it looks at every file
    return api->client().send<DiskUse>(request, [](const HttpResponse &response) { return expectObject(response).map(&diskUseFrom); });
}

Operation<> *EngineHousekeeping::remove(const StockItem &item)
{
    const Engine api = m_connected();
    return api ? static_cast<Operation<> *>(new RemoveItem(api, item)) : notConnected<void>();
}

Operation<> *EngineHousekeeping::pullImage(const QString &name)
{
    const Engine api = m_connected();
    if (!api)
        return notConnected<void>();
    return new PullImage(api, {fullImageName(name), {}, true});
}

Operation<QList<RegistryLogin>> *EngineHousekeeping::registryLogins()
{
    return new ListLogins(m_files);
}

Operation<> *EngineHousekeeping::logIn(const QString &server, const QString &user, const QString &password)
{
    const Engine api = m_connected();
    return api ? static_cast<Operation<> *>(new LogIn(api, server, user, password)) : notConnected<void>();
}

Operation<> *EngineHousekeeping::logOut(const RegistryLogin &login)
{
    return new LogOut(m_files, login);
}

} // namespace quayside::compat
