// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/removegroup.h"

#include "app/runtimes/compat/groupnetwork.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/tr.h"

namespace quayside::compat {

RemoveGroup::RemoveGroup(Engine api, QString group)
    : m_api(std::move(api))
    , m_group(std::move(group))
{
}

void RemoveGroup::start()
{
    await(m_api->list(), [this](const EngineParts &parts) {
        for (const EnginePod &pod : parts.pods)
            if (pod.labels.value(labels::group) == m_group)
                m_network = pod.labels.value(labels::network);
        QStringList uploads;
        for (const EngineContainer &container : parts.containers)
            if (container.labels.value(labels::group) == m_group && container.labels.value(labels::role) == labels::uploadRole)
                uploads.append(container.id);
        removeNext(uploads, &EngineApi::deleteContainer, [this] { removePod(); });
    });
}

void RemoveGroup::removePod()
{
    reportProgress({0, 2, CompatTr::tr("Stopping and removing the containers of %1").arg(m_group), -1});
    await(m_api->deletePod(m_group), [this] { removeVolumes(); });
}

void RemoveGroup::removeVolumes()
{
    reportProgress({1, 2, CompatTr::tr("Removing volumes and secrets of %1").arg(m_group), -1});
    await(m_api->volumesOfGroup(m_group), [this](const QStringList &names) {
        removeNext(names, &EngineApi::deleteVolume, [this] { removeSecrets(); });
    });
}

void RemoveGroup::removeSecrets()
{
    await(m_api->secretsOfGroup(m_group), [this](const QStringList &names) {
        removeNext(names, &EngineApi::deleteSecret, [this] { releaseNetwork(); });
    });
}

void RemoveGroup::releaseNetwork()
{
    if (m_network.isEmpty())
        return finish({});
    await(static_cast<Operation<> *>(new ReleaseNetwork(m_api, m_network)), [this] { finish({}); });
}

void RemoveGroup::removeNext(QStringList names, Operation<> *(EngineApi::*remove)(const QString &) const, std::function<void()> then)
{
    if (names.isEmpty())
        return then();
    const QString name = names.takeFirst();
    await((m_api.get()->*remove)(name), [this, names, remove, then = std::move(then)] { removeNext(names, remove, then); });
}

} // namespace quayside::compat
