// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/enginelog.h"
#include "app/runtimes/compat/logfile.h"
#include "models/runtime/streams.h"

#include <QTimer>

namespace quayside::compat {

// Where logs are read.
enum class LogSource {
    Files, // the engine's own, where they are on this machine; else from the engine
    EngineOnly,
};

// The log of one container by its name, as long as anybody of that name writes one: read from the engine's file where that is on
// this machine, and from the engine where it is not.
class ContainerLogStream final : public LogStream
{
    Q_OBJECT

public:
    ContainerLogStream(Engine api, QString container, LogOptions options, LogSource source);

    void finishReading() override;

public Q_SLOTS:
    // Something has changed in the engine: perhaps the container runs again, or has ended.
    void lookAgain();

private:
    void look();
    void onInspected(const QJsonObject &container);
    void onMissing(const Error &error);
    void beginReading(const QJsonObject &container);
    void readFile(const QString &path);
    void readFromEngine(const QJsonObject &container);
    void receive(LogFileReader *reader, const LogBatch &batch);
    void acknowledge();
    void settle();

    const Engine m_api;
    const QString m_container;
    LogOptions m_options;
    const LogSource m_source;
    QString m_engineId; // of the container whose log is read
    QString m_lastStart; // of it, as the engine writes it
    std::unique_ptr<LogFileReader, DeleteLater> m_file;
    std::unique_ptr<EngineLogStream> m_engine;
    qint64 m_taken = 0; // bytes of the file, and not said so yet
    QTimer m_nextTurn;
    bool m_looking = false;
    bool m_hintMissed = false; // something changed while we were looking
    bool m_following = false; // the file is read as it grows
    bool m_missingTold = false;
};

} // namespace quayside::compat
