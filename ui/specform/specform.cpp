// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/specform.h"

#include "models/format/format.h"
#include "ui/specform/managedpart.h"
#include "ui/specform/sectionform.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int howBig = 1; // the section that has the gauge
constexpr int pageWidth = 760;

ResourceAmount asked(const ContainerGroupSpec &spec)
{
    ResourceAmount sum;
    for (const spec::Container &container : spec.containers)
        if (container.resources && container.resources->requests)
            sum = sum + ResourceAmount{{container.resources->requests->cpu.value_or(0)}, gigabytes(container.resources->requests->memoryInGB.value_or(0))};
    return sum;
}

} // namespace

SpecForm::SpecForm(QWidget *parent)
    : QWidget(parent)
    , m_sections(new QListWidget)
    , m_scroll(new QScrollArea)
    , m_unreadable(new EmptyState)
    , m_stack(new QStackedWidget)
{
    m_sections->setAccessibleName(tr("Parts of the form"));
    m_sections->setObjectName(u"formSections"_s);
    m_sections->setFixedWidth(204);
    m_sections->setIconSize({18, 18});
    m_sections->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(makePage());
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setAccessibleName(tr("Form"));
    auto *readable = new QWidget;
    auto *layout = new QHBoxLayout(readable);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_sections);
    layout->addWidget(m_scroll, 1);
    m_stack->addWidget(readable);
    m_stack->addWidget(m_unreadable);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    auto *toText = new QAction(tr("Show the text"), this);
    connect(toText, &QAction::triggered, this, &SpecForm::textRequested);
    m_unreadable->show(u"spec"_s, tr("The text cannot be read as a container group"), tr("The form comes back as soon as it can."), toText);
    connect(m_sections, &QListWidget::currentRowChanged, this, &SpecForm::scrollTo);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SpecForm::followScroll);
    m_sections->setCurrentRow(0);
    setFocusProxy(m_scroll);
}

QWidget *SpecForm::makePage()
{
    auto *page = new QWidget;
    // The limit lies on the column and not on its parts: a column would count their heights for a width that they do not get.
    auto *parts = new QWidget;
    parts->setMaximumWidth(pageWidth);
    auto *across = new QHBoxLayout(page);
    across->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    across->addWidget(parts, 100);
    across->addStretch(1);
    auto *column = new QVBoxLayout(parts);
    column->setContentsMargins(0, 0, 0, 0);
    for (const FormSection &section : formSections()) {
        m_sections->addItem(new QListWidgetItem(icon(QString::fromLatin1(section.iconName)), section.titleText()));
        auto *form = new SectionForm(section);
        connect(form, &SectionForm::edited, this, &SpecForm::edited);
        column->addWidget(form);
        m_forms.append(form);
    }
    m_managed = new ManagedPart;
    m_sections->addItem(new QListWidgetItem(icon(u"info"_s), tr("Set by the service")));
    column->addWidget(m_managed);
    column->addStretch(1);
    return page;
}

void SpecForm::show(const SpecDocument &document, const QList<SpecIssue> &issues, const RuntimeLimits &limits)
{
    m_stack->setCurrentIndex(document.isReadable() ? 0 : 1);
    if (!document.isReadable())
        return;
    for (SectionForm *form : std::as_const(m_forms))
        form->show(document.root());
    const ResourceAmount sum = asked(document.spec());
    const bool isTooMuch = sum.cpu.value > limits.maxCpu || inGigabytes(sum.memory) > limits.maxMemoryInGB;
    if (limits.maxCpu > 0)
        //: %1 and %2 are cores, %3 and %4 amounts of memory, %5 and %6 numbers of containers
        m_forms.at(howBig)->showGauge(tr("%1 of %2 cores · %3 of %4 · %5 of %6 containers")
                                          .arg(format::cores(sum.cpu), format::cores({limits.maxCpu}), format::bytes(sum.memory),
                                               format::bytes(gigabytes(limits.maxMemoryInGB)), QString::number(document.spec().containers.size()),
                                               QString::number(limits.maxContainers)), isTooMuch);
    showCounts(issues);
    showLocks();
    const QList<ManagedProperty> managed = managedProperties(document.root());
    m_managed->show(managed);
    m_sections->item(m_sections->count() - 1)->setHidden(managed.isEmpty());
}

void SpecForm::lock(const QString &pointer, const QString &reason)
{
    m_locks.insert(pointer, reason);
}

void SpecForm::showLocks()
{
    for (const auto &[pointer, reason] : m_locks.asKeyValueRange())
        if (QWidget *field = findChild<QWidget *>(pointer)) {
            field->setEnabled(false);
            field->setToolTip(reason);
        }
}

void SpecForm::showCounts(const QList<SpecIssue> &issues)
{
    for (int i = 0; i < m_forms.size(); ++i) {
        const int errors = m_forms.at(i)->showIssues(issues);
        const QString title = formSections()[static_cast<size_t>(i)].titleText();
        m_sections->item(i)->setText(errors > 0 ? u"%1 (%2)"_s.arg(title, QString::number(errors)) : title);
        m_sections->item(i)->setToolTip(errors > 0 ? tr("%n problem(s)", nullptr, errors) : QString());
    }
}

QWidget *SpecForm::part(int index) const
{
    return index < m_forms.size() ? static_cast<QWidget *>(m_forms.at(index)) : m_managed;
}

void SpecForm::scrollTo(int section)
{
    if (section >= 0)
        m_scroll->verticalScrollBar()->setValue(part(section)->y());
}

// The list of parts follows what is in sight.
void SpecForm::followScroll()
{
    const int top = m_scroll->verticalScrollBar()->value() + space::huge;
    int current = 0;
    const bool isAtEnd = top - space::huge > 0 && top - space::huge == m_scroll->verticalScrollBar()->maximum();
    while (current + 1 < m_sections->count() && !part(current + 1)->isHidden() && (isAtEnd || part(current + 1)->y() <= top))
        ++current;
    const QSignalBlocker quiet(m_sections);
    m_sections->setCurrentRow(current);
}

void SpecForm::goTo(const QString &pointer)
{
    for (QString place = pointer; !place.isEmpty(); place = place.left(place.lastIndexOf(u'/')))
        if (QWidget *field = findChild<QWidget *>(place)) {
            m_scroll->ensureWidgetVisible(field, space::huge, space::huge);
            return field->setFocus();
        }
}

} // namespace quayside
