// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/question.h"

#include "ui/widgets/plainlabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace quayside {

void ask(QWidget *window, const QString &text, const QString &detail, const QString &deed, std::function<void()> onYes)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("question"));
    dialog->setWindowTitle(deed);
    auto *question = new PlainLabel(text);
    question->setTextSize(TextSize::Section);
    question->setWordWrap(true);
    auto *explanation = new PlainLabel(detail);
    explanation->setTone(PlainLabel::Tone::Dim);
    explanation->setWordWrap(true);
    // An ampersand from outside is no shortcut.
    auto *yes = new QPushButton(QString(deed).replace(u'&', QStringLiteral("&&")));
    yes->setProperty("danger", true);
    yes->setObjectName(QStringLiteral("yes"));
    auto *no = new QPushButton(QCoreApplication::translate("Question", "Keep it"));
    no->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(yes);
    buttons->addWidget(no);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(question);
    layout->addWidget(explanation);
    layout->addSpacing(space::small);
    layout->addLayout(buttons);
    dialog->setMinimumWidth(440);
    QObject::connect(no, &QPushButton::clicked, dialog, &QDialog::reject);
    QObject::connect(yes, &QPushButton::clicked, dialog, &QDialog::accept);
    QObject::connect(dialog, &QDialog::accepted, window, std::move(onYes));
    dialog->open();
}

} // namespace quayside
