// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <type_traits>

namespace quayside {

// How far an operation has come. Steps count from 0; a fraction below 0 means that nobody knows.
struct Progress
{
    int step = 0;
    int steps = 1;
    QString text; // translated, present tense: "Pulling nginx"
    double fraction = -1; // of this step

    bool operator==(const Progress &) const = default;
};

// The part of Operation<T> that does not depend on T: start, cancel, progress, the end.
//
// An operation starts on the next turn of the event loop, so that the caller can connect first. It ends exactly once,
// in one of three ways (done, failed, cancelled), and then deletes itself: keep a QPointer, never a bare pointer.
// Destroying it stops what it does and calls nobody.
class OperationBase : public QObject
{
    Q_OBJECT

public:
    bool hasEnded() const { return m_ended; }
    Progress progress() const { return m_progress; }

    // Asks the operation to stop. It may end within this call, or later when undo steps have run to their end.
    // Does nothing when the operation is already ending.
    void cancel();

Q_SIGNALS:
    void progressChanged(const quayside::Progress &progress);
    void ended();

protected:
    explicit OperationBase(QObject *parent = nullptr);

    // The first step.
    virtual void start() = 0;
    // Called once, when a step failed or the operation was cancelled. Override it to undo; end with finish().
    virtual void fail(const Error &error) = 0;
    // Stops what is under way outside of awaited operations (a socket, a timer).
    virtual void abort() { }

    void reportProgress(const Progress &progress);
    // Leads to fail(), once; whatever is still awaited is cancelled.
    void beginFail(const Error &error);
    bool isFailing() const { return m_failing; }
    void markEnded();

    void addAwaited(OperationBase *child);
    // False when the result comes too late to matter.
    bool takeAwaited(OperationBase *child);

private:
    void startUnlessEnded();

    QList<QPointer<OperationBase>> m_awaited;
    Progress m_progress;
    bool m_started = false;
    bool m_failing = false;
    bool m_ended = false;
};

// One thing that ends, as an object: Result<T> for later. Composites are made of operations through await().
template <typename T = void>
class Operation : public OperationBase
{
public:
    using Listener = std::function<void(const Result<T> &)>;

    // Calls the listener with the outcome, unless the context is gone by then.
    Operation *onFinished(QObject *context, Listener listener)
    {
        connect(this, &OperationBase::ended, context, [this, listener = std::move(listener)] { listener(*m_result); });
        return this;
    }

protected:
    using OperationBase::OperationBase;

    void fail(const Error &error) override { finish(tl::unexpected<Error>(error)); }

    void finish(Result<T> result)
    {
        if (hasEnded())
            return;
        m_result = std::move(result);
        markEnded();
    }

    // Continues with next(value) when the child is done; its error and our cancel take care of themselves.
    template <typename U, typename Next>
    void await(Operation<U> *child, Next next)
    {
        addAwaited(child);
        child->onFinished(this, [this, child, next = std::move(next)](const Result<U> &result) mutable {
            if (!takeAwaited(child))
                return;
            if (!result)
                return beginFail(result.error());
            if constexpr (std::is_void_v<U>)
                next();
            else
                next(*result);
        });
    }

    // Like await(), for a child whose failure is an answer too: next gets the result. Only a cancel still ends us.
    template <typename U, typename Next>
    void attempt(Operation<U> *child, Next next)
    {
        addAwaited(child);
        child->onFinished(this, [this, child, next = std::move(next)](const Result<U> &result) mutable {
            if (!takeAwaited(child))
                return;
            if (!result && result.error().isCancelled())
                return beginFail(result.error());
            next(result);
        });
    }

    // For undoing, inside fail(): a cancel does not reach the child any more.
    template <typename U, typename Next>
    void undo(Operation<U> *child, Next next)
    {
        child->setParent(this);
        child->onFinished(this, std::move(next));
    }

private:
    std::optional<Result<T>> m_result;
};

// An operation that is done as soon as it starts: for answers that need no asking.
template <typename T = void>
class ReadyOperation final : public Operation<T>
{
public:
    explicit ReadyOperation(Result<T> result, QObject *parent = nullptr)
        : Operation<T>(parent)
        , m_ready(std::move(result))
    {
    }

protected:
    void start() override { this->finish(std::move(m_ready)); }

private:
    Result<T> m_ready;
};

// Awaits one operation and makes something else of its result.
template <typename From, typename To>
class MappedOperation final : public Operation<To>
{
public:
    MappedOperation(Operation<From> *source, std::function<Result<To>(const From &)> map, QObject *parent = nullptr)
        : Operation<To>(parent)
        , m_map(std::move(map))
    {
        this->await(source, [this](const From &value) { this->finish(m_map(value)); });
    }

protected:
    void start() override { }

private:
    std::function<Result<To>(const From &)> m_map;
};

} // namespace quayside
