// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specnode.h"

namespace quayside {

const SpecEntry *SpecNode::find(QStringView key) const
{
    for (auto entry = entries.crbegin(); entry != entries.crend(); ++entry)
        if (key.compare(entry->key, Qt::CaseInsensitive) == 0)
            return &*entry;
    return nullptr;
}

const SpecNode *SpecNode::value(QStringView key) const
{
    const SpecEntry *entry = find(key);
    return entry ? &entry->value : nullptr;
}

bool SpecNode::operator==(const SpecNode &other) const
{
    return kind == other.kind && text == other.text && isQuoted == other.isQuoted && items == other.items
        && entries == other.entries;
}

} // namespace quayside
