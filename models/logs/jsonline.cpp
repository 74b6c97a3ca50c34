// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/jsonline.h"

#include "models/logs/linerules.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 64 * 1024; // bytes of a line that is taken apart
constexpr qsizetype mostFields = 200;

bool isWordPart(QChar character)
{
    return character.isLetterOrNumber() || character == u'+' || character == u'-' || character == u'.';
}

// Behind the string that begins here; the end of the text where it has none.
qsizetype endOfString(QStringView text, qsizetype begin)
{
    qsizetype end = begin + 1;
    while (end < text.size() && text.at(end) != u'"')
        end += text.at(end) == u'\\' ? 2 : 1;
    return std::min(end + 1, text.size());
}

qsizetype endOfWord(QStringView text, qsizetype begin)
{
    const auto end = std::find_if_not(text.begin() + begin, text.end(), isWordPart);
    return end - text.begin();
}

bool isKey(QStringView text, qsizetype end)
{
    return text.sliced(end).trimmed().startsWith(u':');
}

QString unquoted(const QString &value)
{
    if (!value.startsWith(u'"'))
        return value;
    const QJsonArray parsed = QJsonDocument::fromJson(u"[%1]"_s.arg(value).toUtf8()).array();
    return parsed.isEmpty() ? value : parsed.first().toString();
}

// Goes through the object, and says where its own fields are.
class FieldReader
{
public:
    explicit FieldReader(QString text)
        : m_text(std::move(text))
    {
    }

    QList<JsonField> read()
    {
        while (m_at < m_text.size() && m_fields.size() < mostFields)
            step();
        return m_fields;
    }

private:
    void step()
    {
        const QChar character = m_text.at(m_at);
        const qsizetype begin = m_at++;
        if (character == u'"') {
            m_at = endOfString(m_text, begin);
            if (m_depth == 1 && m_name.isNull() && isKey(m_text, m_at))
                beginField(begin);
        } else if (character == u'{' || character == u'[') {
            ++m_depth;
        } else if (character == u'}' || character == u']') {
            if (m_depth-- == 1)
                endField(begin);
        } else if (character == u',' && m_depth == 1) {
            endField(begin);
        }
    }
    void beginField(qsizetype begin)
    {
        m_name = unquoted(m_text.sliced(begin, m_at - begin));
        m_at = m_text.indexOf(u':', m_at) + 1;
        m_valueBegin = m_at;
    }
    void endField(qsizetype end)
    {
        if (!m_name.isNull())
            m_fields.append({m_name, unquoted(m_text.sliced(m_valueBegin, end - m_valueBegin).trimmed())});
        m_name = QString();
    }

    const QString m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    QString m_name; // null outside of a field
    qsizetype m_valueBegin = 0;
    QList<JsonField> m_fields;
};

} // namespace

QList<JsonToken> jsonTokens(QStringView line)
{
    using Kind = JsonToken::Kind;
    QList<JsonToken> tokens;
    for (qsizetype at = 0; at < line.size();) {
        const QChar character = line.at(at);
        const bool isString = character == u'"';
        if (!isString && !isWordPart(character)) {
            ++at;
            continue;
        }
        const qsizetype end = isString ? endOfString(line, at) : endOfWord(line, at);
        const Kind plain = character.isLetter() ? Kind::Word : Kind::Number;
        tokens.append({isString ? (isKey(line, end) ? Kind::Key : Kind::String) : plain, at, end - at});
        at = end;
    }
    return tokens;
}

QList<JsonField> jsonFields(QByteArrayView line)
{
    if (line.size() > longest || !looksLikeJson(line))
        return {};
    return FieldReader(QString::fromUtf8(line)).read();
}

} // namespace quayside
