// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QFlags>

#include <memory>
#include <span>

namespace quayside {

// How grave a line is, as it says itself.
enum class LogLevel : quint8 {
    Fatal = 1,
    Error = 2,
    Warning = 4,
    Info = 8,
    Debug = 16,
    Trace = 32,
    None = 64, // it does not say
};
Q_DECLARE_FLAGS(LogLevels, LogLevel)
Q_DECLARE_OPERATORS_FOR_FLAGS(LogLevels)

// What is recognized in lines is data: a rule is a regular expression in Perl's manner, and what it means.
struct LevelRule
{
    LogLevel level;
    const char *pattern;
};

// The rule that fits first in a line decides; of two at the same place, the one that stands first here.
std::span<const LevelRule> levelRules();

// Lines that go on with the entry before them: the frames of a stack trace.
std::span<const char *const> continuationRules();

// Applies the rules, on one thread; only the beginning of a long line is looked at.
class LineRules
{
public:
    LineRules();
    ~LineRules();
    Q_DISABLE_COPY_MOVE(LineRules)

    LogLevel level(QByteArrayView line);
    bool isContinuation(QByteArrayView line);

private:
    struct Matchers;
    const std::unique_ptr<Matchers> m_matchers;
};

// Whether a line is one JSON object, and could be shown as its fields.
bool looksLikeJson(QByteArrayView line);

} // namespace quayside
