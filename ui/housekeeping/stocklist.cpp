// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/housekeeping/stocklist.h"

#include "models/format/format.h"
#include "models/items/roles.h"
#include "ui/housekeeping/removaldialog.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/question.h"
#include "ui/widgets/tabledelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// What is old is dim, and so is what says that nothing is there.
class StockDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    QColor textColor(const QModelIndex &index, const Theme &theme) const override
    {
        const bool isDim = index.data(role::IsStale).toBool() || index.column() > StockModel::UsedBy || (index.column() == StockModel::UsedBy && !index.data(role::State).toBool());
        return isDim ? theme.dim : theme.text;
    }
    Qt::TextElideMode elideMode(const QModelIndex &index) const override { return index.column() == StockModel::Name ? Qt::ElideMiddle : Qt::ElideRight; }
};

QString nameFor(StockKind kind)
{
    switch (kind) {
    case StockKind::Image: return u"images"_s;
    case StockKind::Volume: return u"volumes"_s;
    case StockKind::Network: break;
    }
    return u"networks"_s;
}

} // namespace

StockList::StockList(StockKind kind, Session &session, Stockroom &room, QWidget *parent)
    : QWidget(parent)
    , m_room(room)
    , m_model(kind, room, session.clock())
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
    , m_stack(new QStackedWidget)
    , m_remove(new QAction(tr("Delete…"), this))
    , m_summary(new PlainLabel)
    , m_detail(new PlainLabel)
    , m_button(new QPushButton)
{
    prepareTable();
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_empty);
    m_details = makeDetails();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_details);
    m_remove->setShortcut(QKeySequence::Delete);
    m_remove->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(m_remove);
    setFocusProxy(m_list);
    connect(m_remove, &QAction::triggered, this, &StockList::removeSelected);
    connect(m_button, &QPushButton::clicked, m_remove, &QAction::trigger);
    connect(m_list, &QWidget::customContextMenuRequested, this, &StockList::showMenu);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &StockList::refresh);
    connect(&m_room, &Stockroom::changed, this, &StockList::refresh);
    refresh();
}

void StockList::prepareTable()
{
    m_shown.setSourceModel(&m_model);
    m_shown.setSortRole(role::Sort);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown.setFilterKeyColumn(-1);
    m_list->setObjectName(nameFor(kind()));
    m_list->setAccessibleName(stockKindName(kind()));
    m_list->setModel(&m_shown);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setItemDelegate(new StockDelegate(m_list));
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(StockModel::Name, Qt::AscendingOrder);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setColumnHidden(StockModel::Size, kind() == StockKind::Network);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(StockModel::Name, QHeaderView::Stretch);
    const QList<std::pair<int, int>> widths{{StockModel::Where, 80}, {StockModel::Size, 80}, {StockModel::UsedBy, 170}, {StockModel::More, 140}, {StockModel::Created, 90}};
    for (const auto &[column, width] : widths)
        m_list->header()->resizeSection(column, width);
}

QWidget *StockList::makeDetails()
{
    auto *details = new QFrame;
    details->setObjectName(u"detailsHeader"_s);
    m_summary->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_detail->setTone(PlainLabel::Tone::Dim);
    for (PlainLabel *label : {m_summary, m_detail})
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName(u"deleteStock"_s);
    m_button->setProperty("danger", true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    texts->addWidget(m_summary);
    texts->addWidget(m_detail);
    auto *layout = new QHBoxLayout(details);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::medium);
    layout->addLayout(texts, 1);
    layout->addWidget(m_button, 0, Qt::AlignTop);
    return details;
}

void StockList::setFilter(const QString &text)
{
    m_shown.setFilterFixedString(text);
    refreshEmpty();
}

QList<StockRow> StockList::selected() const
{
    QList<StockRow> rows;
    for (const QModelIndex &index : m_list->selectionModel()->selectedRows())
        rows.append(m_model.row(m_shown.mapToSource(index).row()));
    return rows;
}

QList<StockRow> StockList::removable(const QList<StockRow> &rows) const
{
    QList<StockRow> list;
    for (const StockRow &row : rows)
        if (row.keep.isEmpty() && !row.isStale && !m_room.isReadOnly(row.connection))
            list.append(row);
    return list;
}

