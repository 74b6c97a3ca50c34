// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/records.h"

#include "app/storage/keychaininmemory.h"
#include "app/storage/settingsinmemory.h"
#include "app/storage/systemkeychain.h"

#include <QDir>

namespace quayside {

using namespace Qt::StringLiterals;

Records Records::none()
{
    Records records;
    records.snapshots = std::make_unique<NoSnapshots>();
    records.ledger = std::make_unique<NoLedger>();
    records.journal = std::make_unique<NoJournal>();
    records.drafts = std::make_unique<NoDrafts>();
    records.settings = std::make_unique<SettingsInMemory>();
    records.connections = std::make_unique<NoConnections>();
    records.triggers = std::make_unique<NoTriggers>();
    records.runs = std::make_unique<NoJobRuns>();
    records.keychain = std::make_unique<KeychainInMemory>();
    return records;
}

std::unique_ptr<ConnectionList> Records::connectionsOfThisPerson()
{
    const Result<Folders> folders = Folders::ofThisPerson();
    if (!folders)
        return std::make_unique<NoConnections>();
    return std::make_unique<ConnectionFile>(folders->configuration + u"/connections.json"_s);
}

std::unique_ptr<Settings> Records::settingsOfThisPerson()
{
    const Result<Folders> folders = Folders::ofThisPerson();
    if (!folders)
        return std::make_unique<SettingsInMemory>();
    return std::make_unique<SettingsFile>(folders->configuration + u"/quayside.ini"_s);
}

MakeLease Records::leases(const QString &name)
{
    const Result<Folders> folders = Folders::ofThisPerson();
    if (!folders)
        return {};
    return [folder = folders->state, name](const QString &engine) { return std::make_unique<LockFileLease>(folder, engine, name); };
}

Records Records::open(const std::function<LogBounds(const Settings &)> &bounds)
{
    Records records = none();
    const Result<Folders> folders = Folders::ofThisPerson();
    if (!folders) {
        records.problem = folders.error();
        return records;
    }
    clearLeftovers(folders->state);
    records.keychain = std::make_unique<SystemKeychain>();
    records.drafts = std::make_unique<DraftFiles>(folders->state);
    records.settings = std::make_unique<SettingsFile>(folders->configuration + u"/quayside.ini"_s);
    auto logs = std::make_unique<LogSegmentFiles>(folders->state + u"/logs"_s, bounds ? bounds(*records.settings) : LogBounds());
    if (bounds)
        QObject::connect(records.settings.get(), &Settings::changed, logs.get(), [files = logs.get(), settings = records.settings.get(), bounds] { files->setBounds(bounds(*settings)); });
    records.logs = std::move(logs);
    records.connections = std::make_unique<ConnectionFile>(folders->configuration + u"/connections.json"_s);
    records.triggers = std::make_unique<TriggerFile>(folders->configuration + u"/triggers.json"_s);
    records.snapshots = std::make_unique<SnapshotFiles>(folders->state);
    Result<std::unique_ptr<Database>> database = Database::open(folders->state + u"/records.sqlite"_s);
    if (!database) {
        records.problem = database.error();
        return records;
    }
    records.database = std::move(*database);
    records.ledger = std::make_unique<SqlLedger>(*records.database);
    records.journal = std::make_unique<SqlJournal>(*records.database);
    records.runs = std::make_unique<SqlJobRuns>(*records.database);
    return records;
}

} // namespace quayside
