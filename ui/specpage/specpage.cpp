// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specpage/specpage.h"

#include "models/format/format.h"
#include "models/review/parity.h"
#include "models/review/secrets.h"
#include "ui/import/exportdialog.h"
#include "ui/settings/keys.h"
#include "ui/speceditor/helppane.h"
#include "ui/speceditor/issuelist.h"
#include "ui/speceditor/spectext.h"
#include "ui/specform/specform.h"
#include "ui/specpage/draftoffer.h"
#include "ui/specpage/paritylist.h"
#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SpecPage::SpecPage(Mode mode, Session &session, Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
    , m_session(session)
    , m_settings(settings)
    , m_document(SpecDocument::fromText({}))
    , m_offer(new DraftOffer)
    , m_title(new PlainLabel(tr("New group")))
    , m_origin(new PlainLabel)
    , m_target(new QComboBox)
    , m_go(new QPushButton(isEdit() ? tr("Review…") : tr("Deploy")))
    , m_text(new SpecText)
    , m_form(new SpecForm)
    , m_views(new QStackedWidget)
    , m_issues(new IssueList)
    , m_parity(new ParityList)
    , m_below(new QStackedWidget)
    , m_price(new PlainLabel)
    , m_summary(new PlainLabel)
{
    setObjectName(isEdit() ? u"editPage"_s : u"specPage"_s);
    auto *splitter = new QSplitter(Qt::Vertical);
    m_views->addWidget(m_form);
    m_views->addWidget(makeEditor());
    m_views->setCurrentIndex(static_cast<int>(firstView()));
    splitter->addWidget(m_views);
    m_below->addWidget(m_issues);
    m_below->addWidget(m_parity);
    m_below->setMinimumHeight(124); // the header and three rows
    splitter->addWidget(m_below);
    splitter->setStretchFactor(0, 4);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHeader());
    layout->addWidget(m_offer);
    layout->addWidget(splitter, 1);
    layout->addWidget(makeFooter());
    connectAll();
}

SpecPage::~SpecPage()
{
    m_session.drafts().leave(m_group);
}

// The text, and beside it what the property at the caret is for.
QWidget *SpecPage::makeEditor()
{
    auto *help = new HelpPane;
    auto *editor = new QSplitter(Qt::Horizontal);
    editor->addWidget(m_text);
    editor->addWidget(help);
    editor->setStretchFactor(0, 1);
    editor->setFocusProxy(m_text);
    m_text->setRegions(m_session.costs().estimator().card().regions());
    m_text->setQuickFixes([this](qsizetype position) { return fixesAt(position); });
    connect(m_text, &SpecText::documentationChanged, help, &HelpPane::explain);
    connect(m_text, &SpecText::pasteRefused, m_origin, &PlainLabel::setText);
    return editor;
}

QList<QuickFix> SpecPage::fixesAt(qsizetype position)
{
    QList<QuickFix> fixes;
    for (const SpecIssue &issue : std::as_const(m_found)) {
        const bool isThere = issue.range && position >= issue.range->offset && position <= issue.range->offset + issue.range->length;
        for (const SpecRepair &repair : issue.repairs)
            if (isThere)
                fixes.append({repair.title, [this, edits = repair.edits] { edit(edits); }});
    }
    return fixes;
}

