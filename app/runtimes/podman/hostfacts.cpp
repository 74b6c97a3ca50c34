// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/hostfacts.h"

#include "app/runtimes/podman/tr.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStandardPaths>

#include <sys/resource.h>
#include <unistd.h>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

constexpr int capSysResource = 24; // linux/capability.h

bool hasCapability(int number)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return false;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("CapEff:"))
            return (line.sliced(7).trimmed().toULongLong(nullptr, 16) >> number) & 1;
    return false;
}

qint64 hardLimit(__rlimit_resource resource)
{
    rlimit limit{};
    if (getrlimit(resource, &limit) != 0 || limit.rlim_max == RLIM_INFINITY)
        return 0;
    return static_cast<qint64>(limit.rlim_max);
}

HostFacts::ControlGroups mountedControlGroups()
{
    if (QFileInfo::exists(u"/sys/fs/cgroup/cgroup.controllers"_s))
        return HostFacts::ControlGroups::Unified;
    const bool both = QFileInfo::exists(u"/sys/fs/cgroup/unified/cgroup.controllers"_s);
    return both ? HostFacts::ControlGroups::Hybrid : HostFacts::ControlGroups::Legacy;
}

// Podman lowers its own process limit to this before it starts containers, and they cannot get more than it has.
constexpr qint64 podmanProcesses = 32'768;

qint64 reachable(qint64 limit, qint64 most)
{
    return limit > 0 ? std::min(limit, most) : most;
}

} // namespace

HostFacts HostFacts::ofThisMachine()
{
    HostFacts facts;
    facts.isRoot = geteuid() == 0;
    facts.mayRaiseLimits = hasCapability(capSysResource);
    facts.openFiles = hardLimit(RLIMIT_NOFILE);
    facts.processes = hardLimit(RLIMIT_NPROC);
    facts.controlGroups = mountedControlGroups();
    facts.systemdRuns = QFileInfo::exists(u"/run/systemd/system"_s);
    facts.hasRunc = !QStandardPaths::findExecutable(u"runc"_s, {u"/usr/bin"_s, u"/usr/sbin"_s, u"/usr/local/bin"_s}).isEmpty();
    return facts;
}

ServiceConfiguration configureService(const HostFacts &facts)
{
    QStringList containers;
    QStringList engine;
    QStringList reasons;
    // Rootless Podman takes the person's own limits by itself; root's asks for a million files and is refused.
    if (facts.isRoot && !facts.mayRaiseLimits) {
        const qint64 files = reachable(facts.openFiles, 1'048'576);
        const qint64 processes = reachable(facts.processes, podmanProcesses);
        containers.append(u"default_ulimits = [\"nofile=%1:%1\", \"nproc=%2:%2\"]"_s.arg(QString::number(files), QString::number(processes)));
        reasons.append(PodmanTr::tr("This machine does not let Podman raise limits (CAP_SYS_RESOURCE is missing), so containers get "
                                    "the machine's own: %1 open files and %2 processes.")
                           .arg(QLocale().toString(files), QLocale().toString(processes)));
    }
    if (!facts.systemdRuns) {
        engine.append({u"cgroup_manager = \"cgroupfs\""_s, u"events_logger = \"file\""_s});
        reasons.append(PodmanTr::tr("systemd does not run here, so Podman manages control groups itself and keeps its events in a file."));
    }
    if (facts.controlGroups == HostFacts::ControlGroups::Hybrid && facts.hasRunc) {
        engine.append(u"runtime = \"runc\""_s);
        reasons.append(PodmanTr::tr("Control groups are mounted in the mixed way (versions 1 and 2 at once), which crun refuses; "
                                    "containers run under runc."));
    }
    QString text;
    if (!containers.isEmpty())
        text += u"[containers]\n"_s + containers.join(u'\n') + u'\n';
    if (!engine.isEmpty())
        text += u"[engine]\n"_s + engine.join(u'\n') + u'\n';
    return {text, reasons};
}

} // namespace quayside
