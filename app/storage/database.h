// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QThread>
#include <QVariantList>

#include <memory>

namespace quayside {

// The SQLite file of the program, in WAL mode, and the one thread that writes to it. What write() was given is on disk, whole,
// once its transaction is through, whatever happens to the process then.
class Database final : public QObject
{
    Q_OBJECT

public:
    // Opens or makes the file and brings its tables up to date. A file of a newer format is left alone, a damaged one is set
    // aside under another name; both are errors that say so, and then nothing is kept.
    static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database() override;

    using Row = QVariantList;
    // Runs on the calling thread, with a connection of its own; for start-up and tests.
    Result<QList<Row>> read(const QString &query, const QVariantList &values = {});
    // Hands a statement to the writer.
    void write(const QString &statement, const QVariantList &values);
    struct Statement
    {
        QString text;
        QVariantList values;
    };
    // All of them or none, after what was handed over before. On disk when it ends.
    [[nodiscard]] Operation<> *commit(const QList<Statement> &statements);
    // Waits until everything that was handed over is written.
    void flush();

Q_SIGNALS:
    // A write that failed; the thing it was about is not kept.
    void failed(const quayside::Error &error);

private:
    explicit Database(QString path);
    Result<> prepare();

    const QString m_path;
    QThread m_thread;
    std::unique_ptr<QObject> m_writer; // lives on the thread
};

} // namespace quayside
