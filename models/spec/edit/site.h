// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/edit/fragment.h"
#include "models/spec/textchange.h"
#include "models/spec/textparser.h"

#include <optional>

namespace quayside::edit {

// A text and what its parser found; the root may be a part of what was parsed.
struct Source
{
    const QString &text;
    const SpecNode &root;
    const QList<SpecAnchor> &anchors;
    const QList<SpecMerge> &merges;
    bool isJson;
};

// An entry or item as it stands in the text, "<<" included.
struct Sibling
{
    qsizetype begin; // of its name, of its dash, or of its value in brackets
    qsizetype indicatorEnd; // behind ":" or "-"
    qsizetype end; // of its value
    const SpecNode *value;
};

// A list or map to be changed, and where it stands.
struct Site
{
    const Source &source;
    const SpecNode &node;
    QList<Sibling> siblings; // in the order of the text
    std::optional<Sibling> slot; // that holds the list or map; none for the root
    Layout layout;

    qsizetype column() const; // of the first sibling
    // Which sibling is this entry or item of the node.
    qsizetype siblingOf(qsizetype child) const;
};

QList<Sibling> siblingsOf(const Source &source, const SpecNode &node);

// `way` leads from the root to the list or map itself, both included.
Site siteAt(const Source &source, const QList<const SpecNode *> &way);

// The way to the list or map that holds the value with this range; empty where there is none.
QList<const SpecNode *> wayTo(const Source &source, const TextRange &range);

} // namespace quayside::edit
