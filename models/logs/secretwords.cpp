// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/secretwords.h"

#include "models/logs/linepattern.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <vector>

namespace quayside {

namespace {

constexpr qsizetype mostInLine = 1000;
constexpr const char *dots = "\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2";

// \K: what stands before it is no part of the match.
constexpr std::array rules{
    // password=…, "token": "…", --api-key …; also as a part of a longer name.
    "(?i:passw(?:or)?d|pwd|secret|token|api[-_]?key|access[-_]?key|account[-_]?key|private[-_]?key|credentials?|connection[-_]?string)[\\w-]*[\"']?\\s*[=:]\\s*[\"']?\\K[^\\s\"',;&]+",
    "--(?i:password|token|secret|api-key)\\s+\\K\\S+",
    "(?i:authorization)[\"']?\\s*[=:]\\s*[\"']?(?:(?i:bearer|basic|digest)\\s+)?\\K[^\\s\"',]+",
    "\\b(?i:bearer)\\s+\\K[A-Za-z0-9._~+/-]{8,}=*",
    "\\b(?i:set-cookie|cookie)[\"']?\\s*[=:]\\s*[\"']?\\K[^\"']+",
    "://[^\\s/:@]*:\\K[^\\s/@]+(?=@)", // of an address
    "[?&](?i:sig|signature|code|key|access_token)=\\K[^\\s&\"']+", // of a signed one
    "\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*", // JSON web tokens
    "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b", // AWS
    "\\bgh[pousr]_[A-Za-z0-9]{20,}", // GitHub
    "\\bglpat-[A-Za-z0-9_-]{20,}", // GitLab
    "\\bxox[abprs]-[A-Za-z0-9-]{10,}", // Slack
    "-----BEGIN [A-Z ]*PRIVATE KEY-----\\K.+",
};

constexpr int longestKey = 200; // lines

// Those of a text too, for a log shows them one by one.
void addLines(QSet<QByteArray> &words, const QByteArray &text)
{
    words.insert(text);
    const QList<QByteArray> lines = text.split('\n');
    for (const QByteArray &line : lines)
        words.insert(line.trimmed());
}

QByteArrayList spellingsOf(const QStringList &values)
{
    QSet<QByteArray> words;
    for (const QString &value : values) {
        const QByteArray text = value.toUtf8();
        addLines(words, text);
        if (const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors))
            addLines(words, *decoded);
        words.insert(text.toBase64());
        words.insert(text.toBase64(QByteArray::OmitTrailingEquals));
        words.insert(text.toPercentEncoding());
    }
    words.removeIf([](const QByteArray &word) { return word.size() < SecretWords::shortestValue; });
    QByteArrayList list(words.begin(), words.end());
    std::ranges::sort(list, std::ranges::greater(), &QByteArray::size);
    return list;
}

} // namespace

std::span<const char *const> secretRules()
{
    return rules;
}

struct SecretWords::Matchers
{
    std::vector<std::unique_ptr<LineMatcher>> list;
};

SecretWords::SecretWords(const QStringList &values)
    : m_matchers(std::make_unique<Matchers>())
    , m_values(spellingsOf(values))
{
    for (const char *rule : rules) {
        const Result<LinePattern> pattern = LinePattern::compile({QString::fromLatin1(rule), TextQuery::Syntax::Regex, TextQuery::Case::Matters});
        Q_ASSERT(pattern); // the table is ours
        m_matchers->list.push_back(std::make_unique<LineMatcher>(*pattern));
    }
}

SecretWords::~SecretWords() = default;

// One that ends in its own line is left to the rules.
bool SecretWords::isInKey(QByteArrayView line)
{
    const bool isIn = m_keyLines > 0;
    m_keyLines = std::max(0, m_keyLines - 1);
    if (line.contains("PRIVATE KEY-----"))
        m_keyLines = line.contains("-----BEGIN ") && !line.contains("-----END ") ? longestKey : 0;
    return isIn;
}

QByteArray SecretWords::withoutInLines(const QByteArray &text)
{
    QByteArrayList lines = text.split('\n');
    for (QByteArray &line : lines)
        line = without(line);
    return lines.join('\n');
}

QByteArray SecretWords::without(QByteArrayView line)
{
    if (isInKey(line))
        return dots;
    QByteArray text = line.toByteArray();
    for (const QByteArray &value : std::as_const(m_values))
        text.replace(value, dots);
    for (const auto &matcher : m_matchers->list) {
        const QList<LinePattern::Span> spans = matcher->spans(text, mostInLine);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span)
            text.replace(span->begin, span->length, dots);
    }
    return text;
}

} // namespace quayside
