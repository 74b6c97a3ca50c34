// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/helpmodels.h"
#include "ui/widgets/plainlabel.h"

class QLineEdit;
class QPushButton;
class QTreeView;

namespace quayside {

// All rules that specs are checked against: what they demand, why, and where it is written. Made of the rules' own table.
class RulesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit RulesPage(QWidget *parent = nullptr);

    // Goes to one rule.
    void explain(const QString &rule);

private:
    QWidget *makeHeader();
    QWidget *makeExplanation();
    void filter(const QString &words);
    void showCurrent();

    const QList<RuleHelp> m_all;
    RuleModel m_model;
    PlainLabel *const m_count;
    QLineEdit *const m_filter;
    QTreeView *const m_view;
    PlainLabel *const m_title;
    PlainLabel *const m_what;
    PlainLabel *const m_why;
    PlainLabel *const m_scope;
    PlainLabel *const m_repair;
    PlainLabel *const m_reference;
    QPushButton *const m_open;
};

} // namespace quayside
