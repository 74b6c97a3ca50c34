// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/memoryevidence.h"

#include <QFile>
#include <QRegularExpression>

#include <cstdlib>

#include <fcntl.h>
#include <time.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// The kernel's time and the engine's differ by how long the engine took to notice.
constexpr qint64 closeEnough = 15'000; // milliseconds

qint64 kernelBootTime()
{
    timespec monotonic{};
    clock_gettime(CLOCK_MONOTONIC, &monotonic);
    return QDateTime::currentMSecsSinceEpoch() - (monotonic.tv_sec * 1000 + monotonic.tv_nsec / 1'000'000);
}

QList<MemoryKill> kernelLogKills()
{
    QList<MemoryKill> kills;
    const int fd = open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return kills; // not allowed here; other evidence is looked at
    const qint64 bootTime = kernelBootTime();
    char record[8192];
    for (;;) {
        const ssize_t length = read(fd, record, sizeof record);
        if (length < 0 && errno == EPIPE)
            continue; // old records were overwritten while we read
        if (length <= 0)
            break;
        if (const auto kill = memoryKillFrom(QByteArray::fromRawData(record, length), bootTime))
            kills.append(*kill);
    }
    close(fd);
    return kills;
}

bool countedInControlGroup(const QString &controlGroup)
{
    if (controlGroup.isEmpty() || controlGroup.contains(u".."))
        return false;
    const QStringList files{u"/sys/fs/cgroup/memory%1/memory.oom_control"_s.arg(controlGroup), u"/sys/fs/cgroup%1/memory.events"_s.arg(controlGroup)};
    for (const QString &path : files)
        if (QFile file(path); file.open(QIODevice::ReadOnly) && memoryKillsCounted(file.read(4096)) > 0)
            return true;
    return false;
}

bool loggedByKernel(const MemorySuspect &suspect, const QList<MemoryKill> &kills)
{
    for (const MemoryKill &kill : kills)
        if (kill.engineId == suspect.engineId
            && (!suspect.finishedAt.isValid() || std::abs(kill.time - suspect.finishedAt.toMSecsSinceEpoch()) < closeEnough))
            return true;
    return false;
}

} // namespace

std::optional<MemoryKill> memoryKillFrom(const QByteArray &record, qint64 bootTime)
{
    // "6,1234,4026433125,-;oom-kill:constraint=…,oom_memcg=/libpod_parent/…/libpod-<id>,task_memcg=…"
    const qsizetype text = record.indexOf(';');
    const QList<QByteArray> head = record.left(text).split(',');
    if (text < 0 || head.size() < 3 || !record.sliced(text + 1).startsWith("oom-kill:"))
        return std::nullopt;
    static const QRegularExpression groupId(u"oom_memcg=[^,]*([0-9a-f]{64})[^,]*,"_s);
    const QRegularExpressionMatch match = groupId.match(QString::fromLatin1(record));
    if (!match.hasMatch())
        return std::nullopt;
    return MemoryKill{bootTime + head.at(2).toLongLong() / 1000, match.captured(1)};
}

qint64 memoryKillsCounted(const QByteArray &file)
{
    for (const QByteArray &line : file.split('\n'))
        if (line.startsWith("oom_kill "))
            return line.sliced(9).trimmed().toLongLong();
    return 0;
}

QHash<QString, MemoryEvidence> findMemoryEvidence(const QList<MemorySuspect> &suspects)
{
    QHash<QString, MemoryEvidence> evidence;
    const QList<MemoryKill> kills = suspects.isEmpty() ? QList<MemoryKill>() : kernelLogKills();
    for (const MemorySuspect &suspect : suspects) {
        if (countedInControlGroup(suspect.controlGroup))
            evidence.insert(suspect.engineId, MemoryEvidence::CgroupCounter);
        else if (loggedByKernel(suspect, kills))
            evidence.insert(suspect.engineId, MemoryEvidence::KernelLog);
    }
    return evidence;
}

} // namespace quayside
