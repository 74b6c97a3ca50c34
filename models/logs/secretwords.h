// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QStringList>

#include <memory>
#include <span>

namespace quayside {

// What secrets look like in lines is data: regular expressions whose match is the secret itself.
std::span<const char *const> secretRules();

// Takes what looks like a secret out of lines that a person is going to show to others, on one thread. Lines come one after the other:
// a private key is many of them.
class SecretWords
{
public:
    static constexpr qsizetype shortestValue = 4; // bytes; a shorter one would be found everywhere

    // These values are taken out wherever they stand, as they are, in base64 or percent-encoded, and what they are when they are base64.
    explicit SecretWords(const QStringList &values = {});
    ~SecretWords();
    Q_DISABLE_COPY_MOVE(SecretWords)

    QByteArray without(QByteArrayView line);
    // Every line of a text.
    QByteArray withoutInLines(const QByteArray &text);

private:
    bool isInKey(QByteArrayView line);

    struct Matchers;
    const std::unique_ptr<Matchers> m_matchers;
    QByteArrayList m_values; // the longest first
    int m_keyLines = 0; // that may still come
};

} // namespace quayside
