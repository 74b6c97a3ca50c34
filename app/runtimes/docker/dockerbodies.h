// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/groupplan.h"

#include <QJsonObject>

// How Docker Engine wants to be asked for the parts of a group: bodies of its requests. It has no pods: a small container of ours,
// the holder, has the group's name, its labels, its address and its ports, and the others join its network.
namespace quayside::docker {

QString holderImage();

QJsonObject bodyOf(const compat::VolumePlan &volume);
QJsonObject bodyOf(const compat::PodPlan &pod);
// The image's own command is needed where the plan has none and there are secret variables: these are set by a program that
// comes first.
QJsonObject bodyOf(const compat::ContainerPlan &container, const QStringList &imageCommand = {});

// Docker keeps no secrets: the files of a folder are in a volume, which is filled before anybody sees it.
compat::VolumePlan volumeOf(const compat::SecretFolder &folder);
// A container that is never started, into whose folder "uploadFolder" the files are put.
inline constexpr QLatin1StringView uploadFolder("/secret");
QString uploadName(const compat::VolumePlan &volume);
QJsonObject uploadBody(const compat::VolumePlan &volume);
QByteArray uploadArchive(const compat::SecretPlan &secrets);
// The folder itself, for "/": anybody may write into it.
QByteArray openFolderArchive();

} // namespace quayside::docker