void SpecPage::connectAll()
{
    connect(&m_checker, &SpecChecker::checked, this, &SpecPage::showFindings);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SpecPage::checkLater);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { m_session.drafts().touch(m_group); });
    connect(m_offer, &DraftOffer::continued, this, &SpecPage::continueDraft);
    connect(m_offer, &DraftOffer::discarded, &m_session.drafts(), &DraftKeeper::discard);
    connect(m_issues, &IssueList::chosen, this, &SpecPage::goTo);
    connect(m_parity, &ParityList::chosen, this, [this](const QString &pointer) { goTo({{}, {}, pointer, {}, m_document.locate(pointer)}); });
    // Later, because what an edit changes may be the very row whose button was pressed.
    connect(m_form, &SpecForm::edited, this, &SpecPage::edit, Qt::QueuedConnection);
    connect(m_form, &SpecForm::textRequested, this, [this] { showView(View::Text); });
    connect(m_target, &QComboBox::currentIndexChanged, this, &SpecPage::check);
    connect(m_go, &QPushButton::clicked, this, &SpecPage::go);
    connect(&m_session, &Session::connectionsChanged, this, &SpecPage::check);
    auto *goKey = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), this);
    connect(goKey, &QShortcut::activated, m_go, &QPushButton::click);
    auto *leaveKey = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leaveKey, &QShortcut::activated, this, &SpecPage::left);
}

QWidget *SpecPage::makeHeader()
{
    auto *header = new QWidget;
    header->setObjectName(u"detailsHeader"_s);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *back = new QToolButton;
    back->setObjectName(u"backToGroups"_s);
    back->setIcon(icon(u"back"_s));
    back->setToolTip(tr("Back to the groups (Esc); what you typed is kept"));
    back->setAccessibleName(tr("Back to the groups"));
    connect(back, &QToolButton::clicked, this, &SpecPage::left);
    m_title->setTextSize(TextSize::Section);
    m_title->setObjectName(u"specTitle"_s);
    m_origin->setTone(PlainLabel::Tone::Dim);
    m_origin->setElided(true);
    auto *targetName = new PlainLabel(tr("on"));
    targetName->setTone(PlainLabel::Tone::Dim);
    setUpTarget();
    m_go->setObjectName(isEdit() ? u"review"_s : u"deploy"_s);
    m_go->setProperty("primary", true);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(space::small, space::small, space::medium, space::small);
    layout->setSpacing(space::small);
    layout->addWidget(back);
    layout->addWidget(m_title);
    layout->addWidget(makeViewButton(View::Form, tr("Form"), Qt::CTRL | Qt::SHIFT | Qt::Key_F));
    layout->addWidget(makeViewButton(View::Text, tr("Text"), Qt::CTRL | Qt::SHIFT | Qt::Key_T));
    layout->addWidget(makeExportButton());
    layout->addWidget(m_origin, 1);
    layout->addWidget(targetName);
    layout->addWidget(m_target);
    layout->addWidget(m_go);
    return header;
}

void SpecPage::setUpTarget()
{
    m_target->setObjectName(u"target"_s);
    m_target->setAccessibleName(tr("Connection"));
    for (const auto &connection : m_session.connections())
        m_target->addItem(connection->id.value);
    if (!isEdit())
        return;
    m_target->setEnabled(false);
    m_target->setToolTip(tr("A group stays where it is. Clone it to have it elsewhere too."));
    m_form->lock(u"/name"_s, tr("A group keeps its name. Clone it to have it under another one."));
}

