// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"

#include <QStringDecoder>

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype tabWidth = 8;

// The length of the escape sequence at the start of the text: "[…" up to its final letter (ECMA-48), or the escape alone.
qsizetype escapeLength(QStringView text)
{
    if (text.size() < 2 || text.at(1) != u'[')
        return 1;
    for (qsizetype i = 2; i < text.size(); ++i)
        if (text.at(i) >= u'@' && text.at(i) <= u'~')
            return i + 1;
    return text.size();
}

bool isColour(QStringView escape)
{
    return escape.size() > 2 && escape.endsWith(u'm');
}

bool steersDirection(char16_t code)
{
    return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

QString logLineText(QByteArrayView bytes, qsizetype mostCharacters)
{
    // Four bytes make a character at the most; escapes in front of the visible part may cost some.
    const QByteArrayView part = bytes.first(std::min(bytes.size(), mostCharacters * 4 + 4096));
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString decoded = decoder(part);
    QString text;
    text.reserve(std::min(decoded.size(), mostCharacters) + tabWidth);
    for (qsizetype i = 0; i < decoded.size() && text.size() < mostCharacters; ++i) {
        const char16_t code = decoded.at(i).unicode();
        if (code == u'\t') {
            text.append(QString(tabWidth - text.size() % tabWidth, u' '));
        } else if (code == 0x1b) {
            const QStringView escape = QStringView(decoded).sliced(i).first(escapeLength(QStringView(decoded).sliced(i)));
            if (!isColour(escape))
                text.append(QChar(0x241b)).append(escape.sliced(1));
            i += escape.size() - 1;
        } else if (code == u'\r' && i + 1 == decoded.size()) {
            continue; // of a Windows line end
        } else if (code < 0x20 || code == 0x7f) {
            text.append(QChar(code == 0x7f ? 0x2421 : 0x2400 + code));
        } else {
            text.append(steersDirection(code) ? QChar(QChar::ReplacementCharacter) : decoded.at(i));
        }
    }
    return text;
}

} // namespace quayside
