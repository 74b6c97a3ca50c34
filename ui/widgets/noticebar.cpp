// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/noticebar.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>

namespace quayside {

NoticeBar::NoticeBar(QWidget *parent)
    : QFrame(parent)
    , m_text(new PlainLabel)
    , m_action(new QPushButton)
{
    setObjectName(QStringLiteral("notice"));
    setAutoFillBackground(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::large, space::small, space::small, space::small);
    layout->setSpacing(space::large);
    layout->addWidget(m_text);
    layout->addWidget(m_action);
    m_action->setObjectName(QStringLiteral("noticeAction"));
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        if (m_onAction)
            std::exchange(m_onAction, {})();
    });
    parent->installEventFilter(this);
    hide();
}

void NoticeBar::show(const QString &text)
{
    show(text, {}, {});
}

void NoticeBar::show(const QString &text, const QString &actionText, std::function<void()> action)
{
    m_onAction = std::move(action);
    m_text->setText(fontMetrics().elidedText(text, Qt::ElideRight, std::max(200, parentWidget()->width() - 260)));
    setAccessibleName(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    QWidget::show();
    adjustSize();
    place();
    raise();
    QAccessibleEvent announcement(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&announcement);
    m_timer.start(shownFor);
}

void NoticeBar::place()
{
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - space::large);
}

bool NoticeBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

// Whoever points at it is reading it.
void NoticeBar::enterEvent(QEnterEvent *event)
{
    m_timer.stop();
    QFrame::enterEvent(event);
}

void NoticeBar::leaveEvent(QEvent *event)
{
    m_timer.start(shownFor);
    QFrame::leaveEvent(event);
}

} // namespace quayside
