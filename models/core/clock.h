// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>

namespace quayside {

// Time as a dependency: the system's in the program, a hand-driven one in tests and pictures.
class Clock
{
public:
    virtual ~Clock() = default;

    // Wall time, UTC. May jump; never measure with it.
    virtual QDateTime now() const = 0;
    // Time since some start that never jumps, for measuring.
    virtual std::chrono::milliseconds elapsed() const = 0;
    // Calls the function once, unless the context is gone by then.
    virtual void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const = 0;
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override;
    std::chrono::milliseconds elapsed() const override;
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const override;
};

// Stands still until it is told to advance.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(const QDateTime &start);

    QDateTime now() const override { return m_wallStart.addMSecs(m_elapsed.count()); }
    std::chrono::milliseconds elapsed() const override { return m_elapsed; }
    void callAfter(std::chrono::milliseconds delay, QObject *context, std::function<void()> function) const override;

    // Somebody sets the wall clock; what is measured goes on as before.
    void setWallClock(const QDateTime &now);
    // Moves on and makes the calls that became due, in the order of their times.
    void advance(std::chrono::milliseconds duration);

private:
    struct Pending
    {
        std::chrono::milliseconds due;
        QPointer<QObject> context;
        std::function<void()> function;
    };

    QDateTime m_wallStart; // the wall time when nothing had elapsed
    std::chrono::milliseconds m_elapsed{0};
    mutable QList<Pending> m_pending; // by due time
};

} // namespace quayside
