// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a ReviewPage is laid out, and what it shows beside the changes.

#include "models/format/format.h"
#include "models/review/reviewtext.h"
#include "ui/review/changeslist.h"
#include "ui/review/diffpanel.h"
#include "ui/review/impactsign.h"
#include "ui/review/reviewpage.h"
#include "ui/review/secretfields.h"
#include "ui/theme/icons.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideWidth = 280;

// A titled part beside the changes.
QFrame *makeCard(const QString &name, const QString &title, PlainLabel::Tone tone, QWidget *content)
{
    auto *card = new QFrame;
    card->setObjectName(name);
    card->setProperty("card", true);
    auto *heading = new PlainLabel(title);
    heading->setTone(tone);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::medium);
    layout->setSpacing(space::small);
    layout->addWidget(heading);
    layout->addWidget(content);
    return card;
}

QStringList asItems(const QStringList &texts)
{
    QStringList lines;
    for (const QString &text : texts)
        lines.append(u"• "_s + format::plainLine(text));
    return lines;
}

} // namespace

void ReviewPage::layOut()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(makeOutlook());
    layout->addWidget(makeBody(), 1);
    layout->addWidget(makeFooter());
    setFocusProxy(m_changes);
}

QWidget *ReviewPage::makeHeader()
{
    auto *header = new QWidget;
    header->setObjectName(u"detailsHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *back = new QToolButton;
    back->setObjectName(u"backFromReview"_s);
    back->setIcon(icon(u"back"_s));
    back->setToolTip(tr("Back (Esc); nothing is lost"));
    back->setAccessibleName(tr("Back"));
    connect(back, &QToolButton::clicked, this, &ReviewPage::left);
    auto *leaveKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leaveKey, &QShortcut::activated, this, &ReviewPage::left);
    auto *applyKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(applyKey, &QShortcut::activated, m_apply, &QPushButton::click);
    m_title->setTextSize(TextSize::Section);
    m_title->setObjectName(u"reviewTitle"_s);
    m_origin->setTone(PlainLabel::Tone::Dim);
    m_origin->setElided(true);
    m_apply->setObjectName(u"apply"_s);
    m_apply->setProperty("primary", true);
    m_cancel->setObjectName(u"cancelApplying"_s);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::small, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(back);
    layout->addWidget(m_title);
    layout->addSpacing(space::small);
    layout->addWidget(m_origin, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_apply);
    return header;
}

// One sentence that says it all, how far it has come while it is applied, or what went wrong.
QWidget *ReviewPage::makeOutlook()
{
    auto *strip = new QWidget;
    strip->setObjectName(u"outlook"_s);
    m_outlook->setObjectName(u"outlookText"_s);
    m_outlook->setWordWrap(true);
    m_detail->setTone(PlainLabel::Tone::Dim);
    m_detail->setElided(true);
    m_detail->hide();
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_retry->setObjectName(u"retryReview"_s);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    texts->addWidget(m_outlook);
    texts->addWidget(m_detail);
    texts->addWidget(m_progress);
    auto *layout = new QHBoxLayout(strip);
    layout->setContentsMargins(space::large, space::medium, space::medium, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(m_sign, 0, Qt::AlignVCenter);
    layout->addLayout(texts, 1);
    layout->addWidget(m_retry);
    return strip;
}

QWidget *ReviewPage::makeBody()
{
    auto *top = new QSplitter(Qt::Horizontal);
    top->addWidget(m_changes);
    top->addWidget(makeSide());
    top->setStretchFactor(0, 1);
    top->setChildrenCollapsible(false);
    auto *body = new QSplitter(Qt::Vertical);
    body->addWidget(top);
    body->addWidget(m_diff);
    body->setStretchFactor(0, 2);
    body->setStretchFactor(1, 3);
    body->setSizes({380, 620}); // of a thousand, until the person moves it
    body->setChildrenCollapsible(false);
    return body;
}

QWidget *ReviewPage::makeSide()
{
    m_losses->setWordWrap(true);
    m_losses->setObjectName(u"losses"_s);
    m_lossesCard = makeCard(u"lossesCard"_s, tr("What will be lost"), PlainLabel::Tone::Warn, m_losses);
    m_secretsCard = makeCard(u"secretsCard"_s, tr("To be typed again"), PlainLabel::Tone::Text, m_secrets);
    m_secretsCard->setToolTip(m_session.secrets().isOn() ? tr("What you type here is kept in the keychain of this system once it is applied.")
                                                         : tr("What you type here stays in memory until Quayside ends."));
    m_kept->setWordWrap(true);
    m_kept->setObjectName(u"keptSecrets"_s);
    m_keptCard = makeCard(u"keptSecretsCard"_s, tr("Filled from the keychain"), PlainLabel::Tone::Text, m_kept);
    auto *column = new QWidget;
    auto *layout = new QVBoxLayout(column);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(m_secretsCard);
    layout->addWidget(m_keptCard);
    layout->addWidget(m_lossesCard);
    layout->addStretch(1);
    m_side = new QScrollArea;
    m_side->setAccessibleName(tr("Losses and secrets"));
    m_side->setWidget(column);
    m_side->setWidgetResizable(true);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setMinimumWidth(sideWidth);
    m_side->setMaximumWidth(sideWidth + 160);
    m_side->hide();
    return m_side;
}

QWidget *ReviewPage::makeFooter()
{
    auto *footer = new QWidget;
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_price->setTone(PlainLabel::Tone::Dim);
    m_price->setObjectName(u"reviewPrice"_s);
    layout->addStretch(1);
    layout->addWidget(m_price);
    return footer;
}

void ReviewPage::showLosses()
{
    const Review &review = m_prepared->review;
    QStringList lines = asItems(review.lost);
    if (!review.lostIfRecreated.isEmpty())
        lines.append(tr("And if the group must be recreated:"));
    lines += asItems(review.lostIfRecreated);
    m_losses->setText(lines.join(u'\n'));
    m_kept->setText(asItems(review.keptSecretLabels).join(u'\n'));
    m_lossesCard->setVisible(!lines.isEmpty());
    m_secretsCard->setVisible(!m_secrets->isEmpty());
    m_keptCard->setVisible(!review.keptSecretLabels.isEmpty());
    m_side->setVisible(!lines.isEmpty() || !m_secrets->isEmpty() || !review.keptSecretLabels.isEmpty());
}

void ReviewPage::showPrice()
{
    const Review &review = m_prepared->review;
    const std::optional<HourlyPrice> &price = review.priceAfter ? review.priceAfter : review.priceBefore;
    if (!price)
        return m_price->setText(tr("Nobody knows a price for this."));
    const QString date = m_session.costs().estimator().card().date().toString(Qt::ISODate);
    //: %1 is a price per hour and month, or two with arrows, %2 a region, %3 a date
    m_price->setText(tr("As in Azure: %1 · %2, list of %3").arg(priceLine(review), price->region, date));
}

} // namespace quayside
