// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/managedpart.h"

#include "models/format/format.h"
#include "ui/widgets/plainlabel.h"

#include <QFrame>
#include <QLineEdit>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 200; // a document of more is none of a service

} // namespace

ManagedPart::ManagedPart(QWidget *parent)
    : QWidget(parent)
    , m_card(new QFrame)
    , m_rows(new QVBoxLayout(m_card))
{
    setObjectName(u"managed"_s);
    m_card->setProperty("card", true);
    m_rows->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    m_rows->setSpacing(space::tiny);
    auto *title = new PlainLabel(tr("Set by the service"));
    title->setTextSize(TextSize::Section);
    auto *purpose = new PlainLabel(tr("These stand in the text and are never sent: Azure sets them itself."));
    purpose->setTone(PlainLabel::Tone::Dim);
    purpose->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::large, 0, 0);
    layout->setSpacing(space::small);
    layout->addWidget(title);
    layout->addWidget(purpose);
    layout->addWidget(m_card);
    hide();
}

void ManagedPart::show(const QList<ManagedProperty> &properties)
{
    setVisible(!properties.isEmpty());
    if (m_shown == properties)
        return;
    m_shown = properties;
    while (QLayoutItem *row = m_rows->takeAt(0)) {
        delete row->widget();
        delete row;
    }
    for (const ManagedProperty &property : properties.mid(0, mostShown))
        add(property);
}

void ManagedPart::add(const ManagedProperty &property)
{
    auto *name = new PlainLabel(format::plainLine(property.place));
    name->setElided(true);
    auto *value = new QLineEdit(format::plainLine(property.value));
    value->setObjectName(property.pointer);
    value->setAccessibleName(format::plainLine(property.place));
    value->setReadOnly(true);
    value->setEnabled(false);
    value->setToolTip(property.reason);
    value->setCursorPosition(0);
    auto *reason = new PlainLabel(property.reason);
    reason->setTone(PlainLabel::Tone::Dim);
    reason->setTextSize(TextSize::Small);
    reason->setWordWrap(true);
    if (m_rows->count() > 0)
        m_rows->addSpacing(space::small);
    for (QWidget *widget : {static_cast<QWidget *>(name), static_cast<QWidget *>(value), static_cast<QWidget *>(reason)})
        m_rows->addWidget(widget);
}

} // namespace quayside
