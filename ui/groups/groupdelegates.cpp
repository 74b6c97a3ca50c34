// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/groups/groupdelegates.h"

#include "models/domain/groupstate.h"
#include "models/items/containergroupmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/statesign.h"

#include <QPainter>

#include <algorithm>

namespace quayside {

namespace {

constexpr int signSize = 12;
constexpr int curveWidth = 44;

bool isContainer(const QModelIndex &index)
{
    return index.data(role::ContainerName).isValid();
}

bool isSection(const QModelIndex &index)
{
    return !index.data(role::Id).isValid();
}

void paintCurve(QPainter *painter, const QRectF &place, const QList<double> &values, double most, const QColor &color)
{
    if (values.size() < 2 || most <= 0)
        return;
    QPolygonF line;
    for (qsizetype i = 0; i < values.size(); ++i)
        if (values.at(i) >= 0) // below 0 nobody measured
            line.append({place.left() + place.width() * static_cast<double>(i) / static_cast<double>(values.size() - 1),
                         place.bottom() - place.height() * std::clamp(values.at(i) / most, 0.0, 1.0)});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.3));
    painter->drawPolyline(line);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

void paintBar(QPainter *painter, const QRect &place, double fraction, const Theme &theme)
{
    painter->fillRect(place, theme.raised);
    QRect used = place;
    used.setWidth(static_cast<int>(place.width() * std::clamp(fraction, 0.0, 1.0)));
    painter->fillRect(used, fraction > 0.9 ? theme.warn : theme.accent);
}

} // namespace

void StateDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option);
    if (isSection(index))
        return;
    const Theme &theme = Theme::of(option.palette);
    const auto state = static_cast<GroupState>(index.data(role::State).toInt());
    const QColor color = index.data(role::IsStale).toBool() ? theme.dim : theme.forState(state);
    const QRect area = option.rect.adjusted(space::small, 0, -space::tiny, 0);
    paintStateSign(*painter, QRectF(area.left(), area.center().y() - signSize / 2.0 + 0.5, signSize, signSize), state, color);
    const QRect text = area.adjusted(signSize + space::small, 0, 0, 0);
    painter->setPen(color);
    painter->setFont(option.font);
    painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
}

void UsageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintBackground(painter, option);
    const Theme &theme = Theme::of(option.palette);
    const QString value = index.data().toString();
    const QRect area = option.rect.adjusted(space::small, 0, -space::small, 0);
    painter->setFont(option.font);
    if (value.isEmpty()) {
        painter->setPen(theme.faint);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, isContainer(index) || isSection(index) ? QString() : QStringLiteral("–"));
        return;
    }
    const auto history = index.data(role::History).value<QList<double>>();
    const double fraction = index.data(role::Fraction).toDouble();
    const QString limit = index.data(role::Limit).toString();
    const QString behind = limit.isEmpty() ? QString() : QStringLiteral(" / ") + limit;
    const int behindWidth = option.fontMetrics.horizontalAdvance(behind);
    const int textWidth = std::max(behindWidth + option.fontMetrics.horizontalAdvance(value), 60);
    const double most = history.isEmpty() ? 0 : std::max(*std::ranges::max_element(history) * 1.1, 1e-9);
    const bool hasCurve = area.width() > curveWidth + space::small + textWidth;
    if (hasCurve)
        paintCurve(painter, QRectF(area.left(), area.top() + 7, curveWidth, area.height() - 14), history, most, theme.series.first());
    const QRect text = area.adjusted(0, -1, 0, -1); // on one line with the other columns; the bar lies below
    painter->setPen(theme.dim);
    painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, behind);
    painter->setPen(theme.text);
    painter->drawText(text.adjusted(0, 0, -behindWidth, 0), Qt::AlignRight | Qt::AlignVCenter, value);
    if (fraction >= 0) {
        const int barWidth = std::min(area.width() - (hasCurve ? curveWidth + space::small : 0), 90);
        paintBar(painter, QRect(area.right() - barWidth + 1, area.bottom() - 3, barWidth, 2), fraction, theme);
    }
}

QColor TextDelegate::textColor(const QModelIndex &index, const Theme &theme) const
{
    if (isContainer(index) || isSection(index) || index.data(role::IsStale).toBool())
        return theme.dim;
    return index.column() == ContainerGroupModel::Address ? theme.accent : theme.text; // opens at a click
}

QFont TextDelegate::textFont(const QModelIndex &index, const QFont &base) const
{
    QFont font = base;
    if (index.column() == ContainerGroupModel::Group && !isContainer(index))
        font.setWeight(QFont::Medium);
    return font;
}

std::pair<QString, QColor> TextDelegate::sign(const QModelIndex &index, const Theme &theme) const
{
    if (const QColor badge = index.column() == ContainerGroupModel::Where ? badgeColor(index.data(role::Badge).toInt(), theme) : QColor(); badge.isValid())
        return {QStringLiteral("badge"), badge};
    if (index.column() != ContainerGroupModel::Group || isContainer(index))
        return {};
    if (index.data(role::IsProtected).toBool())
        return {QStringLiteral("lock"), theme.dim};
    return index.data(role::IsPinned).toBool() ? std::pair(QStringLiteral("pin"), theme.dim) : std::pair<QString, QColor>();
}

} // namespace quayside
