// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/schemanode.h"

#include "models/spec/schema.h"

#include <algorithm>
#include <utility>

namespace quayside {

using namespace Qt::StringLiterals;
using Kind = SchemaNode::Kind;

namespace {

template <typename T>
struct Element;
template <typename T>
struct Element<std::optional<T>> { using Type = T; };
template <typename T>
struct Element<QList<T>> { using Type = T; };
template <typename T>
struct Element<QMap<QString, T>> { using Type = T; };

template <typename T, template <typename...> typename Shape>
inline constexpr bool isA = false;
template <typename... T, template <typename...> typename Shape>
inline constexpr bool isA<Shape<T...>, Shape> = true;

// Collects the properties that a description names.
class SchemaVisitor
{
public:
    explicit SchemaVisitor(SchemaNode &object)
        : m_object(&object)
    {
    }

    template <typename T>
    void field(const char *name, T &)
    {
        m_object->parts.append(nodeOf<T>(QString::fromLatin1(name)));
    }

    template <typename T>
    void secretNode(const char *name, T &member) { field(name, member); }

    void keys(const char *name, QStringList &)
    {
        m_object->parts.append({QString::fromLatin1(name), Kind::Map, false, {SchemaNode{{}, Kind::Object, false, {}}}});
    }

    void readOnly(const char *name) { m_object->parts.append({QString::fromLatin1(name), Kind::Any, true, {}}); }

    template <typename Walk>
    void nested(const char *name, spec::Unknown &, Walk walk)
    {
        SchemaNode inner{QString::fromLatin1(name), Kind::Object, false, {}};
        SchemaNode *outer = std::exchange(m_object, &inner);
        walk();
        m_object = outer;
        m_object->parts.append(inner);
    }

    template <typename T>
    static SchemaNode nodeOf(const QString &name)
    {
        if constexpr (isA<T, std::optional>)
            return nodeOf<typename Element<T>::Type>(name);
        else if constexpr (isA<T, QList>)
            return {name, Kind::List, false, {nodeOf<typename Element<T>::Type>({})}};
        else if constexpr (isA<T, QMap>)
            return {name, Kind::Map, false, {nodeOf<typename Element<T>::Type>({})}};
        else if constexpr (std::same_as<T, QString> || std::same_as<T, spec::Secret>)
            return {name, Kind::Text, false, {}};
        else if constexpr (std::same_as<T, bool>)
            return {name, Kind::Flag, false, {}};
        else if constexpr (std::is_arithmetic_v<T>)
            return {name, Kind::Number, false, {}};
        else if constexpr (std::same_as<T, SpecNode>)
            return {name, Kind::Any, false, {}};
        else
            return objectOf<T>(name);
    }

private:
    template <typename T>
    static SchemaNode objectOf(const QString &name)
    {
        SchemaNode node{name, Kind::Object, false, {}};
        SchemaVisitor visitor(node);
        T object;
        spec::describe(visitor, object);
        return node;
    }

    SchemaNode *m_object;
};

SchemaNode *partOf(SchemaNode &node, QLatin1StringView name)
{
    const auto found = std::ranges::find(node.parts, QString(name), &SchemaNode::name);
    return found == node.parts.end() ? nullptr : &*found;
}

SchemaNode makeGroupSchema()
{
    SchemaNode root = SchemaVisitor::nodeOf<ContainerGroupSpec>({});
    SchemaNode &init = *partOf(*partOf(root, "properties"_L1), "initContainers"_L1);
    const QStringList lacking{u"ports"_s, u"resources"_s, u"livenessProbe"_s, u"readinessProbe"_s, u"configMap"_s};
    partOf(init.parts.first(), "properties"_L1)->parts.removeIf([&](const SchemaNode &part) { return lacking.contains(part.name); });
    return root;
}

} // namespace

const SchemaNode *SchemaNode::part(QStringView key) const
{
    if (hasItems())
        return &parts.first();
    const auto found = std::ranges::find_if(parts, [&](const SchemaNode &one) { return one.name.compare(key, Qt::CaseInsensitive) == 0; });
    return found == parts.end() ? nullptr : &*found;
}

const SchemaNode &groupSchema()
{
    static const SchemaNode schema = makeGroupSchema();
    return schema;
}

} // namespace quayside
