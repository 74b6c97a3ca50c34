// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linepattern.h"

#include "models/logs/linebound.h"
#include "models/logs/tr.h"
#include "models/store/logpages.h"

#include <QElapsedTimer>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>

namespace quayside {

namespace {

constexpr quint32 mostSteps = 100'000; // of one try at one place; some milliseconds
constexpr qint64 longestForLine = 250; // milliseconds
constexpr qint64 slowWindow = 2; // milliseconds
constexpr qsizetype firstWindow = 16; // until it is known how slow the expression is
constexpr qsizetype widestWindow = 16 * 1024;
constexpr size_t smallestStack = 32 * 1024;
constexpr size_t largestStack = 1024 * 1024;

bool isAscii(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char byte) { return static_cast<uchar>(byte) < 128; });
}

quint32 optionsOf(const TextQuery &query, const QByteArray &text)
{
    quint32 options = PCRE2_MULTILINE | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C;
    if (query.syntax == TextQuery::Syntax::Plain)
        options = PCRE2_LITERAL | PCRE2_USE_OFFSET_LIMIT;
    if (query.letters == TextQuery::Case::Ignored)
        options |= PCRE2_CASELESS;
    return isAscii(text) ? options : options | PCRE2_MATCH_INVALID_UTF;
}

QString wordsOf(int code)
{
    PCRE2_UCHAR8 words[256] = {};
    pcre2_get_error_message(code, words, sizeof words);
    return QString::fromLatin1(reinterpret_cast<const char *>(words));
}

// The last line of a damaged text has no line end.
qsizetype endOfLine(QByteArrayView text, qsizetype from)
{
    const qsizetype end = text.indexOf('\n', from);
    return end < 0 ? text.size() : end;
}

PCRE2_SPTR8 bytesOf(QByteArrayView text)
{
    return reinterpret_cast<PCRE2_SPTR8>(text.data());
}

} // namespace

struct LinePattern::Code
{
    explicit Code(pcre2_code *compiled, bool isOneLiner)
        : code(compiled)
        , isBound(isOneLiner)
    {
    }
    ~Code() { pcre2_code_free(code); }
    Q_DISABLE_COPY_MOVE(Code)

    pcre2_code *const code;
    const bool isBound; // to lines: many can be searched in one piece
};

Result<LinePattern> LinePattern::compile(const TextQuery &query)
{
    const QByteArray text = query.text.toUtf8();
    const bool isPlain = query.syntax == TextQuery::Syntax::Plain;
    const std::optional<QByteArray> bound = isPlain ? std::optional(text) : boundToLines(text);
    const bool isBound = bound && !text.contains('\n');
    const QByteArray pattern = isBound ? *bound : text;
    int code = 0;
    size_t place = 0;
    pcre2_code *const compiled = pcre2_compile(bytesOf(pattern), static_cast<size_t>(pattern.size()), optionsOf(query, text), &code, &place, nullptr);
    if (!compiled) {
        //: %1 is a reason in English, such as "missing closing parenthesis"; %2 is a number
        return failure(Error::Kind::Malformed, LogsTr::tr("This is no regular expression: %1, at character %2.").arg(wordsOf(code), QString::number(place)));
    }
    pcre2_jit_compile(compiled, PCRE2_JIT_COMPLETE); // where it cannot be, it is slower
    LinePattern result;
    result.m_code = std::make_shared<const Code>(compiled, isBound);
    return result;
}

struct LineMatcher::Match
{
    explicit Match(const pcre2_code *code)
        : block(pcre2_match_data_create_from_pattern(code, nullptr))
        , context(pcre2_match_context_create(nullptr))
        , stack(pcre2_jit_stack_create(smallestStack, largestStack, nullptr))
    {
        pcre2_set_match_limit(context, mostSteps);
        pcre2_jit_stack_assign(context, nullptr, stack);
    }
    ~Match()
    {
        pcre2_match_data_free(block);
        pcre2_match_context_free(context);
        pcre2_jit_stack_free(stack);
    }
    Q_DISABLE_COPY_MOVE(Match)

    qsizetype begin() const { return static_cast<qsizetype>(pcre2_get_ovector_pointer(block)[0]); }
    qsizetype end() const { return static_cast<qsizetype>(pcre2_get_ovector_pointer(block)[1]); }

