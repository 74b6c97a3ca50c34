// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specreader.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/propertyhints.h"
#include "models/spec/schema.h"
#include "models/spec/scalars.h"
#include "models/spec/tr.h"

#include <QVarLengthArray>

#include <concepts>
#include <utility>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// A place as the walk goes down to it; put into words only where there is something to say.
class Path
{
public:
    Path() = default;
    Path(const Path &above, QAnyStringView name)
        : m_above(&above)
        , m_name(name)
    {
    }
    Path(const Path &above, qsizetype index)
        : m_above(&above)
        , m_index(index)
    {
    }

    QString toPointer() const
    {
        if (!m_above)
            return {};
        return m_above->toPointer() + (m_index < 0 ? pointerStep(m_name.toString()) : pointerStep(m_index));
    }

private:
    const Path *m_above = nullptr;
    QAnyStringView m_name;
    qsizetype m_index = -1;
};

// Walks the schema beside a tree and fills the structs.
class ReadingVisitor
{
public:
    ReadingVisitor(const SpecNode *node, const Path &path, QList<SpecIssue> &issues)
        : m_place(node, path)
        , m_issues(issues)
    {
    }

    template <typename Member>
    void field(const char *name, Member &member)
    {
        const QLatin1StringView key(name);
        const SpecEntry *entry = take(key, Seen::Known);
        if (!entry || entry->value.isNull())
            return;
        const Path path(*m_place.path, key);
        noteSpelling(*entry, key, path);
        read(entry->value, path, member);
    }

    void secretNode(const char *name, SpecNode &member) { field(name, member); }

    // A map of which only the keys say something.
    void keys(const char *name, QStringList &member)
    {
        const QLatin1StringView key(name);
        const SpecEntry *entry = take(key, Seen::Known);
        if (!entry || entry->value.isNull())
            return;
        if (!expect(entry->value, SpecNode::Kind::Mapping, Path(*m_place.path, key)))
            return;
        for (const SpecEntry &one : entry->value.entries)
            member.append(one.key);
    }

    void readOnly(const char *name) { take(QLatin1StringView(name), Seen::ReadOnly); }

    // Members that stand one level deeper in the document; the walk talks to this visitor.
    template <typename Walk>
    void nested(const char *name, spec::Unknown &unknown, Walk walk)
    {
        const QLatin1StringView key(name);
        const SpecEntry *entry = take(key, Seen::Known);
        if (!entry || entry->value.isNull())
            return;
        const Path path(*m_place.path, key);
        noteSpelling(*entry, key, path);
        if (!expect(entry->value, SpecNode::Kind::Mapping, path))
            return;
        Place outer = std::exchange(m_place, Place(&entry->value, path));
        walk();
        takeUnknown(unknown);
        m_place = std::move(outer);
    }

    void takeUnknown(spec::Unknown &unknown)
    {
        for (qsizetype i = 0; i < m_place.node->entries.size(); ++i) {
            const SpecEntry &entry = m_place.node->entries.at(i);
            if (m_place.seen.at(i) == Seen::Known)
                continue;
            const bool isReadOnly = m_place.seen.at(i) == Seen::ReadOnly;
            (isReadOnly ? unknown.readOnly : unknown.entries).append(entry);
            const Path path(*m_place.path, entry.key);
            if (isReadOnly)
                report(u"V-019"_s, SpecIssue::Severity::Info, path, entry.keyRange,
                       SpecTr::tr("“%1” is set by the service; it is not sent.").arg(entry.key));
            else if (!entry.key.startsWith(u"x-"))
                report(u"V-203"_s, SpecIssue::Severity::Warning, path, entry.keyRange, unknownPropertySentence(path.toPointer()));
        }
    }

private:
    // What the schema has said of an entry so far.
    enum class Seen : quint8 { Not, Known, ReadOnly };

    // The map of the document that is being read. Its path is a frame further up.
    struct Place
    {
        Place(const SpecNode *map, const Path &place)
            : node(map)
            , path(&place)
            , seen(map->entries.size(), Seen::Not)
        {
        }

