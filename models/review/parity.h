// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/impact.h"

namespace quayside {

// How near an engine comes to what Azure makes of one property of a spec.
struct ParityRow
{
    enum class Grade {
        Exact, // the same thing
        Emulated, // the same effect, by other means
        Approximated, // nearly the same; the sentence says what is different
        AzureOnly, // kept in the spec, without effect here
    };

    QString pointer;
    QString label;
    Grade grade = Grade::Exact;
    QString sentence;

    bool operator==(const ParityRow &) const = default;
};

// One row for each property that the spec uses and that has a meaning of its own; the elements of a list share one.
QList<ParityRow> parity(const ContainerGroupSpec &spec, const EngineAbilities &abilities);

} // namespace quayside