bool StockList::canPrune() const
{
    return !removable(m_model.rows()).isEmpty();
}

void StockList::showMenu(const QPoint &place)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_remove);
    menu->popup(m_list->viewport()->mapToGlobal(place));
}

void StockList::prune()
{
    auto *dialog = new RemovalDialog(RemovalDialog::Purpose::Prune, kind(), removable(m_model.rows()), window());
    connect(dialog, &RemovalDialog::confirmed, this, &StockList::remove);
    dialog->open();
}

void StockList::removeSelected()
{
    const QList<StockRow> rows = removable(selected());
    if (rows.isEmpty())
        return;
    if (rows.size() > 1) {
        auto *dialog = new RemovalDialog(RemovalDialog::Purpose::Delete, kind(), rows, window());
        connect(dialog, &RemovalDialog::confirmed, this, &StockList::remove);
        return dialog->open();
    }
    const StockRow &row = rows.first();
    //: %1 is the name of an image, a volume or a network, %2 of a connection
    ask(window(), tr("Delete %1 on %2?").arg(format::plainLine(row.item.title()), row.connection.value), lossOf(row.item, row.size), tr("Delete"), [this, rows] { remove(rows); });
}

void StockList::remove(const QList<StockRow> &rows)
{
    QMap<ConnectionId, QList<StockItem>> byConnection;
    for (const StockRow &row : rows)
        byConnection[row.connection].append(row.item);
    for (const auto &[id, items] : byConnection.asKeyValueRange())
        m_room.remove(id, items);
}

QString StockList::describe(const QList<StockRow> &rows) const
{
    if (rows.size() > 1) {
        Bytes sum;
        for (const StockRow &row : rows)
            sum.value += row.size.value_or(Bytes()).value;
        return kind() == StockKind::Network ? QString() : tr("Together %1").arg(format::bytes(sum));
    }
    const StockItem &item = rows.first().item;
    QStringList lines;
    if (!rows.first().keep.isEmpty())
        lines.append(rows.first().keep);
    if (item.names.size() > 1)
        lines.append(tr("Names: %1").arg(item.names.join(u", "_s)));
    if (kind() == StockKind::Image)
        lines.append(item.id);
    if (!item.driver.isEmpty())
        lines.append(tr("Driver: %1").arg(item.driver));
    if (!item.subnets.isEmpty())
        lines.append(tr("Addresses: %1").arg(item.subnets.join(u", "_s)));
    return format::plainLine(lines.join(u" · "_s));
}

void StockList::refresh()
{
    const QList<StockRow> rows = selected();
    const QList<StockRow> going = removable(rows);
    m_details->setVisible(!rows.isEmpty());
    m_remove->setEnabled(!going.isEmpty());
    m_button->setEnabled(!going.isEmpty());
    //: %1 is "3 images"
    m_button->setText(going.size() > 1 ? tr("Delete %1…").arg(stockCount(kind(), static_cast<int>(going.size()))) : tr("Delete…"));
    const bool isReadOnly = rows.size() == 1 && m_room.isReadOnly(rows.first().connection);
    m_button->setToolTip(rows.size() != 1 ? QString() : isReadOnly ? tr("The connection %1 is read-only.").arg(rows.first().connection.value) : rows.first().keep);
    if (!rows.isEmpty()) {
        m_summary->setText(rows.size() == 1 ? format::plainLine(rows.first().item.title()) : stockCount(kind(), static_cast<int>(rows.size())));
        m_detail->setText(describe(rows));
    }
    refreshEmpty();
}

void StockList::refreshEmpty()
{
    m_stack->setCurrentWidget(m_shown.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
    if (m_shown.rowCount() > 0)
        return;
    const bool isLooking = std::ranges::any_of(m_room.shelves(), [](const auto &shelf) { return shelf.second.isLooking && !shelf.second.freshAt.isValid(); });
    if (m_model.rowCount() > 0)
        m_empty->show(u"search"_s, tr("Nothing fits the filter"), tr("No name, user or place has these letters."));
    else if (isLooking)
        m_empty->show(u"activity"_s, tr("Looking…"), tr("The engines are asked what they keep."));
    else
        m_empty->show(u"housekeeping"_s, tr("Nothing is here"), tr("What groups and other containers leave behind appears here."));
}

} // namespace quayside
