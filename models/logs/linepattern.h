// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <memory>

namespace quayside {

// What a person looks for in lines.
struct TextQuery
{
    enum class Syntax { Plain, Regex };
    enum class Case { Ignored, Matters };

    QString text;
    Syntax syntax = Syntax::Plain;
    Case letters = Case::Ignored;

    bool isEmpty() const { return text.isEmpty(); }
    bool operator==(const TextQuery &) const = default;
};

// A query made ready to be looked for, in bytes: Perl's regular expressions, translated to machine code. Shared by all threads.
// Queries of ASCII alone compare bytes; others compare characters, and bytes that are none match nothing.
class LinePattern
{
public:
    // An error says what is wrong with the expression, and where.
    static Result<LinePattern> compile(const TextQuery &query);

    struct Span
    {
        qsizetype begin = 0; // byte of the line
        qsizetype length = 0;

        bool operator==(const Span &) const = default;
    };

private:
    friend class LineMatcher;
    struct Code;

    std::shared_ptr<const Code> m_code;
};

// Looks for a pattern, on one thread. An expression that takes too long for a line is given up there.
class LineMatcher
{
public:
    explicit LineMatcher(const LinePattern &pattern);
    ~LineMatcher();
    Q_DISABLE_COPY_MOVE(LineMatcher)

    // The lines of a text that match, counted from its first; every line has its line end, but the last one of a
    // damaged text may not. What is found by then when it is stopped.
    QList<qint64> find(QByteArrayView text, const std::atomic<bool> &stopped);
    // Where a line matches; at most so many places.
    QList<LinePattern::Span> spans(QByteArrayView line, qsizetype most);
    // The highest of the pattern's groups that a line matches with; 0 for a match without one, -1 for none.
    int group(QByteArrayView line);

    qint64 givenUp() const { return m_givenUp; } // lines that took too long, of all that were looked at
    // So many did that nothing more is looked at.
    bool wasGivenUp() const { return m_givenUp >= mostGivenUp; }

    static constexpr qint64 mostGivenUp = 1000;

private:
    struct Match;
    enum class Outcome { None, Found, TooLong, Stopped };

    Outcome next(QByteArrayView text, qsizetype from, const std::atomic<bool> &stopped);
    void findInOnePiece(QByteArrayView text, const std::atomic<bool> &stopped, QList<qint64> &lines);
    void findOneByOne(QByteArrayView text, const std::atomic<bool> &stopped, QList<qint64> &lines);

    const std::shared_ptr<const LinePattern::Code> m_code;
    const std::unique_ptr<Match> m_match;
    qsizetype m_window; // bytes in which a match may begin before somebody looks whether it is still wanted
    qint64 m_givenUp = 0;
};

} // namespace quayside
