// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/groupstate.h"
#include "models/store/settings.h"

#include <QLineEdit>
#include <QMap>
#include <QWidget>

class QAbstractButton;

namespace quayside {

// Below the line in which a person writes a filter: the states that occur, with their numbers, and the filters that were kept as views.
// A click puts one into the line, another takes it out. Hidden while there is nothing to choose.
class FilterChips final : public QWidget
{
    Q_OBJECT

public:
    FilterChips(QLineEdit &filter, Settings &settings, QWidget *parent = nullptr);

    void setCounts(const QMap<GroupState, int> &counts);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void markSet();
    // Gives the chips their short texts where the long ones have no room.
    void fit();
    QAbstractButton *add(const QString &name, const QString &text, const QString &shortText, const QString &toolTip);
    void addState(GroupState state, int count);
    void addView(const QString &name, const QString &filter);
    QVariantMap views() const;
    QWidget *makeNameLine();
    void askForName();
    void keep(const QString &name, const QString &filter);
    void forget(const QString &name);

    QLineEdit &m_filter;
    Settings &m_settings;
    QMap<GroupState, int> m_counts;
    QAbstractButton *m_keep = nullptr;
    QLineEdit *m_name = nullptr; // of a view that is being kept; in the place of the button that asks for it
};

} // namespace quayside
