// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/importer.h"
#include "ui/widgets/plainlabel.h"

#include <QSet>
#include <QTimer>

class QComboBox;
class QListWidget;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QVBoxLayout;

namespace quayside {

class EmptyState;
class NotesList;
class QuestionForm;

// Something that is no container group yet: what it was taken for, what it does not say, which parts of it are wanted, and what
// becomes of every field. It ends with a spec that is edited like any other.
class ImportPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPage(QWidget *parent = nullptr);

    // A text, where it comes from in words, and the folder whose files it may use; an empty one is none.
    void begin(const QString &text, const QString &origin, const QString &folder);

Q_SIGNALS:
    // The group as YAML, with the secrets that were typed or that stood in the source.
    void continued(const QString &text, const QString &origin);
    void left();

private:
    QWidget *makeHeader();
    QWidget *makeBody();
    QWidget *makeChoices();
    void connectAll();
    void read();
    void show(const Import &import);
    void showGroups(const QStringList &groups);
    void showContainers(const ContainerGroupSpec &spec);
    void showProblem(const SpecIssue &issue);
    ContainerGroupSpec chosenSpec() const;
    QString whyNot() const;
    void refreshButton();
    void goOn();

    QString m_text;
    QString m_origin;
    QString m_folder;
    Importer m_importer;
    QTimer m_pause; // in the typing of answers
    SpecConversion m_conversion;
    bool m_isReady = false;
    PlainLabel *const m_source;
    QComboBox *const m_kind;
    QPushButton *const m_continue;
    PlainLabel *const m_groupTitle;
    QComboBox *const m_group; // of a source with several
    PlainLabel *const m_containersTitle;
    QListWidget *const m_containers;
    PlainLabel *const m_questionsTitle;
    QuestionForm *const m_questions;
    NotesList *const m_notes;
    EmptyState *const m_problem;
    QStackedWidget *const m_result; // the report, or what is wrong
};

} // namespace quayside
