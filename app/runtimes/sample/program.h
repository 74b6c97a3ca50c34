// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/quantities.h"
#include "models/domain/groupstate.h"
#include "models/spec/containergroupspec.h"

#include <QByteArray>

#include <chrono>

namespace quayside::sample {

// What the process of a made-up container does. The command line of our own sample program is understood as that program
// understands it, so that a spec behaves here as it does on a real engine; everything else is made up from the image's name.
struct Program
{
    enum class Voice { Sample, Web, Database, Worker }; // what its log sounds like

    Voice voice = Voice::Sample;
    QString name;
    bool exists = true; // in the image
    QByteArray complaint; // it ends at once with exit code 2 and says this
    QStringList oneShot; // a command that does one thing and ends: "print-file", "/data/x"

    double linesPerSecond = 0;
    qint64 lineCount = -1; // endless
    qsizetype lineBytes = 0;
    int stderrEvery = 0;
    CpuCores cpu;
    Bytes memory;
    double memoryAfter = 0; // seconds
    bool memoryInChild = false;
    bool serves = false;
    int exitCode = 0;
    double exitAfter = -1; // seconds; never
    bool ignoresTerminate = false;

    static Program of(const spec::Container &container, RestartPolicy policy);

    // When it ends by itself, counted from its start; nothing when it does not.
    std::optional<std::chrono::milliseconds> endsAfter() const;
    // The memory it has taken by then, and when it has taken so much.
    Bytes memoryAt(std::chrono::milliseconds sinceStart) const;
    std::optional<std::chrono::milliseconds> reaches(Bytes limit) const;
};

} // namespace quayside::sample
