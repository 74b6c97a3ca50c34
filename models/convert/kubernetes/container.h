// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/groupdraft.h"
#include "models/convert/kubernetes/objects.h"

namespace quayside::kubernetes {

// Everything that a pod says about one container. `pod` is its spec: rights stand there for all containers.
void readContainer(GroupDraft &group, ContainerDraft &draft, const SourceField &container, const SourceField &pod, const Objects &objects);

// Liveness and readiness.
void readProbes(GroupDraft &group, ContainerDraft &draft, const SourceField &container);

// The volume of the pod that a container mounts, made when the first one does; nothing where Azure has none like it.
std::optional<QString> volumeFor(GroupDraft &group, const SourceField &volume, const Objects &objects);

} // namespace quayside::kubernetes