        const SpecNode *node;
        const Path *path;
        QVarLengthArray<Seen, 24> seen; // by entry
    };

    // The entry of that name, compared as ACI does; the last one where there are several.
    const SpecEntry *take(QLatin1StringView name, Seen how)
    {
        const SpecEntry *found = nullptr;
        for (qsizetype i = 0; i < m_place.node->entries.size(); ++i) {
            const SpecEntry &entry = m_place.node->entries.at(i);
            if (entry.key.size() != name.size() || name.compare(entry.key, Qt::CaseInsensitive) != 0)
                continue;
            m_place.seen[i] = how;
            noteSecond(entry, found);
            found = &entry;
        }
        return found;
    }

    void report(const QString &rule, SpecIssue::Severity severity, const Path &path, const TextRange &range, const QString &message)
    {
        m_issues.append({rule, severity, path.toPointer(), message, range});
    }

    bool wrongType(const SpecNode &node, const Path &path, const QString &expected)
    {
        return wrongType(node, path, expected, QString());
    }

    bool wrongType(const SpecNode &node, const Path &place, const QString &expected, const QString &hint)
    {
        const QString path = place.toPointer();
        const QString name = pointerName(path.section(u'/', -1));
        bool isEntry = false;
        name.toInt(&isEntry);
        const QString sentence = isEntry
            ? SpecTr::tr("An entry of “%1” must be %2, and this is %3.").arg(pointerName(path.section(u'/', -2, -2)), expected, describeNode(node))
            : SpecTr::tr("“%1” must be %2, and this is %3.").arg(name, expected, describeNode(node));
        report(u"V-209"_s, SpecIssue::Severity::Error, place, node.range, sentence + hint);
        return false;
    }

    static QString describeNode(const SpecNode &node)
    {
        switch (node.kind) {
        case SpecNode::Kind::Sequence: return SpecTr::tr("a list");
        case SpecNode::Kind::Mapping: return SpecTr::tr("a map");
        case SpecNode::Kind::Null: return SpecTr::tr("empty");
        case SpecNode::Kind::Scalar: break;
        }
        const QString text = node.text.simplified();
        return SpecTr::tr("the text “%1”").arg(text.size() > 60 ? text.left(60) + u'…' : text);
    }

    bool expect(const SpecNode &node, SpecNode::Kind kind, const Path &path)
    {
        if (node.kind == kind)
            return true;
        return wrongType(node, path, kind == SpecNode::Kind::Mapping ? SpecTr::tr("a map of properties") : SpecTr::tr("a list"),
                         typeHint(node, kind));
    }

    void noteSpelling(const SpecEntry &entry, QLatin1StringView key, const Path &path)
    {
        if (entry.key != key)
            report(u"V-204"_s, SpecIssue::Severity::Warning, path, entry.keyRange,
                   SpecTr::tr("The schema spells “%1” as “%2”. It is understood either way.").arg(entry.key, key));
    }

    // The same name in another spelling; ACI knows no difference. That it stands twice in the same spelling is told already.
    void noteSecond(const SpecEntry &entry, const SpecEntry *first)
    {
        if (first && first->key != entry.key && !entry.isMerged)
            report(u"V-205"_s, SpecIssue::Severity::Error, {}, entry.keyRange,
                   SpecTr::tr("“%1” and “%2” are the same property; only the last one would count. Remove one.").arg(first->key, entry.key));
    }

    bool refuseCurlyQuotes(const SpecNode &node, const Path &path)
    {
        report(u"V-209"_s, SpecIssue::Severity::Error, path, node.range,
               SpecTr::tr("%1 stands in typographic quotes, which mean nothing here; write straight ones, or none.").arg(node.text.left(80)));
        return false;
    }

    bool readText(const SpecNode &node, const Path &path)
    {
        if (!node.isScalar())
            return wrongType(node, path, SpecTr::tr("text"));
        if (hasCurlyQuotes(node))
            return refuseCurlyQuotes(node, path);
        if (changesWithoutQuotes(node))
            report(u"V-205"_s, SpecIssue::Severity::Warning, path, node.range,
                   SpecTr::tr("“%1” without quotes is no text for other programs, which may change it; put it in quotes.").arg(node.text));
        return true;
    }

