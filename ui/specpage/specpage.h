// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/assist/specchecker.h"
#include "models/session/session.h"
#include "models/spec/specdocument.h"
#include "models/store/settings.h"
#include "ui/widgets/plainlabel.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QPushButton>

class QStackedWidget;

namespace quayside {

class DraftOffer;
class IssueList;
class ParityList;
class SpecForm;
class SpecText;
struct QuickFix;

// A spec in the making, of a group that is new or of one that runs: as a form and as text, what is wrong with it, what it will cost,
// and where it goes. What is typed is kept as a draft, on disk without its secrets, and offered when something else is begun.
class SpecPage final : public QWidget
{
    Q_OBJECT

public:
    // What becomes of the spec: a new group, or an edit of one that runs, which is reviewed before it is applied.
    enum class Mode { Create, Edit };

    SpecPage(Mode mode, Session &session, Settings &settings, QWidget *parent = nullptr);
    ~SpecPage() override;

    // Begins a new group with a text; where it comes from is said above it.
    void begin(const QString &text, const QString &origin);
    // Takes up what was left unfinished of this page's group.
    void continueDraft(const Draft &draft);

    // Begins an edit of a group with the text that it runs from. Its connection and its name stay.
    void beginEdit(const GroupId &group, const QString &text, const QString &origin);
    // Whether an edit of this group was begun and has something in it that is not applied.
    bool hasEditOf(const GroupId &group) const;
    // The edit was applied: nothing of it is left to do.
    void forgetEdit();

Q_SIGNALS:
    void deployed(const quayside::GroupId &id);
    // An edit is to be laid beside what runs.
    void reviewRequested(const quayside::GroupId &id, const QString &before, const QString &after);
    void left();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    bool isEdit() const { return m_mode == Mode::Edit; }
    void fill(const QString &text, const QString &origin);
    QWidget *makeEditor();
    QList<QuickFix> fixesAt(qsizetype position);
    void connectAll();
    QWidget *makeHeader();
    void setUpTarget();
    QWidget *makeFooter();
    enum class View { Form, Text };
    QWidget *makeViewButton(View view, const QString &text, const QKeySequence &keys);
    QWidget *makeParityButton();
    QWidget *makeExportButton();
    View firstView() const;
    void showView(View view);
    void edit(const QList<SpecEdit> &edits);
    void goTo(const SpecIssue &issue);
    void checkLater();
    void check();
    void showFindings(const SpecDocument &document, const QList<SpecIssue> &issues);
    void showPrice(const SpecDocument &document);
    QString whyNot() const;
    QString whyNotHere() const;
    QString summary() const;
    void go();
    void deploy();
    ConnectionId target() const;

    const Mode m_mode;
    Session &m_session;
    Settings &m_settings;
    GroupId m_group; // that is edited; empty for a new one
    QString m_stored; // the text that it runs from
    SpecDocument m_document;
    QList<SpecIssue> m_found; // for the target
    SpecChecker m_checker;
    DraftOffer *const m_offer;
    PlainLabel *const m_title;
    PlainLabel *const m_origin;
    QComboBox *const m_target;
    QPushButton *const m_go; // deploys, or leads to the review
    SpecText *const m_text;
    SpecForm *const m_form;
    QStackedWidget *const m_views; // in the order of View
    QButtonGroup m_viewButtons;
    IssueList *const m_issues;
    ParityList *const m_parity;
    QStackedWidget *const m_below; // problems, or what works here
    PlainLabel *const m_price;
    PlainLabel *const m_summary;
};

} // namespace quayside
