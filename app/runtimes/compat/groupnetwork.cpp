// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/groupnetwork.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/labels.h"

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

EnsureNetwork::EnsureNetwork(Engine api, NetworkPlan network)
    : m_api(std::move(api))
    , m_network(std::move(network))
{
}

Operation<bool> *EnsureNetwork::lookFor() const
{
    return m_api->client().send<bool>(getRequest(m_api->dockerPath(u"/networks/%1"_s.arg(pathStep(m_network.name)), {})), &expectFound);
}

void EnsureNetwork::start()
{
    await(lookFor(), [this](bool isThere) {
        if (isThere)
            return finish({});
        const QJsonObject body{{u"Name"_s, m_network.name}, {u"CheckDuplicate"_s, true}, {u"Driver"_s, u"bridge"_s}, {u"Labels"_s, toJson(m_network.labels)}};
        auto *making = m_api->client().send<void>(postRequest(m_api->dockerPath(u"/networks/create"_s, {}), body), &expectSuccess);
        attempt(making, [this](const Result<> &made) {
            if (made)
                return finish({});
            // Another group of the same virtual network may have been quicker.
            await(lookFor(), [this, error = made.error()](bool isThereNow) { isThereNow ? finish({}) : beginFail(error); });
        });
    });
}

ReleaseNetwork::ReleaseNetwork(Engine api, QString name)
    : m_api(std::move(api))
    , m_name(std::move(name))
{
}

void ReleaseNetwork::start()
{
    await(m_api->list(), [this](const EngineParts &parts) {
        const auto isIn = [this](const EnginePod &pod) { return pod.labels.value(labels::network) == m_name; };
        if (std::ranges::any_of(parts.pods, isIn))
            return finish({});
        const QByteArray target = m_api->dockerPath(u"/networks/%1"_s.arg(pathStep(m_name)), {});
        attempt(m_api->client().send<void>(deleteRequest(target), &expectGone), [this](const Result<> &) { finish({}); });
    });
}

} // namespace quayside::compat
