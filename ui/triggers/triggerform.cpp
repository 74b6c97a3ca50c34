// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/triggers/triggerform.h"

#include "models/session/runwords.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 560;

PlainLabel *makeHint(const QString &text)
{
    auto *hint = new PlainLabel(text);
    hint->setTone(PlainLabel::Tone::Dim);
    hint->setTextSize(TextSize::Small);
    hint->setWordWrap(true);
    return hint;
}

QVBoxLayout *makeColumn(QWidget *parent)
{
    auto *layout = new QVBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    return layout;
}

} // namespace

TriggerForm::TriggerForm(Session &session, JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_name(new QLineEdit)
    , m_kind(new QComboBox)
    , m_folderPart(new QWidget)
    , m_pattern(new QLineEdit)
    , m_callPart(new QWidget)
    , m_port(new QSpinBox)
    , m_connection(new QComboBox)
    , m_atOnce(new QSpinBox)
    , m_problem(new PlainLabel)
    , m_tokenText(new QLineEdit)
    , m_howToCall(new PlainLabel)
    , m_add(new QPushButton(tr("Add trigger")))
    , m_leave(new QPushButton)
{
    auto *title = new PlainLabel(tr("New trigger"));
    title->setTextSize(TextSize::Title);
    m_kind->addItem(tr("A file appears in a folder"), static_cast<int>(Trigger::Kind::Folder));
    m_kind->addItem(tr("An HTTP call on this machine"), static_cast<int>(Trigger::Kind::Call));
    for (QSpinBox *number : {m_port, m_atOnce})
        number->setButtonSymbols(QAbstractSpinBox::NoButtons); // it is typed, or turned
    m_port->setRange(1024, 65535);
    m_atOnce->setRange(1, Trigger::mostAtOnce);
    m_problem->setTone(PlainLabel::Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->setObjectName(u"triggerProblem"_s);
    m_fields = makeFields();
    m_token = makeToken();
    auto *page = makeColumn(this);
    page->setSpacing(space::medium);
    page->addWidget(title);
    page->addWidget(m_fields);
    page->addWidget(m_token);
    page->addWidget(m_problem);
    page->addLayout(makeButtons());
    page->addStretch();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &TriggerForm::refresh);
}

void TriggerForm::addLabelled(QVBoxLayout *layout, const QString &label, QWidget *field, const char *name)
{
    field->setObjectName(QString::fromLatin1(name));
    field->setAccessibleName(label);
    layout->addWidget(new PlainLabel(label));
    layout->addWidget(field);
    layout->addSpacing(space::small);
}

TriggerForm::PathField TriggerForm::addPath(QVBoxLayout *layout, const char *name, const QString &label, std::function<QString(QWidget *, const QString &)> choose)
{
    PathField field{new QWidget, new QLineEdit};
    auto *button = new QPushButton(tr("Choose…"));
    button->setAccessibleName(tr("Choose: %1").arg(label));
    connect(button, &QPushButton::clicked, this, [this, path = field.path, choose = std::move(choose)] {
        if (const QString chosen = choose(this, path->text()); !chosen.isEmpty())
            path->setText(chosen);
    });
    auto *line = new QHBoxLayout(field.row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(space::small);
    line->addWidget(field.path, 1);
    line->addWidget(button);
    addLabelled(layout, label, field.row, "");
    field.path->setObjectName(QString::fromLatin1(name));
    field.path->setAccessibleName(label);
    return field;
}

QWidget *TriggerForm::makeFields()
{
    auto *fields = new QWidget;
    fields->setMaximumWidth(fieldWidth);
    QVBoxLayout *layout = makeColumn(fields);
    addLabelled(layout, tr("Name"), m_name, "triggerName");
    addLabelled(layout, tr("When"), m_kind, "triggerKind");
    QVBoxLayout *folder = makeColumn(m_folderPart);
    m_folder = addPath(folder, "triggerFolder", tr("Folder"), [](QWidget *parent, const QString &path) { return QFileDialog::getExistingDirectory(parent, tr("Folder"), path); });
    addLabelled(folder, tr("Names of files"), m_pattern, "triggerPattern");
    folder->addWidget(makeHint(tr("What is there already is not run. A file is run once nobody writes to it any more, and again when it is replaced.")));
    layout->addWidget(m_folderPart);
    addLabelled(makeColumn(m_callPart), tr("Port on this machine"), m_port, "triggerPort");
    layout->addWidget(m_callPart);
    layout->addSpacing(space::small);
    m_template = addPath(layout, "triggerTemplate", tr("Template: a file with the spec to run"),
                         [](QWidget *parent, const QString &path) { return QFileDialog::getOpenFileName(parent, tr("Template"), path); });
    layout->addWidget(makeHint(tr("It is read anew for every run, and ends by itself: restartPolicy is Never or OnFailure. Its containers find the event in their "
                                  "environment, as QUAYSIDE_EVENT_NAME, QUAYSIDE_EVENT_FILE or QUAYSIDE_EVENT_BODY.")));
    layout->addSpacing(space::small);
    addLabelled(layout, tr("Runs on"), m_connection, "triggerConnection");
    addLabelled(layout, tr("How many at once; the rest waits"), m_atOnce, "triggerAtOnce");
    return fields;
}

QWidget *TriggerForm::makeToken()
{
    auto *part = new QWidget;
    part->setMaximumWidth(fieldWidth);
    QVBoxLayout *layout = makeColumn(part);
    auto *heading = new PlainLabel(tr("This is its token. It is kept nowhere and shown only now: copy it."));
    heading->setWordWrap(true);
    m_tokenText->setReadOnly(true);
    m_tokenText->setFont(fixedFont());
    m_tokenText->setObjectName(u"triggerToken"_s);
    m_tokenText->setAccessibleName(tr("Token"));
    m_howToCall->setFont(fixedFont());
    m_howToCall->setWordWrap(true);
    m_howToCall->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *copy = new QPushButton(tr("Copy the token"));
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_tokenText->text()); });
    layout->addWidget(heading);
    layout->addWidget(m_tokenText);
    layout->addWidget(copy, 0, Qt::AlignLeft);
    layout->addSpacing(space::small);
    layout->addWidget(new PlainLabel(tr("To call it:")));
    layout->addWidget(m_howToCall);
    return part;
}

