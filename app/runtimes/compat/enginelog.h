// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/logframes.h"
#include "app/runtimes/compat/rejoin.h"
#include "app/runtimes/compat/engineapi.h"
#include "models/runtime/streams.h"

#include <atomic>

namespace quayside::compat {

// The log of one container as the engine hands it on, where its file cannot be read. Follows it, reads it again when the engine ends
// it, joins both without doubles, and goes on when the container runs again. What Podman 4.3 loses in the middle of a followed log,
// when a container writes faster than it reads, comes late.
class EngineLogStream final : public LogStream
{
    Q_OBJECT

public:
    EngineLogStream(Engine api, QString container, LogOptions options, LogFrameDecoder::Framing framing);

    void finishReading() override;

public Q_SLOTS:
    // Something has changed in the engine: perhaps the container runs again.
    void lookAgain();

private:
    enum class Phase {
        Following, // or reading, when nobody wants to follow
        ReadingTail,
        Resting, // the container has ended and everything is read
    };

    // One reading of the log: its decoder works on the I/O thread until the reading has ended.
    struct Reading
    {
        explicit Reading(LogFrameDecoder::Framing framing)
            : decoder(framing)
        {
        }

        LogFrameDecoder decoder;
        std::atomic<qint64> unfinishedSince = 0; // as the decoder says; readable at any time
        bool damageTold = false;
    };

    void open(Phase phase);
    HttpRequest request(bool follow) const;
    static void decode(Exchange &exchange, QByteArrayView bytes, Reading &reading, EngineLogStream *stream);
    void receive(const LogBatch &batch);
    void onEnded();
    void readTail();
    void finishRun();
    void onFailed(const Error &error);
    void rest();
    void checkState();

    const Engine m_api;
    const QString m_container;
    LogOptions m_options;
    const LogFrameDecoder::Framing m_framing;
    Phase m_phase = Phase::Following;
    LogRejoin m_rejoin;
    std::shared_ptr<Reading> m_reading;
    qint64 m_since = 0; // seconds; where the reading begins, 0 for the beginning
    bool m_joining = false; // what comes partly repeats what was shown
    bool m_checking = false;
    bool m_hintMissed = false; // something changed while we were busy
    QString m_lastStart; // of the container, as the engine writes it
    std::unique_ptr<HttpStream> m_stream;
};

} // namespace quayside::compat
