// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/groupstate.h"

#include <QColor>
#include <QRectF>
#include <QWidget>

class QPainter;

namespace quayside {

// Draws the shape that stands for a state (UI.md): full, half, hollow, ticked, crossed, square. The shape tells states apart
// without colour.
void paintStateSign(QPainter &painter, const QRectF &place, GroupState state, const QColor &color);

// The shape and the word beside it.
class StateSign final : public QWidget
{
    Q_OBJECT

public:
    explicit StateSign(QWidget *parent = nullptr);

    void setState(GroupState state);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    GroupState m_state = GroupState::Unknown;
};

} // namespace quayside
