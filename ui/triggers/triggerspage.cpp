// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/triggers/triggerspage.h"

#include "models/format/format.h"
#include "models/session/runwords.h"
#include "ui/triggers/triggerform.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/question.h"
#include "ui/widgets/tabledelegate.h"

#include <QAction>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class StateDelegate final : public TableDelegate
{
public:
    using TableDelegate::TableDelegate;

protected:
    std::pair<QString, QColor> sign(const QModelIndex &index, const Theme &theme) const override
    {
        switch (static_cast<RunState>(index.data(role::State).toInt())) {
        case RunState::Waiting: return {u"stale"_s, theme.dim};
        case RunState::Starting:
        case RunState::Running: return {u"activity"_s, theme.info};
        case RunState::Succeeded: return {u"done"_s, theme.good};
        case RunState::Cancelled: return {u"cancel"_s, theme.dim};
        case RunState::Lost: return {u"warning"_s, theme.warn};
        case RunState::Failed: break;
        }
        return {u"error"_s, theme.bad};
    }
};

QWidget *makeScrolled(QWidget *content, const QString &name)
{
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setAccessibleName(name);
    scroll->setWidget(content);
    return scroll;
}

} // namespace

TriggersPage::TriggersPage(Session &session, JobRunner &jobs, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_model(jobs, session.clock())
    , m_views(new QStackedWidget)
    , m_form(new TriggerForm(session, jobs))
    , m_cards(new QVBoxLayout)
    , m_list(new QTreeView)
    , m_empty(new EmptyState)
    , m_runs(new QStackedWidget)
    , m_add(new QAction(tr("Add trigger…"), this))
    , m_summary(new PlainLabel)
    , m_log(new QPushButton(tr("Log")))
    , m_cancel(new QPushButton(tr("Cancel")))
{
    m_form->setContentsMargins(space::huge, space::large, space::huge, space::huge);
    m_views->addWidget(makeOverview());
    m_views->addWidget(makeScrolled(m_form, tr("New trigger")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_views);
    m_look.setInterval(2s);
    connect(&m_look, &QTimer::timeout, &m_jobs, &JobRunner::lookAgain);
    connect(m_add, &QAction::triggered, this, &TriggersPage::beginNew);
    connect(m_form, &TriggerForm::left, this, [this] { m_views->setCurrentIndex(0); });
    connect(&m_jobs, &JobRunner::changed, this, &TriggersPage::refresh);
    connect(&m_session, &Session::drivingChanged, this, &TriggersPage::refresh);
    connect(&m_session, &Session::connectionsChanged, this, &TriggersPage::refresh);
    refresh();
}

QWidget *TriggersPage::makeOverview()
{
    auto *overview = new QWidget;
    auto *layout = new QVBoxLayout(overview);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_cards->setContentsMargins(space::huge, 0, space::huge, space::medium);
    m_cards->setSpacing(space::small);
    makeRuns();
    m_details = makeDetails();
    layout->addWidget(makeHeader());
    layout->addLayout(m_cards);
    layout->addWidget(m_runs, 1);
    layout->addWidget(m_details);
    return overview;
}

QWidget *TriggersPage::makeHeader()
{
    auto *header = new QWidget;
    auto *title = new PlainLabel(tr("Triggers"));
    title->setTextSize(TextSize::Title);
    auto *add = new QPushButton(m_add->text());
    add->setObjectName(u"addTrigger"_s);
    connect(add, &QPushButton::clicked, m_add, &QAction::trigger);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::huge, space::large, space::huge, space::medium);
    layout->addWidget(title);
    layout->addStretch();
    layout->addWidget(add);
    return header;
}

void TriggersPage::makeRuns()
{
    m_list->setObjectName(u"runs"_s);
    m_list->setAccessibleName(tr("Runs"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new TableDelegate(m_list));
    m_list->setItemDelegateForColumn(RunModel::State, new StateDelegate(m_list));
    m_list->header()->setStretchLastSection(true);
    const QList<std::pair<int, int>> widths{{RunModel::State, 120}, {RunModel::TriggerName, 140}, {RunModel::Cause, 240}, {RunModel::When, 110}, {RunModel::Took, 80}};
    for (const auto &[column, width] : widths)
        m_list->header()->resizeSection(column, width);
    m_runs->addWidget(m_list);
    m_runs->addWidget(m_empty);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TriggersPage::refreshDetails);
    connect(m_list, &QTreeView::activated, this, [this](const QModelIndex &index) { Q_EMIT logRequested(index.data(role::Id).value<GroupId>()); });
    setFocusProxy(m_list);
}

QWidget *TriggersPage::makeDetails()
{
    auto *details = new QFrame;
    details->setObjectName(u"detailsHeader"_s);
    auto *layout = new QHBoxLayout(details);
    layout->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    layout->setSpacing(space::small);
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_summary, 1);
    m_log->setObjectName(u"runLog"_s);
    m_cancel->setObjectName(u"cancelRun"_s);
    layout->addWidget(m_log);
    layout->addWidget(m_cancel);
    connect(m_log, &QPushButton::clicked, this, [this] {
        if (const JobRun *run = current())
            Q_EMIT logRequested(run->group);
    });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (const JobRun *run = current())
            m_jobs.cancel(run->id);
    });
    return details;
}

