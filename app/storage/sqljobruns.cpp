// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/sqljobruns.h"

#include "app/storage/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keysInStatement = 400; // two values each; SQLite takes 999

QVariant fromTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant();
}

QDateTime toTime(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

JobRun jobRun(const Database::Row &row)
{
    JobRun run;
    run.id = row.at(0).toString();
    run.trigger = row.at(1).toString();
    run.event.kind = row.at(2).toInt() == 0 ? Trigger::Kind::Folder : Trigger::Kind::Call;
    run.event.key = row.at(3).toString();
    run.event.file = row.at(4).toString();
    run.event.body = row.at(5).toByteArray();
    run.event.time = toTime(row.at(6));
    run.group = {{row.at(7).toString()}, row.at(8).toString()};
    run.state = static_cast<RunState>(row.at(9).toInt());
    if (!row.at(10).isNull())
        run.exitCode = row.at(10).toInt();
    run.startedAt = toTime(row.at(11));
    run.endedAt = toTime(row.at(12));
    run.summary = row.at(13).toString();
    run.isSettled = row.at(14).toBool();
    return run;
}

Database::Statement writing(const JobRun &run, const QString &verb)
{
    return {verb + u" INTO job_runs (id, trigger_name, kind, event_key, file, body, event_at, connection, group_key, state, exit_code, started_at, ended_at, "
                   "summary, is_settled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {run.id, run.trigger, static_cast<int>(run.event.kind), run.event.key, run.event.file, run.event.body, fromTime(run.event.time), run.group.connection.value,
             run.group.key, static_cast<int>(run.state), run.exitCode ? QVariant(*run.exitCode) : QVariant(), fromTime(run.startedAt), fromTime(run.endedAt), run.summary,
             run.isSettled}};
}

Operation<> *cannotKeep()
{
    return new ReadyOperation<>(failure(Error::Kind::Storage, StorageTr::tr("Runs cannot be recorded here, so nothing is run: it could be run twice.")));
}

} // namespace

SqlJobRuns::SqlJobRuns(Database &database)
    : m_database(database)
{
}

Result<QList<JobRun>> SqlJobRuns::load(int newest)
{
    const auto rows = m_database.read(u"SELECT id, trigger_name, kind, event_key, file, body, event_at, connection, group_key, state, exit_code, started_at, ended_at, summary, "
                                      "is_settled FROM job_runs WHERE is_settled = 0 OR id IN (SELECT id FROM job_runs ORDER BY event_at DESC, rowid DESC LIMIT ?) "
                                      "ORDER BY event_at DESC, rowid DESC"_s,
                                      {newest});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<JobRun> runs;
    for (const Database::Row &row : *rows)
        runs.append(jobRun(row));
    return runs;
}

Result<QSet<QString>> SqlJobRuns::seen(const QString &trigger)
{
    const auto rows = m_database.read(u"SELECT event_key FROM seen_events WHERE trigger_name = ?"_s, {trigger});
    if (!rows)
        return tl::unexpected(rows.error());
    QSet<QString> keys;
    for (const Database::Row &row : *rows)
        keys.insert(row.first().toString());
    return keys;
}

// An event that was seen before breaks the table's key, and with it the transaction.
Operation<> *SqlJobRuns::begin(const JobRun &run)
{
    return m_database.commit({{u"INSERT INTO seen_events (trigger_name, event_key) VALUES (?, ?)"_s, {run.trigger, run.event.key}}, writing(run, u"INSERT"_s)});
}

// In its place, so that the order of what was written at the same time stays.
Operation<> *SqlJobRuns::put(const JobRun &run)
{
    return m_database.commit({{u"UPDATE job_runs SET state = ?, exit_code = ?, started_at = ?, ended_at = ?, summary = ?, is_settled = ?, body = ? WHERE id = ?"_s,
                               {static_cast<int>(run.state), run.exitCode ? QVariant(*run.exitCode) : QVariant(), fromTime(run.startedAt), fromTime(run.endedAt), run.summary,
                                run.isSettled, run.event.body, run.id}}});
}

Operation<> *SqlJobRuns::ignore(const QString &trigger, const QStringList &keys)
{
    QList<Database::Statement> statements;
    for (qsizetype from = 0; from < keys.size(); from += keysInStatement) {
        QStringList places;
        QVariantList values;
        for (const QString &key : keys.mid(from, keysInStatement)) {
            places.append(u"(?, ?)"_s);
            values.append({trigger, key});
        }
        statements.append({u"INSERT OR IGNORE INTO seen_events (trigger_name, event_key) VALUES "_s + places.join(u','), values});
    }
    return m_database.commit(statements);
}

void SqlJobRuns::forgetSeen(const QString &trigger)
{
    m_database.write(u"DELETE FROM seen_events WHERE trigger_name = ?"_s, {trigger});
}

void SqlJobRuns::forget(const QString &run)
{
    m_database.write(u"DELETE FROM job_runs WHERE id = ?"_s, {run});
}

Operation<> *NoJobRuns::begin(const JobRun &)
{
    return cannotKeep();
}

Operation<> *NoJobRuns::put(const JobRun &)
{
    return cannotKeep();
}

Operation<> *NoJobRuns::ignore(const QString &, const QStringList &)
{
    return cannotKeep();
}

} // namespace quayside
