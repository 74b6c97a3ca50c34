// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/costtab.h"

#include "models/format/format.h"
#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CostTab::CostTab(Session &session)
    : m_session(session)
    , m_sum(new PlainLabel)
    , m_rate(new PlainLabel)
    , m_basis(new PlainLabel)
    , m_runs(new QTreeWidget)
{
    m_sum->setTextSize(TextSize::Title);
    m_basis->setTone(PlainLabel::Tone::Dim);
    m_basis->setWordWrap(true);
    m_runs->setObjectName(u"runs"_s);
    m_runs->setAccessibleName(tr("Runs"));
    m_runs->setRootIsDecorated(false);
    m_runs->setUniformRowHeights(true);
    m_runs->setItemDelegate(new TableDelegate(m_runs));
    m_runs->setHeaderLabels({tr("Began"), tr("Ended"), tr("Ran for"), tr("Rate"), tr("Cost")});
    m_runs->header()->setStretchLastSection(false);
    for (int column = 2; column < 5; ++column)
        m_runs->headerItem()->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::tiny);
    layout->addWidget(m_sum);
    layout->addWidget(m_rate);
    layout->addWidget(m_basis);
    layout->addSpacing(space::small);
    layout->addWidget(m_runs, 1);
    connect(&m_session.costs(), &CostMeter::changed, this, &CostTab::refresh);
}

void CostTab::show(const std::optional<GroupId> &group)
{
    m_group = group;
    refresh();
}

void CostTab::setWatched(bool watched)
{
    m_watched = watched;
    refresh();
}

void CostTab::refresh()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group || !m_watched)
        return;
    m_sum->setText(tr("%1 so far").arg(format::money(m_session.costs().soFar(group->id))));
    showPrice(*group);
    showRuns(group->id);
}

void CostTab::showPrice(const ContainerGroup &group)
{
    const auto price = m_session.costs().price(group);
    if (!price) {
        m_rate->setText(tr("No price is known."));
        m_basis->setText(tr("The group says nothing about CPU and memory, or is of a kind that the rate card lacks."));
        return;
    }
    m_rate->setText(tr("%1 while it runs: CPU %2, memory %3. A month of 730 hours: %4.")
                        .arg(format::ratePerHour(price->total()), format::ratePerHour(price->cpu), format::ratePerHour(price->memory),
                             format::money(costOf(price->total(), 730h))));
    const QString date = m_session.costs().estimator().card().date().toString(Qt::ISODate);
    QString basis = tr("An estimate, as if the group ran in Azure: asked %1, by the second from the first pull on, at the list prices of %2 of %3.")
                        .arg(format::resources(group.requested), price->region, date);
    if (price->isSubstitute)
        basis += u' ' + tr("The rate card has no prices for “%1”; those of %2 stand in.").arg(group.location, price->region);
    m_basis->setText(basis);
}

void CostTab::showRuns(const GroupId &id)
{
    QList<LedgerEntry> runs = m_session.costs().entries();
    runs.removeIf([&](const LedgerEntry &entry) { return entry.group != id; });
    std::ranges::sort(runs, std::greater(), &LedgerEntry::startedAt);
    const auto count = static_cast<int>(runs.size());
    while (m_runs->topLevelItemCount() > count)
        delete m_runs->takeTopLevelItem(count);
    while (m_runs->topLevelItemCount() < count)
        m_runs->addTopLevelItem(new QTreeWidgetItem);
    const QDateTime now = m_session.clock().now();
    for (int row = 0; row < count; ++row) {
        const LedgerEntry &run = runs.at(row);
        QTreeWidgetItem *item = m_runs->topLevelItem(row);
        const QStringList texts{format::exactTime(run.startedAt), run.endedAt ? format::exactTime(*run.endedAt) : tr("runs"),
                                format::duration(std::chrono::milliseconds(run.startedAt.msecsTo(run.endedAt.value_or(now)))),
                                format::ratePerHour(run.ratePerHour), format::money(run.cost(now))};
        for (int column = 0; column < texts.size(); ++column) {
            item->setText(column, texts.at(column));
            item->setTextAlignment(column, column < 2 ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
        }
    }
    for (int column = 0; column < 5; ++column)
        m_runs->resizeColumnToContents(column);
}

} // namespace quayside
