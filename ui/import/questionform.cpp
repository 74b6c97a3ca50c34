// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/questionform.h"

#include "models/format/format.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostQuestions = 100; // a form of more is none

QString hintOf(const ConversionQuestion &question)
{
    switch (question.type) {
    case ConversionQuestion::Type::Number: return QuestionForm::tr("a number");
    case ConversionQuestion::Type::List: return QuestionForm::tr("a list, as JSON");
    case ConversionQuestion::Type::Object: return QuestionForm::tr("an object, as JSON");
    default: return question.isRequired ? QString() : QuestionForm::tr("may stay empty");
    }
}

} // namespace

QuestionForm::QuestionForm(QWidget *parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(u"questions"_s);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::medium);
}

void QuestionForm::clear()
{
    qDeleteAll(m_fields);
    m_fields.clear();
    m_answers.clear();
}

void QuestionForm::ask(const QList<ConversionQuestion> &questions)
{
    for (const ConversionQuestion &question : questions)
        if (!m_fields.contains(question.name) && m_fields.size() < mostQuestions)
            add(question);
}

void QuestionForm::add(const ConversionQuestion &question)
{
    auto *field = new QWidget;
    auto *layout = new QVBoxLayout(field);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    const QString name = format::plainLine(question.name);
    auto *label = new PlainLabel(question.isRequired ? name + u" *"_s : name);
    label->setElided(true);
    auto *help = new PlainLabel(format::plainLine(question.description));
    help->setTone(PlainLabel::Tone::Dim);
    help->setTextSize(TextSize::Small);
    help->setWordWrap(true);
    QWidget *input = makeInput(question);
    input->setObjectName(u"question-"_s + question.name);
    input->setAccessibleName(name);
    layout->addWidget(label);
    layout->addWidget(input);
    layout->addWidget(help);
    m_layout->addWidget(field);
    m_fields.insert(question.name, field);
}

QWidget *QuestionForm::makeInput(const ConversionQuestion &question)
{
    QStringList words = question.allowed;
    if (question.type == ConversionQuestion::Type::Flag && words.isEmpty())
        words = {u"true"_s, u"false"_s};
    if (words.isEmpty() || question.isSecret) {
        auto *line = new QLineEdit;
        line->setEchoMode(question.isSecret ? QLineEdit::Password : QLineEdit::Normal);
        line->setPlaceholderText(hintOf(question));
        connect(line, &QLineEdit::textEdited, this, [this, name = question.name](const QString &text) { take(name, text); });
        return line;
    }
    auto *choice = new QComboBox;
    choice->setPlaceholderText(tr("choose"));
    for (const QString &word : std::as_const(words))
        choice->addItem(format::plainLine(word), word);
    choice->setCurrentIndex(-1);
    connect(choice, &QComboBox::activated, this, [this, choice, name = question.name](int index) { take(name, choice->itemData(index).toString()); });
    return choice;
}

void QuestionForm::take(const QString &name, const QString &text)
{
    if (text.isEmpty())
        m_answers.remove(name);
    else
        m_answers.insert(name, text);
    Q_EMIT answered();
}

} // namespace quayside
