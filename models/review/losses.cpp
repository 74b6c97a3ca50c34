// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/losses.h"

#include "models/review/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isJob(const ContainerGroupSpec &spec)
{
    return spec.restartPolicy.value_or(u"Always"_s).compare(u"Always", Qt::CaseInsensitive) != 0;
}

// The emptyDir volumes whose content does not outlive a recreation.
QStringList lostVolumes(const ContainerGroupSpec &before, const ContainerGroupSpec &after, const EngineAbilities &abilities)
{
    QStringList names;
    for (const spec::Volume &volume : before.volumes) {
        const bool stays = abilities.keepsEmptyDirs
            && std::ranges::any_of(after.volumes, [&](const spec::Volume &one) { return one.name == volume.name && one.emptyDir; });
        if (volume.emptyDir && !stays)
            names.append(volume.name.value_or(QString()));
    }
    return names;
}

// The group's own address, when it is deleted and created.
void addAddress(QStringList &lost, const ContainerGroupSpec &before, const EngineAbilities &abilities)
{
    if (!before.ipAddress || abilities.keepsAddress)
        return;
    lost.append(ReviewTr::tr("The IP address: the new group may get another one."));
    if (before.ipAddress->dnsNameLabel)
        lost.append(ReviewTr::tr("The DNS name label “%1” for a while: it is released and taken again, and somebody else may be faster.").arg(*before.ipAddress->dnsNameLabel));
}

void addIdentity(QStringList &lost, const ContainerGroupSpec &before, const EngineAbilities &abilities)
{
    const bool isSystem = before.identity && before.identity->type.value_or(QString()).contains(u"SystemAssigned", Qt::CaseInsensitive);
    if (isSystem && abilities.update == EngineAbilities::Update::WholeGroup)
        lost.append(ReviewTr::tr("The system-assigned identity: the new one is another principal, without the roles of the old."));
}

} // namespace

QStringList lossesOf(Impact impact, const ContainerGroupSpec &before, const ContainerGroupSpec &after, const QStringList &restarting,
                     const EngineAbilities &abilities)
{
    QStringList lost;
    if (impact < Impact::ReplacesContainer)
        return lost;
    if (impact == Impact::Recreates) {
        addAddress(lost, before, abilities);
        if (const QStringList volumes = lostVolumes(before, after, abilities); !volumes.isEmpty())
            lost.append(ReviewTr::tr("The content of %1.").arg(volumes.join(u", "_s)));
        lost.append(ReviewTr::tr("Files and logs inside all containers."));
        addIdentity(lost, before, abilities);
    } else {
        lost.append(ReviewTr::tr("Files and logs inside %1, except on volumes.").arg(restarting.join(u", "_s)));
    }
    if (isJob(before))
        lost.append(ReviewTr::tr("The results of the last run: what restarts runs again."));
    return lost;
}

} // namespace quayside
