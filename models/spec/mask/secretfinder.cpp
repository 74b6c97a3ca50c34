// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/mask/secretfinder.h"

#include "models/spec/edit/scalartext.h"
#include "models/spec/edit/textscan.h"
#include "models/spec/schematree.h"
#include "models/spec/textparser.h"

#include <algorithm>

namespace quayside::mask {

using namespace Qt::StringLiterals;

namespace {

using Kind = SchemaProperty::Kind;

void collect(const SchemaProperty &object, QMap<QString, Kind> &names)
{
    for (const SchemaProperty &property : object.properties) {
        if (property.isSecret)
            names.insert(property.name.toLower(), property.kind);
        collect(property, names);
    }
}

const QMap<QString, Kind> &secretProperties()
{
    static const QMap<QString, Kind> names = [] {
        QMap<QString, Kind> found;
        collect(schemaRoot(), found);
        return found;
    }();
    return names;
}

// A name and what sets its value off, where no parser says that it is a name.
const QRegularExpression &namedSecret()
{
    static const QRegularExpression named(u"(?:%1)[\"']?[ \\t]*[:=]"_s.arg(secretNames()), QRegularExpression::CaseInsensitiveOption);
    return named;
}

QString quoted(const QString &text)
{
    return edit::keyText(text, SpecNode::Style::DoubleQuoted, edit::Language::Json);
}

// A value or a line without the signs around it that a text may have or lose.
QString core(QStringView text)
{
    static const QString signs = u" \t\r#-?:,[]{}\"'|>&*!/"_s;
    const auto isSign = [](QChar sign) { return signs.contains(sign); };
    const auto begin = std::ranges::find_if_not(text, isSign);
    auto end = text.end();
    while (end != begin && isSign(*(end - 1)))
        --end;
    return text.sliced(begin - text.begin(), end - begin).toString();
}

// As YAML has it, which knows more of them than others.
bool isLineEnd(QChar sign)
{
    return u"\n\r\u0085\u2028\u2029"_s.contains(sign);
}

class Finder
{
public:
    Finder(const QString &text, const ParsedText &parsed, const QSet<QString> &known)
        : m_text(text)
        , m_parsed(parsed)
        , m_known(known)
    {
        for (const SpecAnchor &anchor : parsed.anchors) {
            for (const TextRange &alias : anchor.aliases)
                m_aliases.insert(alias.offset, &anchor);
            if (!anchor.aliases.isEmpty())
                m_repeated.insert(anchor.range.offset, &anchor);
        }
    }

    std::optional<FoundSecrets> run()
    {
        walk(m_parsed.root);
        for (const SpecMerge &merge : m_parsed.merges)
            walk(merge.value);
        if (m_hasExpression)
            walkTemplate(m_parsed.root);
        hideInComments();
        hideKnownLines();
        return m_fails || !arrange() ? std::nullopt : std::optional(std::move(m_found));
    }

private:
    void walk(const SpecNode &node)
    {
        if (node.isAlias)
            return; // it is walked where its name is given
        const bool isSecureParameter = saysSecure(node);
        for (const SpecEntry &entry : node.entries) {
            if (entry.isMerged)
                continue;
            walkKey(entry);
            const bool isSecret = secretProperties().contains(entry.key.trimmed().toLower());
            if (isSecret || (isSecureParameter && isParameterValue(entry.key)))
                hide(entry);
            else
                walk(entry.value);
        }
        for (const SpecNode &item : node.items)
            walk(item);
        if (node.isScalar())
            walkScalar(node);
    }

    // A parameter of a template that is secret (REFERENCE 19.1).
    static bool saysSecure(const SpecNode &node)
    {
        const SpecNode *type = node.value(u"type");
        return type && type->text.startsWith(u"secure", Qt::CaseInsensitive);
    }

    static bool isParameterValue(QStringView key)
    {
        return key.compare(u"defaultValue", Qt::CaseInsensitive) == 0 || key.compare(u"value", Qt::CaseInsensitive) == 0;
    }

    // A secret that is an expression has its value in a variable or a default.
    void walkTemplate(const SpecNode &node)
    {
        for (const SpecEntry &entry : node.entries)
            if (entry.key.compare(u"variables", Qt::CaseInsensitive) == 0 || entry.key.compare(u"defaultValue", Qt::CaseInsensitive) == 0)
                hide(entry);
            else
                walkTemplate(entry.value);
    }

