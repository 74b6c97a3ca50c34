// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/schematree.h"
#include "models/spec/specnode.h"
#include "tests/unit/models/spec/edit/chance.h"

namespace quayside::test {

// Container groups as nobody writes them: any property with any value of its type, awkward text, values that repeat.
class RandomTree
{
public:
    explicit RandomTree(Chance &chance)
        : m_chance(chance)
    {
    }

    SpecNode group();
    // One to three things inserted, changed, removed, renamed or put in another order. The tree is in the schema's spelling.
    void change(SpecNode &group);

private:
    SpecNode value(const SchemaProperty &schema, int depth);
    SpecNode object(const SchemaProperty &schema, int depth);
    SpecNode element(const SchemaProperty &schema, int depth);
    SpecNode list(const SchemaProperty &schema, int depth);
    SpecNode map();
    SpecNode free(int depth);
    SpecNode text();
    QString word();

    bool changeObject(SpecNode &node, const SchemaProperty &schema);
    bool changeList(SpecNode &node, const SchemaProperty &schema);
    bool changeMap(SpecNode &node);
    bool changeIn(SpecNode &node, const SchemaProperty &schema);

    Chance &m_chance;
    QList<std::pair<const SchemaProperty *, SpecNode>> m_earlier;
};

} // namespace quayside::test
