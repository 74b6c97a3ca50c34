// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/terminal.h"

#include "models/core/utf8.h"

#include <cstdio>
#include <cstring>
#include <iostream>
#include <string>

#include <unistd.h>

namespace quayside {

void Terminal::line(const QString &text)
{
    write(QByteArray(text.toUtf8() + '\n'));
}

void Terminal::errorLine(const QString &text)
{
    writeError(QByteArray(text.toUtf8() + '\n'));
}

void StandardTerminal::write(QByteArrayView bytes)
{
    fwrite(bytes.data(), 1, static_cast<size_t>(bytes.size()), stdout);
    fflush(stdout);
}

void StandardTerminal::writeError(QByteArrayView bytes)
{
    fwrite(bytes.data(), 1, static_cast<size_t>(bytes.size()), stderr);
}

bool StandardTerminal::isInteractive() const
{
    return isatty(STDOUT_FILENO) != 0;
}

QString StandardTerminal::ask(const QString &question)
{
    writeError(QByteArray(question.toUtf8() + ' '));
    std::string answer;
    std::getline(std::cin, answer);
    return QString::fromLocal8Bit(answer).trimmed();
}

QString StandardTerminal::askSecret(const QString &question)
{
    if (isatty(STDIN_FILENO) == 0)
        return ask(question);
    char *const typed = getpass(QString(question + QChar::Space).toLocal8Bit().constData());
    const QString secret = QString::fromLocal8Bit(typed);
    if (typed)
        explicit_bzero(typed, strlen(typed));
    return secret;
}

namespace {

// The length of a colour sequence ("\x1b[…m") at the start, or 0.
qsizetype colourLength(QByteArrayView bytes)
{
    if (bytes.size() < 3 || bytes.at(0) != '\x1b' || bytes.at(1) != '[')
        return 0;
    constexpr qsizetype longest = 64;
    for (qsizetype i = 2; i < std::min(bytes.size(), longest); ++i) {
        if (bytes.at(i) == 'm')
            return i + 1;
        if (!QByteArrayView("0123456789;:").contains(bytes.at(i)))
            return 0;
    }
    return 0;
}

// As a number of two hexadecimal digits.
QByteArray shown(char byte)
{
    return "\\x" + QByteArray(1, byte).toHex();
}

// The character of more than one byte at the start, in signs where it is none. Some terminals obey controls of eight bits, as UTF-8
// has them and as they are.
QByteArray wideSafe(QByteArrayView bytes, qsizetype length)
{
    if (length == 0)
        return shown(bytes.at(0));
    const bool isControl = bytes.at(0) == '\xc2' && static_cast<unsigned char>(bytes.at(1)) < 0xa0;
    return isControl ? shown(bytes.at(1)) : bytes.first(length).toByteArray();
}

} // namespace

QByteArray terminalSafe(QByteArrayView bytes)
{
    QByteArray safe;
    safe.reserve(bytes.size());
    while (!bytes.isEmpty()) {
        const auto first = static_cast<unsigned char>(bytes.front());
        const qsizetype colour = colourLength(bytes);
        const qsizetype length = colour > 0 ? colour : utf8Length(bytes);
        if (colour > 0)
            safe.append(bytes.first(colour));
        else if (first >= 0x80)
            safe.append(wideSafe(bytes, length));
        else if (first >= 0x20 ? first != 0x7f : first == '\t')
            safe.append(bytes.front());
        else
            safe.append('^').append(static_cast<char>(first ^ 0x40));
        bytes = bytes.sliced(std::max<qsizetype>(length, 1));
    }
    return safe;
}

QStringList tableLines(const QList<QStringList> &rows)
{
    QList<qsizetype> widths(rows.first().size(), 0);
    for (const QStringList &row : rows)
        for (qsizetype column = 0; column < row.size(); ++column)
            widths[column] = std::max(widths.at(column), row.at(column).size());
    QStringList lines;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype column = 0; column < row.size(); ++column)
            line += row.at(column).leftJustified(column + 1 < row.size() ? widths.at(column) + 2 : 0);
        lines.append(line);
    }
    return lines;
}

} // namespace quayside
