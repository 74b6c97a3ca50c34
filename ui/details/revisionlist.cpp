// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/revisionlist.h"

#include "ui/widgets/tabledelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class NewestDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    QFont textFont(const QModelIndex &index, const QFont &base) const override
    {
        QFont font = base;
        if (index.row() == 0) // what runs
            font.setWeight(QFont::DemiBold);
        return font;
    }
};

} // namespace

RevisionList::RevisionList(const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_model(clock)
    , m_list(new QTreeView)
    , m_return(new QPushButton(tr("Go back to this…")))
{
    m_list->setObjectName(u"revisions"_s);
    m_list->setAccessibleName(tr("Revisions"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setItemDelegate(new NewestDelegate(m_list));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->setMinimumSectionSize(40);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->resizeSection(RevisionModel::Number, 48);
    m_list->header()->resizeSection(RevisionModel::When, 92);
    m_return->setObjectName(u"goBackToThis"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(space::small, space::small, space::small, space::small);
    buttons->addStretch(1);
    buttons->addWidget(m_return);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showState();
        if (const RevisionRow *row = current())
            Q_EMIT chosen(row->revision);
    });
    connect(m_return, &QPushButton::clicked, this, [this] {
        if (const RevisionRow *row = current())
            Q_EMIT returnRequested(row->revision);
    });
    showState();
}

const RevisionRow *RevisionList::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_model.row(index.row()) : nullptr;
}

void RevisionList::setRevisions(const QList<Revision> &revisions)
{
    m_model.setRevisions(revisions);
    showState();
}

void RevisionList::clearChoice()
{
    m_list->setCurrentIndex({});
}

void RevisionList::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    showState();
}

void RevisionList::showState()
{
    const RevisionRow *row = current();
    QString reason = m_obstacle;
    if (!row)
        reason = tr("Choose a revision first");
    else if (row->isNewest)
        reason = tr("This is what was applied last");
    m_return->setEnabled(reason.isEmpty());
    m_return->setToolTip(reason.isEmpty() ? tr("See what going back would do before it is done") : reason);
}

} // namespace quayside
