// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

namespace quayside {

// Runs a function on the thread pool and brings its result back: for work that would hold up the thread that asks. A cancel
// does not wait for the function; its result is dropped.
template <typename T>
class PoolCall final : public Operation<T>
{
public:
    explicit PoolCall(std::function<Result<T>()> work, QObject *parent = nullptr)
        : Operation<T>(parent)
        , m_work(std::move(work))
    {
    }

protected:
    void start() override
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { this->finish(m_watcher.result()); });
        m_watcher.setFuture(promise->future());
        promise->start();
        QThreadPool::globalInstance()->start([promise, work = std::move(m_work)] {
            promise->addResult(work());
            promise->finish();
        });
    }

private:
    std::function<Result<T>()> m_work;
    QFutureWatcher<Result<T>> m_watcher;
};

} // namespace quayside
