// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversion.h"

#include <QMap>
#include <QWidget>

class QVBoxLayout;

namespace quayside {

// A field for each thing that a source does not say. A question that was answered stays, with its answer, when it is asked no more.
class QuestionForm final : public QWidget
{
    Q_OBJECT

public:
    explicit QuestionForm(QWidget *parent = nullptr);

    // Without questions and answers.
    void clear();
    // What is still open. Fields that are there already keep what was typed, and the focus.
    void ask(const QList<ConversionQuestion> &questions);
    // What was answered, by the names of the questions.
    const QMap<QString, QString> &answers() const { return m_answers; }
    // Whether there is anything to answer.
    bool isEmpty() const { return m_fields.isEmpty(); }

Q_SIGNALS:
    void answered();

private:
    void add(const ConversionQuestion &question);
    QWidget *makeInput(const ConversionQuestion &question);
    void take(const QString &name, const QString &text);

    QVBoxLayout *const m_layout;
    QMap<QString, QWidget *> m_fields; // by the names of the questions
    QMap<QString, QString> m_answers;
};

} // namespace quayside
