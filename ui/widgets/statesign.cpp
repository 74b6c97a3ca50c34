// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/statesign.h"

#include "models/format/format.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace quayside {

namespace {

constexpr int signSize = 12;
constexpr int degree = 16; // of Qt's angles

void paintTick(QPainter &painter, const QRectF &r)
{
    painter.drawPolyline(QPolygonF{{r.left() + r.width() * 0.12, r.center().y() + r.height() * 0.05},
                                   {r.left() + r.width() * 0.40, r.bottom() - r.height() * 0.18},
                                   {r.right() - r.width() * 0.08, r.top() + r.height() * 0.18}});
}

void paintCross(QPainter &painter, const QRectF &r)
{
    const QRectF inner = r.adjusted(r.width() * 0.14, r.height() * 0.14, -r.width() * 0.14, -r.height() * 0.14);
    painter.drawLine(inner.topLeft(), inner.bottomRight());
    painter.drawLine(inner.topRight(), inner.bottomLeft());
}

// A ring of which a part is filled, from a start angle on.
void paintPie(QPainter &painter, const QRectF &r, int start, int span, const QColor &color)
{
    const QRectF ring = r.adjusted(0.9, 0.9, -0.9, -0.9);
    painter.drawEllipse(ring);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(ring, start * degree, span * degree);
}

void paintDashedRing(QPainter &painter, const QRectF &r, const QColor &color)
{
    QPen pen(color, 1.8, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.4, 1.2});
    painter.setPen(pen);
    painter.drawEllipse(r.adjusted(0.9, 0.9, -0.9, -0.9));
}

} // namespace

void paintStateSign(QPainter &painter, const QRectF &place, GroupState state, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (state) {
    case GroupState::Running:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5));
        break;
    case GroupState::Starting: paintPie(painter, place, 90, -90, color); break;
    case GroupState::Degraded: paintPie(painter, place, 90, 180, color); break;
    case GroupState::Stopping: paintPie(painter, place, -90, 180, color); break;
    case GroupState::Waiting: paintDashedRing(painter, place, color); break;
    case GroupState::Succeeded: paintTick(painter, place); break;
    case GroupState::Failed: paintCross(painter, place); break;
    case GroupState::Stopped:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawRoundedRect(place.adjusted(1.5, 1.5, -1.5, -1.5), 1, 1);
        break;
    case GroupState::Unknown: {
        QFont font = painter.font();
        font.setBold(true);
        painter.setFont(font);
        painter.drawText(place, Qt::AlignCenter, format::stateGlyph(state));
        break;
    }
    }
    painter.restore();
}

StateSign::StateSign(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateSign::setState(GroupState state)
{
    m_state = state;
    setAccessibleName(format::stateName(state));
    updateGeometry();
    update();
}

QSize StateSign::sizeHint() const
{
    return {signSize + space::small + fontMetrics().horizontalAdvance(format::stateName(m_state)) + 2, std::max(signSize, fontMetrics().height())};
}

void StateSign::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    const QColor color = isEnabled() ? theme.forState(m_state) : theme.dim;
    paintStateSign(painter, QRectF(0, (height() - signSize) / 2.0, signSize, signSize), m_state, color);
    painter.setPen(color);
    painter.drawText(rect().adjusted(signSize + space::small, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, format::stateName(m_state));
}

} // namespace quayside