QLayout *TriggerForm::makeButtons()
{
    m_add->setObjectName(u"saveTrigger"_s);
    m_add->setProperty("primary", true);
    m_leave->setObjectName(u"leaveTrigger"_s);
    m_leave->setShortcut(Qt::Key_Escape);
    connect(m_add, &QPushButton::clicked, this, &TriggerForm::add);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        m_tokenText->clear();
        Q_EMIT left();
    });
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_add);
    buttons->addWidget(m_leave);
    buttons->addStretch();
    return buttons;
}

void TriggerForm::beginNew()
{
    const Trigger fresh;
    for (QLineEdit *field : {m_name, m_template.path, m_folder.path})
        field->clear();
    m_pattern->setText(fresh.pattern);
    m_port->setValue(fresh.port);
    m_atOnce->setValue(fresh.atOnce);
    m_kind->setCurrentIndex(0);
    m_connection->clear();
    for (const auto &connection : m_session.connections())
        m_connection->addItem(connection->id.value);
    m_tokenText->clear();
    say({});
    refresh();
    m_name->setFocus();
}

void TriggerForm::refresh()
{
    const bool isFolder = m_kind->currentData().toInt() == static_cast<int>(Trigger::Kind::Folder);
    const bool isAdded = !m_tokenText->text().isEmpty();
    m_folderPart->setVisible(isFolder);
    m_callPart->setVisible(!isFolder);
    m_fields->setVisible(!isAdded);
    m_token->setVisible(isAdded);
    m_add->setVisible(!isAdded);
    m_leave->setText(isAdded ? tr("Done") : tr("Cancel"));
}

Trigger TriggerForm::wanted() const
{
    Trigger trigger;
    trigger.name = m_name->text().trimmed();
    trigger.kind = static_cast<Trigger::Kind>(m_kind->currentData().toInt());
    trigger.connection.value = m_connection->currentText();
    trigger.templateFile = m_template.path->text().trimmed();
    trigger.atOnce = m_atOnce->value();
    if (trigger.kind == Trigger::Kind::Call) {
        trigger.port = static_cast<quint16>(m_port->value());
        return trigger;
    }
    trigger.folder = m_folder.path->text().trimmed();
    trigger.pattern = m_pattern->text().trimmed();
    return trigger;
}

// A template that cannot be run is better known now than at the first event.
void TriggerForm::add()
{
    const Trigger trigger = wanted();
    if (const std::optional<Error> objection = objectionTo(trigger))
        return say(objection->summary);
    say({});
    m_add->setEnabled(false);
    m_jobs.check(trigger)->onFinished(this, [this, trigger](const Result<> &checked) {
        if (!checked) {
            m_add->setEnabled(true);
            return say(checked.error().summary);
        }
        m_jobs.book().add(trigger)->onFinished(this, [this, trigger](const Result<QString> &token) {
            m_add->setEnabled(true);
            token ? showToken(trigger, *token) : say(token.error().summary);
        });
    });
}

void TriggerForm::showToken(const Trigger &trigger, const QString &token)
{
    if (token.isEmpty())
        return Q_EMIT left();
    m_tokenText->setText(token);
    m_tokenText->setCursorPosition(0);
    m_howToCall->setText(callCommand(trigger));
    refresh();
    m_tokenText->setFocus();
}

void TriggerForm::say(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

} // namespace quayside
