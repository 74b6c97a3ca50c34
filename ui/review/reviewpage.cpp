// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/review/reviewpage.h"

#include "models/format/format.h"
#include "models/review/reviewtext.h"
#include "models/review/secrettext.h"
#include "ui/review/changeslist.h"
#include "ui/review/diffpanel.h"
#include "ui/review/diffview.h"
#include "ui/review/impactsign.h"
#include "ui/review/secretfields.h"

#include <QProgressBar>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostOfAButton = 48; // characters

// A name may be long, and an ampersand is no key.
QString forButton(QString text)
{
    text = format::plainLine(text).replace(u'&', u"&&"_s);
    return text.size() > mostOfAButton ? text.left(mostOfAButton - 1) + u'…' : text;
}

} // namespace

ReviewPage::ReviewPage(Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_after(SpecDocument::fromText({}))
    , m_title(new PlainLabel)
    , m_origin(new PlainLabel)
    , m_apply(new QPushButton)
    , m_cancel(new QPushButton(tr("Cancel")))
    , m_retry(new QPushButton(tr("Try again")))
    , m_sign(new ImpactSign)
    , m_outlook(new PlainLabel)
    , m_detail(new PlainLabel)
    , m_progress(new QProgressBar)
    , m_changes(new ChangesList)
    , m_secrets(new SecretFields)
    , m_losses(new PlainLabel)
    , m_diff(new DiffPanel(settings))
    , m_price(new PlainLabel)
{
    setObjectName(u"reviewPage"_s);
    layOut();
    connectAll();
}

void ReviewPage::connectAll()
{
    connect(m_apply, &QPushButton::clicked, this, &ReviewPage::apply);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_session.operations().cancel(m_activity); });
    connect(m_retry, &QPushButton::clicked, this, &ReviewPage::prepare);
    connect(m_secrets, &SecretFields::edited, this, &ReviewPage::prepare);
    connect(&m_session.operations(), &OperationLog::changed, this, &ReviewPage::onActivityChanged);
    connect(&m_session.operations(), &OperationLog::finished, this, &ReviewPage::onFinished);
    connect(&m_session, &Session::connectionsChanged, this, &ReviewPage::showState);
    connect(m_changes, &ChangesList::chosen, this, [this](const SpecChange &change) {
        m_diff->view().goToNewLine(m_after.locate(change.pointer).line);
    });
}

void ReviewPage::begin(const ReviewRequest &request)
{
    m_request = request;
    m_after = SpecDocument::fromText(request.after);
    m_prepared.reset();
    m_activity.clear();
    m_failure.clear();
    m_secrets->clear();
    const QString name = format::plainLine(request.group.key);
    m_title->setText(tr("Review %1").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 240)));
    m_title->setToolTip(name);
    m_origin->setText(request.origin);
    m_changes->show({});
    showTexts();
    prepare();
    m_changes->setFocus();
}

void ReviewPage::showTexts()
{
    m_diff->show(textToShow(SpecDocument::fromText(m_request.before)), textToShow(m_after), tr("Runs now, and after the change"));
}

// Reads what runs and lays the edit beside it; done again with the secrets that were typed.
void ReviewPage::prepare()
{
    if (isApplying())
        return;
    if (m_preparing)
        m_preparing->cancel();
    m_failure.clear();
    m_detail->clear();
    const ContainerGroupSpec spec = withTypedSecrets(m_after.spec(), m_secrets->values());
    m_preparing = m_session.prepareUpdate(m_request.group, spec)->onFinished(this, [this](const Result<PreparedUpdate> &prepared) {
        if (prepared || !prepared.error().isCancelled())
            take(prepared);
    });
    showState();
}

void ReviewPage::take(const Result<PreparedUpdate> &prepared)
{
    m_preparing.clear();
    if (!prepared) {
        m_prepared.reset();
        m_failure = format::plainLine(prepared.error().summary);
        m_detail->setText(prepared.error().detail.left(2000));
        return showState();
    }
    const bool isSame = m_prepared && m_prepared->review.changes == prepared->review.changes;
    m_prepared = *prepared;
    m_secrets->ask(m_prepared->review);
    if (!isSame)
        m_changes->show(m_prepared->review);
    showLosses();
    showPrice();
    showState();
}

QString ReviewPage::whyNot() const
{
    const Connection *connection = m_session.connection(m_request.group.connection);
    if (!connection || connection->watcher.isStale())
        return tr("Waits until %1 is connected.").arg(m_request.group.connection.value);
    if (m_preparing || !m_prepared)
        return tr("Waits until it is known what runs now.");
    if (isApplying())
        return tr("It is being applied.");
    if (m_prepared->review.isEmpty())
        return tr("There is nothing to apply.");
    if (const int missing = m_secrets->missing(); missing > 0)
        return tr("%n secret(s) must be typed first.", nullptr, missing);
    if (const Activity *other = m_session.operations().runningFor(m_request.group); other)
        return tr("Waits until what is under way has ended.");
    return {};
}

