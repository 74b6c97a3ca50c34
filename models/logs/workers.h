// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace quayside {

// A job for all cores at once, or for one thread beside us. A new one takes the place of the one before without waiting for it: that stops as soon as it looks.
class Workers
{
public:
    // Whether a job is wanted no more. Looked at often.
    using Stopped = std::atomic<bool>;
    using Job = std::function<void(const Stopped &stopped)>;

    explicit Workers(int threads = QThread::idealThreadCount());
    ~Workers(); // waits
    Q_DISABLE_COPY_MOVE(Workers)

    // Runs the job once on every thread; each run takes what the others have left. The last of them to end calls the other function,
    // on its thread, unless the job was stopped.
    void start(const Job &job, const std::function<void()> &done);
    void stop();

private:
    struct Run
    {
        Stopped stopped = false;
        std::atomic<int> left = 0;
    };

    QThreadPool m_pool;
    std::shared_ptr<Run> m_run;
};

} // namespace quayside
