// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/sourcefield.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/scalars.h"

namespace quayside {

SourceField SourceField::operator[](QStringView key) const
{
    const SpecEntry *entry = isMap() ? node->find(key) : nullptr;
    return {entry ? &entry->value : nullptr, pointer + pointerStep(entry ? entry->key : key.toString())};
}

QList<SourceField> SourceField::items() const
{
    QList<SourceField> found;
    for (qsizetype i = 0; isList() && i < node->items.size(); ++i)
        found.append({&node->items.at(i), pointer + pointerStep(i)});
    return found;
}

QList<SourceField> SourceField::members() const
{
    QList<SourceField> found;
    if (isMap())
        for (const SpecEntry &entry : node->entries)
            found.append({&entry.value, pointer + pointerStep(entry.key)});
    return found;
}

QString SourceField::name() const
{
    return pointerName(pointer.section(QLatin1Char('/'), -1));
}

QStringList SourceField::texts() const
{
    if (isScalar())
        return {node->text};
    QStringList found;
    for (const SourceField &item : items())
        found.append(item.text());
    return found;
}

std::optional<int> SourceField::integer() const
{
    return node ? scalarToInteger(*node) : std::nullopt;
}

std::optional<double> SourceField::number() const
{
    return node ? scalarToNumber(*node) : std::nullopt;
}

std::optional<bool> SourceField::flag() const
{
    return node ? scalarToFlag(*node) : std::nullopt;
}

} // namespace quayside
