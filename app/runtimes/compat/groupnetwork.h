// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"

// The network of an engine that stands for a virtual network of Azure: it is there as long as a group is in it. Its DNS knows the
// groups by their names.
namespace quayside::compat {

// Makes the network unless it is there.
class EnsureNetwork final : public Operation<>
{
    Q_OBJECT

public:
    EnsureNetwork(Engine api, NetworkPlan network);

protected:
    void start() override;

private:
    Operation<bool> *lookFor() const;

    const Engine m_api;
    const NetworkPlan m_network;
};

// Removes the network of this name when no group says any more that it is in it; stopped ones count. That it cannot be removed is no
// error: the next group that goes tries again.
class ReleaseNetwork final : public Operation<>
{
    Q_OBJECT

public:
    ReleaseNetwork(Engine api, QString name);

protected:
    void start() override;

private:
    const Engine m_api;
    const QString m_name;
};

} // namespace quayside::compat
