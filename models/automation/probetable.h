// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/automation/probestate.h"

#include <QDateTime>
#include <QMap>

namespace quayside {

// What is known of one probe of a container.
struct ProbeStanding
{
    ProbeKind kind = ProbeKind::Liveness;
    ProbeState::Verdict verdict = ProbeState::Verdict::Undecided;
    int failuresInRow = 0;
    QString output; // of the newest answer, or why it could not be tried; plain text from outside
    QDateTime answeredAt;

    bool operator==(const ProbeStanding &) const = default;
};

struct ContainerProbes
{
    QList<ProbeStanding> standings;
    int restarts = 0; // because of its liveness probe, while somebody drives

    bool operator==(const ContainerProbes &) const = default;
};

// By the key of a group and the name of a container.
using ProbeTable = QMap<std::pair<QString, QString>, ContainerProbes>;

// For other programs of this person. Without what probes have answered: that may be anything, and this goes to disk.
QByteArray toJson(const ProbeTable &table);
// Nothing where it is none.
ProbeTable probeTableFrom(const QByteArray &json);

} // namespace quayside
