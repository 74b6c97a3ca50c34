// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

namespace quayside {

// Done when each of others has ended, well or not.
class AllEnded final : public Operation<>
{
public:
    explicit AllEnded(const QList<Operation<> *> &others)
        : m_left(others.size())
    {
        for (Operation<> *other : others)
            attempt(other, [this](const Result<> &) { endWhenNoneIs(--m_left); });
    }

protected:
    void start() override { endWhenNoneIs(m_left); }

private:
    void endWhenNoneIs(qsizetype left)
    {
        if (left == 0)
            finish({});
    }

    qsizetype m_left;
};

} // namespace quayside
