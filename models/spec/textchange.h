// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>

namespace quayside {

// A piece of a text, in UTF-16 units, and what takes its place.
struct TextChange
{
    qsizetype offset = 0;
    qsizetype length = 0;
    QString text;

    bool operator==(const TextChange &) const = default;
};

// Makes the changes one after another, each in the text that the ones before it left.
inline QString changedText(QString text, const QList<TextChange> &changes)
{
    for (const TextChange &change : changes)
        text.replace(change.offset, change.length, change.text);
    return text;
}

} // namespace quayside
