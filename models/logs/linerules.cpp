// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linerules.h"

#include "models/logs/linepattern.h"

#include <array>

namespace quayside {

namespace {

constexpr qsizetype lookedAt = 300; // bytes of a line

// Written out as key and value: level=warn, "severity":"ERROR", lvl: info.
#define KEY "\\b(?i:level|lvl|severity|log_level|loglevel)[\"']?\\s?[=:]\\s?[\"']?"

constexpr std::array levels{
    // Key and value, as words or as the numbers of bunyan and pino.
    LevelRule{LogLevel::Fatal, KEY "(?i:fatal|panic|dpanic|critical|crit|emergency|emerg|alert|60)\\b"},
    LevelRule{LogLevel::Error, KEY "(?i:error|err|severe|50)\\b"},
    LevelRule{LogLevel::Warning, KEY "(?i:warning|warn|40)\\b"},
    LevelRule{LogLevel::Info, KEY "(?i:information|info|notice|30)\\b"},
    LevelRule{LogLevel::Debug, KEY "(?i:debug|dbg|20)\\b"},
    LevelRule{LogLevel::Trace, KEY "(?i:trace|verbose|10)\\b"},
    // In brackets, in any case: [error], <warn>, (info).
    LevelRule{LogLevel::Fatal, "[\\[<(](?i:fatal|panic|critical|crit|emerg|alert)[\\]>)]"},
    LevelRule{LogLevel::Error, "[\\[<(](?i:error|err|severe)[\\]>)]"},
    LevelRule{LogLevel::Warning, "[\\[<(](?i:warning|warn)[\\]>)]"},
    LevelRule{LogLevel::Info, "[\\[<(](?i:information|info|notice)[\\]>)]"},
    LevelRule{LogLevel::Debug, "[\\[<(](?i:debug|dbg)[\\]>)]"},
    LevelRule{LogLevel::Trace, "[\\[<(](?i:trace|verbose)[\\]>)]"},
    // Capital words.
    LevelRule{LogLevel::Fatal, "\\b(?:FATAL|PANIC|CRITICAL|CRIT|EMERGENCY|EMERG|ALERT)\\b"},
    LevelRule{LogLevel::Error, "\\b(?:ERROR|ERR|SEVERE)\\b"},
    LevelRule{LogLevel::Warning, "\\b(?:WARNING|WARN|WRN)\\b"},
    LevelRule{LogLevel::Info, "\\b(?:INFO|INF|NOTICE)\\b"},
    LevelRule{LogLevel::Debug, "\\b(?:DEBUG|DBG|FINE)\\b"},
    LevelRule{LogLevel::Trace, "\\b(?:TRACE|TRC|VERBOSE|FINER|FINEST)\\b"},
    // The letter and date with which programs of Kubernetes begin, and the number in front of lines for the kernel and systemd.
    LevelRule{LogLevel::Fatal, "^(?:F\\d{4} \\d\\d:|<[0-2]>)"},
    LevelRule{LogLevel::Error, "^(?:E\\d{4} \\d\\d:|<3>)"},
    LevelRule{LogLevel::Warning, "^(?:W\\d{4} \\d\\d:|<4>)"},
    LevelRule{LogLevel::Info, "^(?:I\\d{4} \\d\\d:|<[56]>)"},
    LevelRule{LogLevel::Debug, "^<7>"},
    // What languages write when a program ends badly.
    LevelRule{LogLevel::Fatal, "^panic: "},
    LevelRule{LogLevel::Error, "^(?:Traceback \\(most recent call last\\):|Exception in thread |Unhandled exception|Uncaught )"},
    LevelRule{LogLevel::Error, "\\b[Ee]rror: "},
    LevelRule{LogLevel::Warning, "\\b[Ww]arning: "},
};
#undef KEY

constexpr std::array continuations{
    "^\\s+at \\S", // Java, JavaScript, C#
    "^\\s*\\.\\.\\. \\d+ (?:more|common frames omitted)", // Java
    "^\\s*(?:Caused by|Suppressed): ", // Java
    "^  File \"[^\"]*\", line \\d+", // Python
    "^    \\S", // Python: the line itself
    "^\\t\\S+\\.go:\\d+", // Go
    "^goroutine \\d+ \\[", // Go
    "^\\s+\\d+: +(?:0x[0-9a-f]+ - )?\\S+(?:::\\S+)+", // Rust
    "^ +at [^ ]+\\.rs:\\d+", // Rust
    "^\\tfrom \\S+:\\d+:in ", // Ruby
    "^#\\d+ +(?:0x[0-9a-f]+|/)", // gdb, PHP
};

LinePattern compiled(const QByteArray &pattern)
{
    const Result<LinePattern> result = LinePattern::compile({QString::fromUtf8(pattern), TextQuery::Syntax::Regex, TextQuery::Case::Matters});
    Q_ASSERT(result); // the tables are ours
    return *result;
}

QByteArray oneOf(const QList<QByteArray> &patterns)
{
    return "(" + patterns.join(")|(") + ")";
}

LinePattern levelPattern()
{
    QList<QByteArray> patterns;
    for (const LevelRule &rule : levels)
        patterns.append(rule.pattern);
    return compiled(oneOf(patterns));
}

LinePattern continuationPattern()
{
    return compiled(oneOf({continuations.begin(), continuations.end()}));
}

// The "m" of a colour in front of a level would make another word of it.
QByteArray withoutStyles(QByteArrayView line)
{
    QByteArray text;
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) != '\x1b') {
            text += line.at(i);
            continue;
        }
        while (i + 1 < line.size() && line.at(i) != 'm')
            ++i;
    }
    return text;
}

} // namespace

std::span<const LevelRule> levelRules()
{
    return levels;
}

std::span<const char *const> continuationRules()
{
    return continuations;
}

struct LineRules::Matchers
{
    static const LinePattern &levelPattern()
    {
        static const LinePattern pattern = quayside::levelPattern();
        return pattern;
    }
    static const LinePattern &continuationPattern()
    {
        static const LinePattern pattern = quayside::continuationPattern();
        return pattern;
    }

    LineMatcher level{levelPattern()};
    LineMatcher continuation{continuationPattern()};
};

LineRules::LineRules()
    : m_matchers(std::make_unique<Matchers>())
{
}

LineRules::~LineRules() = default;

LogLevel LineRules::level(QByteArrayView line)
{
    const QByteArrayView looked = line.first(std::min(line.size(), lookedAt));
    const int group = looked.contains('\x1b') ? m_matchers->level.group(withoutStyles(looked)) : m_matchers->level.group(looked);
    return group > 0 ? levels.at(static_cast<size_t>(group) - 1).level : LogLevel::None;
}

bool LineRules::isContinuation(QByteArrayView line)
{
    return m_matchers->continuation.group(line.first(std::min(line.size(), lookedAt))) > 0;
}

bool looksLikeJson(QByteArrayView line)
{
    const QByteArrayView text = line.trimmed();
    return text.size() > 1 && text.startsWith('{') && text.endsWith('}');
}

} // namespace quayside
