// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/completionpopup.h"

#include "ui/widgets/tabledelegate.h"

#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRows = 8; // visible at once
constexpr int popupWidth = 340;
constexpr int popupRow = 24;

// Required properties stand out.
class CompletionDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {TableDelegate::sizeHint(option, index).width(), popupRow};
    }

protected:
    QFont textFont(const QModelIndex &index, const QFont &base) const override
    {
        QFont font = base;
        font.setBold(index.data(Qt::UserRole).toBool());
        return font;
    }
};

} // namespace

CompletionPopup::CompletionPopup(QWidget *parent)
    : QFrame(parent)
    , m_list(new QListView)
    , m_help(new PlainLabel)
{
    setObjectName(u"completions"_s);
    setAutoFillBackground(true);
    m_list->setAccessibleName(tr("Completions"));
    m_list->setModel(&m_model);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new CompletionDelegate(m_list));
    m_help->setTone(PlainLabel::Tone::Dim);
    m_help->setTextSize(TextSize::Small);
    m_help->setWordWrap(true);
    m_help->setContentsMargins(space::small, space::tiny, space::small, space::tiny);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_help);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompletionPopup::showHelp);
    hide();
}

void CompletionPopup::open(const QList<Completion> &completions, const QRect &line, Choose choose)
{
    const QString chosen = isVisible() ? m_list->currentIndex().data().toString() : QString();
    m_completions = completions;
    m_model.clear();
    for (const Completion &one : completions) {
        auto *item = new QStandardItem(one.label);
        item->setData(one.isRequired, Qt::UserRole);
        item->setData(one.help, Qt::AccessibleDescriptionRole);
        m_model.appendRow(item);
    }
    const auto same = std::ranges::find_if(completions, [&](const Completion &one) { return !chosen.isEmpty() && one.label == chosen; });
    if (same != completions.end())
        m_list->setCurrentIndex(m_model.index(static_cast<int>(same - completions.begin()), 0));
    else if (choose == Choose::First)
        m_list->setCurrentIndex(m_model.index(0, 0));
    showHelp();
    place(line);
    raise();
    show();
}

void CompletionPopup::showHelp()
{
    const int row = m_list->currentIndex().row();
    m_help->setText(row >= 0 && row < m_completions.size() ? m_completions.at(row).help : tr("Down chooses, Tab takes the first"));
    m_help->setVisible(!m_help->text().isEmpty());
    m_help->setMinimumHeight(m_help->heightForWidth(popupWidth - 2));
}

void CompletionPopup::place(const QRect &line)
{
    const int rows = std::min(mostRows, m_model.rowCount());
    m_list->setFixedHeight(rows * popupRow + 2);
    const QSize room = parentWidget()->size();
    const int helpHeight = 3 * QFontMetrics(m_help->font()).lineSpacing() + 3 * space::tiny;
    const QSize size(std::min(popupWidth, room.width()), m_list->height() + helpHeight + 2);
    const bool above = line.bottom() + size.height() > room.height() && line.top() > room.height() / 2;
    const int left = std::clamp(line.left(), 0, std::max(0, room.width() - size.width()));
    setGeometry(QRect(QPoint(left, above ? line.top() - size.height() : line.bottom() + 2), size));
}

void CompletionPopup::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).lineStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool CompletionPopup::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Down: move(1); return true;
    case Qt::Key_Up: move(-1); return true;
    case Qt::Key_PageDown: move(mostRows); return true;
    case Qt::Key_PageUp: move(-mostRows); return true;
    case Qt::Key_Escape: hide(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: return take(m_list->currentIndex().row());
    case Qt::Key_Tab: return take(std::max(0, m_list->currentIndex().row()));
    default: return false;
    }
}

void CompletionPopup::move(int rows)
{
    const int row = m_list->currentIndex().row();
    const int last = m_model.rowCount() - 1;
    const int next = row < 0 ? (rows > 0 ? 0 : last) : std::abs(rows) == 1 ? (row + rows + last + 1) % (last + 1) : std::clamp(row + rows, 0, last);
    m_list->setCurrentIndex(m_model.index(next, 0));
}

bool CompletionPopup::take(int row)
{
    hide();
    if (row < 0 || row >= m_completions.size())
        return false;
    Q_EMIT taken(m_completions.at(row));
    return true;
}

} // namespace quayside
