// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specpage/paritylist.h"

#include "models/items/roles.h"
#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class GradeDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override
    {
        switch (static_cast<ParityRow::Grade>(index.data(role::Severity).toInt())) {
        case ParityRow::Grade::Exact: return {u"done"_s, theme.good};
        case ParityRow::Grade::Emulated: return {u"done"_s, theme.dim};
        case ParityRow::Grade::Approximated: return {u"info"_s, theme.info};
        case ParityRow::Grade::AzureOnly: break;
        }
        return {u"warning"_s, theme.warn};
    }
};

} // namespace

ParityList::ParityList(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"parity"_s);
    setAccessibleName(tr("What works here"));
    setModel(&m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setItemDelegate(new TableDelegate(this));
    setItemDelegateForColumn(ParityModel::Grade, new GradeDelegate(this));
    header()->setStretchLastSection(true);
    header()->resizeSection(ParityModel::Grade, 144);
    header()->resizeSection(ParityModel::Property, 240);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT chosen(m_model.row(index.row()).pointer); };
    connect(this, &QTreeView::clicked, this, choose);
    connect(this, &QTreeView::activated, this, choose);
}

void ParityList::show(const QList<ParityRow> &rows)
{
    m_model.setParity(rows);
}

} // namespace quayside
