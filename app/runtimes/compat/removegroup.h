// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"

namespace quayside::compat {

// Removes a pod and what belongs to it: containers, volumes, secrets, and its network if it was the last one there. What is gone already is no error.
class RemoveGroup final : public Operation<>
{
    Q_OBJECT

public:
    RemoveGroup(Engine api, QString group);

protected:
    void start() override;

private:
    void removePod();
    void removeVolumes();
    void removeSecrets();
    void releaseNetwork();
    void removeNext(QStringList names, Operation<> *(EngineApi::*remove)(const QString &) const, std::function<void()> then);

    const Engine m_api;
    const QString m_group;
    QString m_network; // that it was in, or empty
};

} // namespace quayside::compat
