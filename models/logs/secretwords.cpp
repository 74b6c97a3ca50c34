// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/secretwords.h"

#include "models/logs/linepattern.h"

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

} // namespace

std::span<const char *const> secretRules()
{
    return rules;
}

struct SecretWords::Matchers
{
    std::vector<std::unique_ptr<LineMatcher>> list;
};

SecretWords::SecretWords()
    : m_matchers(std::make_unique<Matchers>())
{
    for (const char *rule : rules) {
        const Result<LinePattern> pattern = LinePattern::compile({QString::fromLatin1(rule), TextQuery::Syntax::Regex, TextQuery::Case::Matters});
        Q_ASSERT(pattern); // the table is ours
        m_matchers->list.push_back(std::make_unique<LineMatcher>(*pattern));
    }
}

SecretWords::~SecretWords() = default;

QByteArray SecretWords::without(QByteArrayView line)
{
    QByteArray text = line.toByteArray();
    for (const auto &matcher : m_matchers->list) {
        const QList<LinePattern::Span> spans = matcher->spans(text, mostInLine);
        for (auto span = spans.rbegin(); span != spans.rend(); ++span)
            text.replace(span->begin, span->length, dots);
    }
    return text;
}

} // namespace quayside
