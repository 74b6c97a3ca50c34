// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/sectionform.h"

#include "models/format/format.h"
#include "models/spec/jsonpointer.h"
#include "ui/specform/compositefields.h"
#include "ui/theme/icons.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr auto newContainer = R"({"name":"","properties":{"image":"","resources":{"requests":{"cpu":1,"memoryInGB":1.5}}}})";
constexpr auto newInitContainer = R"({"name":"","properties":{"image":""}})";

// Whether an issue is about one of these fields of the object at a pointer.
bool isAbout(const SpecIssue &issue, std::span<const FormField> fields, const QString &object)
{
    return std::ranges::any_of(fields, [&](const FormField &field) {
        const QString pointer = object + u'/' + QLatin1StringView(field.path);
        return issue.path == pointer || issue.path.startsWith(pointer + u'/');
    });
}

// The element of a list that a pointer leads through, with what stands before it; empty when it does not.
QString elementOf(const QString &path, const QString &list)
{
    if (!path.startsWith(list + u'/'))
        return {};
    const qsizetype end = path.indexOf(u'/', list.size() + 1);
    return end < 0 ? path : path.left(end);
}

} // namespace

SectionForm::SectionForm(const FormSection &section, QWidget *parent)
    : QWidget(parent)
    , m_section(section)
    , m_ownsContainers(!section.container.empty() && section.container.data() == formSections().front().container.data())
    , m_layout(new QVBoxLayout(this))
    , m_gauge(new PlainLabel)
{
    auto *title = new PlainLabel(section.titleText());
    title->setTextSize(TextSize::Section);
    auto *purpose = new PlainLabel(section.purposeText());
    purpose->setTone(PlainLabel::Tone::Dim);
    purpose->setWordWrap(true);
    m_gauge->setWordWrap(true);
    m_gauge->hide();
    m_layout->setContentsMargins(0, 0, 0, space::huge);
    m_layout->setSpacing(space::medium);
    m_layout->addWidget(title);
    m_layout->addWidget(purpose);
    m_layout->addWidget(m_gauge);
    if (!section.group.empty()) {
        m_group = new FieldGrid(section.group, {});
        connect(m_group, &FieldEditor::edited, this, &SectionForm::edited);
        m_layout->addWidget(m_group);
    }
    if (!section.container.empty())
        addParts(u"/properties/containers"_s, section.container, false);
    if (!section.initContainer.empty())
        addParts(u"/properties/initContainers"_s, section.initContainer, true);
}

void SectionForm::addParts(const QString &pointer, std::span<const FormField> fields, bool isInit)
{
    Parts parts{pointer, fields, isInit, {}, new QVBoxLayout};
    parts.layout->setSpacing(space::medium);
    m_layout->addLayout(parts.layout);
    if (m_ownsContainers)
        addButtons(parts);
    m_parts.append(parts);
}

void SectionForm::addButtons(Parts &parts)
{
    auto *add = new QToolButton;
    add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add->setIcon(icon(u"new"_s));
    add->setText(parts.isInit ? tr("Add an init container: runs to its end before the others") : tr("Add a container"));
    connect(add, &QToolButton::clicked, this, [this, pointer = parts.pointer, isInit = parts.isInit] {
        Q_EMIT edited({SpecEdit::insert(pointer + u"/-"_s, newNode(isInit ? newInitContainer : newContainer))});
    });
    m_layout->addWidget(add, 0, Qt::AlignLeft);
}

void SectionForm::addPart(Parts &parts)
{
    const QString element = parts.pointer + pointerStep(parts.shown.size());
    auto *frame = new QFrame;
    frame->setProperty("card", true);
    auto *name = new PlainLabel;
    auto *grid = new FieldGrid(parts.fields, element);
    connect(grid, &FieldEditor::edited, this, &SectionForm::edited);
    auto *head = new QHBoxLayout;
    head->addWidget(name);
    head->addStretch(1);
    if (m_ownsContainers) {
        auto *remove = new QToolButton;
        remove->setIcon(icon(u"cancel"_s));
        remove->setToolTip(tr("Remove this container"));
        remove->setAccessibleName(tr("Remove this container"));
        connect(remove, &QToolButton::clicked, this, [this, element] { Q_EMIT edited({SpecEdit::remove(element)}); });
        head->addWidget(remove);
    }
    auto *layout = new QVBoxLayout(frame);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    layout->addLayout(head);
    layout->addWidget(grid);
    parts.layout->addWidget(frame);
    parts.shown.append({frame, name, grid});
}

void SectionForm::show(const SpecNode &group)
{
    if (m_group)
        m_group->show(&group);
    for (Parts &parts : m_parts)
        showParts(parts, below(&group, QStringView(parts.pointer).mid(1)));
    for (const Parts &parts : std::as_const(m_parts))
        for (const Part &part : parts.shown)
            part.grid->showInherited(group);
}

void SectionForm::showParts(Parts &parts, const SpecNode *list)
{
    const qsizetype count = list && list->isSequence() ? list->items.size() : 0;
    while (parts.shown.size() > count)
        delete parts.shown.takeLast().frame;
    while (parts.shown.size() < count)
        addPart(parts);
    for (qsizetype i = 0; i < count; ++i) {
        const SpecNode &container = list->items.at(i);
        const SpecNode *name = below(&container, u"name");
        const QString words = name && !name->text.isEmpty() ? format::plainLine(name->text) : tr("container %1").arg(QString::number(i + 1));
        parts.shown.at(i).name->setText(parts.isInit ? tr("%1 (init)").arg(words) : words);
        parts.shown.at(i).grid->show(&container);
    }
}

bool SectionForm::isOwn(const SpecIssue &issue) const
{
    if (isAbout(issue, m_section.group, {}))
        return true;
    return std::ranges::any_of(m_parts, [&](const Parts &parts) {
        const QString element = elementOf(issue.path, parts.pointer);
        if (element.isEmpty())
            return m_ownsContainers && issue.path == parts.pointer;
        return isAbout(issue, parts.fields, element) || (m_ownsContainers && issue.path == element);
    });
}

int SectionForm::showIssues(const QList<SpecIssue> &issues)
{
    if (m_group)
        m_group->showIssues(issues);
    for (const Parts &parts : std::as_const(m_parts))
        for (const Part &part : parts.shown)
            part.grid->showIssues(issues);
    return static_cast<int>(std::ranges::count_if(issues, [this](const SpecIssue &issue) {
        return issue.severity == SpecIssue::Severity::Error && isOwn(issue);
    }));
}

void SectionForm::showGauge(const QString &text, bool isTooMuch)
{
    m_gauge->setText(text);
    m_gauge->setTone(isTooMuch ? PlainLabel::Tone::Bad : PlainLabel::Tone::Text);
    m_gauge->show();
}

} // namespace quayside
