// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/groupplan.h"

#include <QJsonObject>

namespace quayside::docker {

// The local settings of a plan (see compat/localsettings.h) in the words of Docker's requests, added to the body of one. Docker has no
// words for "umask" and "annotations", and "share" is what it does anyway.
void addLocalSettings(QJsonObject &body, const compat::PodPlan &pod);
void addLocalSettings(QJsonObject &body, const compat::ContainerPlan &container);

} // namespace quayside::docker
