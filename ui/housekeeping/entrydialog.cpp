// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/housekeeping/entrydialog.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

EntryDialog::EntryDialog(const QString &title, const QString &explanation, const QString &deed, const QStringList &engines, QWidget *parent)
    : QDialog(parent)
    , m_engine(new QComboBox)
    , m_rows(new QVBoxLayout)
    , m_problem(new PlainLabel)
    , m_yes(new QPushButton(deed))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"entry"_s);
    setWindowTitle(deed);
    setMinimumWidth(460);
    auto *heading = new PlainLabel(title);
    heading->setTextSize(TextSize::Section);
    auto *words = new PlainLabel(explanation);
    words->setTone(PlainLabel::Tone::Dim);
    words->setWordWrap(true);
    m_problem->setTone(PlainLabel::Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"entryProblem"_s);
    m_problem->hide();
    m_rows->setSpacing(space::tiny);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(heading);
    layout->addWidget(words);
    layout->addLayout(m_rows);
    addEngines(engines);
    layout->addWidget(m_problem);
    layout->addLayout(makeButtons());
    connect(this, &QDialog::finished, this, [this] {
        if (m_deed)
            m_deed->cancel();
    });
    refresh();
}

// Where there is one, nobody needs to choose.
void EntryDialog::addEngines(const QStringList &engines)
{
    m_engine->addItems(engines);
    m_engine->setObjectName(u"entryEngine"_s);
    m_engine->setAccessibleName(tr("On"));
    if (engines.size() > 1) {
        m_rows->addWidget(new PlainLabel(tr("On")));
        m_rows->addWidget(m_engine, 0, Qt::AlignLeft);
        return;
    }
    m_engine->setParent(this);
    m_engine->hide();
}

QLayout *EntryDialog::makeButtons()
{
    m_yes->setObjectName(u"yes"_s);
    m_yes->setProperty("primary", true);
    m_yes->setDefault(true);
    auto *no = new QPushButton(tr("Cancel"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_yes);
    buttons->addWidget(no);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_yes, &QPushButton::clicked, this, &EntryDialog::submitted);
    return buttons;
}

QLineEdit *EntryDialog::addField(const char *name, const QString &label, const QString &placeholder)
{
    auto *field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    field->setPlaceholderText(placeholder);
    m_rows->addWidget(new PlainLabel(label));
    m_rows->addWidget(field);
    m_fields.append(field);
    connect(field, &QLineEdit::textChanged, this, &EntryDialog::refresh);
    if (m_fields.size() == 1)
        field->setFocus();
    refresh();
    return field;
}

void EntryDialog::follow(Operation<> *deed)
{
    m_deed = deed;
    m_problem->hide();
    refresh();
    deed->onFinished(this, [this](const Result<> &end) {
        m_deed = nullptr;
        refresh();
        if (end)
            return accept();
        m_problem->setText(end.error().summary);
        m_problem->show();
    });
}

void EntryDialog::refresh()
{
    const bool isFilled = std::ranges::none_of(m_fields, [](const QLineEdit *field) { return field->text().trimmed().isEmpty(); });
    m_yes->setEnabled(isFilled && !m_deed);
}

} // namespace quayside
