// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/banner.h"

#include "ui/theme/icons.h"

#include <QEvent>
#include <QHBoxLayout>

namespace quayside {

Banner::Banner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new PlainLabel)
    , m_text(new PlainLabel)
    , m_detail(new PlainLabel)
    , m_button(new QPushButton)
{
    setObjectName(QStringLiteral("banner"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    m_text->setTextSize(TextSize::Base);
    m_detail->setTone(PlainLabel::Tone::Dim);
    m_detail->setElided(true);
    layout->addWidget(m_icon);
    layout->addWidget(m_text);
    layout->addWidget(m_detail, 1);
    layout->addWidget(m_button);
    m_button->setObjectName(QStringLiteral("bannerAction"));
    connect(m_button, &QPushButton::clicked, this, &Banner::clicked);
    drawIcon();
}

void Banner::setText(const QString &text, const QString &detail)
{
    m_text->setText(text);
    m_detail->setText(detail);
    setAccessibleName(text);
}

void Banner::setButton(const QString &text)
{
    m_button->setText(text);
    m_button->setVisible(!text.isEmpty());
}

void Banner::drawIcon()
{
    m_icon->setPixmap(iconPixmap(QStringLiteral("offline"), Theme::of(palette()).warn, 18, devicePixelRatioF()));
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

} // namespace quayside
