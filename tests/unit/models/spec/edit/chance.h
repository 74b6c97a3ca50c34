// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QRandomGenerator>

namespace quayside::test {

// Random choices that a seed repeats.
class Chance
{
public:
    explicit Chance(quint32 seed)
        : m_generator(seed)
    {
    }

    qsizetype below(qsizetype bound) { return static_cast<qsizetype>(m_generator.bounded(static_cast<quint32>(bound))); }
    bool percent(int likely) { return below(100) < likely; }

    template <typename T>
    const T &of(const QList<T> &list)
    {
        return list.at(below(list.size()));
    }

private:
    QRandomGenerator m_generator;
};

} // namespace quayside::test
