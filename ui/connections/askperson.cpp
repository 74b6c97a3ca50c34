// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/connections/askperson.h"

#include "ui/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(AskPerson)
};

QLineEdit *makeSecretField()
{
    auto *field = new QLineEdit;
    field->setObjectName(u"secret"_s);
    field->setAccessibleName(Tr::tr("Secret"));
    field->setEchoMode(QLineEdit::Password);
    return field;
}

QString title(Question::Kind kind, const QString &connection)
{
    return kind == Question::Kind::Confirmation ? Tr::tr("Is this the machine you mean by “%1”?").arg(connection)
                                                : Tr::tr("“%1” needs a secret").arg(connection);
}

QLayout *makeButtons(QDialog *dialog, Question::Kind kind)
{
    const bool confirms = kind == Question::Kind::Confirmation;
    auto *yes = new QPushButton(confirms ? Tr::tr("Trust this machine") : Tr::tr("Continue"));
    yes->setObjectName(u"yes"_s);
    auto *no = new QPushButton(Tr::tr("Do not connect"));
    no->setObjectName(u"no"_s);
    (confirms ? no : yes)->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(yes);
    buttons->addWidget(no);
    QObject::connect(yes, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    return buttons;
}

} // namespace

void askPerson(QWidget *window, const QString &connection, Question *question)
{
    const Question::Kind kind = question->kind();
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"askPerson"_s);
    dialog->setWindowTitle(connection);
    dialog->setMinimumWidth(520);
    auto *heading = new PlainLabel(title(kind, connection));
    heading->setTextSize(TextSize::Section);
    heading->setWordWrap(true);
    auto *words = new PlainLabel(question->text());
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QLineEdit *secret = kind == Question::Kind::Secret ? makeSecretField() : nullptr;
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(heading);
    layout->addWidget(words);
    if (secret)
        layout->addWidget(secret);
    else
        layout->addWidget(new PlainLabel(Tr::tr("Compare the fingerprint with the one that whoever runs the machine gave you.")));
    layout->addSpacing(space::small);
    layout->addLayout(makeButtons(dialog, kind));
    QObject::connect(question, &QObject::destroyed, dialog, &QDialog::close);
    QObject::connect(dialog, &QDialog::finished, question, [question, secret](int result) {
        if (result == QDialog::Rejected)
            return question->refuse();
        secret ? question->answer(secret->text()) : question->confirm();
    });
    dialog->open();
}

} // namespace quayside
