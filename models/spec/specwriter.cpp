// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specwriter.h"

#include "models/spec/schema.h"

#include <QLocale>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

SpecNode scalar(const QString &text, bool quoted)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.text = text;
    node.isQuoted = quoted;
    return node;
}

SpecNode container(SpecNode::Kind kind)
{
    SpecNode node;
    node.kind = kind;
    return node;
}

// Walks the schema over a spec and builds the tree of what is there.
class WritingVisitor
{
public:
    explicit WritingVisitor(Secrets secrets)
        : m_secrets(secrets)
    {
    }

    template <typename Member>
    void field(const char *name, const Member &member)
    {
        if (std::optional<SpecNode> node = write(member))
            add(QString::fromLatin1(name), std::move(*node));
    }

    void secretNode(const char *name, const SpecNode &member)
    {
        if (m_secrets == Secrets::Include)
            field(name, member);
    }

    void keys(const char *name, const QStringList &member)
    {
        if (member.isEmpty())
            return;
        SpecNode map = container(SpecNode::Kind::Mapping);
        for (const QString &key : member)
            map.entries.append({key, {}, container(SpecNode::Kind::Mapping)});
        add(QString::fromLatin1(name), std::move(map));
    }

    void readOnly(const char *) { }

    template <typename Walk>
    void nested(const char *name, const spec::Unknown &unknown, Walk walk)
    {
        SpecNode outer = std::exchange(m_map, container(SpecNode::Kind::Mapping));
        walk();
        m_map.entries.append(unknown.entries);
        SpecNode inner = std::exchange(m_map, std::move(outer));
        if (!inner.entries.isEmpty())
            add(QString::fromLatin1(name), std::move(inner));
    }

    SpecNode take() { return std::move(m_map); }

    template <typename T>
    SpecNode object(const T &value) const
    {
        WritingVisitor visitor(m_secrets);
        spec::describe(visitor, value);
        SpecNode map = visitor.take();
        map.entries.append(value.unknown.entries);
        return map;
    }

private:
    void add(const QString &key, SpecNode value) { m_map.entries.append({key, {}, std::move(value)}); }

    std::optional<SpecNode> write(const QString &text) const { return scalar(text, true); }
    std::optional<SpecNode> write(const spec::Secret &secret) const
    {
        return scalar(m_secrets == Secrets::Include ? secret.value : QString(), true);
    }
    std::optional<SpecNode> write(int value) const { return scalar(QString::number(value), false); }
    std::optional<SpecNode> write(double value) const
    {
        return scalar(QString::number(value, 'g', QLocale::FloatingPointShortest), false);
    }
    std::optional<SpecNode> write(bool value) const { return scalar(value ? u"true"_s : u"false"_s, false); }

    std::optional<SpecNode> write(const SpecNode &node) const
    {
        return node.isNull() ? std::nullopt : std::optional(node);
    }

    // Without its value a secret is absent, as in an answer of the service (REFERENCE 3.7).
    std::optional<SpecNode> write(const spec::SecretText &secret) const
    {
        if (!secret || m_secrets == Secrets::Omit)
            return std::nullopt;
        return scalar(secret->value, true);
    }

    std::optional<SpecNode> write(const QStringList &list) const
    {
        return list.isEmpty() ? std::nullopt : sequence(list, [](const QString &text) { return scalar(text, true); });
    }

    template <typename T>
    std::optional<SpecNode> write(const QList<T> &list) const
    {
        return list.isEmpty() ? std::nullopt : sequence(list, [this](const T &item) { return object(item); });
    }

    template <typename T, typename Make>
    static std::optional<SpecNode> sequence(const QList<T> &list, Make make)
    {
        SpecNode node = container(SpecNode::Kind::Sequence);
        for (const T &item : list)
            node.items.append(make(item));
        return node;
    }

    // A map that is a member itself says nothing when it is empty; an optional one does (emptyDir, secret).
    std::optional<SpecNode> write(const spec::TextMap &map) const
    {
        return map.isEmpty() ? std::nullopt : std::optional(mapping(map));
    }

    template <typename T>
    SpecNode mapping(const QMap<QString, T> &map) const
    {
        SpecNode node = container(SpecNode::Kind::Mapping);
        for (const auto &[key, value] : map.asKeyValueRange())
            node.entries.append({key, {}, *write(value)});
        return node;
    }

    template <typename T>
    std::optional<SpecNode> write(const std::optional<QMap<QString, T>> &map) const
    {
        return map ? std::optional(mapping(*map)) : std::nullopt;
    }

    template <typename T>
    std::optional<SpecNode> write(const std::optional<T> &value) const
    {
        if (!value)
            return std::nullopt;
        if constexpr (requires(WritingVisitor &v, const T &o) { spec::describe(v, o); })
            return object(*value);
        else
            return write(*value);
    }

    const Secrets m_secrets;
    SpecNode m_map = container(SpecNode::Kind::Mapping);
};

} // namespace

SpecNode writeSpec(const ContainerGroupSpec &spec, Secrets secrets)
{
    return WritingVisitor(secrets).object(spec);
}

QString specToYaml(const ContainerGroupSpec &spec, Secrets secrets)
{
    return nodeToYaml(writeSpec(spec, secrets));
}

QString specToJson(const ContainerGroupSpec &spec, Secrets secrets)
{
    return nodeToJson(writeSpec(spec, secrets));
}

} // namespace quayside
