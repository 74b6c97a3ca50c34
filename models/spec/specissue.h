// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specedit.h"
#include "models/spec/specnode.h"

#include <QString>

#include <optional>

namespace quayside {

// A way out that needs no thinking: what it does, in the imperative and translated, and the edits that do it.
struct SpecRepair
{
    QString title;
    QList<SpecEdit> edits;

    bool operator==(const SpecRepair &) const = default;
};

// Something about a spec that a person should know before it is sent.
struct SpecIssue
{
    enum class Severity { Error, Warning, Info };

    QString rule; // the V-number of REFERENCE 10
    Severity severity = Severity::Error;
    QString path; // JSON pointer of the property, in the schema's spelling
    QString message; // one translated sentence: what, why, what to do
    std::optional<TextRange> range; // where it stands in the text; filled in by SpecDocument
    QList<SpecRepair> repairs = {}; // the best first; filled in by SpecDocument

    bool operator==(const SpecIssue &) const = default;
};

} // namespace quayside
