// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/settings.h"
#include "ui/widgets/plainlabel.h"

class QToolButton;

namespace quayside {

class DiffView;

// Two texts laid beside each other, with a bar above them: what they are, how many changes there are and the way from one to the
// next, and how they are shown, which is remembered.
class DiffPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DiffPanel(Settings &settings, QWidget *parent = nullptr);

    // The title says what stands on which side.
    void show(const QString &before, const QString &after, const QString &title);
    DiffView &view() { return *m_view; }

private:
    QWidget *makeBar();
    QToolButton *makeStep(const QString &name, const QString &iconName, const QString &text, const QKeySequence &keys);
    void setUnified(bool unified);
    void showCount();

    Settings &m_settings;
    DiffView *const m_view;
    PlainLabel *const m_title;
    PlainLabel *const m_count;
    QToolButton *const m_previous;
    QToolButton *const m_next;
    QToolButton *const m_sideBySide;
    QToolButton *const m_unified;
};

} // namespace quayside
