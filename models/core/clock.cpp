// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"

#include <QTimer>

#include <algorithm>
#include <ctime>

namespace quayside {

QDateTime SystemClock::now() const
{
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::elapsed() const
{
#ifdef CLOCK_BOOTTIME // what steady_clock takes on Linux stands still in a sleep
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
#endif
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

void SystemClock::callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const
{
    QTimer::singleShot(delay, context, std::move(function));
}

ManualClock::ManualClock(const QDateTime &start)
    : m_wallStart(start.toUTC())
{
}

void ManualClock::setWallClock(const QDateTime &now)
{
    m_wallStart = now.toUTC().addMSecs(-m_elapsed.count());
}

void ManualClock::callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const
{
    const Pending pending{m_elapsed + delay, context, std::move(function)};
    const auto place = std::ranges::upper_bound(m_pending, pending.due, {}, &Pending::due);
    m_pending.insert(place, pending);
}

void ManualClock::advance(std::chrono::milliseconds duration)
{
    const std::chrono::milliseconds end = m_elapsed + duration;
    while (!m_pending.isEmpty() && m_pending.first().due <= end) {
        const Pending next = m_pending.takeFirst();
        m_elapsed = next.due;
        if (next.context)
            next.function();
    }
    m_elapsed = end;
}

} // namespace quayside
