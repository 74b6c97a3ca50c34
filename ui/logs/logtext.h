// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace quayside {

// How a program wants text to look, by the escapes of ECMA-48 for that (SGR).
struct LogStyle
{
    // One of the sixteen colours of terminals, or one by its parts.
    struct Colour
    {
        int index = -1; // 0 to 15; -1: by its parts
        quint32 rgb = 0;

        bool operator==(const Colour &) const = default;
    };

    std::optional<Colour> front;
    std::optional<Colour> back;
    bool isBold = false;
    bool isUnderlined = false;
    bool isReversed = false;

    bool isPlain() const { return *this == LogStyle(); }
    bool operator==(const LogStyle &) const = default;
};

// Text for one row on screen, and what of it is not plain.
struct LogText
{
    struct Run
    {
        qsizetype begin = 0;
        qsizetype length = 0;
        LogStyle style;

        bool operator==(const Run &) const = default;
    };

    QString text;
    QList<Run> runs; // ascending, none empty, none plain
    QList<qsizetype> tabs; // where the blanks of each begin
};

// A field of JSON lines that stands in front, and how many characters its column has.
struct LogColumn
{
    static constexpr qsizetype least = 4;
    static constexpr qsizetype most = 40;

    QString field;
    qsizetype width = least;
};

// The bytes of a log line as text: UTF-8 with U+FFFD for what is none, tabs to the next eighth column, styles taken out, every other
// control character as its sign. At most so many characters are made.
LogText styledLogText(QByteArrayView bytes, qsizetype mostCharacters);
QString logLineText(QByteArrayView bytes, qsizetype mostCharacters);

// Any part of a line, however long it is. A JSON object has colours, and can have some of its fields in columns in front. Of a line that is very long, a byte counts as a column, so that no more has to be read than
// what is shown; its styles are left out.
class LogLineText
{
public:
    static constexpr qsizetype longLine = 64 * 1024; // bytes

    // The bytes must live as long as this.
    explicit LogLineText(QByteArrayView bytes, const QList<LogColumn> &fields = {});

    qsizetype columns() const;
    LogText part(qsizetype first, qsizetype count) const; // without its tabs
    // As it is for others: a tab that is in it with all its blanks is a tab.
    QString copied(qsizetype first, qsizetype count) const;

private:
    bool isLong() const { return m_bytes.size() > longLine; }

    QByteArrayView m_bytes;
    LogText m_whole; // when it is short
};

} // namespace quayside
