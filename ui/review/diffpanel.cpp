// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/diffpanel.h"

#include "ui/review/diffview.h"
#include "ui/settings/keys.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QToolButton *makeChoice(const QString &name, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setText(text);
    button->setCheckable(true);
    return button;
}

} // namespace

DiffPanel::DiffPanel(Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_view(new DiffView)
    , m_title(new PlainLabel)
    , m_count(new PlainLabel)
    , m_previous(makeStep(u"previousChange"_s, u"previous"_s, tr("Previous change"), Qt::ALT | Qt::Key_Up))
    , m_next(makeStep(u"nextChange"_s, u"next"_s, tr("Next change"), Qt::ALT | Qt::Key_Down))
    , m_sideBySide(makeChoice(u"sideBySide"_s, tr("Side by side")))
    , m_unified(makeChoice(u"unified"_s, tr("Unified")))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_previous, &QToolButton::clicked, m_view, &DiffView::goToPreviousChange);
    connect(m_next, &QToolButton::clicked, m_view, &DiffView::goToNextChange);
    connect(m_sideBySide, &QToolButton::clicked, this, [this] { setUnified(false); });
    connect(m_unified, &QToolButton::clicked, this, [this] { setUnified(true); });
    connect(m_view, &DiffView::currentChanged, this, &DiffPanel::showCount);
    setUnified(m_settings.value(settingskey::diffUnified, false).toBool());
}

QToolButton *DiffPanel::makeStep(const QString &name, const QString &iconName, const QString &text, const QKeySequence &keys)
{
    auto *button = new QToolButton;
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setShortcut(keys);
    button->setAccessibleName(text);
    button->setToolTip(u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    return button;
}

QWidget *DiffPanel::makeBar()
{
    auto *bar = new QWidget;
    bar->setObjectName(u"diffBar"_s);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *all = makeChoice(u"allLines"_s, tr("All lines"));
    all->setToolTip(tr("Show the lines that are the same on both sides too"));
    connect(all, &QToolButton::toggled, m_view, &DiffView::setUnfolded);
    m_title->setTone(PlainLabel::Tone::Dim);
    m_title->setElided(true);
    m_count->setTone(PlainLabel::Tone::Dim);
    m_count->setObjectName(u"changeCount"_s);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    layout->setSpacing(space::small);
    layout->addWidget(m_title, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_count, m_previous, m_next, all, m_sideBySide, m_unified})
        layout->addWidget(part);
    return bar;
}

void DiffPanel::show(const QString &before, const QString &after, const QString &title)
{
    m_title->setText(title);
    m_view->setRows(diffLines(before, after));
}

void DiffPanel::setUnified(bool unified)
{
    m_settings.setValue(settingskey::diffUnified, unified);
    m_sideBySide->setChecked(!unified);
    m_unified->setChecked(unified);
    m_view->setMode(unified ? DiffLayout::Mode::Unified : DiffLayout::Mode::SideBySide);
}

void DiffPanel::showCount()
{
    const qsizetype count = m_view->changeCount();
    const qsizetype current = m_view->currentChange() + 1;
    if (count == 0)
        m_count->setText(tr("No differences in the text"));
    else
        //: %1 is which one, from 1
        m_count->setText(tr("%1 of %n place(s)", nullptr, static_cast<int>(count)).arg(QString::number(current)));
    m_previous->setEnabled(current > 1);
    m_next->setEnabled(current < count);
}

} // namespace quayside
