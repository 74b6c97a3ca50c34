// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/leaffields.h"

#include "ui/theme/icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *tightLayout(QWidget *owner)
{
    auto *layout = new QHBoxLayout(owner);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    return layout;
}

// The cursor stays where it is while the text that comes back is the text that was typed.
void setText(QLineEdit &line, const QString &text)
{
    const QSignalBlocker quiet(line);
    if (line.text() != text)
        line.setText(text);
}

SpecNode valueFrom(const QString &text, FormField::Kind kind)
{
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return kind == FormField::Kind::Number && isNumber ? SpecEdit::number(number) : SpecEdit::text(text);
}

QString words(const QList<SpecIssue> &issues)
{
    QStringList lines;
    for (const SpecIssue &issue : issues)
        lines.append(u"%1: %2"_s.arg(issue.rule, issue.message));
    return lines.join(u'\n');
}

} // namespace

void markFaults(QWidget &input, const QList<SpecIssue> &faults)
{
    const bool isFaulty = std::ranges::any_of(faults, [](const SpecIssue &issue) { return issue.severity == SpecIssue::Severity::Error; });
    input.setToolTip(words(faults));
    if (input.property("faulty").toBool() == isFaulty)
        return;
    input.setProperty("faulty", isFaulty);
    input.style()->unpolish(&input);
    input.style()->polish(&input);
}

LabelledField::LabelledField(const QString &label, FieldEditor *field, QWidget *parent)
    : FieldEditor(field->pointer(), parent)
    , m_field(field)
    , m_problem(new PlainLabel)
{
    auto *name = new PlainLabel(label);
    name->setTone(PlainLabel::Tone::Dim);
    m_problem->setTextSize(TextSize::Small);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(name);
    layout->addWidget(field);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    setFocusProxy(field);
    connect(field, &FieldEditor::edited, this, &FieldEditor::edited);
}

void LabelledField::showIssues(const QList<SpecIssue> &issues)
{
    m_field->showIssues(issues);
    const QList<SpecIssue> own = issuesAt(issues, pointer(), true);
    m_problem->setVisible(!own.isEmpty());
    m_problem->setText(words(own));
    const bool isError = std::ranges::any_of(own, [](const SpecIssue &issue) { return issue.severity == SpecIssue::Severity::Error; });
    m_problem->setTone(isError ? PlainLabel::Tone::Bad : PlainLabel::Tone::Dim);
}

TextField::TextField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_field(field)
    , m_line(new QLineEdit)
{
    m_line->setObjectName(pointer);
    m_line->setAccessibleName(field.labelText());
    if (field.kind == FormField::Kind::Secret)
        m_line->setEchoMode(QLineEdit::Password);
    tightLayout(this)->addWidget(m_line);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &TextField::onEdited);
}

void TextField::show(const SpecNode *value)
{
    const bool isSecret = m_field.kind == FormField::Kind::Secret;
    const QString fallback = m_field.fallbackText();
    if (isSecret)
        m_line->setPlaceholderText(value ? tr("kept; type to replace it") : tr("none"));
    else
        m_line->setPlaceholderText(fallback.isEmpty() ? QString() : tr("default: %1").arg(fallback));
    if (!isSecret)
        setText(*m_line, value && value->isScalar() ? value->text : QString());
    else if (!value || m_line->text() != value->text)
        m_line->clear(); // it was typed elsewhere
    // A list or a map here is a fault that only the text can show.
    m_line->setReadOnly(value && (value->isSequence() || value->isMapping()));
}

void TextField::showInherited(const SpecNode &group)
{
    const QString value = inheritedText(m_field, pointer(), group);
    if (!value.isEmpty())
        //: %1 is where the value comes from ("what is asked for"), %2 the value
        m_line->setPlaceholderText(tr("default: %1, %2").arg(m_field.fallbackText(), value));
}

void TextField::onEdited(const QString &text)
{
    Q_EMIT edited({text.isEmpty() ? SpecEdit::remove(pointer()) : SpecEdit::set(pointer(), valueFrom(text, m_field.kind))});
}

void TextField::showIssues(const QList<SpecIssue> &issues)
{
    markFaults(*m_line, issuesAt(issues, pointer(), true));
}

ChoiceField::ChoiceField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_field(field)
    , m_choice(new QComboBox)
{
    m_choice->setObjectName(pointer);
    m_choice->setAccessibleName(field.labelText());
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(8);
    tightLayout(this)->addWidget(m_choice);
    setFocusProxy(m_choice);
    connect(m_choice, &QComboBox::activated, this, &ChoiceField::onChosen);
}

void ChoiceField::show(const SpecNode *value)
{
    const QStringList words = QString::fromLatin1(m_field.choices).split(u'|');
    const QString present = value && value->isScalar() ? value->text : QString();
    const QString fallback = m_field.fallbackText();
    m_choice->clear();
    m_choice->addItem(fallback.isEmpty() ? tr("not set") : tr("default: %1").arg(fallback), QString());
    for (const QString &word : words)
        m_choice->addItem(word, word);
    const qsizetype known = std::ranges::find_if(words, [&](const QString &word) { return word.compare(present, Qt::CaseInsensitive) == 0; }) - words.begin();
    if (!present.isEmpty() && known == words.size())
        m_choice->addItem(present, present);
    m_choice->setCurrentIndex(present.isEmpty() ? 0 : static_cast<int>(known) + 1);
}

