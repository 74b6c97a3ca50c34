// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"
#include "models/core/result.h"

namespace quayside {

// The first pod of a Kubernetes text as a group: a Pod, or the template of a Deployment, StatefulSet, DaemonSet, ReplicaSet, Job or
// CronJob. ConfigMaps and Secrets in the same text supply what the pod takes from them; everything else is reported as lost.
tl::expected<SpecConversion, SpecIssue> groupFromKubernetes(const QString &text, const ConversionOptions &options);

} // namespace quayside