QWidget *TriggersPage::makeCard(const Trigger &trigger)
{
    const JobRunner::Standing standing = m_jobs.standing(trigger);
    auto *card = new QFrame;
    card->setProperty("card", true);
    card->setObjectName(u"trigger-"_s + trigger.name);
    auto *name = new PlainLabel(trigger.name);
    name->setTextSize(TextSize::Section);
    //: %1 is what a trigger waits for, %2 a file that it runs then, %3 a connection
    auto *what = new PlainLabel(tr("%1 → %2 on %3").arg(format::plainLine(triggerCause(trigger)), format::plainLine(trigger.templateFile), trigger.connection.value));
    what->setTone(PlainLabel::Tone::Dim);
    what->setWordWrap(true);
    QString words = standing.words;
    if (standing.running + standing.waiting > 0)
        words += u' ' + tr("%1 running, %2 waiting.").arg(QString::number(standing.running), QString::number(standing.waiting));
    auto *state = new PlainLabel(format::plainLine(words));
    state->setTone(standing.isWell ? PlainLabel::Tone::Text : PlainLabel::Tone::Bad);
    state->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(space::tiny);
    for (PlainLabel *label : {name, what, state})
        texts->addWidget(label);
    auto *remove = new QPushButton(tr("Remove…"));
    remove->setAccessibleName(tr("Remove the trigger %1").arg(trigger.name));
    connect(remove, &QPushButton::clicked, this, [this, trigger = trigger.name] { askToRemove(trigger); });
    auto *layout = new QHBoxLayout(card);
    layout->setContentsMargins(space::large, space::medium, space::large, space::medium);
    layout->addLayout(texts, 1);
    layout->addWidget(remove, 0, Qt::AlignTop);
    return card;
}

void TriggersPage::beginNew()
{
    m_views->setCurrentIndex(1);
    m_form->beginNew();
}

void TriggersPage::askToRemove(const QString &trigger)
{
    ask(window(), tr("Remove the trigger “%1”?").arg(trigger), tr("What runs goes on. What waits for its turn is not run."), tr("Remove"), [this, trigger] {
        if (const Result<> removed = m_jobs.book().remove(trigger); !removed)
            m_summary->setText(removed.error().summary);
    });
}

const JobRun *TriggersPage::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? m_jobs.find(index.data(role::Key).toString()) : nullptr;
}

void TriggersPage::refresh()
{
    refreshCards();
    refreshDetails();
    const bool hasTriggers = !m_jobs.triggers().isEmpty();
    if (m_model.rowCount() == 0 && hasTriggers)
        m_empty->show(u"events"_s, tr("Nothing was run yet"), tr("Every run is listed here: when, for what, how long, its exit code and its log."));
    else if (m_model.rowCount() == 0)
        m_empty->show(u"events"_s, tr("There are no triggers"), tr("A trigger runs a spec as a job whenever a file appears in a folder, or somebody calls it over HTTP."), m_add);
    m_runs->setCurrentWidget(m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_empty);
}

void TriggersPage::refreshCards()
{
    QString text;
    for (const Trigger &trigger : m_jobs.triggers()) {
        const JobRunner::Standing standing = m_jobs.standing(trigger);
        text += trigger.name + u'\n' + triggerCause(trigger) + u'\n' + standing.words + u'\n' + QString::number(standing.running) + u' ' + QString::number(standing.waiting) + u'\n';
    }
    if (text == m_cardsText)
        return;
    m_cardsText = text;
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (const Trigger &trigger : m_jobs.triggers())
        m_cards->addWidget(makeCard(trigger));
}

void TriggersPage::refreshDetails()
{
    const JobRun *run = current();
    m_details->setVisible(run != nullptr);
    if (!run)
        return;
    const QString result = runResult(*run).isEmpty() ? runStateName(run->state) : runResult(*run);
    //: %1 is the name of a group, %2 how it ended
    m_summary->setText(format::plainLine(tr("%1: %2").arg(run->group.key, result)));
    m_cancel->setVisible(!run->hasEnded() && m_jobs.isOurs(*run));
    m_log->setVisible(run->startedAt.isValid());
}

void TriggersPage::showEvent(QShowEvent *event)
{
    m_jobs.lookAgain();
    m_look.start();
    QWidget::showEvent(event);
}

void TriggersPage::hideEvent(QHideEvent *event)
{
    m_look.stop();
    QWidget::hideEvent(event);
}

} // namespace quayside
