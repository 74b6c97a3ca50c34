// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linebound.h"

namespace quayside {

namespace {

// Escapes that never match a line end and do not look beyond one.
constexpr QByteArrayView harmlessEscapes("dwSbBhNtfea");
// Behind these, a backslash and a punctuation mark is that mark.
constexpr QByteArrayView punctuation("\\.^$|()[]{}*+?/-_,:;=!<>@#%&~`'\" ");

class Rewriter
{
public:
    explicit Rewriter(const QByteArray &pattern)
        : m_pattern(pattern)
    {
    }

    std::optional<QByteArray> rewrite()
    {
        while (m_isSure && m_at < m_pattern.size())
            takeOne();
        return m_isSure ? std::optional(m_result) : std::nullopt;
    }

private:
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_pattern.size() ? m_pattern.at(m_at + ahead) : '\0'; }
    void copy(qsizetype count)
    {
        m_result += m_pattern.sliced(m_at, std::min(count, m_pattern.size() - m_at));
        m_at += count;
    }

    void takeOne()
    {
        switch (peek()) {
        case '\\': return takeEscape();
        case '[': return takeClass();
        case '(': return takeGroup();
        case '\n': m_isSure = false; return;
        default: copy(1);
        }
    }

    void takeEscape()
    {
        const char letter = peek(1);
        const bool isHarmless = letter != '\0' && (harmlessEscapes.contains(letter) || punctuation.contains(letter));
        if (isHarmless)
            return copy(2);
        const QByteArrayView instead = letter == 's' ? "[^\\S\\n]" : letter == 'D' ? "[^\\d\\n]" : letter == 'W' ? "[^\\w\\n]" : "";
        m_isSure = !instead.isEmpty();
        m_result += instead;
        m_at += 2;
    }

    // A group that captures or not, looks around, or turns the case off; other letters of options change what a dot is.
    void takeGroup()
    {
        if (peek(1) == '*')
            m_isSure = false;
        if (peek(1) != '?')
            return copy(1);
        const QByteArray rest = m_pattern.sliced(m_at + 2);
        for (const char *const known : {":", "=", "!", "<=", "<!", ">", "i)", "i:"})
            if (rest.startsWith(known))
                return copy(2 + static_cast<qsizetype>(qstrlen(known)));
        m_isSure = false;
    }

    // A class keeps its meaning, but one that is turned round leaves line ends out.
    void takeClass()
    {
        const bool isNegative = peek(1) == '^';
        copy(isNegative ? 2 : 1);
        if (peek() == ']' || m_at >= m_pattern.size()) {
            m_isSure = false; // a bracket that is meant, or an error
            return;
        }
        if (isNegative)
            m_result += "\\n";
        while (m_isSure && m_at < m_pattern.size() && peek() != ']')
            takeOfClass();
        copy(1);
    }

    void takeOfClass()
    {
        if (peek() == '[' || peek() == '\n') { // [:posix:] names may hold a line end
            m_isSure = false;
        } else if (peek() != '\\') {
            // A range over control characters would.
            m_isSure = !(static_cast<uchar>(peek()) < ' ' && peek(1) == '-');
            copy(1);
        } else {
            const char letter = peek(1);
            m_isSure = letter != '\0' && (QByteArrayView("dwSt").contains(letter) || punctuation.contains(letter));
            m_isSure = m_isSure && !(letter == 't' && peek(2) == '-');
            copy(2);
        }
    }

    const QByteArray m_pattern;
    QByteArray m_result;
    qsizetype m_at = 0;
    bool m_isSure = true;
};

} // namespace

std::optional<QByteArray> boundToLines(const QByteArray &pattern)
{
    return Rewriter(pattern).rewrite();
}

} // namespace quayside
