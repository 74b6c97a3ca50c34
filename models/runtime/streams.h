// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/event.h"
#include "models/domain/logbatch.h"
#include "models/domain/sample.h"

#include <QList>
#include <QObject>

// What does not end by itself: destroying a stream stops its source.
namespace quayside {

struct LogOptions
{
    bool follow = true;
    qint64 tail = -1; // lines from the end; -1 is all
    QDateTime since; // invalid is from the beginning
};

class LogStream : public QObject
{
    Q_OBJECT

public:
    // The container writes no more: delivers what is left and then ends, instead of waiting for another run.
    virtual void finishReading() = 0;

Q_SIGNALS:
    void linesArrived(const quayside::LogBatch &batch);
    // Something was lost here and could not be got back.
    void gapFound(const QString &explanation);
    // Every line that the engine has kept is delivered. A stream that follows goes on by itself when the container runs again.
    void ended();
    void failed(const quayside::Error &error);

protected:
    using QObject::QObject;
};

class MetricsStream : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void samplesArrived(const QList<quayside::Sample> &samples);
    void failed(const quayside::Error &error);

protected:
    using QObject::QObject;
};

class EventStream : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void eventsArrived(const QList<quayside::Event> &events);
    void failed(const quayside::Error &error);

protected:
    using QObject::QObject;
};

} // namespace quayside
