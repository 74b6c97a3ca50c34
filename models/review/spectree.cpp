// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/spectree.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/schema.h"

#include <QHash>
#include <QLocale>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct Word
{
    QLatin1StringView property;
    QLatin1StringView usual; // what holds when it is absent (REFERENCE 3.2, 3.3, 3.5)
};

// Properties with words of ACI's own.
constexpr Word words[] = {
    {"osType"_L1, "Linux"_L1},
    {"restartPolicy"_L1, "Always"_L1},
    {"sku"_L1, "Standard"_L1},
    {"priority"_L1, "Regular"_L1},
    {"ipAddress/type"_L1, ""_L1},
    {"ipAddress/ports/protocol"_L1, "TCP"_L1},
    {"containers/ports/protocol"_L1, "TCP"_L1},
};

const Word *wordFor(const QString &property)
{
    const auto found = std::ranges::find(words, property, &Word::property);
    return found == std::end(words) ? nullptr : found;
}

// Of one kind each list is made of, what names an element.
QString nameOf(const spec::Port &port)
{
    return QString::number(port.port.value_or(0)) + u'/' + port.protocol.value_or(u"TCP"_s).toUpper();
}
QString nameOf(const spec::VolumeMount &mount) { return mount.mountPath.value_or(QString()) + u" ("_s + mount.name.value_or(QString()) + u')'; }
QString nameOf(const spec::RegistryCredential &credential) { return credential.server.value_or(QString()); }
QString nameOf(const spec::SubnetId &subnet) { return subnet.id.value_or(QString()); }
QString nameOf(const spec::IdentityAcl &acl) { return acl.identity.value_or(QString()); }
template <typename T>
QString nameOf(const T &named)
{
    return named.name.value_or(QString());
}

// The words of a list as one value that no other list has.
QString joined(const QStringList &list)
{
    QStringList quoted;
    for (QString word : list) {
        const bool plain = !word.isEmpty() && std::ranges::none_of(word, [](QChar c) { return c.isSpace() || u",\"\\[]"_s.contains(c); });
        quoted.append(plain ? word : u'"' + word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"');
    }
    return u'[' + quoted.join(u", "_s) + u']';
}

// Walks the schema over a spec and builds the tree of what is there.
class TreeVisitor
{
public:
    explicit TreeVisitor(QString property)
        : m_property(std::move(property))
    {
    }

    template <typename Member>
    void field(const char *name, const Member &member)
    {
        add(QString::fromLatin1(name), [&](SpecItem &item) { return fill(item, member); });
    }

    void secretNode(const char *name, const SpecNode &member)
    {
        add(QString::fromLatin1(name), [&](SpecItem &item) {
            item.isSecret = true;
            return fill(item, member);
        });
    }

    void keys(const char *name, const QStringList &member) { field(name, member); }
    void readOnly(const char *) { }

    template <typename Walk>
    void nested(const char *name, const spec::Unknown &unknown, Walk walk)
    {
        m_prefix = pointerStep(QString::fromLatin1(name));
        walk();
        addUnknown(unknown);
        m_prefix.clear();
    }

    template <typename T>
    static QList<SpecItem> partsOf(const T &value, const QString &property)
    {
        TreeVisitor visitor(property);
        spec::describe(visitor, value);
        visitor.addUnknown(value.unknown);
        return visitor.m_parts;
    }

private:
    void addUnknown(const spec::Unknown &unknown)
    {
        for (const SpecEntry &entry : unknown.entries)
            add(entry.key, [&](SpecItem &item) { return fill(item, entry.value); });
    }

    void add(const QString &name, const std::function<bool(SpecItem &)> &fillIn)
    {
        SpecItem item;
        item.name = name;
        item.step = m_prefix + pointerStep(name);
        item.property = m_property.isEmpty() ? name : m_property + u'/' + name;
        if (!fillIn(item)) {
            const Word *word = wordFor(item.property);
            if (!word || word->usual.isEmpty())
                return;
            item.text = word->usual;
            item.isDefault = true;
        }
        m_parts.append(item);
    }

    static bool fill(SpecItem &item, const QString &text)
    {
        item.text = text;
        return true;
    }
    static bool fill(SpecItem &item, int value) { return fill(item, QString::number(value)); }
    static bool fill(SpecItem &item, double value) { return fill(item, QString::number(value, 'g', QLocale::FloatingPointShortest)); }
    static bool fill(SpecItem &item, bool value) { return fill(item, value ? u"true"_s : u"false"_s); }
    static bool fill(SpecItem &item, const QStringList &list) { return !list.isEmpty() && fill(item, joined(list)); }
    static bool fill(SpecItem &item, const spec::Secret &secret)
    {
        item.isSecret = true;
        return fill(item, secret.value);
    }

    // What is free form, or unknown to us: elements of its lists have only their places for names.
    static bool fill(SpecItem &item, const SpecNode &node)
    {
        if (node.isScalar())
            return fill(item, node.text);
        item.kind = node.isSequence() ? SpecItem::Kind::List : SpecItem::Kind::Object;
        for (const SpecEntry &entry : node.entries)
            appendNode(item, entry.key, entry.value);
        for (qsizetype i = 0; i < node.items.size(); ++i)
            appendNode(item, QString::number(i), node.items.at(i));
        return !node.isNull();
    }

    static void appendNode(SpecItem &item, const QString &name, const SpecNode &node)
    {
        SpecItem part;
        part.name = name;
        part.step = pointerStep(name);
        part.property = item.property + u'/' + name;
        part.isSecret = item.isSecret;
        fill(part, node);
        item.parts.append(part);
    }

    template <typename T>
    static bool fill(SpecItem &item, const QMap<QString, T> &map)
    {
        item.kind = SpecItem::Kind::Object;
        for (const auto &[key, value] : map.asKeyValueRange()) {
            SpecItem part;
            part.name = key;
            part.step = pointerStep(key);
            part.property = item.property;
            fill(part, value);
            item.parts.append(part);
        }
        return !map.isEmpty();
    }

    template <typename T>
    static bool fill(SpecItem &item, const std::optional<T> &value)
    {
        if constexpr (requires(TreeVisitor &v, const T &o) { spec::describe(v, o); }) {
            item.kind = SpecItem::Kind::Object;
            if (value)
                item.parts = partsOf(*value, item.property);
        } else if (value) {
            fill(item, *value);
        }
        return value.has_value();
    }

    template <typename T>
    static bool fill(SpecItem &item, const QList<T> &list)
    {
        item.kind = SpecItem::Kind::List;
        QHash<QString, int> seen;
        for (qsizetype i = 0; i < list.size(); ++i) {
            SpecItem part;
            part.kind = SpecItem::Kind::Object;
            part.name = nameOf(list.at(i));
            if (const int before = seen[part.name]++; before > 0)
                part.name += u" #"_s + QString::number(before + 1);
            part.step = pointerStep(i);
            part.property = item.property;
            part.parts = partsOf(list.at(i), item.property);
            item.parts.append(part);
        }
        return !list.isEmpty();
    }

    const QString m_property;
    QString m_prefix; // of the pointer: below "properties"
    QList<SpecItem> m_parts;
};

} // namespace

bool SpecItem::hasSameValue(const SpecItem &other) const
{
    return text.compare(other.text, wordFor(property) ? Qt::CaseInsensitive : Qt::CaseSensitive) == 0;
}

SpecItem treeOf(const ContainerGroupSpec &spec)
{
    SpecItem root;
    root.kind = SpecItem::Kind::Object;
    root.parts = TreeVisitor::partsOf(spec, QString());
    return root;
}

} // namespace quayside
