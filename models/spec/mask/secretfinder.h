// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/textchange.h"

#include <QRegularExpression>
#include <QSet>

#include <optional>

namespace quayside::mask {

// What of a text is secret.
struct FoundSecrets
{
    // All to the text as it is, in its order, and they do not touch. A secret that is empty already has a change that changes nothing,
    // so that its place is known.
    QList<TextChange> changes;
    QSet<QString> values; // and the lines of long ones, without brackets, quotes and the like around them
};

// Values shorter than this are not looked for elsewhere: they would be found everywhere.
constexpr qsizetype shortestValue = 4;

// The secrets of a text that can be read, by the names of the schema at any place and depth; values that were secret before are secret
// wherever they stand. Nothing where the text cannot be read, or is written in a way in which a secret cannot be cut out exactly.
std::optional<FoundSecrets> findSecrets(const QString &text, const QSet<QString> &knownValues);

// The names of all secret properties, as an alternative of a regular expression.
const QString &secretNames();

} // namespace quayside::mask
