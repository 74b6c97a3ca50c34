// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/database.h"
#include "models/store/journal.h"
#include "models/store/ledger.h"

namespace quayside {

class SqlLedger final : public Ledger
{
public:
    explicit SqlLedger(Database &database);

    Result<QList<LedgerEntry>> load() override;
    void put(const LedgerEntry &entry) override;

private:
    Database &m_database;
};

class SqlJournal final : public Journal
{
public:
    explicit SqlJournal(Database &database);

    Result<QList<JournalEntry>> load(int most) override;
    Result<QList<JournalEntry>> revisions(const GroupId &group) override;
    bool isUnderWay(const JournalEntry &entry) const override;
    void put(const JournalEntry &entry) override;

private:
    Database &m_database;
};

// Stand-ins where nothing can be kept, so that the rest of the program need not know.
class NoLedger final : public Ledger
{
public:
    Result<QList<LedgerEntry>> load() override { return QList<LedgerEntry>(); }
    void put(const LedgerEntry &) override { }
};

class NoJournal final : public Journal
{
public:
    Result<QList<JournalEntry>> load(int) override { return QList<JournalEntry>(); }
    bool isUnderWay(const JournalEntry &) const override { return false; }
    // Within one run of the program they are known all the same.
    Result<QList<JournalEntry>> revisions(const GroupId &group) override;
    void put(const JournalEntry &entry) override;

private:
    QList<JournalEntry> m_revisions;
};

} // namespace quayside
