// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/records.h"

#include <QCoreApplication>
#include <QFile>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QVariant fromTime(const std::optional<QDateTime> &time)
{
    return time ? fromTime(*time) : QVariant();
}

QDateTime toTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

std::optional<QDateTime> toOptionalTime(const QVariant &value)
{
    return value.isNull() ? std::nullopt : std::optional(toTime(value));
}

LedgerEntry ledgerEntry(const Database::Row &row)
{
    LedgerEntry entry;
    entry.group = {{row.at(0).toString()}, row.at(1).toString()};
    entry.engineId = row.at(2).toString();
    entry.startedAt = toTime(row.at(3));
    entry.name = row.at(4).toString();
    entry.endedAt = toOptionalTime(row.at(5));
    entry.lastSeenAt = toTime(row.at(6));
    entry.ratePerHour = {row.at(7).toLongLong()};
    entry.region = row.at(8).toString();
    entry.priceDate = QDate::fromString(row.at(9).toString(), Qt::ISODate);
    return entry;
}

JournalEntry journalEntry(const Database::Row &row)
{
    JournalEntry entry;
    entry.id = row.at(0).toString();
    entry.kind = static_cast<ActionKind>(row.at(1).toInt());
    entry.group = {{row.at(2).toString()}, row.at(3).toString()};
    entry.groupName = row.at(4).toString();
    entry.startedAt = toTime(row.at(5));
    entry.endedAt = toOptionalTime(row.at(6));
    entry.outcome = static_cast<ActionOutcome>(row.at(7).toInt());
    entry.summary = row.at(8).toString();
    entry.detail = row.at(9).toString();
    entry.spec = row.at(10).toString();
    entry.processId = row.at(11).toLongLong();
    return entry;
}

QByteArray programName(const QString &process)
{
    QFile file(u"/proc/%1/comm"_s.arg(process));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// After a restart of the machine, a number that was ours is anybody's.
bool isThisProgram(qint64 processId)
{
    const QByteArray name = programName(QString::number(processId));
    return !name.isEmpty() && name == programName(u"self"_s);
}

} // namespace

SqlLedger::SqlLedger(Database &database)
    : m_database(database)
{
}

Result<QList<LedgerEntry>> SqlLedger::load()
{
    const auto rows = m_database.read(u"SELECT connection, group_key, engine_id, started_at, name, ended_at, last_seen_at, rate_nano, region, "
                                      "price_date FROM ledger ORDER BY started_at"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<LedgerEntry> entries;
    for (const Database::Row &row : *rows)
        entries.append(ledgerEntry(row));
    return entries;
}

void SqlLedger::put(const LedgerEntry &entry)
{
    m_database.write(u"INSERT INTO ledger (connection, group_key, engine_id, started_at, name, ended_at, last_seen_at, rate_nano, region, price_date) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET ended_at = excluded.ended_at, "
                     "last_seen_at = excluded.last_seen_at, rate_nano = excluded.rate_nano"_s,
                     {entry.group.connection.value, entry.group.key, entry.engineId, fromTime(entry.startedAt), entry.name,
                      fromTime(entry.endedAt), fromTime(entry.lastSeenAt), entry.ratePerHour.nano, entry.region,
                      entry.priceDate.toString(Qt::ISODate)});
}

SqlJournal::SqlJournal(Database &database)
    : m_database(database)
{
}

Result<QList<JournalEntry>> SqlJournal::load(int most)
{
    const auto rows = m_database.read(u"SELECT id, kind, connection, group_key, group_name, started_at, ended_at, outcome, summary, detail, spec, "
                                      "process_id FROM journal ORDER BY started_at DESC LIMIT ?"_s,
                                      {most});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<JournalEntry> entries;
    for (const Database::Row &row : *rows)
        entries.append(journalEntry(row));
    return entries;
}

Result<QList<JournalEntry>> SqlJournal::revisions(const GroupId &group)
{
    m_database.flush(); // the newest may be on its way
    const auto rows = m_database.read(u"SELECT id, kind, connection, group_key, group_name, started_at, ended_at, outcome, summary, detail, spec, "
                                      "process_id FROM journal WHERE connection = ? AND group_key = ? AND spec <> '' ORDER BY started_at, rowid"_s,
                                      {group.connection.value, group.key});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<JournalEntry> entries;
    for (const Database::Row &row : *rows)
        if (const JournalEntry entry = journalEntry(row); isRevision(entry))
            entries.append(entry);
    return entries;
}

Result<QList<JournalEntry>> NoJournal::revisions(const GroupId &group)
{
    QList<JournalEntry> entries = m_revisions;
    entries.removeIf([&](const JournalEntry &entry) { return entry.group != group; });
    return entries;
}

void NoJournal::put(const JournalEntry &entry)
{
    if (isRevision(entry))
        m_revisions.append(entry);
}

bool SqlJournal::isUnderWay(const JournalEntry &entry) const
{
    return entry.processId != QCoreApplication::applicationPid() && isThisProgram(entry.processId);
}

void SqlJournal::put(const JournalEntry &entry)
{
    m_database.write(u"INSERT INTO journal (id, kind, connection, group_key, group_name, started_at, ended_at, outcome, summary, detail, spec, "
                     "process_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET ended_at = excluded.ended_at, "
                     "outcome = excluded.outcome, summary = excluded.summary, detail = excluded.detail"_s,
                     {entry.id, static_cast<int>(entry.kind), entry.group.connection.value, entry.group.key, entry.groupName,
                      fromTime(entry.startedAt), fromTime(entry.endedAt), static_cast<int>(entry.outcome), entry.summary, entry.detail,
                      entry.spec, entry.processId});
}

} // namespace quayside
