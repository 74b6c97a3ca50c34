// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/scalars.h"
#include "models/spec/specwriter.h"

#include <QByteArray>

#include <yaml.h>

namespace quayside {

namespace {

// Text that YAML 1.1 would take for something else, or that begins with a sign of YAML's own.
bool needsQuotes(const QString &text)
{
    if (text.isEmpty() || text == u"~" || text.compare(u"null", Qt::CaseInsensitive) == 0)
        return true;
    SpecNode node;
    node.kind = SpecNode::Kind::Scalar;
    node.text = text;
    const QChar first = text.front();
    const bool isOption = first == u'-' && text.size() > 1 && (text.at(1) == u'-' || text.at(1).isLetter());
    const bool plainStart = first.isLetter() || first == u'/' || first == u'_' || isOption;
    return !plainStart || scalarToNumber(node) || scalarToFlag(node) || text.trimmed() != text || text.contains(u'\n');
}

class YamlEmitter
{
public:
    YamlEmitter()
    {
        yaml_emitter_initialize(&m_emitter);
        yaml_emitter_set_unicode(&m_emitter, 1);
        yaml_emitter_set_width(&m_emitter, -1);
        yaml_emitter_set_output(&m_emitter, &YamlEmitter::write, &m_output);
    }

    ~YamlEmitter() { yaml_emitter_delete(&m_emitter); }
    Q_DISABLE_COPY_MOVE(YamlEmitter)

    QString emitDocument(const SpecNode &root)
    {
        yaml_event_t event;
        emitEvent(yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING), event);
        emitEvent(yaml_document_start_event_initialize(&event, nullptr, nullptr, nullptr, 1), event);
        emitNode(root);
        emitEvent(yaml_document_end_event_initialize(&event, 1), event);
        emitEvent(yaml_stream_end_event_initialize(&event), event);
        return QString::fromUtf8(m_output);
    }

private:
    static int write(void *output, unsigned char *bytes, size_t size)
    {
        static_cast<QByteArray *>(output)->append(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
        return 1;
    }

    // Only memory can run out here, and then the program has other worries.
    void emitEvent(int initialized, yaml_event_t &event)
    {
        if (initialized)
            yaml_emitter_emit(&m_emitter, &event);
    }

    void emitNode(const SpecNode &node)
    {
        switch (node.kind) {
        case SpecNode::Kind::Null: return emitScalar(QStringLiteral("null"), YAML_PLAIN_SCALAR_STYLE);
        case SpecNode::Kind::Scalar: return emitText(node);
        case SpecNode::Kind::Sequence: return emitSequence(node);
        case SpecNode::Kind::Mapping: return emitMapping(node);
        }
    }

    void emitText(const SpecNode &node)
    {
        if (!node.isQuoted)
            return emitScalar(node.text, YAML_PLAIN_SCALAR_STYLE);
        if (node.text.contains(u'\n'))
            return emitScalar(node.text, YAML_LITERAL_SCALAR_STYLE);
        emitScalar(node.text, needsQuotes(node.text) ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE);
    }

    void emitScalar(const QString &text, yaml_scalar_style_t style)
    {
        const QByteArray utf8 = text.toUtf8();
        yaml_event_t event;
        const auto *bytes = reinterpret_cast<const yaml_char_t *>(utf8.constData());
        emitEvent(yaml_scalar_event_initialize(&event, nullptr, nullptr, bytes, static_cast<int>(utf8.size()), 1, 1, style), event);
    }

    void emitSequence(const SpecNode &node)
    {
        yaml_event_t event;
        const auto style = node.items.isEmpty() ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
        emitEvent(yaml_sequence_start_event_initialize(&event, nullptr, nullptr, 1, style), event);
        for (const SpecNode &item : node.items)
            emitNode(item);
        emitEvent(yaml_sequence_end_event_initialize(&event), event);
    }

    void emitMapping(const SpecNode &node)
    {
        yaml_event_t event;
        const auto style = node.entries.isEmpty() ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
        emitEvent(yaml_mapping_start_event_initialize(&event, nullptr, nullptr, 1, style), event);
        for (const SpecEntry &entry : node.entries) {
            emitScalar(entry.key, needsQuotes(entry.key) ? YAML_SINGLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE);
            emitNode(entry.value);
        }
        emitEvent(yaml_mapping_end_event_initialize(&event), event);
    }

    yaml_emitter_t m_emitter{};
    QByteArray m_output;
};

} // namespace

QString nodeToYaml(const SpecNode &node)
{
    return YamlEmitter().emitDocument(node);
}

} // namespace quayside
