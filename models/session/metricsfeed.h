// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/metrics/metricshistory.h"
#include "models/session/groupwatcher.h"

namespace quayside {

// Measures a connection while somebody looks and something runs; otherwise no stream is open and nothing wakes up.
class MetricsFeed final : public QObject
{
    Q_OBJECT

public:
    MetricsFeed(GroupWatcher &watcher, const Clock &clock, QObject *parent = nullptr);

    // While the returned object lives, somebody looks.
    [[nodiscard]] std::shared_ptr<void> look();

    MetricsHistory &history() { return m_history; }
    // Why nothing is measured, or empty.
    QString problem() const;

Q_SIGNALS:
    void problemChanged();

private:
    void openOrClose();
    void lose(const Error &error);

    GroupWatcher &m_watcher;
    const Clock &m_clock;
    MetricsHistory m_history;
    std::unique_ptr<MetricsStream> m_stream;
    std::weak_ptr<void> m_looking;
    QString m_problem;
    bool m_waiting = false; // after a failure
};

} // namespace quayside
