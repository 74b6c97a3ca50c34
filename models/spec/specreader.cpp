// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specreader.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/propertyhints.h"
#include "models/spec/schema.h"
#include "models/spec/scalars.h"
#include "models/spec/tr.h"

#include <QHash>
#include <QSet>

#include <concepts>
#include <utility>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// Walks the schema beside a tree and fills the structs.
class ReadingVisitor
{
public:
    ReadingVisitor(const SpecNode *node, const QString &path, QList<SpecIssue> &issues)
        : m_place{node, path, {}, {}}
        , m_issues(issues)
    {
    }

    template <typename Member>
    void field(const char *name, Member &member)
    {
        const QString key = know(name);
        const SpecEntry *entry = m_place.node->find(key);
        if (!entry || entry->value.isNull())
            return;
        noteSpelling(*entry, key);
        read(entry->value, m_place.path + pointerStep(key), member);
    }

    void secretNode(const char *name, SpecNode &member) { field(name, member); }

    // A map of which only the keys say something.
    void keys(const char *name, QStringList &member)
    {
        const QString key = know(name);
        const SpecNode *value = m_place.node->value(key);
        if (!value || value->isNull())
            return;
        if (!expect(*value, SpecNode::Kind::Mapping, m_place.path + pointerStep(key)))
            return;
        for (const SpecEntry &entry : value->entries)
            member.append(entry.key);
    }

    void readOnly(const char *name) { m_place.readOnly.insert(QString::fromLatin1(name).toLower()); }

    // Members that stand one level deeper in the document; the walk talks to this visitor.
    template <typename Walk>
    void nested(const char *name, spec::Unknown &unknown, Walk walk)
    {
        const QString key = know(name);
        const SpecEntry *entry = m_place.node->find(key);
        if (!entry || entry->value.isNull())
            return;
        noteSpelling(*entry, key);
        const QString path = m_place.path + pointerStep(key);
        if (!expect(entry->value, SpecNode::Kind::Mapping, path))
            return;
        const Place outer = std::exchange(m_place, Place{&entry->value, path, {}, {}});
        walk();
        takeUnknown(unknown);
        m_place = outer;
    }

    void takeUnknown(spec::Unknown &unknown)
    {
        QHash<QString, QString> seen;
        for (const SpecEntry &entry : m_place.node->entries) {
            const QString key = entry.key.toLower();
            if (m_place.known.contains(key)) {
                noteSecond(entry, seen.value(key));
                seen.insert(key, entry.key);
                continue;
            }
            const bool isReadOnly = m_place.readOnly.contains(key);
            (isReadOnly ? unknown.readOnly : unknown.entries).append(entry);
            if (isReadOnly)
                report(u"V-019"_s, SpecIssue::Severity::Info, m_place.path + pointerStep(entry.key), entry.keyRange,
                       SpecTr::tr("“%1” is set by the service; it is not sent.").arg(entry.key));
            else if (!entry.key.startsWith(u"x-"))
                report(u"V-203"_s, SpecIssue::Severity::Warning, m_place.path + pointerStep(entry.key), entry.keyRange,
                       unknownPropertySentence(m_place.path + pointerStep(entry.key)));
        }
    }

private:
    // The map of the document that is being read, and what the schema knows there (names in lower case).
    struct Place
    {
        const SpecNode *node;
        QString path;
        QSet<QString> known;
        QSet<QString> readOnly;
    };

    QString know(const char *name)
    {
        const QString key = QString::fromLatin1(name);
        m_place.known.insert(key.toLower());
        return key;
    }

    void report(const QString &rule, SpecIssue::Severity severity, const QString &path, const TextRange &range, const QString &message)
    {
        m_issues.append({rule, severity, path, message, range});
    }

    bool wrongType(const SpecNode &node, const QString &path, const QString &expected)
    {
        return wrongType(node, path, expected, QString());
    }

