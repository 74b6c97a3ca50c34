// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace quayside {

// Turns Ctrl+C and SIGTERM into a call on the event loop, so that what is under way can be undone. A second one ends the program
// at once.
class Interrupts
{
public:
    explicit Interrupts(std::function<void()> onInterrupt);
    ~Interrupts();
    Q_DISABLE_COPY_MOVE(Interrupts)

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace quayside
