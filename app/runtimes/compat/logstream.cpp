// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/logstream.h"

#include "app/runtimes/compat/tr.h"
#include "models/core/logging.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

// The engine only knows what it does not have.
Error inPlainWords(const Error &error)
{
    if (error.kind != Error::Kind::NotFound)
        return error;
    return {error.kind, CompatTr::tr("The container was removed. What was read of its log stays here."), error.summary};
}

bool isRunning(const QJsonObject &container)
{
    const QJsonObject state = container.value("State"_L1).toObject();
    return state.value("Running"_L1).toBool() || state.value("Paused"_L1).toBool();
}

} // namespace

ContainerLogStream::ContainerLogStream(Engine api, QString container, LogOptions options, LogSource source)
    : m_api(std::move(api))
    , m_container(std::move(container))
    , m_options(std::move(options))
    , m_source(source)
{
    m_nextTurn.setSingleShot(true);
    connect(&m_nextTurn, &QTimer::timeout, this, &ContainerLogStream::acknowledge);
    look();
}

void ContainerLogStream::lookAgain()
{
    if (!m_options.follow)
        return;
    m_hintMissed = m_looking;
    if (m_engine)
        m_engine->lookAgain();
    if (!m_looking)
        look();
}

void ContainerLogStream::look()
{
    m_looking = true;
    m_api->inspectContainer(m_container)->onFinished(this, [this](const Result<QJsonObject> &container) {
        m_looking = false;
        const bool again = std::exchange(m_hintMissed, false);
        const QPointer self(this);
        if (container)
            onInspected(*container);
        else
            onMissing(container.error());
        if (self && again)
            lookAgain();
    });
}

void ContainerLogStream::onMissing(const Error &error)
{
    // While its file is read, an engine that is away for a moment is no loss.
    const bool isTold = std::exchange(m_missingTold, true);
    if (!isTold && (m_engineId.isEmpty() || error.kind == Error::Kind::NotFound))
        Q_EMIT failed(inPlainWords(error));
}

void ContainerLogStream::onInspected(const QJsonObject &container)
{
    m_missingTold = false;
    const QString id = container.value("Id"_L1).toString();
    const QString start = container.value("State"_L1).toObject().value("StartedAt"_L1).toString();
    if (id != m_engineId) {
        if (!m_engineId.isEmpty()) { // made anew: all of its log is new
            m_options.tail = -1;
            m_options.since = {};
        }
        m_engineId = id;
        m_lastStart.clear();
        beginReading(container);
    }
    if (!m_file)
        return; // the engine's own stream takes care of itself
    const bool ranAgain = start != std::exchange(m_lastStart, start);
    if (isRunning(container) && m_options.follow) {
        m_following = true;
        QMetaObject::invokeMethod(m_file.get(), &LogFileReader::follow, Qt::QueuedConnection);
    } else if (m_following || ranAgain) {
        settle();
    }
}

void ContainerLogStream::beginReading(const QJsonObject &container)
{
    const QString path = m_source == LogSource::Files ? m_api->logFile(container) : QString();
    m_following = false;
    m_engine.reset();
    m_file.reset();
    m_taken = 0;
    if (LogFileReader::isReadable(path))
        return readFile(path);
    if (!path.isEmpty())
        qCInfo(logRuntime) << "The engine's log file of" << m_container << "cannot be read here; the engine hands the log on.";
    readFromEngine(container);
}

void ContainerLogStream::readFile(const QString &path)
{
    const qint64 since = m_options.since.isValid() ? m_options.since.toMSecsSinceEpoch() * 1'000'000 : 0;
    m_file.reset(new LogFileReader(path, {m_options.tail, since}, m_api->client().io().intake()));
    LogFileReader *const reader = m_file.get();
    connect(reader, &LogFileReader::linesRead, this, [this, reader](const LogBatch &batch) { receive(reader, batch); }, Qt::QueuedConnection);
    connect(reader, &LogFileReader::gapFound, this, &LogStream::gapFound, Qt::QueuedConnection);
    connect(reader, &LogFileReader::caughtUp, this, &LogStream::ended, Qt::QueuedConnection);
    reader->moveToThread(m_api->client().io().thread());
}

void ContainerLogStream::receive(LogFileReader *reader, const LogBatch &batch)
{
    if (reader != m_file.get())
        return; // of a container that is gone
    m_taken += batch.bytes.size();
    if (!m_nextTurn.isActive())
        m_nextTurn.start(0);
    Q_EMIT linesArrived(batch);
}

// When the event loop has come round. Within a turn more would be delivered than a turn may take.
void ContainerLogStream::acknowledge()
{
    if (LogFileReader *const reader = m_file.get())
        QMetaObject::invokeMethod(reader, [reader, bytes = std::exchange(m_taken, 0)] { reader->acknowledge(bytes); }, Qt::QueuedConnection);
}

void ContainerLogStream::readFromEngine(const QJsonObject &container)
{
    using enum LogFrameDecoder::Framing;
    m_engine = std::make_unique<EngineLogStream>(m_api, m_engineId, m_options, m_api->framesLog(container) ? Framed : Raw);
    connect(m_engine.get(), &LogStream::linesArrived, this, &LogStream::linesArrived);
    connect(m_engine.get(), &LogStream::gapFound, this, &LogStream::gapFound);
    connect(m_engine.get(), &LogStream::ended, this, &LogStream::ended);
    connect(m_engine.get(), &LogStream::failed, this, [this](const Error &error) { Q_EMIT failed(inPlainWords(error)); });
}

void ContainerLogStream::settle()
{
    m_following = false;
    QMetaObject::invokeMethod(m_file.get(), &LogFileReader::settle, Qt::QueuedConnection);
}

void ContainerLogStream::finishReading()
{
    m_options.follow = false;
    if (m_engine)
        m_engine->finishReading();
    else if (m_file)
        settle();
}

} // namespace quayside::compat
