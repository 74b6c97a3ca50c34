// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/database.h"

#include "app/storage/tr.h"
#include "models/core/logging.h"

#include <QDateTime>
#include <QFile>
#include <QSqlError>
#include <QSqlRecord>
#include <QSqlQuery>
#include <QUuid>

#include <sys/stat.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// The format of the file. A change adds a step; a step never changes.
const QList<QStringList> &steps()
{
    static const QList<QStringList> list{
        {u"CREATE TABLE ledger (connection TEXT NOT NULL, group_key TEXT NOT NULL, engine_id TEXT NOT NULL, started_at INTEGER NOT NULL, "
         "name TEXT NOT NULL, ended_at INTEGER, last_seen_at INTEGER NOT NULL, rate_nano INTEGER NOT NULL, region TEXT NOT NULL, "
         "price_date TEXT NOT NULL, PRIMARY KEY (connection, group_key, engine_id, started_at))"_s,
         u"CREATE TABLE journal (id TEXT PRIMARY KEY, kind INTEGER NOT NULL, connection TEXT NOT NULL, group_key TEXT NOT NULL, "
         "group_name TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER, outcome INTEGER NOT NULL, summary TEXT NOT NULL, "
         "detail TEXT NOT NULL, spec TEXT NOT NULL, process_id INTEGER NOT NULL)"_s,
         u"CREATE INDEX journal_by_time ON journal (started_at)"_s},
        {u"CREATE TABLE job_runs (id TEXT PRIMARY KEY, trigger_name TEXT NOT NULL, kind INTEGER NOT NULL, event_key TEXT NOT NULL, file TEXT NOT NULL, "
         "body BLOB, event_at INTEGER NOT NULL, connection TEXT NOT NULL, group_key TEXT NOT NULL, state INTEGER NOT NULL, exit_code INTEGER, "
         "started_at INTEGER, ended_at INTEGER, summary TEXT NOT NULL, is_settled INTEGER NOT NULL)"_s,
         u"CREATE INDEX job_runs_by_time ON job_runs (event_at)"_s,
         u"CREATE TABLE seen_events (trigger_name TEXT NOT NULL, event_key TEXT NOT NULL, PRIMARY KEY (trigger_name, event_key)) WITHOUT ROWID"_s},
    };
    return list;
}

// Whether a commit waits for the disk. One that does not can get lost in a power cut, whole, and leaves the file in order.
enum class Commit { IsOnDisk, MayGetLost };

