// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/linestarts.h"
#include "models/spec/textfault.h"
#include "models/spec/textparser.h"
#include "models/spec/tr.h"

#include <QHash>
#include <QSet>

#include <yaml.h>

#include <algorithm>
#include <utility>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// libyaml counts code points; the rest of the program counts UTF-16 units.
class Offsets
{
public:
    explicit Offsets(QStringView text)
    {
        for (qsizetype unit = 0, point = 0; unit < text.size(); ++unit, ++point)
            if (text.at(unit).isHighSurrogate() && unit + 1 < text.size() && text.at(unit + 1).isLowSurrogate()) {
                m_pairs.append(point);
                ++unit;
            }
    }

    qsizetype fromPoint(size_t point) const
    {
        const auto index = static_cast<qsizetype>(point);
        return index + std::distance(m_pairs.begin(), std::ranges::lower_bound(m_pairs, index));
    }

private:
    QList<qsizetype> m_pairs; // code point indexes of surrogate pairs
};

struct Fault
{
    QString rule;
    QString message;
    qsizetype offset = 0;
    qsizetype length = 1;
};

// One event, or none where the text ends in the middle.
class Event
{
public:
    Event() = default;
    ~Event() { clear(); }
    Event(Event &&other) noexcept
        : m_event(std::exchange(other.m_event, {}))
        , m_isThere(std::exchange(other.m_isThere, false))
    {
    }
    Event &operator=(Event &&other) noexcept
    {
        clear();
        m_event = std::exchange(other.m_event, {});
        m_isThere = std::exchange(other.m_isThere, false);
        return *this;
    }
    Q_DISABLE_COPY(Event)

    bool parse(yaml_parser_t &parser) { return m_isThere = yaml_parser_parse(&parser, &m_event) != 0; }

    explicit operator bool() const { return m_isThere; }
    const yaml_event_t &operator*() const { return m_event; }
    const yaml_event_t *operator->() const { return &m_event; }

private:
    void clear()
    {
        if (m_isThere)
            yaml_event_delete(&m_event);
        m_isThere = false;
    }

    yaml_event_t m_event{};
    bool m_isThere = false;
};

QString fromYaml(const yaml_char_t *text, size_t length)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text), static_cast<qsizetype>(length));
}

QString fromYaml(const yaml_char_t *text)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(text));
}

// PyYAML, which reads these files for Azure's own command line, takes these words for nothing (YAML 1.1).
bool isNullWord(const QString &text)
{
    return text.isEmpty() || text == u"~" || text.compare(u"null", Qt::CaseInsensitive) == 0;
}

// Which names a map has. Few are compared one by one, which is faster than any set.
class Names
{
public:
    // False where the map has that name.
    bool add(const SpecNode &map, const QString &name)
    {
        if (map.entries.size() < few)
            return std::ranges::find(map.entries, name, &SpecEntry::key) == map.entries.end();
        if (m_many.isEmpty())
            for (const SpecEntry &entry : map.entries)
                m_many.insert(entry.key);
        const qsizetype before = m_many.size();
        m_many.insert(name);
        return m_many.size() > before;
    }

private:
    static constexpr qsizetype few = 16;
    QSet<QString> m_many;
};

class YamlReader
{
public:
    explicit YamlReader(QStringView text)
        : m_text(text)
        , m_utf8(text.toUtf8())
        , m_offsets(text)
        , m_lines(text)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_encoding(&m_parser, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char *>(m_utf8.constData()),
                                     static_cast<size_t>(m_utf8.size()));
    }

    ~YamlReader() { yaml_parser_delete(&m_parser); }
    Q_DISABLE_COPY_MOVE(YamlReader)

    TextParsing read()
    {
        ParsedText parsed;
        if (readDocument(parsed.root)) {
            parsed.issues = m_issues;
            parsed.anchors = m_anchorList;
            parsed.merges = m_merges;
            return parsed;
        }
        return tl::unexpected(SpecIssue{m_fault.rule, SpecIssue::Severity::Error, {}, m_fault.message,
                                        m_lines.range(m_fault.offset, m_fault.length)});
    }

