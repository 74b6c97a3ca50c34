// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/intake.h"

#include <algorithm>

namespace quayside {

// Streams that are merged by time hold each other up, so none of many gets all there is.
qint64 Intake::portion() const
{
    return std::max(least, most / static_cast<qint64>(m_waiting.size() + 1));
}

void Intake::goOn()
{
    while (!isFull() && !m_waiting.empty()) {
        Share *const next = m_waiting.front();
        next->m_portion = portion();
        m_waiting.pop_front();
        next->m_goOn();
    }
}

Intake::Share::Share(std::shared_ptr<Intake> intake, std::function<void()> goOn)
    : m_intake(std::move(intake))
    , m_goOn(std::move(goOn))
{
}

Intake::Share::~Share()
{
    std::erase(m_intake->m_waiting, this);
    m_intake->m_untaken -= m_untaken;
    m_intake->goOn();
}

bool Intake::Share::mayRead()
{
    if (m_portion <= 0 && m_intake->m_waiting.empty())
        m_portion = most;
    if (m_portion > 0 && !m_intake->isFull())
        return true;
    if (!isWaiting())
        m_intake->m_waiting.push_back(this);
    return false;
}

void Intake::Share::add(qint64 bytes)
{
    m_portion -= bytes;
    m_untaken += bytes;
    m_intake->m_untaken += bytes;
}

void Intake::Share::acknowledge(qint64 bytes)
{
    m_untaken -= bytes;
    m_intake->m_untaken -= bytes;
    m_intake->goOn();
}

bool Intake::Share::isWaiting() const
{
    return std::ranges::find(m_intake->m_waiting, this) != m_intake->m_waiting.end();
}

} // namespace quayside
