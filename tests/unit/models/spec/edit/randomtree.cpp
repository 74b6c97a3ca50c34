// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/unit/models/spec/edit/randomtree.h"

#include "models/spec/specedit.h"

namespace quayside::test {

using namespace Qt::StringLiterals;
using Kind = SchemaProperty::Kind;

namespace {

const QStringList words{u"a"_s,           u"b"_s,          u"c"_s,       u"d"_s,         u"web-1"_s,       u"x y"_s,       u""_s,
                        u"yes"_s,         u"No"_s,         u"on"_s,      u"1"_s,         u"0x1f"_s,        u"1.50"_s,      u"010"_s,
                        u"null"_s,        u"~"_s,          u" lead"_s,   u"trail "_s,    u"a: b"_s,        u"a #b"_s,      u"#x"_s,
                        u"- x"_s,         u"-c"_s,         u"it's"_s,    u"say \"x\""_s, u"tab\there"_s,   u"\u00fcn\u00ef"_s, u"\U0001F600"_s,
                        u"{a}"_s,         u"[b]"_s,        u"a,b"_s,     u"*x"_s,        u"&x"_s,          u"!x"_s,        u"%x"_s,
                        u"@x"_s,          u"`x"_s,         u"key:"_s,    u"http://h:80/p?q"_s, u"---"_s,   u"..."_s,       u"?"_s,
                        u"C:\\x"_s,       u"\u0085"_s,     u"\u2028"_s,  u"="_s,         u"<<"_s,          u"2020-01-01"_s, u"12:30"_s,
                        u"10.0.0.4"_s,    u"a\nb"_s,       u"a\nb\n"_s,  u"a\n\nb\n\n"_s, u"\na"_s,        u" a\nb"_s,     u"a\n  \nb"_s,
                        u"a\r\nb"_s,      u"// no"_s,      u"/* no */"_s, u"a/b~c"_s,    u"|"_s,           u">"_s,         u"1e3"_s};

SpecNode container(SpecNode::Kind kind)
{
    SpecNode node;
    node.kind = kind;
    return node;
}

bool has(const SpecNode &map, const QString &key)
{
    return std::any_of(map.entries.begin(), map.entries.end(), [&](const SpecEntry &entry) { return entry.key == key; });
}

} // namespace

QString RandomTree::word()
{
    return m_chance.percent(60) ? words.at(m_chance.below(6)) : m_chance.of(words);
}

SpecNode RandomTree::text()
{
    return SpecEdit::text(word());
}

SpecNode RandomTree::map()
{
    SpecNode node = container(SpecNode::Kind::Mapping);
    for (qsizetype count = 1 + m_chance.below(3); count > 0; --count)
        if (const QString key = word(); !has(node, key))
            node.entries.append({key, {}, text()});
    return node;
}

SpecNode RandomTree::free(int depth)
{
    if (depth > 2 || m_chance.percent(50))
        return m_chance.percent(20) ? SpecEdit::number(double(m_chance.below(100))) : text();
    SpecNode node = container(m_chance.percent(50) ? SpecNode::Kind::Mapping : SpecNode::Kind::Sequence);
    for (qsizetype count = m_chance.below(4); count > 0; --count) {
        const QString key = word();
        if (node.isSequence())
            node.items.append(free(depth + 1));
        else if (!has(node, key))
            node.entries.append({key, {}, free(depth + 1)});
    }
    return node;
}

SpecNode RandomTree::list(const SchemaProperty &schema, int depth)
{
    SpecNode node = container(SpecNode::Kind::Sequence);
    for (qsizetype count = 1 + m_chance.below(3); count > 0; --count)
        node.items.append(element(schema, depth));
    return node;
}

SpecNode RandomTree::element(const SchemaProperty &schema, int depth)
{
    return schema.kind == Kind::Texts ? text() : object(schema, depth);
}

SpecNode RandomTree::object(const SchemaProperty &schema, int depth)
{
    for (const auto &[earlier, node] : std::as_const(m_earlier))
        if (earlier == &schema && m_chance.percent(30))
            return node;
    SpecNode node = container(SpecNode::Kind::Mapping);
    for (const SchemaProperty &property : schema.properties)
        if (!property.isReadOnly && (property.isNested || m_chance.percent(property.name == u"name" ? 90 : depth < 2 ? 14 : 35)))
            node.entries.append({property.name, {}, value(property, depth + 1)});
    if (m_chance.percent(6))
        node.entries.append({u"x-own"_s, {}, free(0)});
    node.entries.removeIf([](const SpecEntry &entry) { return entry.key == u"properties" && entry.value.entries.isEmpty(); });
    m_earlier.append({&schema, node});
    return node;
}

SpecNode RandomTree::value(const SchemaProperty &schema, int depth)
{
    switch (schema.kind) {
    case Kind::Text: return text();
    case Kind::Integer: return SpecEdit::number(double(m_chance.below(100)) - 5);
    case Kind::Number: return SpecEdit::number(double(m_chance.below(40)) / 4);
    case Kind::Flag: return SpecEdit::flag(m_chance.percent(50));
    case Kind::Object: return object(schema, depth);
    case Kind::Map: return map();
    case Kind::Free: return free(0);
    default: return list(schema, depth);
    }
}

SpecNode RandomTree::group()
{
    SpecNode node = object(schemaRoot(), 0);
    SpecNode properties = node.value(u"properties") ? *node.value(u"properties") : container(SpecNode::Kind::Mapping);
    const SchemaProperty &schema = *schemaRoot().find(u"properties");
    for (const QString &name : {u"containers"_s, u"ipAddress"_s})
        if (!has(properties, name) && m_chance.percent(80))
            properties.entries.prepend({name, {}, value(*schema.find(name), 2)});
    node.entries.removeIf([](const SpecEntry &entry) { return entry.key == u"properties" || entry.key == u"type"; });
    node.entries.append({u"properties"_s, {}, properties});
    return node;
}

bool RandomTree::changeMap(SpecNode &node)
{
    const qsizetype place = node.entries.isEmpty() ? 0 : m_chance.below(node.entries.size());
    const QString key = word();
    if ((node.entries.isEmpty() || m_chance.percent(30)) && !has(node, key))
        node.entries.append({key, {}, text()});
    else if (node.entries.isEmpty())
        return false;
    else if (m_chance.percent(30))
        node.entries.removeAt(place);
    else if (m_chance.percent(40) && !has(node, key))
        node.entries[place].key = key;
    else
        node.entries[place].value = text();
    return true;
}

bool RandomTree::changeList(SpecNode &node, const SchemaProperty &schema)
{
    const qsizetype count = node.items.size();
    const qsizetype place = count ? m_chance.below(count) : 0;
    if (count == 0 || m_chance.percent(25))
        node.items.insert(m_chance.below(count + 1), element(schema, 3));
    else if (m_chance.percent(25))
        node.items.removeAt(place);
    else if (m_chance.percent(35))
        node.items.move(place, m_chance.below(count));
    else if (schema.kind == Kind::Texts)
        node.items[place] = text();
    else
        return changeObject(node.items[place], schema);
    return true;
}

bool RandomTree::changeObject(SpecNode &node, const SchemaProperty &schema)
{
    if (schema.properties.isEmpty())
        return false;
    const SchemaProperty &property = m_chance.of(schema.properties);
    const bool isResourceType = &schema == &schemaRoot() && property.name == u"type"; // another makes it no group
    if (property.isReadOnly || isResourceType)
        return false;
    for (qsizetype i = 0; i < node.entries.size(); ++i)
        if (node.entries.at(i).key == property.name) {
            if (!property.isNested && m_chance.percent(25))
                node.entries.removeAt(i);
            else
                return changeIn(node.entries[i].value, property);
            return true;
        }
    if (property.isNested || m_chance.percent(50))
        return false;
    node.entries.append({property.name, {}, value(property, 3)});
    return true;
}

bool RandomTree::changeIn(SpecNode &node, const SchemaProperty &schema)
{
    switch (schema.kind) {
    case Kind::Object: return changeObject(node, schema);
    case Kind::Objects:
    case Kind::Texts: return changeList(node, schema);
    case Kind::Map: return changeMap(node);
    default: node = value(schema, 3); return true;
    }
}

void RandomTree::change(SpecNode &group)
{
    qsizetype wanted = m_chance.percent(70) ? 1 : 1 + m_chance.below(3);
    const SchemaProperty &properties = *schemaRoot().find(u"properties");
    for (int tries = 0; tries < 60 && wanted > 0; ++tries) {
        SpecEntry *inner = nullptr;
        for (SpecEntry &entry : group.entries)
            if (entry.key == properties.name && m_chance.percent(80))
                inner = &entry;
        wanted -= (inner ? changeObject(inner->value, properties) : changeObject(group, schemaRoot())) ? 1 : 0;
    }
}

} // namespace quayside::test
