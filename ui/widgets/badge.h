// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace quayside {

// The colour of a connection's badge, 1 to 6, in a theme; no colour for 0.
QColor badgeColor(int colour, const Theme &theme);

// The dot that stands beside the name of a connection.
class Badge final : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(int colour, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const int m_colour;
};

} // namespace quayside
