// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/import/noteslist.h"

#include "models/items/roles.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/tabledelegate.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class OutcomeDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override
    {
        switch (static_cast<Fidelity>(index.data(role::Outcome).toInt())) {
        case Fidelity::Exact: return {u"done"_s, theme.good};
        case Fidelity::Approximated: return {u"info"_s, theme.info};
        case Fidelity::Lost: return {u"error"_s, theme.bad};
        case Fidelity::Asked: break;
        }
        return {u"warning"_s, theme.warn};
    }
};

} // namespace

NotesList::NotesList(QWidget *parent)
    : QWidget(parent)
    , m_summary(new PlainLabel)
    , m_withExact(new QCheckBox(tr("Show what is kept")))
    , m_view(new QTreeView)
    , m_nothing(new EmptyState)
    , m_stack(new QStackedWidget)
{
    m_summary->setObjectName(u"notesSummary"_s);
    m_withExact->setObjectName(u"showKept"_s);
    m_view->setObjectName(u"notes"_s);
    m_view->setAccessibleName(tr("What becomes of each field"));
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setItemDelegate(new TableDelegate(m_view));
    m_view->setItemDelegateForColumn(ConversionNoteModel::Outcome, new OutcomeDelegate(m_view));
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(ConversionNoteModel::Outcome, 104);
    m_view->header()->resizeSection(ConversionNoteModel::Line, 52);
    m_view->header()->resizeSection(ConversionNoteModel::Source, 180);
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::medium, space::small, space::medium, space::small);
    bar->addWidget(m_summary, 1);
    bar->addWidget(m_withExact);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    m_nothing->setObjectName(u"nothingLost"_s);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    layout->addWidget(m_stack, 1);
    connect(m_withExact, &QCheckBox::toggled, this, &NotesList::refresh);
}

void NotesList::show(const QList<ConversionNote> &notes)
{
    m_notes = notes;
    refresh();
}

void NotesList::refresh()
{
    m_model.setNotes(m_notes, m_withExact->isChecked());
    m_summary->setText(conversionSummary(m_notes));
    const bool isReported = m_model.rowCount() > 0 || m_notes.isEmpty();
    m_stack->setCurrentIndex(isReported ? 0 : 1);
    if (!isReported)
        m_nothing->show(u"done"_s, tr("Nothing is lost"), tr("Every field is kept as it is. “Show what is kept” lists them."));
}

} // namespace quayside
