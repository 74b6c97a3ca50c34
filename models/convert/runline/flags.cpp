// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/runline/flags.h"

#include <QHash>

namespace quayside::runline {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, QString> &longNames()
{
    static const QHash<QString, QString> names{
        {u"a"_s, u"attach"_s}, {u"c"_s, u"cpu-shares"_s}, {u"d"_s, u"detach"_s}, {u"e"_s, u"env"_s}, {u"h"_s, u"hostname"_s},
        {u"i"_s, u"interactive"_s}, {u"l"_s, u"label"_s}, {u"m"_s, u"memory"_s}, {u"P"_s, u"publish-all"_s}, {u"p"_s, u"publish"_s},
        {u"q"_s, u"quiet"_s}, {u"t"_s, u"tty"_s}, {u"u"_s, u"user"_s}, {u"v"_s, u"volume"_s}, {u"w"_s, u"workdir"_s}, {u"net"_s, u"network"_s},
    };
    return names;
}

// Options with a value, and the words of a service that say the same. What Azure lacks keeps its own name and is lost later.
const QHash<QString, QString> &values()
{
    static const QHash<QString, QString> words{
        {u"add-host"_s, u"extra_hosts[]"_s}, {u"annotation"_s, u"annotations[]"_s}, {u"attach"_s, QString()}, {u"blkio-weight"_s, u"blkio_config"_s},
        {u"cap-add"_s, u"cap_add[]"_s}, {u"cap-drop"_s, u"cap_drop[]"_s}, {u"cgroup-parent"_s, u"cgroup_parent"_s}, {u"cgroupns"_s, u"cgroup"_s},
        {u"cidfile"_s, QString()}, {u"cpu-period"_s, u"cpu_period"_s}, {u"cpu-quota"_s, u"cpu_quota"_s}, {u"cpu-shares"_s, u"cpu_shares"_s},
        {u"cpus"_s, u"cpus"_s}, {u"cpuset-cpus"_s, u"cpuset"_s}, {u"detach-keys"_s, QString()}, {u"device"_s, u"devices[]"_s}, {u"dns"_s, u"dns[]"_s},
        {u"dns-option"_s, u"dns_opt[]"_s}, {u"dns-search"_s, u"dns_search[]"_s}, {u"domainname"_s, u"domainname"_s}, {u"entrypoint"_s, u"entrypoint"_s},
        {u"env"_s, u"environment[]"_s}, {u"env-file"_s, u"env_file[]"_s}, {u"expose"_s, u"expose[]"_s}, {u"gpus"_s, u"gpus"_s},
        {u"group-add"_s, u"group_add[]"_s}, {u"health-cmd"_s, u"healthcheck/test"_s}, {u"health-interval"_s, u"healthcheck/interval"_s},
        {u"health-retries"_s, u"healthcheck/retries"_s}, {u"health-start-period"_s, u"healthcheck/start_period"_s},
        {u"health-timeout"_s, u"healthcheck/timeout"_s}, {u"hostname"_s, u"hostname"_s}, {u"ip"_s, u"networks"_s}, {u"ip6"_s, u"networks"_s},
        {u"ipc"_s, u"ipc"_s}, {u"isolation"_s, u"isolation"_s}, {u"label"_s, u"labels[]"_s}, {u"label-file"_s, u"label_file"_s}, {u"link"_s, u"links[]"_s},
        {u"log-driver"_s, u"logging/driver"_s}, {u"log-opt"_s, u"logging/options[]"_s}, {u"mac-address"_s, u"mac_address"_s}, {u"memory"_s, u"mem_limit"_s},
        {u"memory-reservation"_s, u"mem_reservation"_s}, {u"memory-swap"_s, u"memswap_limit"_s}, {u"memory-swappiness"_s, u"mem_swappiness"_s},
        {u"mount"_s, u"volumes[]"_s}, {u"name"_s, u"container_name"_s}, {u"network"_s, u"network_mode"_s}, {u"network-alias"_s, u"networks"_s},
        {u"oom-score-adj"_s, u"oom_score_adj"_s}, {u"pid"_s, u"pid"_s}, {u"pids-limit"_s, u"pids_limit"_s}, {u"platform"_s, u"platform"_s},
        {u"pod"_s, u"network_mode"_s}, {u"publish"_s, u"ports[]"_s}, {u"pull"_s, u"pull_policy"_s}, {u"restart"_s, u"restart"_s},
        {u"runtime"_s, u"runtime"_s}, {u"secret"_s, u"secrets[]"_s}, {u"security-opt"_s, u"security_opt[]"_s}, {u"shm-size"_s, u"shm_size"_s},
        {u"stop-signal"_s, u"stop_signal"_s}, {u"stop-timeout"_s, u"stop_grace_period"_s}, {u"storage-opt"_s, u"storage_opt"_s},
        {u"sysctl"_s, u"sysctls[]"_s}, {u"tmpfs"_s, u"tmpfs[]"_s}, {u"ulimit"_s, u"ulimits[]"_s}, {u"user"_s, u"user"_s}, {u"userns"_s, u"userns_mode"_s},
        {u"uts"_s, u"uts"_s}, {u"volume"_s, u"volumes[]"_s}, {u"volume-driver"_s, u"volume_driver"_s}, {u"volumes-from"_s, u"volumes_from[]"_s},
        {u"workdir"_s, u"working_dir"_s}, {u"health-on-failure"_s, QString()}, {u"systemd"_s, QString()}, {u"authfile"_s, QString()},
    };
    return words;
}

const QHash<QString, QString> &switches()
{
    static const QHash<QString, QString> words{
        {u"detach"_s, QString()}, {u"interactive"_s, u"stdin_open"_s}, {u"tty"_s, u"tty"_s}, {u"rm"_s, QString()}, {u"init"_s, u"init"_s},
        {u"privileged"_s, u"privileged"_s}, {u"read-only"_s, u"read_only"_s}, {u"publish-all"_s, u"publish_all"_s}, {u"quiet"_s, QString()},
        {u"no-healthcheck"_s, u"healthcheck/disable"_s}, {u"oom-kill-disable"_s, u"oom_kill_disable"_s}, {u"sig-proxy"_s, QString()},
        {u"disable-content-trust"_s, QString()}, {u"replace"_s, QString()}, {u"tls-verify"_s, QString()}, {u"env-host"_s, u"env_host"_s},
    };
    return words;
}

} // namespace

std::optional<Flag> findFlag(const QString &name)
{
    const QString full = longNames().value(name, name);
    const bool hasValue = values().contains(full);
    if (!hasValue && !switches().contains(full))
        return std::nullopt;
    QString word = hasValue ? values().value(full) : switches().value(full);
    const bool isList = word.endsWith("[]"_L1);
    word.chop(isList ? 2 : 0);
    return Flag{u"--"_s + full, hasValue ? Flag::Value::One : Flag::Value::None, word, isList};
}

} // namespace quayside::runline