QWidget *SpecPage::makeViewButton(View view, const QString &text, const QKeySequence &keys)
{
    auto *button = new QToolButton;
    button->setObjectName(view == View::Form ? u"showForm"_s : u"showText"_s);
    button->setText(text);
    button->setCheckable(true);
    button->setShortcut(keys);
    button->setToolTip(u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    m_viewButtons.addButton(button, static_cast<int>(view));
    button->setChecked(view == firstView());
    connect(button, &QToolButton::clicked, this, [this, view] { showView(view); });
    return button;
}

// What the connection makes of the spec stands where its problems stand.
QWidget *SpecPage::makeParityButton()
{
    auto *button = new QToolButton;
    button->setObjectName(u"showParity"_s);
    button->setText(tr("What works here"));
    button->setCheckable(true);
    button->setToolTip(tr("What the chosen connection makes of each property, instead of the problems"));
    connect(button, &QToolButton::toggled, this, [this](bool shown) {
        m_below->setCurrentWidget(shown ? static_cast<QWidget *>(m_parity) : m_issues);
        check();
    });
    return button;
}

QWidget *SpecPage::makeExportButton()
{
    auto *button = new QToolButton;
    button->setObjectName(u"exportSpec"_s);
    button->setIcon(icon(u"save"_s));
    button->setToolTip(tr("Copy or save it in another format: ARM template, Bicep, Compose, az"));
    button->setAccessibleName(tr("Export"));
    connect(button, &QToolButton::clicked, this, [this] {
        check();
        (new ExportDialog(m_document.spec(), this))->open();
    });
    return button;
}

// The one that the person used last.
SpecPage::View SpecPage::firstView() const
{
    return m_settings.value(settingskey::specAsText, false).toBool() ? View::Text : View::Form;
}

// Both show one document: what is done in one is in the other.
void SpecPage::showView(View view)
{
    m_viewButtons.button(static_cast<int>(view))->setChecked(true);
    m_views->setCurrentIndex(static_cast<int>(view));
    m_settings.setValue(settingskey::specAsText, view == View::Text);
    check();
    m_views->currentWidget()->setFocus();
}

void SpecPage::edit(const SpecEdits &edits)
{
    if (m_text->toPlainText() != m_document.text())
        check();
    const Result<EditedDocument> edited = m_document.withEdits(edits);
    if (!edited)
        return m_summary->setText(edited.error().summary);
    m_text->change(edited->changes);
    check();
}

void SpecPage::goTo(const SpecIssue &issue)
{
    if (m_views->currentWidget() == m_form)
        return m_form->goTo(issue.path);
    if (issue.range)
        m_text->jumpTo(*issue.range);
}

QWidget *SpecPage::makeFooter()
{
    auto *footer = new QWidget;
    auto *layout = new QHBoxLayout(footer);
    layout->setContentsMargins(space::medium, space::small, space::medium, space::small);
    m_summary->setTone(PlainLabel::Tone::Dim);
    m_summary->setElided(true);
    m_price->setTone(PlainLabel::Tone::Dim);
    m_price->setObjectName(u"price"_s);
    layout->addWidget(makeParityButton());
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_price);
    return footer;
}

ConnectionId SpecPage::target() const
{
    return {m_target->currentText()};
}

void SpecPage::begin(const QString &text, const QString &origin)
{
    DraftKeeper &drafts = m_session.drafts();
    drafts.leave(m_group);
    m_offer->offer(drafts.find(m_group), m_session.clock().now());
    fill(text, origin);
    drafts.begin(m_group, origin, text, [this] { return m_text->toPlainText(); });
}

void SpecPage::fill(const QString &text, const QString &origin)
{
    m_text->setPlainText(text);
    m_origin->setText(origin);
    check();
    m_views->currentWidget()->setFocus();
}

void SpecPage::continueDraft(const Draft &draft)
{
    m_session.drafts().leave(m_group);
    m_session.drafts().begin(m_group, draft.origin, isEdit() ? m_stored : QString(), [this] { return m_text->toPlainText(); });
    fill(draft.text.text, draft.origin);
    m_offer->sayWhatIsMissing(draft);
}

void SpecPage::hideEvent(QHideEvent *event)
{
    m_session.drafts().save();
    QWidget::hideEvent(event);
}

void SpecPage::beginEdit(const GroupId &group, const QString &text, const QString &origin)
{
    m_session.drafts().leave(m_group);
    m_group = group;
    m_stored = text;
    const QString name = format::plainLine(group.key);
    m_title->setText(tr("Edit %1").arg(fontMetrics().elidedText(name, Qt::ElideMiddle, 260)));
    m_title->setToolTip(name);
    m_target->setCurrentText(group.connection.value);
    begin(text, origin);
}

bool SpecPage::hasEditOf(const GroupId &group) const
{
    return m_group == group && m_text->toPlainText() != m_stored;
}

