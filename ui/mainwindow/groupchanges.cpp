// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/mainwindow/groupchanges.h"

#include "ui/groups/groupcommands.h"
#include "ui/review/imagepage.h"
#include "ui/review/reviewpage.h"
#include "ui/specpage/specpage.h"
#include "ui/widgets/lazypage.h"

#include <QStackedWidget>

namespace quayside {

GroupChanges::GroupChanges(Session &session, Settings &settings, GroupCommands &commands, QStackedWidget &pages)
    : QObject(&pages)
    , m_session(session)
    , m_settings(settings)
    , m_edit(new LazyPage([this] { return makeEditPage(); }))
    , m_image(new LazyPage([this] { return makeImagePage(); }))
    , m_review(new LazyPage([this] { return makeReviewPage(); }))
{
    for (LazyPage *page : {m_edit, m_image, m_review})
        pages.addWidget(page);
    connect(&commands, &GroupCommands::editRequested, this, &GroupChanges::beginEdit);
    connect(&commands, &GroupCommands::imageRequested, this, &GroupChanges::beginImage);
    connect(&commands, &GroupCommands::rollbackRequested, this, &GroupChanges::beginRollback);
}

QWidget *GroupChanges::makeEditPage()
{
    auto *page = new SpecPage(SpecPage::Mode::Edit, m_session, m_settings);
    connect(page, &SpecPage::left, this, &GroupChanges::left);
    connect(page, &SpecPage::reviewRequested, this, [this](const GroupId &id, const QString &before, const QString &after) {
        review({id, before, after, tr("Your edit")}, m_edit);
    });
    return page;
}

QWidget *GroupChanges::makeImagePage()
{
    auto *page = new ImagePage(m_session);
    connect(page, &ImagePage::left, this, &GroupChanges::left);
    connect(page, &ImagePage::reviewRequested, this, [this](const GroupId &id, const QString &before, const QString &after) {
        review({id, before, after, tr("Another image")}, m_image);
    });
    return page;
}

QWidget *GroupChanges::makeReviewPage()
{
    auto *page = new ReviewPage(m_session, m_settings);
    connect(page, &ReviewPage::left, this, [this] {
        if (m_from)
            Q_EMIT pageRequested(m_from);
        else
            Q_EMIT left();
    });
    connect(page, &ReviewPage::applied, this, [this](const GroupId &id) {
        if (m_from == m_edit)
            editPage().forgetEdit();
        if (m_review->isVisible()) // who has gone on to something else is left there
            Q_EMIT applied(id);
    });
    return page;
}

SpecPage &GroupChanges::editPage()
{
    return *static_cast<SpecPage *>(m_edit->page());
}

ImagePage &GroupChanges::imagePage()
{
    return *static_cast<ImagePage *>(m_image->page());
}

ReviewPage &GroupChanges::reviewPage()
{
    return *static_cast<ReviewPage *>(m_review->page());
}

bool GroupChanges::shows(const QString &activity) const
{
    const auto *page = m_review->findChild<ReviewPage *>();
    return page && page->shows(activity);
}

void GroupChanges::withText(const GroupId &id, const std::function<void(const QString &, bool)> &then)
{
    if (m_reading)
        m_reading->cancel();
    m_reading = m_session.specOf(id)->onFinished(this, [this, id, then](const Result<GroupSpec> &spec) {
        if (spec)
            then(m_session.textOf(id, spec->spec), spec->isDerived);
        else if (!spec.error().isCancelled())
            Q_EMIT failed(spec.error());
    });
}

// An edit that is not applied yet is gone on with.
void GroupChanges::beginEdit(const GroupId &id)
{
    if (editPage().hasEditOf(id))
        return Q_EMIT pageRequested(m_edit);
    withText(id, [this, id](const QString &text, bool isDerived) {
        Q_EMIT pageRequested(m_edit);
        editPage().beginEdit(id, text, isDerived ? tr("Derived from what the engine knows") : tr("What it runs from"));
    });
}

void GroupChanges::beginImage(const GroupId &id)
{
    withText(id, [this, id](const QString &text, bool) {
        Q_EMIT pageRequested(m_image);
        imagePage().begin(id, text);
    });
}

void GroupChanges::beginRollback(const GroupId &id, int number)
{
    const Result<QList<Revision>> known = m_session.revisions(id);
    const ContainerGroup *group = m_session.find(id);
    const Result<Revision> revision = known ? revisionToReturnTo(*known, number, group ? group->name : id.key) : tl::unexpected(known.error());
    if (!revision)
        return Q_EMIT failed(revision.error());
    withText(id, [this, id, revision = *revision](const QString &text, bool) {
        review({id, text, revision.text, tr("Back to revision %1").arg(QString::number(revision.number))}, nullptr);
    });
}

void GroupChanges::review(const ReviewRequest &request, LazyPage *from)
{
    m_from = from;
    Q_EMIT pageRequested(m_review);
    reviewPage().begin(request);
}

} // namespace quayside
