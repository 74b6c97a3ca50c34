// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/specform/fieldeditor.h"
#include "ui/widgets/plainlabel.h"

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QToolButton;

namespace quayside {

// An editor with its name above it and, below it, what is wrong with what it holds.
class LabelledField final : public FieldEditor
{
    Q_OBJECT

public:
    LabelledField(const QString &label, FieldEditor *field, QWidget *parent = nullptr);

    void show(const SpecNode *value) override { m_field->show(value); }
    void showIssues(const QList<SpecIssue> &issues) override;
    void showInherited(const SpecNode &group) override { m_field->showInherited(group); }

private:
    FieldEditor *const m_field;
    PlainLabel *const m_problem;
};

// Text, a number or a secret on one line. A secret that is there is neither shown nor counted: what is typed replaces it.
class TextField final : public FieldEditor
{
    Q_OBJECT

public:
    TextField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *value) override;
    void showIssues(const QList<SpecIssue> &issues) override;
    void showInherited(const SpecNode &group) override;

private:
    void onEdited(const QString &text);

    const FormField &m_field;
    QLineEdit *const m_line;
};

// One of some words. A word of the file that is none of them is kept and can be chosen too.
class ChoiceField final : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *value) override;
    void showIssues(const QList<SpecIssue> &issues) override;

private:
    void onChosen(int index);

    const FormField &m_field;
    QComboBox *const m_choice;
};

// A list of text, one to a line.
class LinesField final : public FieldEditor
{
    Q_OBJECT

public:
    LinesField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *value) override;
    void showIssues(const QList<SpecIssue> &issues) override;

private:
    void onEdited();
    void fit();

    QPlainTextEdit *const m_text;
};

// The value of an environment variable: plain, or behind a lock, where nobody sees it any more.
class EnvironmentField final : public FieldEditor
{
    Q_OBJECT

public:
    EnvironmentField(const FormField &field, const QString &variable, QWidget *parent = nullptr);

    void show(const SpecNode *variable) override;
    void showIssues(const QList<SpecIssue> &issues) override;

private:
    QString path(bool isSecret) const;
    void onEdited(const QString &text);
    void setSecret(bool isSecret);

    QLineEdit *const m_line;
    QToolButton *const m_lock;
    QString m_plain; // the value that would be locked up
};

// Marks an input as wrong or right, with what is wrong as its tool tip.
void markFaults(QWidget &input, const QList<SpecIssue> &faults);

} // namespace quayside
