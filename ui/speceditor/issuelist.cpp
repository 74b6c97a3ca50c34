// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/issuelist.h"

#include "ui/widgets/tabledelegate.h"

#include <QHeaderView>

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

} // namespace

IssueList::IssueList(QWidget *parent)
    : QTreeView(parent)
{
    setObjectName(u"issues"_s);
    setAccessibleName(tr("Problems"));
    setModel(&m_model);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setItemDelegate(new TableDelegate(this));
    setItemDelegateForColumn(SpecIssueModel::Severity, new SeverityDelegate(this));
    header()->setStretchLastSection(true);
    header()->resizeSection(SpecIssueModel::Severity, 100);
    header()->resizeSection(SpecIssueModel::Line, 56);
    header()->resizeSection(SpecIssueModel::Rule, 72);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT chosen(m_model.row(index.row())); };
    connect(this, &QTreeView::clicked, this, choose);
    connect(this, &QTreeView::activated, this, choose);
}

void IssueList::setIssues(const QList<SpecIssue> &issues)
{
    m_model.setRows(issues);
}

QString IssueList::currentRule() const
{
    return currentIndex().isValid() ? m_model.row(currentIndex().row()).rule : QString();
}

} // namespace quayside
