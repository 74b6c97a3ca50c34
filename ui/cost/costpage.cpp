// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/cost/costpage.h"

#include "models/format/format.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

CostPage::CostPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(session)
    , m_total(new PlainLabel)
    , m_rate(new PlainLabel)
    , m_basis(new PlainLabel)
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
{
    m_total->setTextSize(TextSize::Title);
    m_total->setObjectName(u"totalCost"_s);
    m_basis->setTone(PlainLabel::Tone::Dim);
    m_basis->setWordWrap(true);
    m_list->setObjectName(u"costs"_s);
    m_list->setAccessibleName(tr("Cost of each group"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new TableDelegate(m_list));
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(CostModel::Group, QHeaderView::Stretch);
    for (const int column : {CostModel::Rate, CostModel::Sum, CostModel::Time})
        m_list->header()->resizeSection(column, 110);
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::large);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_total);
    layout->addWidget(m_rate);
    layout->addWidget(m_basis);
    layout->addSpacing(space::medium);
    layout->addWidget(m_stack, 1);
    connect(&m_session.costs(), &CostMeter::changed, this, &CostPage::refresh);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) { Q_EMIT groupChosen(index.data(role::Id).value<GroupId>()); });
    setFocusProxy(m_list);
    refresh();
}

void CostPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_model.refresh();
    refresh();
}

void CostPage::refresh()
{
    Money rate;
    int running = 0;
    for (const CostRow &row : m_model.rows()) {
        rate = rate + row.rate;
        running += row.rate.nano > 0 ? 1 : 0;
    }
    const bool any = m_model.rowCount() > 0;
    m_stack->setCurrentWidget(any ? static_cast<QWidget *>(m_list) : m_empty);
    m_empty->show(u"cost"_s, tr("Nothing has cost anything yet"), tr("Every group is counted from its first pull to its stop, as if it ran in Azure."));
    m_total->setText(tr("%1 so far").arg(format::money(m_session.costs().total())));
    m_rate->setText(running > 0 ? tr("%1 at the moment, for %n running group(s)", nullptr, running).arg(format::ratePerHour(rate)) : tr("Nothing runs at the moment."));
    const RateCard &card = m_session.costs().estimator().card();
    //: %1 is a date
    m_basis->setText(tr("An estimate, as if everything ran in Azure Container Instances, at its list prices of %1. What Azure bills is decided by Azure; what runs on your own machine is not billed at all.")
                         .arg(card.date().toString(Qt::ISODate)));
}

} // namespace quayside
