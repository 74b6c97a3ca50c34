// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/specform/fieldeditor.h"
#include "ui/widgets/plainlabel.h"

#include <utility>

class QGridLayout;
class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace quayside {

// What a table of the form has in common: its name, a grid of rows that grows and shrinks with the document, a way to add one, and
// what is wrong anywhere in it.
class TableField : public FieldEditor
{
    Q_OBJECT

public:
    void showIssues(const QList<SpecIssue> &issues) override;

protected:
    TableField(const FormField &field, const QString &pointer, const QStringList &columns, QWidget *parent);

    void setRowCount(qsizetype count);
    qsizetype rowCount() const { return m_rows.size(); }
    // The cells of a new row, without what removes it.
    virtual QList<QWidget *> makeRow(qsizetype row) = 0;
    virtual void addRow() = 0;
    virtual void removeRow(qsizetype row) = 0;
    // Once, after a row was added by hand.
    bool takeWantsFocus() { return std::exchange(m_wantsFocus, false); }
    QToolButton *addTool(const QString &iconName, const QString &text);

    const FormField &field;

private:
    void addCells(qsizetype row);

    QGridLayout *const m_grid;
    QHBoxLayout *const m_tools;
    PlainLabel *const m_problem;
    bool m_wantsFocus = false;
    QList<PlainLabel *> m_headings;
    QList<QList<QWidget *>> m_rows;
};

// A list of small objects: ports, mounts, variables, headers.
class RowsField final : public TableField
{
    Q_OBJECT

public:
    RowsField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *list) override;
    void showIssues(const QList<SpecIssue> &issues) override;

protected:
    QList<QWidget *> makeRow(qsizetype row) override;
    void addRow() override;
    void removeRow(qsizetype row) override;

private:
    void pasteVariables();

    QList<QList<FieldEditor *>> m_cells;
    QStringList m_names; // of the elements, where they have one
};

// Names that the person chooses, and text: tags, files.
class PairsField final : public TableField
{
    Q_OBJECT

public:
    PairsField(const FormField &field, const QString &pointer, QWidget *parent = nullptr);

    void show(const SpecNode *map) override;

protected:
    QList<QWidget *> makeRow(qsizetype row) override;
    void addRow() override;
    void removeRow(qsizetype row) override;

private:
    struct Pair
    {
        QLineEdit *name;
        QLineEdit *value;
    };

    QString at(qsizetype row) const;
    QString freeName() const;

    QList<Pair> m_pairs;
    QStringList m_names; // as the document has them
};

} // namespace quayside