bool ReviewPage::isApplying() const
{
    const Activity *activity = m_session.operations().find(m_activity);
    return activity && activity->isRunning();
}

void ReviewPage::tell(const QString &text, PlainLabel::Tone tone, const QString &detail)
{
    m_outlook->setText(text);
    m_outlook->setTone(tone);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

void ReviewPage::showState()
{
    const bool applying = isApplying();
    const QString reason = whyNot();
    m_apply->setText(m_prepared ? forButton(m_prepared->review.effect) : tr("Apply"));
    m_apply->setEnabled(reason.isEmpty());
    m_apply->setToolTip(reason.isEmpty() ? tr("%1 (Ctrl+Return)").arg(m_prepared->review.effect) : reason);
    m_apply->setVisible(!applying);
    m_cancel->setVisible(applying);
    m_progress->setVisible(applying || (m_preparing && !m_prepared));
    m_sign->setVisible(m_prepared || !m_failure.isEmpty());
    m_retry->setVisible(!m_failure.isEmpty() && !m_prepared);
    m_secrets->setEnabled(!applying);
    if (applying)
        return onActivityChanged(m_activity);
    m_progress->setRange(0, 0);
    if (!m_failure.isEmpty()) {
        m_sign->setProblem();
        return tell(m_failure, PlainLabel::Tone::Bad, m_detail->text());
    }
    if (!m_prepared)
        return tell(tr("Looking at what runs…"), PlainLabel::Tone::Dim);
    m_sign->setImpact(m_prepared->review.impact);
    const QString words = outlook(m_prepared->review, m_prepared->update.after, m_session.abilities(m_request.group.connection));
    tell(format::plainLine(words), PlainLabel::Tone::Text, m_preparing || m_prepared->review.isEmpty() ? QString() : reason);
}

void ReviewPage::apply()
{
    if (!whyNot().isEmpty())
        return;
    m_failure.clear();
    m_detail->clear();
    m_activity = m_session.apply(m_request.group, *m_prepared, m_request.after);
    showState();
    m_cancel->setFocus();
}

void ReviewPage::onActivityChanged(const QString &id)
{
    const Activity *activity = id == m_activity ? m_session.operations().find(id) : nullptr;
    if (!activity || !activity->isRunning())
        return;
    const Progress &progress = activity->progress;
    m_progress->setRange(0, progress.steps);
    m_progress->setValue(progress.step);
    tell(progress.text.isEmpty() ? tr("Applying…") : format::plainLine(progress.text), PlainLabel::Tone::Text);
}

void ReviewPage::onFinished(const QString &id)
{
    const Activity *activity = m_session.operations().find(id);
    if (m_activity.isEmpty() || id != m_activity || !activity)
        return showState();
    if (activity->entry.outcome == ActionOutcome::Done) {
        m_activity.clear();
        return Q_EMIT applied(m_request.group);
    }
    checkWhatIsLeft(*activity);
}

// Whether everything was taken back is not believed but looked up.
void ReviewPage::checkWhatIsLeft(const Activity &failed)
{
    const QString what = failed.entry.outcome == ActionOutcome::Cancelled ? tr("Cancelled.") : format::plainLine(failed.entry.summary);
    m_failure = what + u' ' + tr("Looking at what runs now…");
    m_detail->setText(failed.entry.detail.left(2000));
    showState();
    const GroupUpdate wanted = m_prepared->update;
    m_preparing = m_session.prepareUpdate(m_request.group, wanted.after)->onFinished(this, [this, what, wanted](const Result<PreparedUpdate> &now) {
        if (!now && now.error().isCancelled())
            return;
        if (now && now->update.before != wanted.before) {
            m_request.before = m_session.textOf(m_request.group, now->update.before);
            showTexts();
        }
        take(now);
        m_failure = what + u' ' + whatIsLeft(now, wanted);
        showState();
    });
}

QString ReviewPage::whatIsLeft(const Result<PreparedUpdate> &now, const GroupUpdate &wanted)
{
    if (!now)
        return tr("What runs now could not be read: %1").arg(format::plainLine(now.error().summary));
    if (now->update.before == wanted.before)
        return tr("Everything was taken back: the group runs from what it had before.");
    return tr("The group does not run from what it had before. This is what would change now.");
}

} // namespace quayside
