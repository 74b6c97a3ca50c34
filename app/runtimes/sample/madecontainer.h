// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/program.h"
#include "models/domain/containergroup.h"
#include "models/domain/logbatch.h"

#include <QDateTime>

namespace quayside::sample {

// One life of a made-up process, from its start to its end.
struct Run
{
    QDateTime start;
    QDateTime end; // invalid while it runs
    int exitCode = 0;
    MemoryEvidence memoryEvidence = MemoryEvidence::None;
    bool wasStopped = false; // by somebody, and it said so
    QList<QByteArray> output; // of a one-shot command
    LogChannel outputChannel = LogChannel::Output;
};

// A container of a made-up group: what the spec says, what its process does, and the lives it has had.
struct MadeContainer
{
    spec::Container spec;
    Program program;
    bool isInit = false;
    bool exists = true; // false: the deployment was interrupted before it
    QString engineId;
    QList<Run> runs;
    int restartCount = 0;
    QString waitingReason; // why it waits, while it does

    bool isRunning() const { return !runs.isEmpty() && !runs.last().end.isValid(); }
    bool hasEnded() const { return !runs.isEmpty() && runs.last().end.isValid(); }
    ResourceAmount requests() const;
    ResourceAmount limits() const; // the requests where the spec has none
    Container snapshot() const;
};

// The log of a run is a function of its program and of time: nothing is stored, and every reading finds the same lines.
qint64 lineCount(const MadeContainer &container, const Run &run, const QDateTime &now);
void appendLine(LogBatch &batch, const MadeContainer &container, const Run &run, qint64 number);
qint64 lineTime(const MadeContainer &container, const Run &run, qint64 number); // nanoseconds since 1970

} // namespace quayside::sample
