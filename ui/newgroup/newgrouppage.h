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

class IssueList;
class SpecForm;
class SpecText;
struct QuickFix;

// A spec to be deployed: its text, what is wrong with it, what it will cost, and where it goes. What is typed stays until something
// else is begun; it is not written to disk, because it may hold secrets.
class NewGroupPage final : public QWidget
{
    Q_OBJECT

public:
    NewGroupPage(Session &session, Settings &settings, QWidget *parent = nullptr);

    // Begins with a text; where it comes from is said above it.
    void begin(const QString &text, const QString &origin);
    void openFile();
    void openPath(const QString &path);

Q_SIGNALS:
    void deployed(const quayside::GroupId &id);
    void left();

private:
    QWidget *makeEditor();
    QList<QuickFix> fixesAt(qsizetype position);
    void connectAll();
    QWidget *makeHeader();
    QWidget *makeFooter();
    enum class View { Form, Text };
    QWidget *makeViewButton(View view, const QString &text, const QKeySequence &keys);
    void showView(View view);
    void edit(const QList<SpecEdit> &edits);
    void goTo(const SpecIssue &issue);
    void checkLater();
    void check();
    void showFindings(const SpecDocument &document, const QList<SpecIssue> &issues);
    void showPrice(const SpecDocument &document);
    QString whyNot() const;
    void deploy();
    ConnectionId target() const;
    void showProblem(const QString &text);

    Session &m_session;
    Settings &m_settings;
    SpecDocument m_document;
    QList<SpecIssue> m_found; // for the target
    SpecChecker m_checker;
    PlainLabel *const m_origin;
    QComboBox *const m_target;
    QPushButton *const m_deploy;
    SpecText *const m_text;
    SpecForm *const m_form;
    QStackedWidget *const m_views; // in the order of View
    QButtonGroup m_viewButtons;
    IssueList *const m_issues;
    PlainLabel *const m_price;
    PlainLabel *const m_summary;
};

} // namespace quayside
