// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/outline.h"
#include "models/assist/schemanode.h"

#include <QString>

namespace quayside {

// What an entry of an outline is in the schema.
struct SchemaPlace
{
    const SchemaNode *node = nullptr; // null where the schema knows nothing
    const SchemaNode *parent = nullptr; // of what is around it
    QString pattern; // as PropertyHelps has it
    QString pointer; // of the group, as issues have it
};

// Finds the place of entries, and of the entries for a place.
class OutlinePlaces
{
public:
    explicit OutlinePlaces(const Outline &outline);

    // -1 is the root.
    SchemaPlace of(int entry) const;
    // One item of a list or a map that is not in the text yet.
    static SchemaPlace itemOf(const SchemaPlace &place);

    QList<int> childrenOf(int entry) const;
    // What is called by names elsewhere: the values of all entries with this pattern, or the names below it where it is a map.
    QStringList namesAt(const QString &pattern) const;

private:
    SchemaPlace below(const SchemaPlace &outer, const OutlineEntry &entry) const;

    const Outline &m_outline;
    int m_group = -1; // the entry that holds the group: -1 but in templates
};

} // namespace quayside
