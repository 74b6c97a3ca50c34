// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/operation.h"

#include "models/core/tr.h"

namespace quayside {

OperationBase::OperationBase(QObject *parent)
    : QObject(parent)
{
    QMetaObject::invokeMethod(this, &OperationBase::startUnlessEnded, Qt::QueuedConnection);
}

void OperationBase::startUnlessEnded()
{
    if (m_ended || m_failing)
        return;
    m_started = true;
    start();
}

void OperationBase::cancel()
{
    if (m_ended || m_failing)
        return;
    const auto awaited = m_awaited;
    if (awaited.isEmpty()) {
        if (m_started)
            abort();
        beginFail({Error::Kind::Cancelled, CoreTr::tr("Cancelled."), {}});
        return;
    }
    // The children answer for us: the first cancelled one leads to fail().
    for (const auto &child : awaited)
        if (child)
            child->cancel();
}

void OperationBase::reportProgress(const Progress &progress)
{
    if (m_progress == progress)
        return;
    m_progress = progress;
    Q_EMIT progressChanged(m_progress);
}

void OperationBase::beginFail(const Error &error)
{
    if (m_ended || m_failing)
        return;
    m_failing = true;
    const auto awaited = std::exchange(m_awaited, {});
    for (const auto &child : awaited)
        if (child)
            child->cancel();
    fail(error);
}

void OperationBase::markEnded()
{
    m_ended = true;
    Q_EMIT ended();
    deleteLater();
}

void OperationBase::addAwaited(OperationBase *child)
{
    child->setParent(this);
    if (m_ended || m_failing)
        return child->cancel(); // a step after the end, because whoever heard of it has cancelled us: it never starts
    m_awaited.append(child);
}

bool OperationBase::takeAwaited(OperationBase *child)
{
    m_awaited.removeOne(child);
    return !m_ended && !m_failing;
}

} // namespace quayside
