// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/runtime/containerruntime.h"

#include "models/runtime/tr.h"

namespace quayside {

Operation<ProbeAnswer> *ContainerRuntime::tryProbe(const GroupId &, const QString &, const spec::Probe &)
{
    return new ReadyOperation<ProbeAnswer>(failure(Error::Kind::Unsupported, RuntimeTr::tr("Probes cannot be tried on %1.").arg(connection().value)));
}

Operation<> *ContainerRuntime::changeContainer(const GroupId &, const QString &, ContainerAction)
{
    return new ReadyOperation<>(failure(Error::Kind::Unsupported, RuntimeTr::tr("Single containers cannot be restarted on %1.").arg(connection().value)));
}

} // namespace quayside
