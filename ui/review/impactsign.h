// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/review/impact.h"

#include <QRectF>
#include <QWidget>

#include <optional>

class QPainter;

namespace quayside {

struct Theme;

// Draws the shape that stands for what a change does: the fuller it is, the more stops. The shape tells them apart without colour.
void paintImpactSign(QPainter &painter, const QRectF &place, Impact impact, const Theme &theme);

// The shape alone, or that something went wrong, beside words that say the same.
class ImpactSign final : public QWidget
{
    Q_OBJECT

public:
    explicit ImpactSign(QWidget *parent = nullptr);

    void setImpact(Impact impact);
    void setProblem();
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<Impact> m_impact; // nothing is a problem
};

} // namespace quayside
