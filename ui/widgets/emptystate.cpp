// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/emptystate.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QEvent>
#include <QVBoxLayout>

namespace quayside {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new PlainLabel)
    , m_title(new PlainLabel)
    , m_reason(new PlainLabel)
    , m_button(new QPushButton)
{
    m_title->setTextSize(TextSize::Section);
    m_title->setAlignment(Qt::AlignHCenter);
    m_icon->setAlignment(Qt::AlignHCenter);
    m_reason->setTone(PlainLabel::Tone::Dim);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignHCenter);
    m_button->setObjectName(QStringLiteral("emptyAction"));
    m_button->setProperty("primary", true);
    // A column in the middle, as wide as a line that is read with ease.
    auto *column = new QVBoxLayout;
    column->setSpacing(space::small);
    column->addStretch(2);
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_reason)})
        column->addWidget(part);
    column->addSpacing(space::small);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    layout->addStretch(1);
    layout->addLayout(column, 3);
    layout->addStretch(1);
    setAccessibleName(tr("Nothing to show"));
}

void EmptyState::show(const QString &iconName, const QString &title, const QString &reason, QAction *action)
{
    m_iconName = iconName;
    m_title->setText(title);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_button->setVisible(action != nullptr);
    disconnect(m_trigger);
    if (action) {
        m_button->setText(action->text());
        m_trigger = connect(m_button, &QPushButton::clicked, action, &QAction::trigger);
    }
    drawIcon();
}

void EmptyState::drawIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, Theme::of(palette()).faint, 32, devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

} // namespace quayside
