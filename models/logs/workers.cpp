// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/workers.h"

#include <algorithm>

namespace quayside {

Workers::Workers(int threads)
{
    m_pool.setMaxThreadCount(std::max(1, threads));
}

Workers::~Workers()
{
    stop();
    m_pool.waitForDone();
}

void Workers::start(const Job &job, const std::function<void()> &done)
{
    stop();
    m_run = std::make_shared<Run>();
    m_run->left = m_pool.maxThreadCount();
    for (int i = 0; i < m_pool.maxThreadCount(); ++i)
        m_pool.start([run = m_run, job, done] {
            if (!run->stopped)
                job(run->stopped);
            if (--run->left == 0 && !run->stopped)
                done();
        });
}

void Workers::stop()
{
    if (m_run)
        m_run->stopped = true;
}

} // namespace quayside