// A connection of the current thread, closed at the end of its scope.
class ThreadConnection
{
public:
    ThreadConnection(const QString &path, Commit commit)
        : m_name(QUuid::createUuid().toString())
    {
        database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(path);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        if (!database.open())
            return;
        QSqlQuery(database).exec(commit == Commit::IsOnDisk ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
        QSqlQuery(database).exec(u"PRAGMA journal_mode = WAL"_s);
    }

    ~ThreadConnection()
    {
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Q_DISABLE_COPY_MOVE(ThreadConnection)

    QSqlDatabase database;

private:
    const QString m_name;
};

Error databaseError(const QString &summary, const QSqlError &error)
{
    return {Error::Kind::Storage, summary, error.text()};
}

QString whyUnusable(const QString &path, const QSqlError &error)
{
    constexpr QLatin1StringView full("13"); // SQLITE_FULL
    return error.nativeErrorCode() == full ? StorageTr::tr("The disk is full: what you do now is not recorded in %1. Make room there.").arg(path)
                                           : StorageTr::tr("The program's own records in %1 cannot be used at the moment.").arg(path);
}

Result<QList<Database::Row>> execute(const QSqlDatabase &database, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool done = query.prepare(statement);
    // A null string would be bound as NULL; to this program it is an empty text.
    for (const QVariant &value : values)
        query.addBindValue(value.typeId() == QMetaType::QString && value.toString().isNull() ? QVariant(u""_s) : value);
    done = done && query.exec();
    if (!done)
        return tl::unexpected(databaseError(whyUnusable(database.databaseName(), query.lastError()), query.lastError()));
    QList<Database::Row> rows;
    const int columns = query.isSelect() ? static_cast<int>(query.record().count()) : 0;
    while (columns > 0 && query.next()) {
        Database::Row row;
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.append(row);
    }
    return rows;
}

// The writer's side: keeps its connection open.
class Writer final : public QObject
{
public:
    Writer(QString path, Database &owner)
        : m_path(std::move(path))
        , m_owner(owner)
    {
    }

    void write(const QString &statement, const QVariantList &values)
    {
        if (const auto result = execute(database(), statement, values); !result) {
            qCWarning(logStorage) << result.error().detail;
            Q_EMIT m_owner.failed(result.error());
        }
    }

    Result<> commit(const QList<Database::Statement> &statements)
    {
        QSqlDatabase &target = database();
        target.transaction();
        for (const Database::Statement &statement : statements)
            if (const auto done = execute(target, statement.text, statement.values); !done) {
                target.rollback();
                return tl::unexpected(done.error());
            }
        if (target.commit())
            return {};
        const Error error = databaseError(StorageTr::tr("The program's own records cannot be written at the moment."), target.lastError());
        target.rollback();
        return tl::unexpected(error);
    }

private:
    QSqlDatabase &database()
    {
        if (!m_connection)
            m_connection = std::make_unique<ThreadConnection>(m_path, Commit::IsOnDisk);
        return m_connection->database;
    }

    const QString m_path;
    Database &m_owner;
    std::unique_ptr<ThreadConnection> m_connection;
};

// Brings the outcome back from the writer's thread.
class CommitOperation final : public Operation<>
{
public:
    CommitOperation(Writer &writer, Database &owner, QList<Database::Statement> statements)
        : m_writer(writer)
        , m_owner(owner)
        , m_statements(std::move(statements))
    {
    }

protected:
    void start() override
    {
        const auto work = [writer = &m_writer, owner = &m_owner, statements = m_statements, operation = QPointer(this)] {
            const Result<> done = writer->commit(statements);
            const auto answer = [operation, done] {
                if (operation)
                    operation->finish(done);
            };
            QMetaObject::invokeMethod(owner, answer, Qt::QueuedConnection);
        };
        QMetaObject::invokeMethod(&m_writer, work, Qt::QueuedConnection);
    }

private:
    Writer &m_writer;
    Database &m_owner;
    const QList<Database::Statement> m_statements;
};

// A file that is no database, or a broken one, is kept under another name and a new one is begun.
QString setAside(const QString &path)
{
    const QString aside = path + u".damaged-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QFile::rename(path, aside);
    QFile::rename(path + u"-wal"_s, aside + u"-wal"_s); // what was written last may be here only
    QFile::remove(path + u"-shm"_s);
    return aside;
}

// The format of the file, or nothing when it is no database or a broken one.
std::optional<int> formatOf(const QString &path)
{
    const ThreadConnection connection(path, Commit::MayGetLost);
    const auto version = execute(connection.database, u"PRAGMA user_version"_s, {});
    const auto check = execute(connection.database, u"PRAGMA quick_check(1)"_s, {});
    if (!version || !check || check->isEmpty() || check->first().first().toString() != u"ok")
        return std::nullopt;
    return version->first().first().toInt();
}

} // namespace

Database::Database(QString path)
    : m_path(std::move(path))
    , m_writer(std::make_unique<Writer>(m_path, *this))
{
    m_thread.setObjectName(u"storage"_s);
    m_writer->moveToThread(&m_thread);
    m_thread.start();
}

Database::~Database()
{
    flush();
    m_writer.release()->deleteLater(); // on its thread, where its connection is
    m_thread.quit();
    m_thread.wait();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    // Created by us first, so that nobody else can ever read it.
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append))
        return failure(Error::Kind::Storage, StorageTr::tr("%1 cannot be opened: %2.").arg(path, file.errorString()));
    fchmod(file.handle(), 0600);
    file.close();
    std::unique_ptr<Database> database(new Database(path));
    if (const Result<> prepared = database->prepare(); !prepared)
        return tl::unexpected(prepared.error());
    return database;
}

// Tables that get lost are made anew; a window waits for this.
Result<> Database::prepare()
{
    const std::optional<int> current = formatOf(m_path);
    if (!current) {
        const QString aside = setAside(m_path);
        return failure(Error::Kind::Storage, StorageTr::tr("The program's own records are damaged. They were set aside as %1; start again to begin anew.").arg(aside));
    }
    if (*current > steps().size())
        return failure(Error::Kind::Storage, StorageTr::tr("The program's own records were written by a newer Quayside. They are left alone, and nothing is recorded now."));
    if (*current == steps().size())
        return {};
    const ThreadConnection connection(m_path, Commit::MayGetLost);
    QSqlDatabase writable = connection.database;
    writable.transaction();
    for (qsizetype step = *current; step < steps().size(); ++step)
        for (const QString &statement : steps().at(step))
            if (const auto done = execute(writable, statement, {}); !done)
                return tl::unexpected(done.error());
    if (const auto done = execute(writable, u"PRAGMA user_version = %1"_s.arg(steps().size()), {}); !done)
        return tl::unexpected(done.error());
    writable.commit();
    return {};
}

Result<QList<Database::Row>> Database::read(const QString &query, const QVariantList &values)
{
    flush();
    const ThreadConnection connection(m_path, Commit::MayGetLost);
    return execute(connection.database, query, values);
}

void Database::write(const QString &statement, const QVariantList &values)
{
    auto *const writer = static_cast<Writer *>(m_writer.get());
    QMetaObject::invokeMethod(
        writer, [writer, statement, values] { writer->write(statement, values); }, Qt::QueuedConnection);
}

Operation<> *Database::commit(const QList<Statement> &statements)
{
    return new CommitOperation(*static_cast<Writer *>(m_writer.get()), *this, statements);
}

void Database::flush()
{
    QMetaObject::invokeMethod(
        m_writer.get(), [] { }, Qt::BlockingQueuedConnection);
}

} // namespace quayside
