// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/help/rulespage.h"

#include "models/items/roles.h"
#include "ui/widgets/tabledelegate.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

class SeverityDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override
    {
        switch (static_cast<SpecIssue::Severity>(index.data(role::Severity).toInt())) {
        case SpecIssue::Severity::Error: return {u"error"_s, theme.bad};
        case SpecIssue::Severity::Warning: return {u"warning"_s, theme.warn};
        case SpecIssue::Severity::Info: break;
        }
        return {u"info"_s, theme.info};
    }
};

bool speaksOf(const RuleHelp &help, const QStringList &words)
{
    const QString text = help.id + u' ' + severityWord(help.severity) + u' ' + scopeWord(help.scope) + u' ' + help.what + u' ' + help.why;
    return std::ranges::all_of(words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

RulesPage::RulesPage(QWidget *parent)
    : QWidget(parent)
    , m_all(ruleHelp())
    , m_count(new PlainLabel)
    , m_filter(new QLineEdit)
    , m_view(new QTreeView)
    , m_title(new PlainLabel)
    , m_what(new PlainLabel)
    , m_why(new PlainLabel)
    , m_scope(new PlainLabel)
    , m_repair(new PlainLabel)
    , m_reference(new PlainLabel)
    , m_open(new QPushButton(tr("Read more on the web")))
{
    setObjectName(u"rulesPage"_s);
    m_view->setObjectName(u"rules"_s);
    m_view->setAccessibleName(tr("Rules"));
    m_view->setModel(&m_model);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setItemDelegate(new TableDelegate(m_view));
    m_view->setItemDelegateForColumn(RuleModel::Severity, new SeverityDelegate(m_view));
    m_view->header()->setStretchLastSection(true);
    m_view->header()->resizeSection(RuleModel::Rule, 72);
    m_view->header()->resizeSection(RuleModel::Severity, 100);
    m_view->header()->resizeSection(RuleModel::Scope, 100);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_view);
    splitter->addWidget(makeExplanation());
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({480, 200});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(splitter, 1);
    setFocusProxy(m_view);
    connect(m_filter, &QLineEdit::textChanged, this, &RulesPage::filter);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &RulesPage::showCurrent);
    connect(m_open, &QPushButton::clicked, this, [this] { QDesktopServices::openUrl(QUrl(m_reference->text())); });
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_filter, qOverload<>(&QWidget::setFocus));
    filter({});
}

QWidget *RulesPage::makeHeader()
{
    auto *header = new QWidget;
    auto *title = new PlainLabel(tr("Rules for specs"));
    title->setTextSize(TextSize::Title);
    m_count->setTone(PlainLabel::Tone::Dim);
    m_filter->setObjectName(u"ruleFilter"_s);
    m_filter->setPlaceholderText(tr("Filter by number or words"));
    m_filter->setAccessibleName(tr("Filter the rules"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(320);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::huge, space::large, space::large, space::medium);
    layout->setSpacing(space::medium);
    layout->addWidget(title);
    layout->addWidget(m_count);
    layout->addStretch();
    layout->addWidget(m_filter, 1);
    return header;
}

QWidget *RulesPage::makeExplanation()
{
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(space::huge, space::medium, space::huge, space::large);
    layout->setSpacing(space::small);
    m_title->setTextSize(TextSize::Section);
    m_title->setObjectName(u"ruleTitle"_s);
    m_scope->setTone(PlainLabel::Tone::Dim);
    m_repair->setTone(PlainLabel::Tone::Dim);
    m_reference->setTone(PlainLabel::Tone::Dim);
    m_reference->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setObjectName(u"openReference"_s);
    for (PlainLabel *label : {m_title, m_what, m_why, m_scope, m_repair, m_reference}) {
        label->setWordWrap(true);
        layout->addWidget(label);
    }
    layout->addWidget(m_open, 0, Qt::AlignLeft);
    layout->addStretch();
    return box;
}

void RulesPage::explain(const QString &rule)
{
    m_filter->clear();
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (m_model.row(row).id == rule)
            m_view->setCurrentIndex(m_model.index(row, 0));
    m_view->scrollTo(m_view->currentIndex(), QAbstractItemView::PositionAtCenter);
}

void RulesPage::filter(const QString &words)
{
    QList<RuleHelp> shown = m_all;
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    shown.removeIf([&](const RuleHelp &help) { return !speaksOf(help, wanted); });
    m_model.setRows(shown);
    m_count->setText(tr("%1 of %2").arg(QString::number(shown.size()), QString::number(m_all.size())));
    if (!m_view->currentIndex().isValid() && !shown.isEmpty())
        m_view->setCurrentIndex(m_model.index(0, 0));
    showCurrent();
}

void RulesPage::showCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    const RuleHelp help = current.isValid() ? m_model.row(current.row()) : RuleHelp();
    m_title->setText(help.id.isEmpty() ? tr("No rule speaks of this") : u"%1 · %2"_s.arg(help.id, severityWord(help.severity)));
    m_what->setText(help.what);
    m_why->setText(help.why);
    const bool bindsHere = help.scope == RuleScope::Everywhere;
    m_scope->setText(help.id.isEmpty() ? QString() : bindsHere ? tr("It binds everywhere.") : tr("It binds in Azure; for an engine of your own it is a remark at most."));
    m_repair->setText(help.hasRepair ? tr("Some of what it finds can be mended with one click, or Alt+Enter in the text.") : QString());
    m_repair->setVisible(help.hasRepair);
    m_reference->setText(help.reference);
    m_open->setVisible(!help.reference.isEmpty());
}

} // namespace quayside