    bool wrongType(const SpecNode &node, const QString &path, const QString &expected, const QString &hint)
    {
        const QString name = pointerName(path.section(u'/', -1));
        bool isEntry = false;
        name.toInt(&isEntry);
        const QString sentence = isEntry
            ? SpecTr::tr("An entry of “%1” must be %2, and this is %3.").arg(pointerName(path.section(u'/', -2, -2)), expected, describeNode(node))
            : SpecTr::tr("“%1” must be %2, and this is %3.").arg(name, expected, describeNode(node));
        report(u"V-209"_s, SpecIssue::Severity::Error, path, node.range, sentence + hint);
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

    bool expect(const SpecNode &node, SpecNode::Kind kind, const QString &path)
    {
        if (node.kind == kind)
            return true;
        return wrongType(node, path, kind == SpecNode::Kind::Mapping ? SpecTr::tr("a map of properties") : SpecTr::tr("a list"),
                         typeHint(node, kind));
    }

    void noteSpelling(const SpecEntry &entry, const QString &key)
    {
        if (entry.key != key)
            report(u"V-204"_s, SpecIssue::Severity::Warning, m_place.path + pointerStep(key), entry.keyRange,
                   SpecTr::tr("The schema spells “%1” as “%2”. It is understood either way.").arg(entry.key, key));
    }

    // The same name in another spelling; ACI knows no difference. That it stands twice in the same spelling is told already.
    void noteSecond(const SpecEntry &entry, const QString &first)
    {
        if (!first.isEmpty() && first != entry.key && !entry.isMerged)
            report(u"V-205"_s, SpecIssue::Severity::Error, {}, entry.keyRange,
                   SpecTr::tr("“%1” and “%2” are the same property; only the last one would count. Remove one.").arg(first, entry.key));
    }

    bool refuseCurlyQuotes(const SpecNode &node, const QString &path)
    {
        report(u"V-209"_s, SpecIssue::Severity::Error, path, node.range,
               SpecTr::tr("%1 stands in typographic quotes, which mean nothing here; write straight ones, or none.").arg(node.text.left(80)));
        return false;
    }

    bool readText(const SpecNode &node, const QString &path)
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

    bool read(const SpecNode &node, const QString &path, QString &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = node.text;
        return isText;
    }

    bool read(const SpecNode &node, const QString &path, spec::Text &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = node.text;
        return isText;
    }

    bool read(const SpecNode &node, const QString &path, spec::Secret &member) { return read(node, path, member.value); }

    bool read(const SpecNode &node, const QString &path, spec::SecretText &member)
    {
        const bool isText = readText(node, path);
        if (isText)
            member = spec::Secret{node.text};
        return isText;
    }

    bool read(const SpecNode &node, const QString &path, spec::Integer &member)
    {
        return readNumber(node, path, scalarToInteger(node), SpecTr::tr("a whole number"), member);
    }

    bool read(const SpecNode &node, const QString &path, spec::Number &member)
    {
        return readNumber(node, path, scalarToNumber(node), SpecTr::tr("a number"), member);
    }

    bool read(const SpecNode &node, const QString &path, spec::Flag &member)
    {
        return readNumber(node, path, scalarToFlag(node), SpecTr::tr("true or false"), member);
    }

    template <typename T>
    bool readNumber(const SpecNode &node, const QString &path, std::optional<T> value, const QString &expected, std::optional<T> &member)
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

    bool read(const SpecNode &node, const QString &path, QStringList &member)
    {
        if (!expect(node, SpecNode::Kind::Sequence, path))
            return false;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            QString text;
            if (!node.items.at(i).isNull())
                read(node.items.at(i), path + pointerStep(i), text);
            member.append(text);
        }
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const QString &path, QMap<QString, T> &member)
    {
        if (!expect(node, SpecNode::Kind::Mapping, path))
            return false;
        for (const SpecEntry &entry : node.entries) {
            T value;
            if (!entry.value.isNull())
                read(entry.value, path + pointerStep(entry.key), value);
            member.insert(entry.key, value);
        }
        return true;
    }

    bool read(const SpecNode &node, const QString &, SpecNode &member)
    {
        member = node;
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const QString &path, QList<T> &member)
    {
        if (!expect(node, SpecNode::Kind::Sequence, path))
            return false;
        for (qsizetype i = 0; i < node.items.size(); ++i) {
            T item;
            readObject(node.items.at(i), path + pointerStep(i), item);
            member.append(std::move(item));
        }
        return true;
    }

    template <typename T>
    bool read(const SpecNode &node, const QString &path, std::optional<T> &member)
    {
        T value;
        if (!readValue(node, path, value))
            return false;
        member = std::move(value);
        return true;
    }

    template <typename T>
    bool readValue(const SpecNode &node, const QString &path, T &value)
    {
        if constexpr (requires(ReadingVisitor &v, T &o) { spec::describe(v, o); })
            return readObject(node, path, value);
        else
            return read(node, path, value);
    }

    template <typename T>
    bool readObject(const SpecNode &node, const QString &path, T &object)
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
    ReadingVisitor visitor(&root, {}, reading.issues);
    spec::describe(visitor, reading.spec);
    visitor.takeUnknown(reading.spec.unknown);
    return reading;
}

} // namespace quayside