void SpecPage::forgetEdit()
{
    m_stored = m_text->toPlainText();
    m_session.drafts().finish(m_group);
}

void SpecPage::checkLater()
{
    m_checker.check(m_text->toPlainText(), m_session.limits(target()));
}

void SpecPage::check()
{
    m_checker.cancel();
    const SpecDocument document = SpecDocument::fromText(m_text->toPlainText());
    showFindings(document, document.issues(m_session.limits(target())));
}

void SpecPage::showFindings(const SpecDocument &document, const QList<SpecIssue> &issues)
{
    m_document = document;
    m_found = issues;
    if (isEdit()) // what the engine keeps to itself stays with it, or is asked for by the review
        m_found.removeIf([missing = secretsToType(document.spec())](const SpecIssue &issue) { return isAboutMissing(issue, missing); });
    m_text->setIssues(m_found);
    m_issues->setIssues(m_found);
    if (m_below->currentWidget() == m_parity)
        m_parity->show(parity(document.spec(), m_session.abilities(target())));
    if (m_views->currentWidget() == m_form)
        m_form->show(m_document, m_found, m_session.limits(target()));
    const QString reason = whyNot();
    m_go->setEnabled(reason.isEmpty());
    const QString deed = isEdit() ? tr("See what this changes before it is applied (Ctrl+Return)") : tr("Deploy (Ctrl+Return)");
    m_go->setToolTip(reason.isEmpty() ? deed : reason);
    m_summary->setText(reason.isEmpty() ? summary() : reason);
    showPrice(m_document);
}

QString SpecPage::summary() const
{
    return m_found.isEmpty() ? tr("No problems.") : tr("%n remark(s), none of which stops it.", nullptr, static_cast<int>(m_found.size()));
}

QString SpecPage::whyNot() const
{
    const auto errors = std::ranges::count(m_found, SpecIssue::Severity::Error, &SpecIssue::severity);
    if (errors > 0)
        return tr("%n problem(s) must be mended first.", nullptr, static_cast<int>(errors));
    const Connection *connection = m_session.connection(target());
    if (!connection || connection->watcher.isStale())
        return tr("Waits until %1 is connected.").arg(target().value);
    return whyNotHere();
}

// What keeps the spec from going where it shall go, by what is there.
QString SpecPage::whyNotHere() const
{
    const QString name = m_document.spec().name.value_or(QString());
    const bool isThere = m_session.find({target(), name});
    if (!isEdit())
        return isThere ? tr("There is a group named “%1” already. Choose another name.").arg(name) : QString();
    if (name != m_group.key)
        return tr("A group keeps its name: it must stay “%1”. Clone it to have it under another one.").arg(m_group.key);
    if (!isThere)
        return tr("There is no group named “%1” any more.").arg(name);
    return m_text->toPlainText() == m_stored ? tr("Nothing is changed yet.") : QString();
}

void SpecPage::showPrice(const SpecDocument &document)
{
    const auto price = document.isReadable() ? m_session.costs().estimator().hourlyPrice(pricedResources(document.spec())) : std::nullopt;
    if (!price)
        return m_price->setText({});
    //: %1 is a rate per hour, %2 an amount, %3 a region, %4 a date
    m_price->setText(tr("As in Azure: %1, %2 a month · %3, list of %4")
                         .arg(format::ratePerHour(price->total()), format::money(costOf(price->total(), 730h)), price->region,
                              m_session.costs().estimator().card().date().toString(Qt::ISODate)));
}

void SpecPage::go()
{
    check();
    if (!m_go->isEnabled())
        return;
    if (isEdit())
        Q_EMIT reviewRequested(m_group, m_stored, m_document.text());
    else
        deploy();
}

void SpecPage::deploy()
{
    m_session.deploy(target(), m_document.spec(), m_document.text());
    m_session.drafts().finish(m_group);
    Q_EMIT deployed({target(), m_document.spec().name.value_or(QString())});
}

} // namespace quayside
