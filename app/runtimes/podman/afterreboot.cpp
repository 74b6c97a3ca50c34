// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/afterreboot.h"

#include "app/runtimes/podman/tr.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

// "systemctl enable" makes a link in a folder of what wants the unit.
bool isEnabledIn(const QString &folder)
{
    const QStringList wanting = QDir(folder).entryList({u"*.target.wants"_s}, QDir::Dirs);
    return std::ranges::any_of(wanting, [&](const QString &name) { return QFileInfo(folder + u'/' + name + u"/podman-restart.service"_s).isSymLink(); });
}

} // namespace

RebootFacts RebootFacts::ofThisMachine(bool isRootless)
{
    RebootFacts facts;
    facts.isRootless = isRootless;
    facts.hasSystemd = QFileInfo(u"/run/systemd/system"_s).isDir();
    if (!isRootless) {
        facts.isEnabled = isEnabledIn(u"/etc/systemd/system"_s);
        return facts;
    }
    const QString settings = qEnvironmentVariable("XDG_CONFIG_HOME", QDir::homePath() + u"/.config"_s);
    facts.isEnabled = isEnabledIn(settings + u"/systemd/user"_s) || isEnabledIn(u"/etc/systemd/user"_s);
    facts.lingers = QFileInfo(u"/var/lib/systemd/linger/"_s + qEnvironmentVariable("USER", u"?"_s)).isFile();
    return facts;
}

QString afterReboot(const RebootFacts &facts)
{
    if (!facts.hasSystemd)
        return PodmanTr::tr("It stays stopped until somebody starts it: no systemd runs here, and that is what starts Podman's containers.");
    if (!facts.isEnabled && facts.isRootless)
        return PodmanTr::tr("It stays stopped until somebody starts it. “systemctl --user enable podman-restart.service” and “loginctl enable-linger” change that for all groups.");
    if (!facts.isEnabled)
        return PodmanTr::tr("It stays stopped until somebody starts it. “systemctl enable podman-restart.service” changes that for all groups.");
    if (facts.isRootless && !facts.lingers)
        return PodmanTr::tr("It starts when you sign in, not before; “loginctl enable-linger” changes that.");
    return PodmanTr::tr("It starts by itself: podman-restart.service is enabled.");
}

QString afterRebootElsewhere()
{
    return PodmanTr::tr("It starts by itself where podman-restart.service is enabled on the engine's machine; from here that cannot be seen.");
}

} // namespace quayside::podman