    // "{password=word}" is a map with one odd name.
    void walkKey(const SpecEntry &entry)
    {
        m_covered.append(entry.keyRange);
        if (const auto match = namedSecret().match(m_text.mid(entry.keyRange.offset, entry.keyRange.length)); match.hasMatch())
            drop(entry.keyRange.offset + match.capturedEnd(), entry.keyRange.offset + entry.keyRange.length);
    }

    void walkScalar(const SpecNode &node)
    {
        m_covered.append(node.range);
        if (m_known.contains(core(node.text))) {
            m_fails = m_fails || m_text.at(node.range.offset) == u'&';
            const qsizetype end = node.range.offset + node.range.length;
            change(node.range.offset, end, u"null"_s);
            return dropCommentBehind(end);
        }
        // A line that lost its colon, or the blank behind it, goes on with the value above.
        if (node.style != SpecNode::Style::Plain)
            return;
        if (const auto match = namedSecret().match(m_text.mid(node.range.offset, node.range.length)); match.hasMatch())
            drop(node.range.offset + match.capturedStart(), node.range.offset + node.range.length);
    }

    // "null" takes its place, so that rules and forms say that a value is missing and nobody deploys an empty one.
    // All between the name and the end of the value goes, with what may be a password that begins like a comment.
    void hide(const SpecEntry &entry)
    {
        const qsizetype from = entry.keyRange.offset + entry.keyRange.length;
        const qsizetype to = std::max(from, entry.value.range.offset + entry.value.range.length);
        const qsizetype colon = edit::skipSpaces(m_text, from);
        m_fails = m_fails || colon >= m_text.size() || m_text.at(colon) != u':';
        remember(entry.value);
        for (const QStringView line : QStringView(m_text).sliced(from, to - from).tokenize(u'\n'))
            rememberLine(line);
        if (entry.value.isAlias)
            hideAnchor(entry.value);
        const bool isEmpty = to <= colon + 1 || edit::isBlank(QStringView(m_text).sliced(colon + 1, std::max<qsizetype>(to - colon - 1, 0)));
        m_covered.append({from, std::max(to, colon + 1) - from});
        if (entry.value.isScalar() && entry.value.text.isEmpty() && m_text.at(entry.value.range.offset) != u'&')
            change(from, to, m_text.mid(from, to - from)); // "", which says that there is none yet
        else
            change(from, std::max(to, std::min(colon + 1, m_text.size())), isEmpty ? u":"_s : u": "_s + replacement(entry));
        dropCommentBehind(std::max(to, colon + 1));
    }

    QString replacement(const SpecEntry &entry) const
    {
        if (entry.value.isAlias)
            return m_text.mid(entry.value.range.offset, entry.value.range.length);
        const bool hasNames = secretProperties().value(entry.key.trimmed().toLower(), Kind::Text) == Kind::Map;
        return anchorOf(entry.value) + (hasNames && entry.value.isMapping() ? namesOnly(entry.value) : u"null"_s);
    }

    // The files of a secret volume are known by their names.
    static QString namesOnly(const SpecNode &files)
    {
        QStringList names;
        for (const SpecEntry &file : files.entries)
            if (!file.value.isNull() && !file.isMerged)
                names.append(quoted(file.key) + u": \"\""_s);
        return u'{' + names.join(u", "_s) + u'}';
    }

    // "&name " where other places repeat the value. What nobody repeats may be a password with an odd first sign.
    QString anchorOf(const SpecNode &value) const
    {
        const SpecAnchor *anchor = m_repeated.value(value.range.offset);
        return anchor ? u'&' + anchor->name + u' ' : QString();
    }

    void hideAnchor(const SpecNode &alias)
    {
        if (const SpecAnchor *anchor = m_aliases.value(alias.range.offset))
            change(anchor->range.offset, anchor->range.offset + anchor->range.length, u"&%1 null"_s.arg(anchor->name));
    }

    void dropCommentBehind(qsizetype at)
    {
        while (at < m_text.size() && u" \t,]}"_s.contains(m_text.at(at)))
            ++at;
        const QStringView rest = QStringView(m_text).sliced(std::min(at, m_text.size()));
        if (!rest.startsWith(m_parsed.isJson ? u'/' : u'#'))
            return;
        const qsizetype end = rest.startsWith(u"/*") ? endOf(u"*/"_s, at) : endOfLine(at);
        rememberLine(QStringView(m_text).sliced(at, end - at));
        drop(at, end);
    }

    qsizetype endOf(const QString &sign, qsizetype at) const
    {
        const qsizetype found = m_text.indexOf(sign, at);
        return found < 0 ? m_text.size() : found + sign.size();
    }

