// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

#include <memory>
#include <span>

namespace quayside {

// What secrets look like in lines is data: regular expressions whose match is the secret itself.
std::span<const char *const> secretRules();

// Takes what looks like a secret out of lines that a person is going to show to others, on one thread.
class SecretWords
{
public:
    SecretWords();
    ~SecretWords();
    Q_DISABLE_COPY_MOVE(SecretWords)

    QByteArray without(QByteArrayView line);

private:
    struct Matchers;
    const std::unique_ptr<Matchers> m_matchers;
};

} // namespace quayside
