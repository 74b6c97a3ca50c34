// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/lineassembler.h"
#include "app/transport/intake.h"
#include "models/core/result.h"

#include <QFile>
#include <QFileSystemWatcher>
#include <QObject>

#include <memory>

namespace quayside::compat {

// Takes the text of a log apart as conmon writes it: "2026-11-22T12:00:00.123456789+00:00 stdout F text", where P instead of F
// says that the line goes on.
class LogFileParser
{
public:
    // The lines that are whole by now; the result does not depend on where the pieces end.
    LogBatch feed(QByteArrayView bytes);
    LogBatch finish() { return m_lines.finish(); }

private:
    void takeRecord(QByteArrayView record, LogBatch &batch);

    QByteArray m_rest; // of a record that is not whole yet
    LineAssembler m_lines;
};

// Reads the file in which an engine on this machine keeps a container's log: faster than the engine hands it on, and without
// what Podman's followed logs lose. Lives on the I/O thread; reads no more while too much of it waits to be taken.
class LogFileReader final : public QObject
{
    Q_OBJECT

public:
    struct Begin
    {
        qint64 tail = -1; // lines from the end; -1 is all
        qint64 since = 0; // nanoseconds since 1970
    };

    LogFileReader(QString path, Begin begin, std::shared_ptr<Intake> intake);

    // Whether there is such a file and it is one that can be read; links are not followed.
    static bool isReadable(const QString &path);

    // Reads what there is and goes on as more is written.
    void follow();
    // Reads to the end and then rests: nobody writes any more.
    void settle();
    void acknowledge(qint64 bytes);

Q_SIGNALS:
    void linesRead(const quayside::LogBatch &batch);
    void gapFound(const QString &explanation);
    void caughtUp(); // after settle()

private:
    bool open();
    void seekTail();
    bool hasAtMost(qint64 records);
    qsizetype linesFrom(qint64 position, qint64 end);
    void readOn();
    void reachEnd();
    bool continuesElsewhere();
    void watch();
    void deliver(const LogBatch &batch);

    const QString m_path;
    const Begin m_begin;
    QFile m_file;
    std::unique_ptr<QFileSystemWatcher> m_watcher; // while it follows
    LogFileParser m_parser;
    qsizetype m_surplus = 0; // lines to leave out, because the tail begins in the middle of what is read
    bool m_settling = false;
    bool m_reading = false; // not at the end
    Intake::Share m_share;
};

} // namespace quayside::compat