    bool read(const SpecNode &node, const Path &path, QString &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = node.text;
        return isText;
    }

    bool read(const SpecNode &node, const Path &path, spec::Text &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = node.text;
        return isText;
    }

    bool read(const SpecNode &node, const Path &path, spec::Secret &member) { return read(node, path, member.value); }

    bool read(const SpecNode &node, const Path &path, spec::SecretText &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = spec::Secret{node.text};
        return isText;
    }

    bool read(const SpecNode &node, const Path &path, spec::Integer &member)
    {
        return readNumber(node, path, scalarToInteger(node), SpecTr::tr("a whole number"), member);
    }

    bool read(const SpecNode &node, const Path &path, spec::Number &member)
    {
        return readNumber(node, path, scalarToNumber(node), SpecTr::tr("a number"), member);
    }

    bool read(const SpecNode &node, const Path &path, spec::Flag &member)
    {
        return readNumber(node, path, scalarToFlag(node), SpecTr::tr("true or false"), member);
    }

    template <typename T>
    bool readNumber(const SpecNode &node, const Path &path, std::optional<T> value, const QString &expected, std::optional<T> &member)
    {
        if (!value && node.isScalar() && hasCurlyQuotes(node))
            return refuseCurlyQuotes(node, path);
        if (!value)
            return wrongType(node, path, expected, std::same_as<T, bool> ? QString() : numberHint(node, std::same_as<T, int>));
        if (node.isQuoted)
            report(u"V-204"_s, SpecIssue::Severity::Warning, path, node.range,
                   SpecTr::tr("“%1” stands in quotes; it is read as %2.").arg(node.text, expected));
        member = value;
        return true;
    }

    bool read(const SpecNode &node, const Path &path, QStringList &member)
    {
        if (!expect(node, SpecNode::Kind::Sequence, path))
            return false;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            QString text;
            if (!node.items.at(i).isNull())
                read(node.items.at(i), Path(path, i), text);
            member.append(text);
        }
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const Path &path, QMap<QString, T> &member)
    {
        if (!expect(node, SpecNode::Kind::Mapping, path))
            return false;
        for (const SpecEntry &entry : node.entries) {
            T value;
            if (!entry.value.isNull())
                read(entry.value, Path(path, entry.key), value);
            member.insert(entry.key, value);
        }
        return true;
    }

    bool read(const SpecNode &node, const Path &, SpecNode &member)
    {
        member = node;
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const Path &path, QList<T> &member)
    {
        if (!expect(node, SpecNode::Kind::Sequence, path))
            return false;
        member.reserve(node.items.size()); // containers are large: none is moved
        for (qsizetype i = 0; i < node.items.size(); ++i)
            readObject(node.items.at(i), Path(path, i), member.emplaceBack());
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const Path &path, std::optional<T> &member)
    {
        T value;
        if (!readValue(node, path, value))
            return false;
        member = std::move(value);
        return true;
    }

    template <typename T>
    bool readValue(const SpecNode &node, const Path &path, T &value)
    {
        if constexpr (requires(ReadingVisitor &v, T &o) { spec::describe(v, o); })
            return readObject(node, path, value);
        else
            return read(node, path, value);
    }

    template <typename T>
    bool readObject(const SpecNode &node, const Path &path, T &object)
    {
        if (!expect(node, SpecNode::Kind::Mapping, path))
            return false;
        ReadingVisitor visitor(&node, path, m_issues);
        spec::describe(visitor, object);
        visitor.takeUnknown(object.unknown);
        return true;
    }

    Place m_place;
    QList<SpecIssue> &m_issues;
};

} // namespace

SpecReading readSpec(const SpecNode &root)
{
    SpecReading reading;
    const Path top;
    ReadingVisitor visitor(&root, top, reading.issues);
    spec::describe(visitor, reading.spec);
    visitor.takeUnknown(reading.spec.unknown);
    return reading;
}

} // namespace quayside
