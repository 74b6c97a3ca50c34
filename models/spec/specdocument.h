// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/spec/containergroupspec.h"
#include "models/spec/runtimelimits.h"
#include "models/spec/specedit.h"
#include "models/spec/specissue.h"
#include "models/spec/textchange.h"
#include "models/spec/textparser.h"

namespace quayside {

struct EditedDocument;

// One text and what it says: the tree, the spec, and for every property the place where it stands. Immutable.
class SpecDocument
{
public:
    // Reads YAML or JSON, a resource or a template that holds exactly one container group. Always succeeds: what is
    // wrong with the text is in issues().
    static SpecDocument fromText(const QString &text);

    // Without the byte order mark that it may have begun with; who writes a file puts that back.
    const QString &text() const { return m_text; }
    bool hasByteOrderMark() const { return m_hasByteOrderMark; }
    const ContainerGroupSpec &spec() const { return m_spec; }
    // What the text says of the group, inside a template too.
    const SpecNode &root() const { return m_root; }
    // False when the text says no container group at all (V-208, V-210).
    bool isReadable() const { return m_readable; }

    // What reading found, with places: V-019, V-203 to V-205, V-208 to V-210.
    const QList<SpecIssue> &readingIssues() const { return m_issues; }
    // The same and what the rules find for this target, in the order of the text.
    QList<SpecIssue> issues(const RuntimeLimits &limits) const;

    // Where a property stands: the range of its value, or of the nearest property above it that exists.
    TextRange locate(const QString &pointer) const;

    // The document after a change, and the smallest changes of the text that make it. Comments, order, quotes, indentation, line
    // ends and unknown properties stay; a comment behind what is removed goes with it. What is repeated elsewhere (*alias, <<) keeps
    // its value there. Errors: the text is no container group (Malformed), the pointer leads nowhere (NotFound), a name is taken
    // (Conflict), or the text is written in a way that only a person can change (Unsupported).
    Result<EditedDocument> withEdit(const SpecEdit &edit) const;
    Result<EditedDocument> withEdits(const QList<SpecEdit> &edits) const;
    // The same for all that distinguishes this spec from the document's own. What the service alone sets is left as it is.
    Result<EditedDocument> withSpec(const ContainerGroupSpec &spec) const;

private:
    void readRoot(const SpecNode &root);
    Result<EditedDocument> tried(const SpecEdit &edit, const SpecNode &wanted) const;

    QString m_text;
    bool m_hasByteOrderMark = false;
    SpecNode m_root; // of the group itself, inside a template too
    QList<SpecAnchor> m_anchors;
    QList<SpecMerge> m_merges;
    bool m_isJson = false;
    ContainerGroupSpec m_spec;
    QList<SpecIssue> m_issues;
    bool m_readable = false;
};

struct EditedDocument
{
    SpecDocument document;
    // From the old text to the new: to be made one after another, each in the text that the ones before it left.
    QList<TextChange> changes;
};

} // namespace quayside
