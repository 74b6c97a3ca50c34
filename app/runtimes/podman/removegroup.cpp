// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/removegroup.h"

#include "app/runtimes/podman/tr.h"

namespace quayside::podman {

RemoveGroup::RemoveGroup(PodmanApi api, QString group)
    : m_api(std::move(api))
    , m_group(std::move(group))
{
}

void RemoveGroup::start()
{
    reportProgress({0, 2, PodmanTr::tr("Stopping and removing the containers of %1").arg(m_group), -1});
    await(m_api.deletePod(m_group), [this] { removeVolumes(); });
}

void RemoveGroup::removeVolumes()
{
    reportProgress({1, 2, PodmanTr::tr("Removing volumes and secrets of %1").arg(m_group), -1});
    await(m_api.volumesOfGroup(m_group), [this](const QStringList &names) {
        removeNext(names, &PodmanApi::deleteVolume, [this] { removeSecrets(); });
    });
}

void RemoveGroup::removeSecrets()
{
    await(m_api.secretsOfGroup(m_group), [this](const QStringList &names) {
        removeNext(names, &PodmanApi::deleteSecret, [this] { finish({}); });
    });
}

void RemoveGroup::removeNext(QStringList names, Operation<> *(PodmanApi::*remove)(const QString &) const, std::function<void()> then)
{
    if (names.isEmpty())
        return then();
    const QString name = names.takeFirst();
    await((m_api.*remove)(name), [this, names, remove, then = std::move(then)] { removeNext(names, remove, then); });
}

} // namespace quayside::podman