    int groups = 0; // one more than the highest that took part in the last match
    pcre2_match_data *const block;
    pcre2_match_context *const context;
    pcre2_jit_stack *const stack;
};

LineMatcher::LineMatcher(const LinePattern &pattern)
    : m_code(pattern.m_code)
    , m_match(std::make_unique<Match>(m_code->code))
    , m_window(firstWindow)
{
}

LineMatcher::~LineMatcher() = default;

// Goes on window by window, so that even an expression that tries for long at every place can be stopped.
LineMatcher::Outcome LineMatcher::next(QByteArrayView text, qsizetype from, const std::atomic<bool> &stopped)
{
    QElapsedTimer timer; // most matches are found without one
    while (from <= text.size()) {
        if (stopped)
            return Outcome::Stopped;
        const qint64 before = timer.isValid() ? timer.elapsed() : 0;
        if (before > longestForLine)
            return Outcome::TooLong;
        pcre2_set_offset_limit(m_match->context, static_cast<size_t>(from + m_window));
        m_match->groups = pcre2_match(m_code->code, bytesOf(text), static_cast<size_t>(text.size()), static_cast<size_t>(from), 0, m_match->block, m_match->context);
        if (m_match->groups >= 0)
            return Outcome::Found;
        if (m_match->groups != PCRE2_ERROR_NOMATCH)
            return Outcome::TooLong;
        from += m_window + 1;
        if (from > text.size())
            break;
        const bool isSlow = timer.isValid() && timer.elapsed() - before > slowWindow;
        m_window = isSlow ? std::max<qsizetype>(1, m_window / 8) : std::min(widestWindow, m_window * 2);
        if (!timer.isValid())
            timer.start();
    }
    return Outcome::None;
}

QList<qint64> LineMatcher::find(QByteArrayView text, const std::atomic<bool> &stopped)
{
    QList<qint64> lines;
    if (m_code->isBound)
        findInOnePiece(text, stopped, lines);
    else
        findOneByOne(text, stopped, lines);
    return lines;
}

void LineMatcher::findInOnePiece(QByteArrayView text, const std::atomic<bool> &stopped, QList<qint64> &lines)
{
    qint64 line = 0; // the one that begins at the place
    qsizetype place = 0;
    while (place < text.size()) {
        const Outcome outcome = next(text, place, stopped);
        if (outcome == Outcome::None || outcome == Outcome::Stopped || (outcome == Outcome::Found && m_match->begin() >= text.size()))
            return;
        if (outcome == Outcome::TooLong) { // nobody knows where: the rest is looked at line by line
            QList<qint64> rest;
            findOneByOne(text.sliced(place), stopped, rest);
            for (const qint64 found : rest)
                lines.append(line + found);
            return;
        }
        line += countLineEnds(text.sliced(place, m_match->begin() - place));
        lines.append(line++);
        place = endOfLine(text, m_match->begin()) + 1;
    }
}

void LineMatcher::findOneByOne(QByteArrayView text, const std::atomic<bool> &stopped, QList<qint64> &lines)
{
    qint64 line = 0;
    for (qsizetype begin = 0; begin < text.size() && !stopped && !wasGivenUp(); ++line) {
        const qsizetype end = endOfLine(text, begin);
        const Outcome outcome = next(text.sliced(begin, end - begin), 0, stopped);
        if (outcome == Outcome::Found)
            lines.append(line);
        m_givenUp += outcome == Outcome::TooLong ? 1 : 0;
        begin = end + 1;
    }
}

int LineMatcher::group(QByteArrayView line)
{
    const std::atomic<bool> never = false;
    return next(line, 0, never) == Outcome::Found ? m_match->groups - 1 : -1;
}

QList<LinePattern::Span> LineMatcher::spans(QByteArrayView line, qsizetype most)
{
    const std::atomic<bool> never = false;
    QList<LinePattern::Span> spans;
    for (qsizetype place = 0; spans.size() < most && next(line, place, never) == Outcome::Found;) {
        if (m_match->end() > m_match->begin())
            spans.append({m_match->begin(), m_match->end() - m_match->begin()});
        place = std::max(m_match->end(), m_match->begin() + 1);
    }
    return spans;
}

} // namespace quayside
