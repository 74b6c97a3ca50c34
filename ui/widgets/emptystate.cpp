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
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    layout->setSpacing(space::small);
    m_title->setTextSize(TextSize::Section);
    m_reason->setTone(PlainLabel::Tone::Dim);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignHCenter);
    m_reason->setMaximumWidth(520);
    m_reason->setMinimumWidth(260);
    m_button->setObjectName(QStringLiteral("emptyAction"));
    layout->addStretch(2);
    for (QWidget *part : {static_cast<QWidget *>(m_icon), static_cast<QWidget *>(m_title), static_cast<QWidget *>(m_reason)})
        layout->addWidget(part, 0, Qt::AlignHCenter);
    layout->addSpacing(space::small);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
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
