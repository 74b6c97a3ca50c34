// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specchecker.h"

#include "models/core/poolcall.h"

#include <algorithm>
#include <utility>

namespace quayside {

using namespace std::chrono_literals;

namespace {

// A check that takes longer than this makes the next wait for a pause in typing, as long as it took itself, so that a huge text does
// not keep a processor busy all the time.
constexpr std::chrono::milliseconds quick = 50ms;
constexpr std::chrono::milliseconds longestPause = 500ms;

} // namespace

SpecChecker::SpecChecker(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SpecChecker::start);
}

SpecChecker::~SpecChecker()
{
    delete m_reading.data();
}

void SpecChecker::check(const QString &text, const RuntimeLimits &limits)
{
    m_pending = Request{text, limits};
    if (m_reading)
        return;
    if (m_pause.interval() > 0)
        m_pause.start(); // again: typing goes on
    else
        start();
}

void SpecChecker::cancel()
{
    m_pending.reset();
    m_pause.stop();
    delete m_reading.data();
}

void SpecChecker::start()
{
    auto *call = new PoolCall<Findings>([request = *std::exchange(m_pending, std::nullopt)]() -> Result<Findings> { return read(request); }, this);
    m_reading = call;
    m_clock.start();
    call->onFinished(this, [this](const Result<Findings> &findings) { take(findings); });
}

SpecChecker::Findings SpecChecker::read(const Request &request)
{
    SpecDocument document = SpecDocument::fromText(request.text);
    QList<SpecIssue> issues = document.issues(request.limits);
    return {std::move(document), std::move(issues)};
}

void SpecChecker::take(const Result<Findings> &findings)
{
    const std::chrono::milliseconds took(m_clock.elapsed());
    m_pause.setInterval(took > quick ? std::min(took, longestPause) : 0ms);
    m_reading = nullptr;
    if (m_pending)
        return start();
    if (findings)
        Q_EMIT checked(findings->document, findings->issues);
}

} // namespace quayside
