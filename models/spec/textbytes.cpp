// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/textbytes.h"

#include <QStringDecoder>

namespace quayside {

QString textFromBytes(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringConverter::encodingForData(bytes).value_or(QStringConverter::Utf8));
    QString text = decoder.decode(bytes);
    if (text.contains(u'\r') && !text.contains(u'\n'))
        text.replace(u'\r', u'\n');
    return text;
}

} // namespace quayside