private:
    struct Anchor
    {
        SpecNode node;
        qsizetype size = 0; // nodes in it
        qsizetype index = 0; // in the list of all
    };

    bool readDocument(SpecNode &root)
    {
        Event event = next();
        if (event && event->type == YAML_STREAM_START_EVENT)
            event = next();
        if (event && event->type == YAML_STREAM_END_EVENT)
            return failAt(*event, u"V-210"_s, SpecTr::tr("The document is empty. Write a container group, or start from a sample."));
        if (!event || !(event = next()) || !readNode(*event, root, 0))
            return false;
        event = next(); // the end of the document
        if (!event || !(event = next()))
            return false;
        return event->type == YAML_STREAM_END_EVENT || refuseSecondDocument(*event);
    }

    bool refuseSecondDocument(const yaml_event_t &start)
    {
        const Event first = next();
        const bool isEmpty = first && first->type == YAML_SCALAR_EVENT && first->data.scalar.length == 0;
        return failAt(start, u"V-210"_s,
                      isEmpty ? SpecTr::tr("“---” begins a second document here, and it is empty; remove the line.")
                              : SpecTr::tr("There is more than one document in this text. Keep one container group per file."));
    }

    bool readNode(const yaml_event_t &event, SpecNode &node, int depth)
    {
        if (depth > TextParsingLimits::depth)
            return failAt(event, u"V-208"_s, SpecTr::tr("The text is nested more than %1 levels deep.").arg(TextParsingLimits::depth));
        const qsizetype before = m_nodes;
        if (!countNodes(event, 1))
            return false;
        switch (event.type) {
        case YAML_ALIAS_EVENT:
            return readAlias(event, node);
        case YAML_SCALAR_EVENT:
            return readScalar(event, node) && remember(event.data.scalar.anchor, node, before);
        case YAML_SEQUENCE_START_EVENT:
            return acceptTag(event, event.data.sequence_start.tag) && readSequence(event, node, depth)
                && remember(event.data.sequence_start.anchor, node, before);
        case YAML_MAPPING_START_EVENT:
            return acceptTag(event, event.data.mapping_start.tag) && readMapping(event, node, depth)
                && remember(event.data.mapping_start.anchor, node, before);
        default:
            return failAt(event, u"V-208"_s, SpecTr::tr("Something else than a value stands here; remove it."));
        }
    }

    bool readScalar(const yaml_event_t &event, SpecNode &node)
    {
        const auto &scalar = event.data.scalar;
        if (!acceptTag(event, scalar.tag))
            return false;
        node.kind = SpecNode::Kind::Scalar;
        node.text = fromYaml(scalar.value, scalar.length);
        node.isQuoted = scalar.style != YAML_PLAIN_SCALAR_STYLE || (scalar.tag && fromYaml(scalar.tag).endsWith(u":str"));
        node.style = styleOf(scalar.style);
        node.range = rangeOf(event);
        if (node.style == SpecNode::Style::Literal || node.style == SpecNode::Style::Folded)
            leaveLineEnds(node.range);
        if (!node.isQuoted && isNullWord(node.text)) {
            node.kind = SpecNode::Kind::Null;
            node.text.clear();
        }
        return true;
    }

    static SpecNode::Style styleOf(yaml_scalar_style_t style)
    {
        switch (style) {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE: return SpecNode::Style::SingleQuoted;
        case YAML_DOUBLE_QUOTED_SCALAR_STYLE: return SpecNode::Style::DoubleQuoted;
        case YAML_LITERAL_SCALAR_STYLE: return SpecNode::Style::Literal;
        case YAML_FOLDED_SCALAR_STYLE: return SpecNode::Style::Folded;
        default: return SpecNode::Style::Plain;
        }
    }

    // libyaml ends a block scalar where the next token begins. Its last line end is not its own, and no empty line after it is,
    // unless its header keeps them (+).
    void leaveLineEnds(TextRange &place) const
    {
        const QStringView whole = m_text.sliced(place.offset, place.length);
        const QStringView header = whole.left(whole.indexOf(u'\n') + 1);
        const qsizetype comment = header.indexOf(u'#');
        const bool keeps = header.left(comment < 0 ? header.size() : comment).contains(u'+');
        QStringView rest = whole.trimmed();
        if (keeps && whole.endsWith(u'\n'))
            rest = whole.chopped(whole.endsWith(u"\r\n") ? 2 : 1);
        place.length = rest.size();
    }

    bool readSequence(const yaml_event_t &event, SpecNode &node, int depth)
    {
        node.kind = SpecNode::Kind::Sequence;
        const bool isFlow = event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
        node.style = isFlow ? SpecNode::Style::Flow : SpecNode::Style::Block;
        qsizetype last = 0;
        for (;;) {
            const Event item = next();
            if (!item)
                return false;
            if (item->type == YAML_SEQUENCE_END_EVENT) {
                node.range = rangeOfList(event, *item, last);
                return true;
            }
            SpecNode value;
            if (!readNode(*item, value, depth + 1))
                return false;
            last = value.range.offset + value.range.length;
            node.items.append(std::move(value));
        }
    }

    bool readMapping(const yaml_event_t &event, SpecNode &node, int depth)
    {
        node.kind = SpecNode::Kind::Mapping;
        const bool isFlow = event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
        node.style = isFlow ? SpecNode::Style::Flow : SpecNode::Style::Block;
        qsizetype last = 0;
        QList<SpecNode> merged;
        Names names;
        for (;;) {
            const Event keyEvent = next();
            if (!keyEvent)
                return false;
            if (keyEvent->type == YAML_MAPPING_END_EVENT) {
                node.range = rangeOfList(event, *keyEvent, last);
                merge(node, merged, names);
                return true;
            }
            SpecEntry entry;
            if (!readKey(*keyEvent, entry) || !readValue(entry.value, depth))
                return false;
            last = entry.value.range.offset + entry.value.range.length;
            if (entry.key == u"<<" && !isQuoted(*keyEvent))
                addMerge(event, entry, merged);
            else
                addEntry(node, std::move(entry), names);
        }
    }

    void addMerge(const yaml_event_t &mapping, const SpecEntry &entry, QList<SpecNode> &merged)
    {
        merged.append(entry.value.isSequence() ? entry.value.items : QList<SpecNode>{entry.value});
        m_merges.append({m_offsets.fromPoint(mapping.start_mark.index), entry.keyRange, entry.value});
    }

    // A list or map without brackets ends for libyaml where the next token begins; what is in it ends earlier.
    TextRange rangeOfList(const yaml_event_t &start, const yaml_event_t &end, qsizetype last) const
    {
        const TextRange whole = range(start.start_mark.index, end.end_mark.index);
        const bool isFlow = end.end_mark.index > end.start_mark.index;
        return isFlow ? whole : m_lines.range(whole.offset, std::max<qsizetype>(last - whole.offset, 0));
    }

    static bool isQuoted(const yaml_event_t &event) { return event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE; }

    bool readValue(SpecNode &value, int depth)
    {
        const Event event = next();
        return event && readNode(*event, value, depth + 1);
    }

    bool readKey(const yaml_event_t &event, SpecEntry &entry)
    {
        SpecNode key;
        if (event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT)
            return refuseKey(event);
        if (event.type == YAML_ALIAS_EVENT ? !readAlias(event, key) : !readScalar(event, key))
            return false;
        if (!key.isScalar() && !key.isNull())
            return refuseKey(event);
        if (!key.isQuoted && !key.text.isEmpty() && key.text.front().isSpace())
            return failAt(event, u"V-208"_s,
                          SpecTr::tr("This line is indented with no-break spaces, which YAML takes for letters; replace them with ordinary spaces."));
        entry.key = key.text;
        entry.keyRange = rangeOf(event);
        return true;
    }

    bool refuseKey(const yaml_event_t &event)
    {
        const qsizetype at = rangeOf(event).offset;
        if (at > 0 && m_text.sliced(at - 1).startsWith(u"{{"))
            return failAt(event, u"V-208"_s,
                          SpecTr::tr("“{{ … }}” is a place that another program fills in; let it do so first, or put the whole value in quotes."));
        return failAt(event, u"V-208"_s, SpecTr::tr("A property name must be plain text, not a list or a map."));
    }

    void addEntry(SpecNode &node, SpecEntry entry, Names &names)
    {
        if (!names.add(node, entry.key))
            m_issues.append({u"V-205"_s, SpecIssue::Severity::Error, {},
                             SpecTr::tr("“%1” stands twice in the same place; only the last one would count. Remove one.").arg(entry.key),
                             entry.keyRange});
        node.entries.append(std::move(entry));
    }

    // "<<" brings the entries of other maps; what the map says itself counts more.
    static void merge(SpecNode &node, const QList<SpecNode> &sources, Names &names)
    {
        for (const SpecNode &source : sources)
            for (const SpecEntry &entry : source.entries)
                if (names.add(node, entry.key))
                    node.entries.append({entry.key, entry.keyRange, entry.value, true});
    }

    bool readAlias(const yaml_event_t &event, SpecNode &node)
    {
        const QString name = fromYaml(event.data.alias.anchor);
        const auto anchor = m_anchors.constFind(name);
        if (anchor == m_anchors.constEnd())
            return failAt(event, u"V-208"_s, SpecTr::tr("The alias *%1 refers to nothing above it.").arg(name));
        if (!countNodes(event, anchor->size))
            return false;
        node = anchor->node;
        node.isAlias = true;
        node.range = rangeOf(event);
        m_anchorList[anchor->index].aliases.append(node.range);
        return true;
    }

    bool remember(const yaml_char_t *anchor, const SpecNode &node, qsizetype nodesBefore)
    {
        if (!anchor)
            return true;
        const QString name = fromYaml(anchor);
        m_anchors.insert(name, {node, m_nodes - nodesBefore, m_anchorList.size()});
        m_anchorList.append({name, node.range, {}});
        return true;
    }

    bool acceptTag(const yaml_event_t &event, const yaml_char_t *tag)
    {
        if (!tag)
            return true;
        static const QStringList known{u"str"_s, u"int"_s, u"float"_s, u"bool"_s, u"null"_s, u"map"_s, u"seq"_s};
        const QString name = fromYaml(tag);
        const QString core = u"tag:yaml.org,2002:"_s;
        if (name == u"!" || (name.startsWith(core) && known.contains(name.mid(core.size()))))
            return true;
        const QString written = name.startsWith(core) ? u"!!"_s + name.mid(core.size()) : name;
        return failAt(event, u"V-208"_s, SpecTr::tr("The tag %1 has no meaning here. Remove it.").arg(written.left(80)));
    }

    bool countNodes(const yaml_event_t &event, qsizetype count)
    {
        m_nodes += count;
        if (m_nodes <= TextParsingLimits::nodes)
            return true;
        return failAt(event, u"V-208"_s,
                      SpecTr::tr("The text has more than %L1 values; a container group has a few hundred.").arg(TextParsingLimits::nodes));
    }

    Event next()
    {
        Event event;
        if (event.parse(m_parser))
            return event;
        const bool badCharacter = m_parser.error == YAML_READER_ERROR;
        const TextFault fault = explainYaml(
            m_text, {QString::fromUtf8(m_parser.problem ? m_parser.problem : ""),
                     badCharacter ? offsetOfByte(m_parser.problem_offset) : m_offsets.fromPoint(m_parser.problem_mark.index),
                     m_offsets.fromPoint(m_parser.context_mark.index)});
        m_fault = {u"V-208"_s, fault.message, fault.offset, fault.length};
        return {};
    }

    qsizetype offsetOfByte(size_t byte) const { return QString::fromUtf8(m_utf8.left(static_cast<qsizetype>(byte))).size(); }

    bool failAt(const yaml_event_t &event, const QString &rule, const QString &message)
    {
        const TextRange place = rangeOf(event);
        m_fault = {rule, message, place.offset, place.length};
        return false;
    }

    TextRange rangeOf(const yaml_event_t &event) const { return range(event.start_mark.index, event.end_mark.index); }

    TextRange range(size_t start, size_t end) const
    {
        const qsizetype from = m_offsets.fromPoint(start);
        return m_lines.range(from, m_offsets.fromPoint(end) - from);
    }

    const QStringView m_text;
    const QByteArray m_utf8;
    const Offsets m_offsets;
    const LineStarts m_lines;
    yaml_parser_t m_parser{};
    QHash<QString, Anchor> m_anchors;
    QList<SpecAnchor> m_anchorList;
    QList<SpecMerge> m_merges;
    QList<SpecIssue> m_issues;
    qsizetype m_nodes = 0;
    Fault m_fault;
};

} // namespace

TextParsing parseYaml(QStringView text)
{
    if (text.size() > TextParsingLimits::characters)
        return tl::unexpected(SpecIssue{u"V-208"_s, SpecIssue::Severity::Error, {},
                                        SpecTr::tr("The text is larger than 64 MB; no container group is."), TextRange{}});
    return YamlReader(text).read();
}

} // namespace quayside
