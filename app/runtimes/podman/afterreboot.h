// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace quayside::podman {

// What decides whether Podman's groups with the restart policy Always run again when this machine starts anew: Podman has no daemon,
// a unit of systemd starts them (podman-restart.service).
struct RebootFacts
{
    bool isRootless = false;
    bool hasSystemd = true;
    bool isEnabled = false; // podman-restart.service, for who runs the containers
    bool lingers = false; // this person's units run without a sign-in

    static RebootFacts ofThisMachine(bool isRootless);
};

// As one translated sentence about such a group, with what a person can do.
QString afterReboot(const RebootFacts &facts);
// Of an engine on another machine nobody here can see it.
QString afterRebootElsewhere();

} // namespace quayside::podman
