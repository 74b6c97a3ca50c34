// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/spectab.h"

#include "models/review/secrets.h"
#include "models/spec/specdocument.h"
#include "ui/details/revisionlist.h"
#include "ui/groups/groupcommands.h"
#include "ui/review/diffpanel.h"
#include "ui/import/exportdialog.h"
#include "ui/speceditor/issuelist.h"
#include "ui/speceditor/spectext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Another value after every update: one in place keeps the group and makes containers anew.
QString stateOf(const ContainerGroup &group)
{
    QStringList ids{group.engineId};
    for (const Container &container : group.containers)
        ids.append(container.engineId);
    return ids.join(u' ');
}

} // namespace

SpecTab::SpecTab(Session &session, Settings &settings, GroupCommands &commands)
    : m_session(session)
    , m_commands(commands)
    , m_note(new PlainLabel)
    , m_back(new QToolButton)
    , m_text(new SpecText)
    , m_diff(new DiffPanel(settings))
    , m_views(new QStackedWidget)
    , m_issues(new IssueList)
    , m_revisions(new RevisionList(session.clock()))
    , m_body(new QSplitter(Qt::Horizontal))
    , m_empty(new EmptyState)
{
    m_text->setReadOnly(true);
    m_views->addWidget(m_text);
    m_views->addWidget(m_diff);
    layOut();
    connectAll();
    showText();
}

void SpecTab::layOut()
{
    auto *side = new QSplitter(Qt::Vertical);
    side->addWidget(m_issues);
    side->addWidget(m_revisions);
    side->setStretchFactor(1, 1);
    side->setChildrenCollapsible(false);
    m_body->addWidget(m_views);
    m_body->addWidget(side);
    m_body->setStretchFactor(0, 3);
    m_body->setStretchFactor(1, 2);
    m_body->setSizes({620, 380}); // of a thousand, until the person moves it
    m_body->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_body, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
}

QWidget *SpecTab::makeBar()
{
    m_note->setTone(PlainLabel::Tone::Dim);
    m_note->setElided(true);
    m_back->setObjectName(u"showSpec"_s);
    m_back->setIcon(icon(u"back"_s));
    m_back->setText(tr("The spec"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    auto *copy = new QToolButton;
    copy->setIcon(icon(u"copy"_s));
    copy->setToolTip(tr("Copy the spec"));
    copy->setAccessibleName(tr("Copy the spec"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_present); });
    auto *other = new QToolButton;
    other->setObjectName(u"exportGroup"_s);
    other->setIcon(icon(u"save"_s));
    other->setToolTip(tr("Copy or save it in another format: ARM template, Bicep, Compose, az"));
    other->setAccessibleName(tr("Export"));
    connect(other, &QToolButton::clicked, this, [this] { (new ExportDialog(SpecDocument::fromText(m_present).spec(), this))->open(); });
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    layout->addWidget(m_back);
    layout->addWidget(m_note, 1);
    layout->addWidget(copy);
    layout->addWidget(other);
    return bar;
}

void SpecTab::connectAll()
{
    connect(m_issues, &IssueList::chosen, this, [this](const SpecIssue &issue) {
        if (issue.range)
            m_text->jumpTo(*issue.range);
    });
    connect(m_back, &QToolButton::clicked, this, &SpecTab::showText);
    connect(m_revisions, &RevisionList::chosen, this, &SpecTab::compare);
    connect(m_revisions, &RevisionList::returnRequested, this, [this](const Revision &revision) { m_commands.goBackTo(*m_group, revision.number); });
    connect(m_commands.goBack, &QAction::changed, this, &SpecTab::followGoingBack);
    connect(&m_session.operations(), &OperationLog::finished, this, &SpecTab::readAgain);
    connect(&m_session, &Session::groupsChanged, this, [this] {
        if (m_isWatched)
            load();
    });
}

void SpecTab::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_shownState.clear();
    m_text->clear();
    m_note->clear();
    m_issues->setIssues({});
    m_revisions->setRevisions({});
    showText();
}

void SpecTab::setWatched(bool watched)
{
    m_isWatched = watched;
    if (watched)
        load();
}

void SpecTab::readAgain()
{
    m_shownState.clear();
    if (m_isWatched)
        load();
}

void SpecTab::load()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group || stateOf(*group) == m_shownState)
        return;
    if (m_loading)
        m_loading->cancel();
    const QString state = stateOf(*group);
    m_loading = m_session.specOf(group->id)->onFinished(this, [this, state](const Result<GroupSpec> &spec) {
        if (!spec && spec.error().isCancelled())
            return;
        m_body->setVisible(spec.has_value());
        m_empty->setVisible(!spec);
        if (!spec)
            return m_empty->show(u"spec"_s, tr("The spec cannot be read"), spec.error().summary);
        m_shownState = state;
        showSpec(*spec);
    });
}

void SpecTab::showSpec(const GroupSpec &spec)
{
    const SpecDocument document = SpecDocument::fromText(m_session.textOf(*m_group, spec.spec));
    m_present = document.text();
    m_text->setPlainText(m_present);
    QList<SpecIssue> issues = document.issues(m_session.limits(m_group->connection));
    issues.removeIf([&](const SpecIssue &issue) { return isAboutMissing(issue, spec.missingSecrets); });
    m_text->setIssues(issues);
    m_issues->setIssues(issues);
    m_issues->setVisible(!issues.isEmpty());
    const QList<Revision> revisions = m_session.revisions(*m_group).value_or(QList<Revision>());
    m_revisions->setRevisions(revisions);
    m_revisions->setVisible(!revisions.isEmpty());
    QString note = spec.isDerived ? tr("Derived from what the engine knows; something else made this group.") : tr("As it was deployed; kept with the group itself.");
    if (!spec.missingSecrets.isEmpty())
        note += u' ' + tr("%n secure value(s) are not shown.", nullptr, static_cast<int>(spec.missingSecrets.size()));
    m_note->setText(note);
    showText();
    followGoingBack();
}

void SpecTab::showText()
{
    m_revisions->clearChoice();
    m_views->setCurrentWidget(m_text);
    m_back->hide();
}

void SpecTab::compare(const Revision &revision)
{
    m_diff->show(revision.text, m_present, tr("Revision %1, and what runs now").arg(QString::number(revision.number)));
    m_views->setCurrentWidget(m_diff);
    m_back->show();
}

void SpecTab::followGoingBack()
{
    const bool isOurs = m_group && m_commands.groups() == QList{*m_group};
    m_revisions->setObstacle(!isOurs || m_commands.goBack->isEnabled() ? QString() : m_commands.goBack->toolTip());
    m_revisions->refreshTimes();
}

} // namespace quayside
