// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/spectab.h"

#include "models/review/secrets.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "ui/speceditor/issuelist.h"
#include "ui/speceditor/spectext.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace quayside {

using namespace Qt::StringLiterals;

SpecTab::SpecTab(Session &session)
    : m_session(session)
    , m_note(new PlainLabel)
    , m_text(new SpecText)
    , m_issues(new IssueList)
    , m_empty(new EmptyState)
{
    m_text->setReadOnly(true);
    m_note->setTone(PlainLabel::Tone::Dim);
    m_note->setElided(true);
    auto *copy = new QToolButton;
    copy->setIcon(icon(u"copy"_s));
    copy->setToolTip(tr("Copy the spec"));
    copy->setAccessibleName(tr("Copy the spec"));
    connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_text->toPlainText()); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(space::medium, space::tiny, space::small, space::tiny);
    bar->addWidget(m_note, 1);
    bar->addWidget(copy);
    auto *splitter = new QSplitter(Qt::Horizontal);
    splitter->addWidget(m_text);
    splitter->addWidget(m_issues);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(splitter, 1);
    layout->addWidget(m_empty, 1);
    m_empty->hide();
    connect(m_issues, &IssueList::chosen, this, [this](const SpecIssue &issue) {
        if (issue.range)
            m_text->jumpTo(*issue.range);
    });
}

void SpecTab::show(const std::optional<GroupId> &group)
{
    if (m_group == group)
        return;
    m_group = group;
    m_shownEngineId.clear();
    m_text->clear();
    m_note->clear();
    m_issues->setIssues({});
}

void SpecTab::setWatched(bool watched)
{
    if (watched)
        load();
}

void SpecTab::load()
{
    const ContainerGroup *group = m_group ? m_session.find(*m_group) : nullptr;
    if (!group || group->engineId == m_shownEngineId)
        return;
    if (m_loading)
        m_loading->cancel();
    const QString engineId = group->engineId;
    m_loading = m_session.specOf(group->id)->onFinished(this, [this, engineId](const Result<GroupSpec> &spec) {
        if (!spec && spec.error().isCancelled())
            return;
        m_text->parentWidget()->setVisible(spec.has_value());
        m_empty->setVisible(!spec);
        if (!spec)
            return m_empty->show(u"spec"_s, tr("The spec cannot be read"), spec.error().summary);
        m_shownEngineId = engineId;
        showSpec(*spec);
    });
}

void SpecTab::showSpec(const GroupSpec &spec)
{
    const SpecDocument document = SpecDocument::fromText(specToYaml(spec.spec, Secrets::Omit));
    m_text->setPlainText(document.text());
    QList<SpecIssue> issues = document.issues(m_session.limits(m_group->connection));
    issues.removeIf([&](const SpecIssue &issue) { return isAboutMissing(issue, spec.missingSecrets); });
    m_text->setIssues(issues);
    m_issues->setIssues(issues);
    m_issues->setVisible(!issues.isEmpty());
    QString note = spec.isDerived ? tr("Derived from what the engine knows; something else made this group.") : tr("As it was deployed; kept with the group itself.");
    if (!spec.missingSecrets.isEmpty())
        note += u' ' + tr("%n secure value(s) are not shown.", nullptr, static_cast<int>(spec.missingSecrets.size()));
    m_note->setText(note);
}

} // namespace quayside
