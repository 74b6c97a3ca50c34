// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/containergroupspec.h"
#include "models/spec/runtimelimits.h"
#include "models/spec/specissue.h"

namespace quayside {

// One text and what it says: the tree, the spec, and for every property the place where it stands. Immutable.
class SpecDocument
{
public:
    // Reads YAML or JSON, a resource or a template that holds exactly one container group. Always succeeds: what is
    // wrong with the text is in issues().
    static SpecDocument fromText(const QString &text);

    const QString &text() const { return m_text; }
    const ContainerGroupSpec &spec() const { return m_spec; }
    // False when the text says no container group at all (V-208, V-210).
    bool isReadable() const { return m_readable; }

    // What reading found, with places: V-019, V-203 to V-205, V-208 to V-210.
    const QList<SpecIssue> &readingIssues() const { return m_issues; }
    // The same and what the rules find for this target, in the order of the text.
    QList<SpecIssue> issues(const RuntimeLimits &limits) const;

    // Where a property stands: the range of its value, or of the nearest property above it that exists.
    TextRange locate(const QString &pointer) const;

private:
    void readRoot(const SpecNode &root);

    QString m_text;
    SpecNode m_root; // of the group itself, inside a template too
    ContainerGroupSpec m_spec;
    QList<SpecIssue> m_issues;
    bool m_readable = false;
};

} // namespace quayside
