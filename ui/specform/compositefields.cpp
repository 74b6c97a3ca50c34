// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/compositefields.h"

#include "models/spec/jsonpointer.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isSmall(FormField::Kind kind)
{
    using Kind = FormField::Kind;
    return kind == Kind::Text || kind == Kind::Choice || kind == Kind::Number || kind == Kind::Secret;
}

} // namespace

FieldGrid::FieldGrid(std::span<const FormField> fields, const QString &object, QWidget *parent)
    : FieldEditor(object, parent)
    , m_fields(fields)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::large);
    grid->setVerticalSpacing(space::medium);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    int place = 0; // two to a row
    for (const FormField &field : fields) {
        FieldEditor *editor = makeEditor(field, object, FieldPlace::Form);
        const bool small = isSmall(field.kind);
        if (!small)
            place += place % 2;
        grid->addWidget(editor, place / 2, place % 2, 1, small ? 1 : 2);
        place += small ? 1 : 2;
        m_editors.append(editor);
        connect(editor, &FieldEditor::edited, this, &FieldEditor::edited);
    }
}

void FieldGrid::show(const SpecNode *object)
{
    for (qsizetype i = 0; i < m_editors.size(); ++i)
        m_editors.at(i)->show(below(object, QString::fromLatin1(m_fields[static_cast<size_t>(i)].path)));
}

void FieldGrid::showIssues(const QList<SpecIssue> &issues)
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->showIssues(issues);
}

void FieldGrid::showInherited(const SpecNode &group)
{
    for (FieldEditor *editor : std::as_const(m_editors))
        editor->showInherited(group);
}

ObjectField::ObjectField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_field(field)
    , m_toggle(new QToolButton)
    , m_layout(new QVBoxLayout)
{
    setObjectName(pointer);
    auto *name = new PlainLabel(field.labelText());
    const QString fallback = field.fallbackText();
    auto *absent = new PlainLabel(fallback.isEmpty() ? QString() : tr("default: %1").arg(fallback));
    absent->setTone(PlainLabel::Tone::Faint);
    absent->setObjectName(u"absent"_s);
    m_toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::medium);
    head->addWidget(name);
    head->addWidget(absent);
    head->addStretch(1);
    head->addWidget(m_toggle);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(space::small);
    outer->addLayout(head);
    outer->addLayout(m_layout);
    m_layout->setContentsMargins(space::large, 0, 0, 0);
    connect(m_toggle, &QToolButton::clicked, this, [this] {
        Q_EMIT edited({m_grid || (m_field.fields.empty() && m_toggle->isChecked()) ? SpecEdit::remove(this->pointer())
                                                                                   : SpecEdit::set(this->pointer(), newNode(m_field.initial))});
    });
}

void ObjectField::show(const SpecNode *object)
{
    const bool exists = object && !(object->isNull() && !m_field.fields.empty());
    m_toggle->setText(exists ? tr("Remove") : tr("Add"));
    m_toggle->setAccessibleName(u"%1: %2"_s.arg(m_toggle->text(), m_field.labelText()));
    m_toggle->setIcon(icon(exists ? u"cancel"_s : u"new"_s));
    m_toggle->setCheckable(m_field.fields.empty());
    m_toggle->setChecked(exists);
    findChild<PlainLabel *>(u"absent"_s, Qt::FindDirectChildrenOnly)->setVisible(!exists);
    if (!exists) {
        delete m_grid;
        m_grid = nullptr;
        return;
    }
    if (!m_grid && !m_field.fields.empty()) {
        m_grid = new FieldGrid(m_field.fields, pointer());
        connect(m_grid, &FieldEditor::edited, this, &FieldEditor::edited);
        m_layout->addWidget(m_grid);
    }
    if (m_grid)
        m_grid->show(object);
}

void ObjectField::showIssues(const QList<SpecIssue> &issues)
{
    if (m_grid)
        m_grid->showIssues(issues);
}

void ObjectField::showInherited(const SpecNode &group)
{
    if (m_grid)
        m_grid->showInherited(group);
}

CardsField::CardsField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_field(field)
    , m_layout(new QVBoxLayout)
{
    setObjectName(pointer);
    auto *name = new PlainLabel(field.labelText());
    auto *add = new QToolButton;
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setIcon(icon(u"new"_s));
    add->setText(tr("Add"));
    add->setAccessibleName(tr("Add to %1").arg(field.labelText()));
    connect(add, &QToolButton::clicked, this, [this] { Q_EMIT edited({SpecEdit::insert(this->pointer() + u"/-"_s, newNode(m_field.initial))}); });
    auto *head = new QHBoxLayout;
    head->addWidget(name);
    head->addStretch(1);
    head->addWidget(add);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(space::small);
    outer->addLayout(head);
    outer->addLayout(m_layout);
    m_layout->setSpacing(space::small);
}

void CardsField::addCard()
{
    const qsizetype number = m_cards.size();
    auto *frame = new QFrame;
    frame->setProperty("card", true);
    auto *grid = new FieldGrid(m_field.fields, pointer() + pointerStep(number));
    connect(grid, &FieldEditor::edited, this, &FieldEditor::edited);
    auto *remove = new QToolButton;
    remove->setIcon(icon(u"cancel"_s));
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove number %1 of %2").arg(QString::number(number + 1), m_field.labelText()));
    connect(remove, &QToolButton::clicked, this, [this, number] {
        Q_EMIT edited({SpecEdit::remove(m_cards.size() == 1 ? this->pointer() : this->pointer() + pointerStep(number))});
    });
    auto *layout = new QHBoxLayout(frame);
    layout->setContentsMargins(space::medium, space::medium, space::small, space::medium);
    layout->addWidget(grid, 1);
    layout->addWidget(remove, 0, Qt::AlignTop);
    m_layout->addWidget(frame);
    m_cards.append({frame, grid});
}

void CardsField::show(const SpecNode *list)
{
    const qsizetype count = list && list->isSequence() ? list->items.size() : 0;
    while (m_cards.size() > count)
        delete m_cards.takeLast().frame;
    while (m_cards.size() < count)
        addCard();
    for (qsizetype i = 0; i < count; ++i)
        m_cards.at(i).grid->show(&list->items.at(i));
}

void CardsField::showIssues(const QList<SpecIssue> &issues)
{
    for (const Card &card : std::as_const(m_cards))
        card.grid->showIssues(issues);
}

} // namespace quayside
