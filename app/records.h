// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/connectionfile.h"
#include "app/storage/database.h"
#include "app/storage/draftfiles.h"
#include "app/storage/lockfilelease.h"
#include "app/storage/logsegmentfiles.h"
#include "app/storage/records.h"
#include "app/storage/settingsfile.h"
#include "app/storage/snapshotfiles.h"
#include "app/storage/sqljobruns.h"
#include "app/storage/triggerfile.h"
#include "models/store/keychain.h"

#include <optional>

namespace quayside {

// What is kept of a person's work, or stand-ins where nothing can be kept; then the problem says why.
struct Records
{
    std::unique_ptr<Database> database;
    std::unique_ptr<Snapshots> snapshots;
    std::unique_ptr<Ledger> ledger;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<Drafts> drafts;
    std::unique_ptr<LogSegments> logs; // null where none are kept
    std::unique_ptr<Settings> settings;
    std::unique_ptr<ConnectionList> connections;
    std::unique_ptr<Triggers> triggers;
    std::unique_ptr<JobRuns> runs;
    std::unique_ptr<Keychain> keychain;
    std::optional<Error> problem;

    // In this person's folders.
    static Records open(const std::function<LogBounds(const Settings &)> &bounds = {});
    // Leases of engines among the programs of this person, of which we are one by this name; none where nothing can be kept.
    static MakeLease leases(const QString &name);
    // The connections alone: what a command needs that keeps nothing.
    static std::unique_ptr<ConnectionList> connectionsOfThisPerson();
    // Likewise the settings.
    static std::unique_ptr<Settings> settingsOfThisPerson();
    // Nothing is kept: for the demonstration.
    static Records none();
};

} // namespace quayside
