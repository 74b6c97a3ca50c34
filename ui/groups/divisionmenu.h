// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/groupsections.h"
#include "models/store/settings.h"

#include <QToolButton>

namespace quayside {

// What the list is divided by: a button that says it, with a menu of what there is to choose. Remembered.
class DivisionMenu final : public QToolButton
{
    Q_OBJECT

public:
    DivisionMenu(const QAbstractItemModel &groups, Settings &settings, QWidget *parent = nullptr);

    GroupDivision division() const;

Q_SIGNALS:
    void chosen(const quayside::GroupDivision &division);

private:
    void fill();
    void add(const QString &text, const GroupDivision &division);
    void choose(const GroupDivision &division);
    void showDivision();

    const QAbstractItemModel &m_groups;
    Settings &m_settings;
};

} // namespace quayside
