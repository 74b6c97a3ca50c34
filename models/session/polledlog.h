// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/core/operation.h"
#include "models/logs/workers.h"
#include "models/runtime/streams.h"

namespace quayside {

// The log of a container whose engine cannot be followed, only asked: every answer is the newest part of the log (of Azure Container
// Instances 4 MB at the most), each line behind its time as RFC 3339 has it. An answer goes on behind the end of the one before; where
// that end is not in it any more lines are missing, and that is said.
class PolledLog final : public LogStream
{
    Q_OBJECT

public:
    using Ask = std::function<Operation<QByteArray> *()>;

    // Asks at once, and so long after each answer; after a failure the same.
    PolledLog(const Clock &clock, Ask ask, std::chrono::milliseconds pause, const LogOptions &options);

    void finishReading() override;

private:
    // Where the answers are read up to. Taken through another thread and back.
    struct Place
    {
        QByteArray end; // of what was read, as much as tells it apart
        qint64 time = 0; // of the newest line
    };
    struct Reading
    {
        Place place;
        LogBatch lines;
        bool isCut = false; // the end of what was read is not in it
    };

    void poll();
    void read(const QByteArray &answer);
    static Reading readOn(const Place &place, const QByteArray &answer, const LogOptions &options);
    void take(const Reading &reading);
    void wait();

    const Clock &m_clock;
    const Ask m_ask;
    const std::chrono::milliseconds m_pause;
    LogOptions m_options;
    Place m_place;
    bool m_isAsking = false;
    bool m_mustAskAgain = false; // what is under way may not have the last lines
    Workers m_worker{1}; // the last: it stops before the rest goes
};

} // namespace quayside
