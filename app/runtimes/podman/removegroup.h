// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/podmanapi.h"

namespace quayside::podman {

// Removes a pod and what belongs to it: containers, volumes, secrets. What is gone already is no error.
class RemoveGroup final : public Operation<>
{
    Q_OBJECT

public:
    RemoveGroup(PodmanApi api, QString group);

protected:
    void start() override;

private:
    void removeVolumes();
    void removeSecrets();
    void removeNext(QStringList names, Operation<> *(PodmanApi::*remove)(const QString &) const, std::function<void()> then);

    const PodmanApi m_api;
    const QString m_group;
};

} // namespace quayside::podman
