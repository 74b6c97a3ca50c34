// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

#include <functional>
#include <optional>

namespace quayside {

// Something that only a person can decide while work waits for it. Whoever asks owns it and may take it back by destroying it: keep a
// QPointer. Nobody's answer is ever assumed.
class Question final : public QObject
{
    Q_OBJECT

public:
    enum class Kind {
        Confirmation, // yes or no: is this the machine that is meant?
        Secret, // a password or a passphrase; never kept
    };
    using Answer = std::function<void(const std::optional<QString> &)>;

    // The answer is handed on once; nothing is a refusal.
    Question(Kind kind, QString text, Answer answer, QObject *parent = nullptr)
        : QObject(parent)
        , m_kind(kind)
        , m_text(std::move(text))
        , m_answer(std::move(answer))
    {
    }

    Kind kind() const { return m_kind; }
    // The words of who asks: from outside, so shown as plain text.
    const QString &text() const { return m_text; }

    void confirm() { end(QString()); }
    void answer(const QString &secret) { end(secret); }
    void refuse() { end(std::nullopt); }

private:
    void end(const std::optional<QString> &given)
    {
        if (const Answer answer = std::exchange(m_answer, {}))
            answer(given);
    }

    const Kind m_kind;
    const QString m_text;
    Answer m_answer;
};

} // namespace quayside
