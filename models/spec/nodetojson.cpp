// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/scalars.h"
#include "models/spec/specwriter.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

namespace quayside {

namespace {

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void writeString(Writer &writer, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    writer.String(utf8.constData(), static_cast<rapidjson::SizeType>(utf8.size()));
}

void writeScalar(Writer &writer, const SpecNode &node)
{
    if (node.isQuoted)
        return writeString(writer, node.text);
    if (scalarToNumber(node)) {
        const QByteArray digits = node.text.trimmed().toLatin1();
        writer.RawValue(digits.constData(), static_cast<size_t>(digits.size()), rapidjson::kNumberType);
        return;
    }
    if (const auto flag = scalarToFlag(node))
        writer.Bool(*flag);
    else
        writeString(writer, node.text);
}

void writeNode(Writer &writer, const SpecNode &node)
{
    switch (node.kind) {
    case SpecNode::Kind::Null:
        writer.Null();
        break;
    case SpecNode::Kind::Scalar:
        writeScalar(writer, node);
        break;
    case SpecNode::Kind::Sequence:
        writer.StartArray();
        for (const SpecNode &item : node.items)
            writeNode(writer, item);
        writer.EndArray();
        break;
    case SpecNode::Kind::Mapping:
        writer.StartObject();
        for (const SpecEntry &entry : node.entries) {
            const QByteArray key = entry.key.toUtf8();
            writer.Key(key.constData(), static_cast<rapidjson::SizeType>(key.size()));
            writeNode(writer, entry.value);
        }
        writer.EndObject();
        break;
    }
}

} // namespace

QString nodeToJson(const SpecNode &node)
{
    rapidjson::StringBuffer buffer;
    Writer writer(buffer);
    writer.SetIndent(' ', 2);
    writeNode(writer, node);
    return QString::fromUtf8(buffer.GetString(), static_cast<qsizetype>(buffer.GetSize())) + u'\n';
}

} // namespace quayside
