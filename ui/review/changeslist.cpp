// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/changeslist.h"

#include "models/items/reviewmodel.h"
#include "ui/review/impactsign.h"
#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>
#include <QPainter>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int signSize = 13;

class ChangeDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != ReviewModel::Effect || !index.parent().isValid())
            return TableDelegate::paint(painter, option, index);
        paintBackground(painter, option);
        const Theme &theme = Theme::of(option.palette);
        const QRect area = option.rect.adjusted(space::small, 0, -space::small, 0);
        const auto impact = static_cast<Impact>(index.data(role::Impact).toInt());
        paintImpactSign(*painter, QRectF(area.left(), area.center().y() - signSize / 2.0 + 0.5, signSize, signSize), impact, theme);
        const QRect text = area.adjusted(signSize + space::small, 0, 0, 0);
        painter->setPen(theme.text);
        painter->setFont(option.font);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter, option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    }

protected:
    // The end of a value tells more than its middle: of an image, the version.
    Qt::TextElideMode elideMode(const QModelIndex &index) const override
    {
        const bool isValue = index.column() == ReviewModel::Before || index.column() == ReviewModel::After;
        return isValue ? Qt::ElideMiddle : Qt::ElideRight;
    }

    QColor textColor(const QModelIndex &index, const Theme &theme) const override
    {
        return index.column() == ReviewModel::Before ? theme.dim : theme.text;
    }

    QFont textFont(const QModelIndex &index, const QFont &base) const override
    {
        QFont font = base;
        if (!index.parent().isValid())
            font.setWeight(QFont::DemiBold);
        return font;
    }
};

} // namespace

ChangesList::ChangesList(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"changes"_s);
    setAccessibleName(tr("Changes"));
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(space::large);
    setItemDelegate(new ChangeDelegate(this));
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
}

void ChangesList::show(const Review &review)
{
    const ReviewModel *old = std::exchange(m_model, new ReviewModel(review, this));
    setModel(m_model);
    delete old;
    for (int row = 0; row < m_model->rowCount(); ++row)
        setFirstColumnSpanned(row, {}, true);
    expandAll();
    fitColumns();
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (const ReviewedChange *one = m_model->change(index))
            Q_EMIT chosen(one->change);
    });
}

void ChangesList::fitColumns()
{
    if (!m_model)
        return;
    const int width = viewport()->width();
    header()->resizeSection(ReviewModel::What, width * 36 / 100);
    header()->resizeSection(ReviewModel::Before, width * 20 / 100);
    header()->resizeSection(ReviewModel::After, width * 20 / 100);
}

void ChangesList::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

} // namespace quayside