void ChoiceField::onChosen(int index)
{
    const QString word = m_choice->itemData(index).toString();
    const bool isFlag = word == "true"_L1 || word == "false"_L1;
    if (word.isEmpty())
        Q_EMIT edited({SpecEdit::remove(pointer())});
    else
        Q_EMIT edited({SpecEdit::set(pointer(), isFlag ? SpecEdit::flag(word == "true"_L1) : SpecEdit::text(word))});
}

void ChoiceField::showIssues(const QList<SpecIssue> &issues)
{
    markFaults(*m_choice, issuesAt(issues, pointer(), true));
}

LinesField::LinesField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_text(new QPlainTextEdit)
{
    m_text->setObjectName(pointer);
    m_text->setProperty("field", true);
    m_text->setAccessibleName(field.labelText());
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    const QString fallback = field.fallbackText();
    m_text->setPlaceholderText(fallback.isEmpty() ? QString() : tr("default: %1").arg(fallback));
    tightLayout(this)->addWidget(m_text);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LinesField::onEdited);
    fit();
}

void LinesField::show(const SpecNode *value)
{
    QStringList lines;
    if (value && value->isSequence())
        for (const SpecNode &item : value->items)
            lines.append(item.text);
    else if (value && value->isScalar())
        lines.append(value->text);
    const QSignalBlocker quiet(m_text);
    if (m_text->toPlainText().split(u'\n', Qt::SkipEmptyParts) != lines)
        m_text->setPlainText(lines.join(u'\n'));
    fit();
}

void LinesField::onEdited()
{
    const QStringList lines = m_text->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    fit();
    if (lines.isEmpty())
        return Q_EMIT edited({SpecEdit::remove(pointer())});
    SpecNode list;
    list.kind = SpecNode::Kind::Sequence;
    for (const QString &line : lines)
        list.items.append(SpecEdit::text(line));
    Q_EMIT edited({SpecEdit::set(pointer(), list)});
}

// As high as its lines, so that nothing scrolls inside what scrolls.
void LinesField::fit()
{
    const int lines = std::clamp(m_text->blockCount(), 1, 14);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 2 * space::small + 4);
}

void LinesField::showIssues(const QList<SpecIssue> &issues)
{
    markFaults(*m_text, issuesAt(issues, pointer(), true));
}

EnvironmentField::EnvironmentField(const FormField &field, const QString &variable, QWidget *parent)
    : FieldEditor(variable, parent)
    , m_line(new QLineEdit)
    , m_lock(new QToolButton)
{
    m_line->setObjectName(variable + u"/value"_s);
    m_line->setAccessibleName(field.labelText());
    m_lock->setCheckable(true);
    m_lock->setText(tr("Secret"));
    m_lock->setToolTip(tr("A secret value is shown nowhere and is in no label; Azure never gives it back"));
    auto *layout = tightLayout(this);
    layout->addWidget(m_line, 1);
    layout->addWidget(m_lock);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textEdited, this, &EnvironmentField::onEdited);
    connect(m_lock, &QToolButton::clicked, this, &EnvironmentField::setSecret);
}

QString EnvironmentField::path(bool isSecret) const
{
    return pointer() + (isSecret ? u"/secureValue"_s : u"/value"_s);
}

void EnvironmentField::show(const SpecNode *variable)
{
    const SpecNode *secure = below(variable, u"secureValue");
    const SpecNode *plain = below(variable, u"value");
    const QSignalBlocker quiet(m_lock);
    // An engine gives back a secret's name only; what is typed there must not become a plain value.
    const bool isKeptElsewhere = !secure && below(variable, u"name") && !below(variable, u"secureValueReference");
    const bool isSecret = !plain && (secure || isKeptElsewhere);
    m_lock->setChecked(isSecret);
    m_line->setEchoMode(isSecret ? QLineEdit::Password : QLineEdit::Normal);
    m_line->setPlaceholderText(isSecret ? tr("kept; type to replace it") : QString());
    m_plain = plain ? plain->text : QString();
    if (!isSecret)
        setText(*m_line, m_plain);
    else if (!secure || m_line->text() != secure->text)
        m_line->clear(); // it was typed elsewhere
}

void EnvironmentField::onEdited(const QString &text)
{
    Q_EMIT edited({SpecEdit::set(path(m_lock->isChecked()), SpecEdit::text(text))});
}

void EnvironmentField::setSecret(bool isSecret)
{
    const QString value = isSecret ? m_plain : QString(); // what was secret is not uncovered by a click
    m_line->clear();
    Q_EMIT edited({SpecEdit::remove(path(!isSecret)), SpecEdit::set(path(isSecret), SpecEdit::text(value))});
}

void EnvironmentField::showIssues(const QList<SpecIssue> &issues)
{
    markFaults(*m_line, issuesAt(issues, path(false), false) + issuesAt(issues, path(true), false) + issuesAt(issues, pointer(), false));
}

} // namespace quayside
