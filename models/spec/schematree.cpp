// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/schematree.h"

#include "models/spec/schema.h"

#include <algorithm>

namespace quayside {

namespace {

using Kind = SchemaProperty::Kind;

// Walks the schema over empty structs and writes down the names.
class NamingVisitor
{
public:
    explicit NamingVisitor(SchemaProperty &object)
        : m_object(&object)
    {
    }

    template <typename Member>
    void field(const char *name, const Member &member)
    {
        SchemaProperty property = named(name);
        fill(property, member);
        m_object->properties.append(property);
    }

    void secretNode(const char *name, const SpecNode &)
    {
        SchemaProperty property = named(name, Kind::Free);
        property.isSecret = true;
        m_object->properties.append(property);
    }

    void keys(const char *name, const QStringList &) { m_object->properties.append(named(name, Kind::Map)); }

    void readOnly(const char *name)
    {
        SchemaProperty property = named(name, Kind::Free);
        property.isReadOnly = true;
        m_object->properties.append(property);
    }

    template <typename Walk>
    void nested(const char *name, const spec::Unknown &, Walk walk)
    {
        SchemaProperty property = named(name);
        property.isNested = true;
        SchemaProperty *outer = std::exchange(m_object, &property);
        walk();
        m_object = outer;
        m_object->properties.append(property);
    }

private:
    static SchemaProperty named(const char *name, Kind kind = Kind::Object)
    {
        SchemaProperty property;
        property.name = QString::fromLatin1(name);
        property.kind = kind;
        return property;
    }

    template <typename T>
    static void fill(SchemaProperty &property, const std::optional<T> &)
    {
        fill(property, T{});
    }

    static void fill(SchemaProperty &property, int) { property.kind = Kind::Integer; }
    static void fill(SchemaProperty &property, double) { property.kind = Kind::Number; }
    static void fill(SchemaProperty &property, bool) { property.kind = Kind::Flag; }
    static void fill(SchemaProperty &property, const QStringList &) { property.kind = Kind::Texts; }
    static void fill(SchemaProperty &property, const SpecNode &) { property.kind = Kind::Free; }

    template <typename T>
    static void fill(SchemaProperty &property, const QMap<QString, T> &)
    {
        property.kind = Kind::Map;
        property.isSecret = std::same_as<T, spec::Secret>;
    }

    template <typename T>
    static void fill(SchemaProperty &property, const QList<T> &)
    {
        fill(property, T{});
        property.kind = Kind::Objects;
    }

    template <typename T>
    static void fill(SchemaProperty &property, const T &value)
    {
        property.kind = Kind::Text;
        property.isSecret = std::same_as<T, spec::Secret>;
        if constexpr (requires(NamingVisitor &visitor) { spec::describe(visitor, value); }) {
            property.kind = Kind::Object;
            NamingVisitor visitor(property);
            spec::describe(visitor, value);
        }
    }

    SchemaProperty *m_object;
};

SchemaProperty describeRoot()
{
    SchemaProperty root;
    NamingVisitor visitor(root);
    const ContainerGroupSpec empty;
    spec::describe(visitor, empty);
    return root;
}

} // namespace

qsizetype SchemaProperty::indexOf(QStringView property) const
{
    const auto found = std::ranges::find_if(
        properties, [&](const SchemaProperty &known) { return property.compare(known.name, Qt::CaseInsensitive) == 0; });
    return found == properties.end() ? -1 : std::distance(properties.begin(), found);
}

const SchemaProperty *SchemaProperty::find(QStringView property) const
{
    const qsizetype index = indexOf(property);
    return index < 0 ? nullptr : &properties.at(index);
}

const SchemaProperty &schemaRoot()
{
    static const SchemaProperty root = describeRoot();
    return root;
}

const SchemaProperty *schemaAt(const QStringList &steps)
{
    const SchemaProperty *place = &schemaRoot();
    bool inList = false;
    for (const QString &step : steps) {
        if (place->kind == Kind::Objects && !inList) {
            inList = true;
            continue;
        }
        place = place->kind == Kind::Object || place->kind == Kind::Objects ? place->find(step) : nullptr;
        if (!place)
            return nullptr;
        inList = false;
    }
    return place;
}

} // namespace quayside
