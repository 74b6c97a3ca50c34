// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/logsegmentfiles.h"

#include "app/storage/logwriter.h"
#include "app/storage/tr.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;
constexpr int ownThread = 30; // milliseconds

QString namesFile(const QString &folder)
{
    return folder + u"/log.json"_s;
}

// Who the group is and what its containers are called.
QByteArray namesToJson(const KeptLog &log)
{
    return QJsonDocument(QJsonObject{{u"format"_s, currentFormat},
                                     {u"connection"_s, log.group.connection.value},
                                     {u"group"_s, log.group.key},
                                     {u"containers"_s, QJsonArray::fromStringList(log.containers)},
                                     {u"recorded"_s, log.isRecorded}})
        .toJson();
}

QJsonObject readNames(const QString &folder)
{
    QFile file(namesFile(folder));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

} // namespace

LogSegmentFiles::LogSegmentFiles(QString folder, const LogBounds &bounds, qint64 roof)
    : m_folder(std::move(folder))
    , m_roof(roof)
    , m_bounds(bounds)
    , m_writer(new LogWriter(m_folder, bounds, m_waiting))
{
    m_again.setInterval(period);
    connect(&m_again, &QTimer::timeout, this, &LogSegmentFiles::lookForFreed);
    connect(m_writer, &LogWriter::written, this, &LogSegmentFiles::onWritten);
    connect(m_writer, &LogWriter::paused, this, &LogSegments::paused);
    connect(m_writer, &LogWriter::resumed, this, &LogSegments::resumed);
    connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
    m_thread.setObjectName(u"logs"_s);
    m_writer->moveToThread(&m_thread);
    m_thread.start();
}

LogSegmentFiles::~LogSegmentFiles()
{
    flush();
    m_thread.quit();
    m_thread.wait();
}

// What another program writes is left to that.
void LogSegmentFiles::setBounds(const LogBounds &bounds)
{
    if (bounds == std::exchange(m_bounds, bounds))
        return;
    QMetaObject::invokeMethod(m_writer, [writer = m_writer, bounds] { writer->setBounds(bounds); }, Qt::QueuedConnection);
}

QString LogSegmentFiles::folderOf(const GroupId &group) const
{
    // Names may hold anything and be of any length; a folder's may not.
    const QByteArray name = group.connection.value.toUtf8() + '\0' + group.key.toUtf8();
    return m_folder + u'/' + QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha1).toHex());
}

Result<KeptLog> LogSegmentFiles::open(const GroupId &group)
{
    if (!m_locks.contains(folderOf(group)))
        m_known.remove(group); // another program may have written
    return known(group);
}

Result<KeptLog> LogSegmentFiles::known(const GroupId &group)
{
    if (const auto known = m_known.constFind(group); known != m_known.constEnd())
        return *known;
    const QString folder = folderOf(group);
    const QJsonObject names = readNames(folder);
    if (names["format"_L1].toInt() > currentFormat)
        return failure(Error::Kind::Unsupported, StorageTr::tr("The kept log of %1 was written by a newer Quayside. It is left alone.").arg(group.key));
    KeptLog log{group, {}, names["recorded"_L1].toBool(), SegmentPages::read(folder)};
    for (const QJsonValue &name : names["containers"_L1].toArray())
        log.containers.append(name.toString());
    m_known.insert(group, log);
    return log;
}

QList<GroupId> LogSegmentFiles::groups() const
{
    QList<GroupId> groups;
    for (const QString &name : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QJsonObject names = readNames(m_folder + u'/' + name);
        if (names.contains("group"_L1))
            groups.append({{names["connection"_L1].toString()}, names["group"_L1].toString()});
    }
    return groups;
}

int LogSegmentFiles::addContainer(const GroupId &group, const QString &name)
{
    const Result<KeptLog> log = known(group);
    if (!log)
        return 0;
    if (const qsizetype index = log->containers.indexOf(name); index >= 0)
        return static_cast<int>(index);
    KeptLog &known = m_known[group];
    known.containers.append(name);
    keepNames(known);
    return static_cast<int>(known.containers.size()) - 1;
}

void LogSegmentFiles::setRecorded(const GroupId &group, Recording recording)
{
    const Result<KeptLog> log = known(group);
    if (!log)
        return;
    // What a person wants counts, whoever writes: the rest of it is then as that program has written it.
    if (!isWriter(group, log->nextLine()) && !open(group))
        return;
    m_known[group].isRecorded = recording == Recording::Always;
    writeNames(m_known[group]);
}

// Written before the lines that refer to it.
void LogSegmentFiles::keepNames(const KeptLog &log)
{
    if (isWriter(log.group, log.nextLine()))
        writeNames(log);
}

void LogSegmentFiles::writeNames(const KeptLog &log)
{
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, path = namesFile(folderOf(log.group)), json = namesToJson(log)] { writer->writeFile(path, json); }, Qt::QueuedConnection);
}

// Who has numbered its lines before another program wrote more cannot go on with them.
bool LogSegmentFiles::isWriter(const GroupId &group, qint64 firstLine)
{
    const QString folder = folderOf(group);
    if (m_locks.contains(folder) || m_refused.contains(group))
        return m_locks.contains(folder);
    const bool isThere = makePrivate(folder).has_value();
    if (isThere && m_locks.try_emplace(folder, folder).first->second.take(ownThread) && SegmentPages::read(folder)->endLine() <= firstLine)
        return true;
    m_locks.erase(folder);
    refuse(group);
    return false;
}

void LogSegmentFiles::refuse(const GroupId &group)
{
    m_refused.insert(group);
    m_again.start();
    if (!std::exchange(m_hasSaidSo, true))
        Q_EMIT paused({Error::Kind::Storage, StorageTr::tr("Another Quayside is recording the log of %1; this one only shows it.").arg(group.key), {}});
}

void LogSegmentFiles::lookForFreed()
{
    for (const GroupId &group : QSet(m_refused)) {
        LogLock lock(folderOf(group));
        if (!lock.take())
            continue;
        m_refused.remove(group);
        m_known.remove(group);
        Q_EMIT freed(group);
    }
    if (m_refused.isEmpty())
        m_again.stop();
}

void LogSegmentFiles::append(const GroupId &group, const LogPage &page)
{
    const bool fits = m_waiting + page.text.size() <= m_roof;
    if (page.lines == 0 || !fits || !isWriter(group, page.firstLine))
        return;
    m_waiting += page.text.size();
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, group, folder = folderOf(group), page] { writer->append(group, folder, page); }, Qt::QueuedConnection);
}

void LogSegmentFiles::onWritten(const GroupId &group, const std::shared_ptr<const LogPages> &pages)
{
    const auto log = m_known.find(group);
    if (log == m_known.end())
        return; // forgotten meanwhile
    log->pages = pages;
    Q_EMIT written(group, pages->endLine());
}

void LogSegmentFiles::flush()
{
    QMetaObject::invokeMethod(m_writer, &LogWriter::flush, Qt::BlockingQueuedConnection);
    QCoreApplication::sendPostedEvents(this); // what it has told us
}

void LogSegmentFiles::forget(const GroupId &group)
{
    m_known.remove(group);
    m_locks.erase(folderOf(group));
    QMetaObject::invokeMethod(
        m_writer, [writer = m_writer, folder = folderOf(group)] { writer->forget(folder); }, Qt::BlockingQueuedConnection);
    QCoreApplication::sendPostedEvents(this);
    m_known.remove(group);
}

} // namespace quayside
