// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>

namespace quayside {

// Keeps the newest values and forgets the oldest; index 0 is the oldest that is kept.
template <typename T>
class RingBuffer
{
public:
    explicit RingBuffer(qsizetype capacity)
        : m_capacity(capacity)
    {
    }

    qsizetype size() const { return m_values.size(); }
    bool isEmpty() const { return m_values.isEmpty(); }
    const T &at(qsizetype index) const { return m_values.at((m_first + index) % m_values.size()); }
    const T &last() const { return at(size() - 1); }

    void append(T value)
    {
        if (m_values.size() < m_capacity) {
            m_values.append(std::move(value));
            return;
        }
        m_values[m_first] = std::move(value);
        m_first = (m_first + 1) % m_capacity;
    }

    void clear()
    {
        m_values.clear();
        m_first = 0;
    }

private:
    qsizetype m_capacity;
    qsizetype m_first = 0;
    QList<T> m_values;
};

} // namespace quayside
