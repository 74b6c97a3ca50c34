// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/linestarts.h"
#include "models/spec/textfault.h"
#include "models/spec/textparser.h"
#include "models/spec/tr.h"

#include <QSet>

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

// Positions come in bytes of UTF-8 and ascending: one walk over the text turns them all into UTF-16 units.
class ByteOffsets
{
public:
    explicit ByteOffsets(const QByteArray &utf8)
        : m_utf8(utf8)
    {
    }

    qsizetype unit(size_t byte)
    {
        const auto target = std::min(static_cast<qsizetype>(byte), m_utf8.size());
        if (target < m_byte)
            m_byte = m_unit = 0;
        for (; m_byte < target; ++m_byte) {
            const auto lead = static_cast<unsigned char>(m_utf8.at(m_byte));
            m_unit += (lead & 0xC0) == 0x80 ? 0 : (lead >= 0xF0 ? 2 : 1);
        }
        return m_unit;
    }

private:
    const QByteArray &m_utf8;
    qsizetype m_byte = 0;
    qsizetype m_unit = 0;
};

// RapidJSON tells where a token ends; it begins where the white space, comments and punctuation after the one before end.
class JsonTree : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, JsonTree>
{
public:
    JsonTree(const QByteArray &utf8, const LineStarts &lines, const rapidjson::MemoryStream &stream)
        : m_utf8(utf8)
        , m_offsets(utf8)
        , m_lines(lines)
        , m_stream(stream)
    {
    }

    bool Null() { return addScalar({}, SpecNode::Kind::Null, false); }
    bool Bool(bool value) { return addScalar(value ? u"true"_s : u"false"_s, SpecNode::Kind::Scalar, false); }
    bool RawNumber(const char *text, rapidjson::SizeType length, bool)
    {
        return addScalar(QString::fromLatin1(text, static_cast<qsizetype>(length)), SpecNode::Kind::Scalar, false);
    }
    bool String(const char *text, rapidjson::SizeType length, bool)
    {
        return addScalar(QString::fromUtf8(text, static_cast<qsizetype>(length)), SpecNode::Kind::Scalar, true);
    }
    bool StartObject() { return open(SpecNode::Kind::Mapping); }
    bool StartArray() { return open(SpecNode::Kind::Sequence); }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    bool Key(const char *text, rapidjson::SizeType length, bool)
    {
        Level &level = m_levels.last();
        level.key = QString::fromUtf8(text, static_cast<qsizetype>(length));
        level.keyRange = takeToken();
        if (level.keys.contains(level.key))
            m_issues.append({u"V-205"_s, SpecIssue::Severity::Error, {},
                             SpecTr::tr("“%1” stands twice in the same place; only the last one would count. Remove one.").arg(level.key),
                             level.keyRange});
        level.keys.insert(level.key);
        return true;
    }

    SpecNode takeRoot() { return std::move(m_root); }
    const QList<SpecIssue> &issues() const { return m_issues; }
    const QString &refusal() const { return m_refusal; }
    TextRange rangeAt(size_t byte) { return m_lines.range(m_offsets.unit(byte), 1); }

private:
    struct Level
    {
        SpecNode node;
        QString key;
        TextRange keyRange;
        QSet<QString> keys;
    };

    bool addScalar(const QString &text, SpecNode::Kind kind, bool quoted)
    {
        SpecNode node;
        node.kind = kind;
        node.text = text;
        node.isQuoted = quoted;
        node.style = quoted ? SpecNode::Style::DoubleQuoted : SpecNode::Style::Plain;
        node.range = takeToken();
        return add(std::move(node));
    }

    bool open(SpecNode::Kind kind)
    {
        if (m_levels.size() >= TextParsingLimits::depth) {
            m_refusal = SpecTr::tr("The text is nested more than %1 levels deep.").arg(TextParsingLimits::depth);
            return false;
        }
        Level level;
        level.node.kind = kind;
        level.node.style = SpecNode::Style::Flow;
        level.node.range = takeToken();
        m_tokenEnd = bracketEnd();
        m_levels.append(std::move(level));
        return true;
    }