    qsizetype endOfLine(qsizetype at) const
    {
        while (at < m_text.size() && !isLineEnd(m_text.at(at)))
            ++at;
        return at;
    }

    void remember(const SpecNode &value)
    {
        for (const QString &line : value.text.split(u'\n') + QStringList{value.text})
            rememberLine(line);
        m_hasExpression = m_hasExpression || (value.text.startsWith(u'[') && value.text.endsWith(u']'));
        for (const SpecNode &item : value.items)
            remember(item);
        for (const SpecEntry &entry : value.entries)
            remember(entry.value);
    }

    void rememberLine(QStringView line)
    {
        if (const QString value = core(line); value.size() >= shortestValue)
            m_found.values.insert(value);
    }

    // What happens to a secret of several lines that loses its name: they become names, values or comments.
    void hideKnownLines()
    {
        static const QRegularExpression line(u"[^\\n\\r\\x{85}\\x{2028}\\x{2029}#]+"_s);
        if (m_known.isEmpty())
            return;
        for (auto lines = line.globalMatch(m_text); lines.hasNext();)
            if (const QRegularExpressionMatch one = lines.next(); m_known.contains(core(one.capturedView()))) {
                const qsizetype from = one.capturedStart() + one.capturedView().indexOf(core(one.capturedView()));
                drop(from, one.capturedEnd());
            }
    }

    // What is neither a name nor a value is a comment: a line that was taken out for a while, and may come back.
    void hideInComments()
    {
        std::ranges::sort(m_covered, {}, &TextRange::offset);
        qsizetype done = 0;
        for (auto matches = namedSecret().globalMatch(m_text); matches.hasNext();) {
            const QRegularExpressionMatch match = matches.next();
            if (match.capturedStart() < done || isCovered(match.capturedStart()))
                continue;
            m_fails = m_fails || m_parsed.isJson;
            done = hideComment(match.capturedEnd());
        }
    }

    // With the lines of comment below it, which may go on with a value. Returns where that ends.
    qsizetype hideComment(qsizetype from)
    {
        for (qsizetype at = from;;) {
            const qsizetype end = endOfLine(at);
            drop(at, end);
            at = end;
            while (at < m_text.size() && (isLineEnd(m_text.at(at)) || m_text.at(at) == u' ' || m_text.at(at) == u'\t'))
                ++at;
            if (at >= m_text.size() || m_text.at(at) != u'#')
                return end;
            ++at;
        }
    }

    bool isCovered(qsizetype at) const
    {
        const auto after = std::ranges::upper_bound(m_covered, at, {}, &TextRange::offset);
        return after != m_covered.begin() && at < std::prev(after)->offset + std::prev(after)->length;
    }

    void drop(qsizetype from, qsizetype to)
    {
        if (to > from)
            change(from, to, {});
    }

    void change(qsizetype from, qsizetype to, const QString &text) { m_found.changes.append({from, to - from, text}); }

    // In the order of the text; what is inside something that goes, goes with it.
    bool arrange()
    {
        QList<TextChange> &all = m_found.changes;
        std::ranges::sort(all, [](const TextChange &a, const TextChange &b) { return a.offset != b.offset ? a.offset < b.offset : a.length > b.length; });
        QList<TextChange> outer;
        for (const TextChange &one : std::as_const(all)) {
            const qsizetype end = outer.isEmpty() ? 0 : outer.last().offset + outer.last().length;
            if (outer.isEmpty() || one.offset >= end)
                outer.append(one);
            else if (one.offset + one.length > end)
                return false; // no honest text comes here
        }
        all = outer;
        return true;
    }

    const QString &m_text;
    const ParsedText &m_parsed;
    const QSet<QString> &m_known;
    FoundSecrets m_found;
    QHash<qsizetype, const SpecAnchor *> m_aliases; // by the place of each alias
    QHash<qsizetype, const SpecAnchor *> m_repeated; // by the place of the value
    QList<TextRange> m_covered; // names and values
    bool m_hasExpression = false;
    bool m_fails = false;
};

} // namespace

const QString &secretNames()
{
    static const QString names = secretProperties().keys().join(u'|');
    return names;
}

std::optional<FoundSecrets> findSecrets(const QString &text, const QSet<QString> &knownValues)
{
    const TextParsing parsed = parseText(text);
    return parsed ? Finder(text, *parsed, knownValues).run() : std::nullopt;
}

} // namespace quayside::mask
