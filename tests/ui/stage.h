// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"
#include "app/storage/connectionfile.h"
#include "app/storage/diskfiles.h"
#include "app/storage/keychaininmemory.h"
#include "app/storage/settingsinmemory.h"
#include "app/storage/snapshotfiles.h"
#include "app/storage/records.h"
#include "models/session/jobrunner.h"
#include "models/session/session.h"
#include "tests/support/keptjobs.h"
#include "ui/details/detailspanel.h"
#include "ui/mainwindow/mainwindow.h"

#include <optional>

namespace quayside {

// The whole window on an engine in memory and a clock that is driven by hand: the same thing every time.
class Stage
{
public:
    using Scenario = sample::SampleRuntime::Scenario;

    // Opens the window at a size; nothing is connected yet, so that loading can be seen too.
    // Without a store drafts live as long as the stage.
    explicit Stage(Scenario scenario, QSize size = {1200, 760}, Drafts *drafts = nullptr);

    // Connects, and lets everything that follows at once happen.
    void begin();
    // Handles what waits to be handled, without the clock moving.
    static void settle();
    // Moves the clock on in steps of a second and settles after each.
    void pass(std::chrono::seconds duration);

    // Chooses the first group in the list whose name begins so.
    void select(const QString &group);
    void showTab(DetailsPanel::Page page) { window.groupsPage().details().showPage(page); }
    // The one thing in the window with this object name.
    template <typename T = QWidget>
    T *find(const char *name) const
    {
        auto *found = window.findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("There is no %s in the window.", name);
        return found;
    }

    ManualClock clock;
    sample::SampleRuntime engine;

private:
    const CostEstimator m_estimator;
    NoSnapshots m_snapshots;
    NoLedger m_ledger;
    NoJournal m_journal;

public:
    SettingsInMemory settings;
    KeychainInMemory keychain;
    std::optional<sample::SampleRuntime> other; // of scenes with two connections
    Session session;
    NoConnections connections;
    DiskFiles files;
    ConnectionBook book;
    KeptTriggers triggers;
    KeptRuns runs;
    TriggerBook triggerBook;
    JobRunner jobs; // nobody drives here
    MainWindow window;
};

} // namespace quayside
