// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/mask/secretfinder.h"

namespace quayside {

// A text that may be written to disk.
struct MaskedText
{
    QString text;
    bool lacksSecrets = false; // values were left out, and the person has to give them again
    bool isCut = false; // the text could not be read, and more than values had to go

    bool operator==(const MaskedText &) const = default;
};

// Takes the secret values out of the text of a spec while a person types it; comments and everything else stay. While the text cannot be
// read, what was readable before says what is secret in the parts that are still the same, and of what was typed since, all goes from
// the first sign of a secret on: this errs by leaving out too much, never too little. A value that was secret once is secret for ever.
class SecretMask
{
public:
    // The texts of one person's work one after another.
    MaskedText masked(const QString &text);

private:
    void remember(const QString &text, const mask::FoundSecrets &found);

    QString m_readable; // the last text that could be read
    QList<TextChange> m_changes; // and what was secret in it
    QSet<QString> m_values; // that were secret at any time
};

} // namespace quayside
