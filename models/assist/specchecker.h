// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"
#include "models/spec/specdocument.h"

#include <QElapsedTimer>
#include <QTimer>

namespace quayside {

// Reads and judges a text that is being typed, on the thread pool. The newest text wins: while one is read the next waits, and what
// was found in an older one is dropped. A text is read at once unless the last one took long.
class SpecChecker final : public QObject
{
    Q_OBJECT

public:
    explicit SpecChecker(QObject *parent = nullptr);
    ~SpecChecker() override;

    void check(const QString &text, const RuntimeLimits &limits);
    // Forgets what was asked for: `checked` is not emitted until something else is.
    void cancel();
    bool isChecking() const { return m_pending || m_reading; }

Q_SIGNALS:
    // Of the newest text, with everything that is wrong with it for its target.
    void checked(const quayside::SpecDocument &document, const QList<quayside::SpecIssue> &issues);

private:
    struct Request
    {
        QString text;
        RuntimeLimits limits;
    };
    struct Findings
    {
        SpecDocument document;
        QList<SpecIssue> issues;
    };

    void start();
    void take(const Result<Findings> &findings);
    static Findings read(const Request &request);

    std::optional<Request> m_pending;
    QPointer<OperationBase> m_reading;
    QElapsedTimer m_clock; // since reading began
    QTimer m_pause;
};

} // namespace quayside
