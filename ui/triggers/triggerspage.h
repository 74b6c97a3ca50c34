// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/runmodel.h"
#include "ui/widgets/plainlabel.h"

#include <QTimer>
#include <QTreeView>

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace quayside {

class EmptyState;
class TriggerForm;

// The triggers and who runs them; below, what was run, when, for what and how it ended, with its log.
class TriggersPage final : public QWidget
{
    Q_OBJECT

public:
    TriggersPage(Session &session, JobRunner &jobs, QWidget *parent = nullptr);

Q_SIGNALS:
    void logRequested(const quayside::GroupId &group);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeOverview();
    QWidget *makeHeader();
    void makeRuns();
    QWidget *makeDetails();
    QWidget *makeCard(const Trigger &trigger);
    void beginNew();
    void askToRemove(const QString &trigger);
    void refresh();
    void refreshCards();
    void refreshDetails();
    const JobRun *current() const;

    Session &m_session;
    JobRunner &m_jobs;
    RunModel m_model;
    QStackedWidget *const m_views;
    TriggerForm *const m_form;
    QVBoxLayout *const m_cards;
    QString m_cardsText; // of what they show: they are made anew only when that changes
    QTreeView *const m_list;
    EmptyState *const m_empty;
    QStackedWidget *const m_runs;
    QAction *const m_add;
    QWidget *m_details = nullptr;
    PlainLabel *const m_summary;
    QPushButton *const m_log;
    QPushButton *const m_cancel;
    QTimer m_look; // at what another program writes down, while somebody looks at us
};

} // namespace quayside