    bool close()
    {
        Level level = m_levels.takeLast();
        m_tokenEnd = bracketEnd();
        level.node.range.length = m_offsets.unit(m_tokenEnd) - level.node.range.offset;
        return add(std::move(level.node));
    }

    bool add(SpecNode node)
    {
        if (++m_nodes > TextParsingLimits::nodes) {
            m_refusal = SpecTr::tr("The text has more than %L1 values; a container group has a few hundred.").arg(TextParsingLimits::nodes);
            return false;
        }
        if (m_levels.isEmpty())
            m_root = std::move(node);
        else if (Level &level = m_levels.last(); level.node.isSequence())
            level.node.items.append(std::move(node));
        else
            level.node.entries.append({level.key, level.keyRange, std::move(node)});
        return true;
    }

    TextRange takeToken()
    {
        const size_t start = tokenStart(m_tokenEnd);
        m_tokenEnd = m_stream.Tell();
        const qsizetype from = m_offsets.unit(start);
        return m_lines.range(from, m_offsets.unit(m_tokenEnd) - from);
    }

    // RapidJSON tells of a bracket before it takes it.
    size_t bracketEnd() const { return m_stream.Tell() + 1; }

    size_t tokenStart(size_t byte) const
    {
        const auto size = static_cast<size_t>(m_utf8.size());
        while (byte < size) {
            const QByteArrayView rest = QByteArrayView(m_utf8).sliced(static_cast<qsizetype>(byte));
            if (rest.startsWith("//"))
                byte = skipPast(byte, "\n");
            else if (rest.startsWith("/*"))
                byte = skipPast(byte, "*/");
            else if (QByteArrayView(" \t\r\n,:").contains(rest.front()))
                ++byte;
            else
                break;
        }
        return byte;
    }

    size_t skipPast(size_t byte, QByteArrayView end) const
    {
        const qsizetype at = m_utf8.indexOf(end, static_cast<qsizetype>(byte));
        return static_cast<size_t>(at < 0 ? m_utf8.size() : at + end.size());
    }

    const QByteArray &m_utf8;
    ByteOffsets m_offsets;
    const LineStarts &m_lines;
    const rapidjson::MemoryStream &m_stream;
    size_t m_tokenEnd = 0;
    QList<Level> m_levels;
    SpecNode m_root;
    QList<SpecIssue> m_issues;
    qsizetype m_nodes = 0;
    QString m_refusal;
};

constexpr unsigned parseFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag
    | rapidjson::kParseCommentsFlag | rapidjson::kParseTrailingCommasFlag | rapidjson::kParseValidateEncodingFlag;

SpecIssue unreadable(const QString &message, const TextRange &place)
{
    return {u"V-208"_s, SpecIssue::Severity::Error, {}, message, place};
}

} // namespace

TextParsing parseJson(QStringView text)
{
    if (text.size() > TextParsingLimits::characters)
        return tl::unexpected(unreadable(SpecTr::tr("The text is larger than 64 MB; no container group is."), TextRange{}));
    const LineStarts lines(text);
    const QByteArray utf8 = text.toUtf8();
    rapidjson::MemoryStream stream(utf8.constData(), static_cast<size_t>(utf8.size()));
    JsonTree tree(utf8, lines, stream);
    rapidjson::Reader reader;
    const rapidjson::ParseResult result = reader.Parse<parseFlags>(stream, tree);
    if (!result.IsError())
        return ParsedText{tree.takeRoot(), tree.issues(), {}, {}, true};
    const TextRange place = tree.rangeAt(result.Offset());
    if (!tree.refusal().isEmpty())
        return tl::unexpected(unreadable(tree.refusal(), place));
    const TextFault fault = explainJson(text, result.Code(), place.offset);
    return tl::unexpected(unreadable(fault.message, lines.range(fault.offset, fault.length)));
}

} // namespace quayside
