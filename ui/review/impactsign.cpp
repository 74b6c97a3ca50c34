// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/impactsign.h"

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int signSize = 18;
constexpr int degree = 16; // of Qt's angles

QColor colorOf(Impact impact, const Theme &theme)
{
    switch (impact) {
    case Impact::None: return theme.faint;
    case Impact::InPlace: return theme.good;
    case Impact::ReplacesContainer: return theme.info;
    case Impact::RestartsAll:
    case Impact::Uncertain: return theme.warn;
    case Impact::Recreates: break;
    }
    return theme.bad;
}

void paintDiamond(QPainter &painter, const QRectF &place)
{
    const QPointF middle = place.center();
    painter.drawPolygon(QPolygonF{{middle.x(), place.top()}, {place.right(), middle.y()}, {middle.x(), place.bottom()}, {place.left(), middle.y()}});
}

void paintShape(QPainter &painter, const QRectF &ring, Impact impact, const QColor &color)
{
    switch (impact) {
    case Impact::None:
    case Impact::InPlace: return painter.drawEllipse(ring);
    case Impact::ReplacesContainer:
        painter.drawEllipse(ring);
        painter.setBrush(color);
        return painter.drawPie(ring, 90 * degree, 180 * degree);
    case Impact::RestartsAll:
        painter.setBrush(color);
        return painter.drawEllipse(ring);
    case Impact::Uncertain: return painter.drawText(ring.adjusted(-3, -3, 3, 3), Qt::AlignCenter, u"?"_s);
    case Impact::Recreates: break;
    }
    painter.setBrush(color);
    paintDiamond(painter, ring);
}

} // namespace

void paintImpactSign(QPainter &painter, const QRectF &place, Impact impact, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = colorOf(impact, theme);
    painter.setPen(QPen(color, 1.8));
    QFont font = painter.font();
    font.setBold(true);
    painter.setFont(font);
    paintShape(painter, place.adjusted(1.4, 1.4, -1.4, -1.4), impact, color);
    painter.restore();
}

ImpactSign::ImpactSign(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true); // the words beside it stay where they are
    setSizePolicy(policy);
}

void ImpactSign::setImpact(Impact impact)
{
    m_impact = impact;
    update();
}

void ImpactSign::setProblem()
{
    m_impact.reset();
    update();
}

QSize ImpactSign::sizeHint() const
{
    return {signSize, signSize};
}

void ImpactSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    if (m_impact)
        paintImpactSign(painter, QRectF(rect()), *m_impact, theme);
    else
        painter.drawPixmap(0, 0, iconPixmap(u"error"_s, theme.bad, signSize, devicePixelRatioF()));
}

} // namespace quayside
