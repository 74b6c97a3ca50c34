// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/activity/activitypage.h"

#include "models/format/format.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tabledelegate.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// The outcome with a sign before it; below it, while it runs, how far it has come.
class OutcomeDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        TableDelegate::paint(painter, option, index);
        const double fraction = index.data(role::Fraction).toDouble();
        if (fraction < 0)
            return;
        const Theme &theme = Theme::of(option.palette);
        const QRect bar(option.rect.left() + space::small, option.rect.bottom() - 4, option.rect.width() - space::large, 3);
        painter->fillRect(bar, theme.raised);
        painter->fillRect(QRect(bar.left(), bar.top(), static_cast<int>(bar.width() * fraction), bar.height()), theme.accent);
    }

protected:
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override
    {
        switch (static_cast<ActionOutcome>(index.data(role::Outcome).toInt())) {
        case ActionOutcome::Running: return {u"activity"_s, theme.info};
        case ActionOutcome::Done: return {u"done"_s, theme.good};
        case ActionOutcome::Cancelled: return {u"cancel"_s, theme.dim};
        case ActionOutcome::Interrupted: return {u"warning"_s, theme.warn};
        case ActionOutcome::Failed: break;
        }
        return {u"error"_s, theme.bad};
    }
};

} // namespace

ActivityPage::ActivityPage(Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(session)
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
    , m_details(nullptr)
    , m_summary(new PlainLabel)
    , m_detail(new PlainLabel)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_retry(new QPushButton(tr("Try again")))
    , m_undo(new QPushButton(tr("Undo")))
{
    m_list->setObjectName(u"activities"_s);
    m_list->setAccessibleName(tr("Activity"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new TableDelegate(m_list));
    m_list->setItemDelegateForColumn(ActivityModel::Result, new OutcomeDelegate(m_list));
    m_list->header()->setStretchLastSection(true);
    const QList<std::pair<int, int>> widths{{ActivityModel::What, 90}, {ActivityModel::Group, 180}, {ActivityModel::Where, 90}, {ActivityModel::When, 100}, {ActivityModel::Took, 80}};
    for (const auto &[column, width] : widths)
        m_list->header()->resizeSection(column, width);
    m_empty->show(u"activity"_s, tr("Nothing was asked for yet"), tr("Deployments, stops and deletions are written down here, with their outcome."));
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    auto *title = new PlainLabel(tr("Activity"));
    title->setTextSize(TextSize::Title);
    title->setContentsMargins(space::huge, space::large, space::huge, space::medium);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(title);
    layout->addWidget(m_stack, 1);
    m_details = makeDetails();
    layout->addWidget(m_details);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ActivityPage::refresh);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &ActivityPage::refresh);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ActivityPage::refresh);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (const auto id = index.data(role::Id).value<GroupId>(); !id.key.isEmpty()) // it was about a group
            Q_EMIT groupChosen(id);
    });
    setFocusProxy(m_list);
    refresh();
}

QWidget *ActivityPage::makeDetails()
{
    auto *details = new QFrame;
    details->setObjectName(u"detailsHeader"_s);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    m_summary->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setTone(PlainLabel::Tone::Dim);
    m_detail->setFont(fixedFont());
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    texts->addWidget(m_summary);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(details);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    layout->addLayout(texts, 1);
    const auto act = [this](QPushButton *button, const QString &name, void (OperationLog::*deed)(const QString &)) {
        button->setObjectName(name);
        connect(button, &QPushButton::clicked, this, [this, deed] {
            if (const Activity *activity = current())
                (m_session.operations().*deed)(activity->entry.id);
        });
    };
    act(m_cancel, u"cancelActivity"_s, &OperationLog::cancel);
    act(m_retry, u"retryActivity"_s, &OperationLog::retry);
    act(m_undo, u"undoActivity"_s, &OperationLog::undo);
    for (QPushButton *button : {m_cancel, m_retry, m_undo})
        layout->addWidget(button, 0, Qt::AlignTop);
    return details;
}

const Activity *ActivityPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_session.operations().find(index.data(role::Key).toString()) : nullptr;
}

void ActivityPage::refresh()
{
    m_stack->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    const Activity *activity = current();
    m_details->setVisible(activity != nullptr);
    if (!activity)
        return;
    m_cancel->setVisible(activity->isRunning());
    m_retry->setVisible(activity->canRetry);
    m_undo->setVisible(activity->canUndo);
    const QModelIndex result = m_list->currentIndex().siblingAtColumn(ActivityModel::Result);
    m_summary->setText(result.data().toString());
    const QString &detail = activity->entry.detail;
    m_detail->setText(detail.left(4000));
    m_detail->setVisible(!detail.isEmpty());
}

} // namespace quayside
