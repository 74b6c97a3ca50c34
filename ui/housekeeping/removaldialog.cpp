// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/housekeeping/removaldialog.h"

#include "models/format/format.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

enum Column { Name, Size, Where, Note, ColumnCount };

bool isLeftover(const StockItem &item)
{
    return item.isUnnamed || item.kind == StockKind::Network;
}

QString noteFor(const StockItem &item)
{
    if (!item.owner.isEmpty())
        return RemovalDialog::tr("made for %1, which is gone").arg(format::plainLine(item.owner));
    if (item.isUnnamed)
        return item.kind == StockKind::Image ? RemovalDialog::tr("left behind by a newer image") : RemovalDialog::tr("nobody named it");
    return format::plainLine(item.names.mid(1).join(u", "_s));
}

} // namespace

RemovalDialog::RemovalDialog(Purpose purpose, StockKind kind, const QList<StockRow> &rows, QWidget *parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_rows(rows)
    , m_list(new QTreeWidget)
    , m_sum(new PlainLabel)
    , m_remove(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"removal"_s);
    setWindowTitle(purpose == Purpose::Prune ? tr("Prune") : tr("Delete"));
    auto *title = new PlainLabel(purpose == Purpose::Prune ? tr("What nobody uses") : tr("This will be deleted"));
    title->setTextSize(TextSize::Section);
    auto *words = new PlainLabel(explanation());
    words->setTone(PlainLabel::Tone::Dim);
    words->setWordWrap(true);
    fill(purpose);
    m_remove->setObjectName(u"yes"_s);
    m_remove->setProperty("danger", true);
    auto *keep = new QPushButton(tr("Keep everything"));
    keep->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sum, 1);
    buttons->addWidget(m_remove);
    buttons->addWidget(keep);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::huge, space::huge, space::huge, space::large);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(words);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    resize(680, 420);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_remove, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT confirmed(chosen()); });
    connect(m_list, &QTreeWidget::itemChanged, this, &RemovalDialog::refresh);
    refresh();
}

QString RemovalDialog::explanation() const
{
    switch (m_kind) {
    case StockKind::Image: return tr("No container uses these images. What needs one later pulls it again, if its registry still has it.");
    case StockKind::Network: return tr("No container is in these networks. Their names and addresses are free again.");
    case StockKind::Volume: break;
    }
    return tr("No container uses these volumes. The data in them are lost for ever. Volumes of groups that exist or are protected are not in this list.");
}

void RemovalDialog::fill(Purpose purpose)
{
    m_list->setObjectName(u"removalList"_s);
    m_list->setAccessibleName(tr("What will be removed"));
    m_list->setHeaderLabels({tr("Name"), tr("Size"), tr("Where"), tr("Note")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    for (const StockRow &row : m_rows) {
        auto *line = new QTreeWidgetItem(m_list);
        line->setSizeHint(Name, {0, rowHeight});
        line->setText(Name, format::plainLine(row.item.title()));
        line->setText(Size, row.size ? format::bytes(*row.size) : QString());
        line->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        line->setText(Where, row.connection.value);
        line->setText(Note, noteFor(row.item));
        line->setCheckState(Name, purpose == Purpose::Delete || isLeftover(row.item) ? Qt::Checked : Qt::Unchecked);
    }
    m_list->setColumnHidden(Size, m_kind == StockKind::Network);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(Name, QHeaderView::Stretch);
    for (const auto &[column, width] : QList<std::pair<int, int>>{{Size, 84}, {Where, 84}, {Note, 210}})
        m_list->header()->resizeSection(column, width);
}

QList<StockRow> RemovalDialog::chosen() const
{
    QList<StockRow> rows;
    for (int i = 0; i < m_rows.size(); ++i)
        if (m_list->topLevelItem(i)->checkState(Name) == Qt::Checked)
            rows.append(m_rows.at(i));
    return rows;
}

void RemovalDialog::refresh()
{
    const QList<StockRow> rows = chosen();
    Bytes sum;
    bool isWhole = true;
    for (const StockRow &row : rows) {
        sum.value += row.size.value_or(Bytes()).value;
        isWhole = isWhole && (row.size || m_kind == StockKind::Network);
    }
    m_remove->setEnabled(!rows.isEmpty());
    //: %1 is "3 images"
    m_remove->setText(tr("Remove %1").arg(stockCount(m_kind, static_cast<int>(rows.size()))));
    if (m_kind == StockKind::Network || rows.isEmpty())
        m_sum->setText({});
    else if (m_kind == StockKind::Image)
        m_sum->setText(tr("Frees up to %1; layers that other images need stay.").arg(format::bytes(sum)));
    else
        m_sum->setText(isWhole ? tr("Frees %1.").arg(format::bytes(sum)) : tr("Frees at least %1; some sizes are not known.").arg(format::bytes(sum)));
}

} // namespace quayside
