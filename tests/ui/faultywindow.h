// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/podmanruntime.h"
#include "app/storage/connectionfile.h"
#include "app/storage/diskfiles.h"
#include "app/storage/records.h"
#include "app/storage/settingsinmemory.h"
#include "app/storage/snapshotfiles.h"
#include "models/session/session.h"
#include "tests/support/fakeengine.h"
#include "tests/support/faultproxy.h"
#include "ui/mainwindow/mainwindow.h"

namespace quayside {

// The system's clock, until somebody sets it.
class SetClock final : public Clock
{
public:
    QDateTime now() const override { return m_system.now().addSecs(offset); }
    std::chrono::milliseconds elapsed() const override { return m_system.elapsed(); }
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const override
    {
        m_system.callAfter(delay, context, std::move(function));
    }

    qint64 offset = 0; // seconds

private:
    const SystemClock m_system;
};

// The window on an engine that is made up, with a way to it that can be spoilt, in real time.
class FaultyWindow
{
public:
    // The thread outlives what is still under way when the window goes.
    explicit FaultyWindow(IoThread &io, int groups = 3);
    // Another way to the proxy.
    using MakeReach = std::function<std::unique_ptr<EngineReach>(const QString &socket)>;
    FaultyWindow(IoThread &io, int groups, const MakeReach &makeReach);

    // What stands above the list: what happened, and why.
    QStringList banner() const;
    QString chosen() const; // the group that is selected
    const GroupWatcher &watcher() const { return session.connections().front()->watcher; }
    GroupId id(const QString &name) const;

    SetClock clock;
    FakeEngine engine;
    FaultProxy proxy{engine.socketPath()};
    podman::PodmanRuntime runtime;

private:
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;
    NoConnections m_connections;
    DiskFiles m_files;

public:
    SettingsInMemory settings;
    Session session;
    ConnectionBook book;
    MainWindow window;
};

} // namespace quayside
