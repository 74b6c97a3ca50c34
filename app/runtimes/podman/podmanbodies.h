// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/groupplan.h"

#include <QJsonObject>

// How libpod wants to be asked for the parts of a group: bodies of its requests.
namespace quayside::podman {

QJsonObject bodyOf(const compat::VolumePlan &volume);
QJsonObject bodyOf(const compat::PodPlan &pod);
QJsonObject bodyOf(const compat::ContainerPlan &container);

} // namespace quayside::podman
