// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/tree.h"

#include <QLocale>

namespace quayside::tree {

namespace {

SpecNode scalar(const QString &text, bool quoted)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.text = text;
    node.isQuoted = quoted;
    return node;
}

} // namespace

SpecNode text(const QString &text)
{
    return scalar(text, true);
}

SpecNode plain(const QString &text)
{
    return scalar(text, false);
}

SpecNode number(double value)
{
    return plain(QString::number(value, 'g', QLocale::FloatingPointShortest));
}

SpecNode flag(bool value)
{
    return plain(value ? QStringLiteral("true") : QStringLiteral("false"));
}

SpecNode list(const QStringList &texts)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Sequence;
    for (const QString &one : texts)
        node.items.append(text(one));
    return node;
}

SpecNode map()
{
    SpecNode node;
    node.kind = SpecNode::Kind::Mapping;
    return node;
}

SpecNode map(std::initializer_list<SpecEntry> entries)
{
    SpecNode node = map();
    node.entries = entries;
    return node;
}

SpecNode &add(SpecNode &map, const QString &key, SpecNode value)
{
    map.entries.append({key, {}, std::move(value)});
    return map.entries.last().value;
}

SpecNode &section(SpecNode &map, const QString &key)
{
    for (SpecEntry &entry : map.entries)
        if (entry.key == key)
            return entry.value;
    return add(map, key, tree::map());
}

} // namespace quayside::tree
