// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/money.h"
#include "models/core/quantities.h"
#include "models/domain/containergroup.h"
#include "models/domain/event.h"

#include <QDateTime>
#include <QString>

#include <chrono>

// The one place where numbers and states become words, for the window, the command line and the exports alike.
// Decimals are fixed, so that columns do not dance; the separator is the person's own.
namespace quayside::format {

// "0.42"
QString cores(CpuCores cores);
// "152 MB", "1.50 GB"; 1 GB is 10^9 bytes, as everywhere in this program
QString bytes(Bytes bytes);
// "0.50 CPU, 1.5 GB"
QString resources(const ResourceAmount &amount);
// "38 %"; of nothing: "–"
QString percent(double part, double whole);
// "$0.0472/h"; never rounded to nothing
QString ratePerHour(Money rate);
// "$0.31", below ten cents "$0.0031", below that "<$0.0001": never rounded to nothing
QString money(Money amount);
// "4 min ago", "just now", "in 3 s"
QString relativeTime(const QDateTime &time, const QDateTime &now);
// "4 s", "3 min 5 s", "2 h 11 min", "3 d 4 h"
QString duration(std::chrono::milliseconds span);
// "2026-11-22 10:04:59 UTC+01:00"
QString exactTime(const QDateTime &time);

// "Running", "Degraded" ...
QString stateName(GroupState state);
// For programs and filters; never translated.
QString stateToken(GroupState state);
// One letter or sign that tells states apart without colour, as UI.md has it.
QString stateGlyph(GroupState state);
QString stateName(ContainerState state);
QString originName(ContainerGroup::Origin origin);
QString restartPolicyName(RestartPolicy policy);
// "127.77.0.3:80", "[fd00::3]:80", "*:80" on every address
QString address(const PortMapping &port);
// The name that the DNS name label of a group can have on this machine, and the line of /etc/hosts that gives it; empty without a label
// and an address. Not ".localhost", which programs take for 127.0.0.1 without asking, but what is reserved for private use.
QString hostName(const ContainerGroup &group);
QString hostsLine(const ContainerGroup &group);

// What the end of a container means, in words, with the evidence behind it (REFERENCE 4.3). Exit code 137 alone proves nothing
// about memory: an engine's own flag may be missing although the kernel has killed the container.
QString explainEnd(const Container &container);

// Text from outside for one line on screen: control characters, direction overrides and what takes no room become visible signs.
QString plainLine(const QString &text);

} // namespace quayside::format
