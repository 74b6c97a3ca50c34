// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"

#include <QStringDecoder>

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype tabWidth = 8;

// The length of the colour escape that the text begins with (ECMA-48, SGR: "[", parameters, "m"); 0 when it is another one.
qsizetype colourLength(QStringView text)
{
    if (text.size() < 2 || text.at(1) != u'[')
        return 0;
    qsizetype end = 2;
    while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'?')
        ++end;
    return end < text.size() && text.at(end) == u'm' ? end + 1 : 0;
}

bool isControl(char16_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

// The sign of a control character; those above ASCII have none.
QChar signOf(char16_t code)
{
    return code < 0x20 ? QChar(0x2400 + code) : code == 0x7f ? QChar(0x2421) : QChar(QChar::ReplacementCharacter);
}

// Steers the direction of text, breaks lines, or cannot be seen.
bool isInvisible(char16_t code)
{
    return (code >= 0x200b && code <= 0x200f && code != 0x200d) || (code >= 0x2028 && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) || code == 0x061c
        || code == 0xfeff;
}

} // namespace

QString logLineText(QByteArrayView bytes, qsizetype mostCharacters)
{
    // Four bytes make a character at the most; escapes in front of the visible part may cost some.
    const QByteArrayView part = bytes.first(std::min(bytes.size(), mostCharacters * 4 + 4096));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless); // what is cut off is said too
    const QString decoded = decoder(part);
    QString text;
    text.reserve(std::min(decoded.size(), mostCharacters) + tabWidth);
    for (qsizetype i = 0; i < decoded.size() && text.size() < mostCharacters; ++i) {
        const char16_t code = decoded.at(i).unicode();
        if (code == u'\t') {
            text.append(QString(tabWidth - text.size() % tabWidth, u' '));
        } else if (const qsizetype colour = code == 0x1b ? colourLength(QStringView(decoded).sliced(i)) : 0; colour > 0) {
            i += colour - 1;
        } else if (code == u'\r' && i + 1 == decoded.size()) {
            continue; // of a Windows line end
        } else if (isControl(code)) {
            text.append(signOf(code));
        } else {
            text.append(isInvisible(code) ? QChar(QChar::ReplacementCharacter) : decoded.at(i));
        }
    }
    text.truncate(mostCharacters); // a tab may go further
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

} // namespace quayside
