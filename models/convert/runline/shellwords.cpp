// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/runline/shellwords.h"

#include <QRegularExpression>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostCharacters = 1024 * 1024;
constexpr int mostWords = 10'000;

class ShellSplitter
{
public:
    ShellSplitter(const QString &text, const QMap<QString, QString> &variables)
        : m_text(QString(text.left(mostCharacters)).replace("\r\n"_L1, "\n"_L1))
        , m_variables(variables)
    {
    }

    ShellText split()
    {
        while (m_at < m_text.size() && m_words < mostWords)
            step();
        endCommand();
        return m_result;
    }

private:
    QChar look(qsizetype ahead = 0) const { return m_at + ahead < m_text.size() ? m_text.at(m_at + ahead) : QChar(); }

    void step()
    {
        const QChar sign = look();
        if (isContinuedLine())
            return skipContinuedLine();
        if (sign == u'\n' || QStringView(u";&|").contains(sign))
            return endCommandHere(sign);
        if (sign.isSpace())
            return endWord(), advance();
        if (sign == u'#' && !m_inWord)
            return skipLine();
        if (sign == u'<' || sign == u'>')
            return skipRedirection();
        takePiece(sign);
    }

    void takePiece(QChar sign)
    {
        m_inWord = true;
        if (sign == u'\'')
            return takeSingleQuoted();
        if (sign == u'"')
            return takeDoubleQuoted();
        if (sign == u'\\')
            return advance(), takeSign();
        if (sign == u'$')
            return takeExpansion();
        if (sign == u'`')
            return takeUpTo(u'`');
        takeSign();
    }

    // A backslash at the end of a line; PowerShell writes a backquote there and cmd a caret.
    bool isContinuedLine() const
    {
        qsizetype next = m_at + 1;
        const QChar sign = look();
        if (sign != u'\\' && sign != u'`' && sign != u'^')
            return false;
        while (next < m_text.size() && (m_text.at(next) == u' ' || m_text.at(next) == u'\t'))
            ++next;
        return next < m_text.size() ? m_text.at(next) == u'\n' && (sign != u'\\' || next == m_at + 1 || m_text.at(m_at + 1).isSpace()) : sign == u'\\';
    }

    void skipContinuedLine()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_line += end < 0 ? 0 : 1;
        m_at = end < 0 ? m_text.size() : end + 1;
        m_command.line = m_command.words.isEmpty() && !m_inWord ? m_line : m_command.line;
    }

    void skipLine()
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        m_at = end < 0 ? m_text.size() : end;
    }

    // ">file", "2>&1", "> file": the file is no word of the command.
    void skipRedirection()
    {
        static const QRegularExpression digits(u"\\A[0-9]*\\z"_s);
        if (digits.match(m_word).hasMatch())
            dropWord();
        endWord();
        static const QRegularExpression target(u"\\G[<>&]+[ \\t]*[^\\s;|&]*"_s);
        const QRegularExpressionMatch match = target.match(m_text, m_at);
        m_at += std::max<qsizetype>(match.capturedLength(), 1);
    }

    void takeSingleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
        const qsizetype stop = end < 0 ? m_text.size() : end;
        take(m_text.sliced(m_at + 1, stop - m_at - 1));
        m_at = std::min(stop + 1, m_text.size());
    }

    void takeDoubleQuoted()
    {
        advance();
        while (m_at < m_text.size() && look() != u'"') {
            if (look() == u'\\' && look(1) == u'\n')
                skipContinuedLine();
            else if (look() == u'\\' && QStringView(u"\\\"$`").contains(look(1)))
                advance(), takeSign();
            else if (look() == u'$')
                takeExpansion();
            else
                takeSign();
        }
        advance();
    }

    void takeExpansion()
    {
        static const QRegularExpression name(u"\\G\\$(?:([A-Za-z_][A-Za-z0-9_]*)|\\{([A-Za-z_][A-Za-z0-9_]*)\\})"_s);
        if (look(1) == u'(')
            return takeUpTo(u')');
        const QRegularExpressionMatch match = name.match(m_text, m_at);
        if (!match.hasMatch())
            return takeSign();
        const QString variable = match.captured(1) + match.captured(2);
        take(m_variables.value(variable, match.captured()));
        if (!m_variables.contains(variable) && !m_result.unknownVariables.contains(variable))
            m_result.unknownVariables.append(variable);
        m_at = match.capturedEnd();
    }

    void takeUpTo(QChar end)
    {
        const qsizetype at = m_text.indexOf(end, m_at + 1);
        const qsizetype stop = at < 0 ? m_text.size() : at + 1;
        take(m_text.sliced(m_at, stop - m_at));
        m_at = stop;
    }

    void take(const QString &piece)
    {
        m_line += static_cast<int>(piece.count(u'\n'));
        m_word += piece;
    }

    void takeSign()
    {
        if (m_at < m_text.size())
            take(m_text.sliced(m_at++, 1));
    }

    void advance() { m_at = std::min(m_at + 1, m_text.size()); }

    void dropWord()
    {
        m_word.clear();
        m_inWord = false;
    }

    void endWord()
    {
        if (!m_inWord)
            return;
        m_command.words.append(m_word);
        ++m_words;
        dropWord();
    }

    void endCommandHere(QChar sign)
    {
        endCommand();
        advance();
        m_line += sign == u'\n' ? 1 : 0;
        m_command.line = m_line;
    }

    void endCommand()
    {
        endWord();
        if (!m_command.words.isEmpty())
            m_result.commands.append(m_command);
        m_command = {{}, m_line};
    }

    const QString m_text;
    const QMap<QString, QString> &m_variables;
    ShellText m_result;
    ShellCommand m_command;
    QString m_word;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_words = 0;
    bool m_inWord = false;
};

} // namespace

ShellText splitShellText(const QString &text, const QMap<QString, QString> &variables)
{
    return ShellSplitter(text, variables).split();
}

QString shellQuoted(const QString &word)
{
    static const QRegularExpression harmless(u"\\A[A-Za-z0-9_@%+=:,./-]+\\z"_s);
    if (harmless.match(word).hasMatch())
        return word;
    return u'\'' + QString(word).replace("'"_L1, "'\\''"_L1) + u'\'';
}

QString joinShellWords(const QStringList &words)
{
    QStringList quoted;
    for (const QString &word : words)
        quoted.append(shellQuoted(word));
    return quoted.join(u' ');
}

} // namespace quayside
