// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/rowsfield.h"

#include "models/spec/jsonpointer.h"
#include "ui/specform/environmentfile.h"
#include "ui/specform/leaffields.h"
#include "ui/theme/icons.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QStringList columnNames(const FormField &field)
{
    QStringList names;
    for (const FormField &column : field.fields)
        names.append(column.labelText());
    return names;
}

QStringList pairColumns(const FormField &field)
{
    return field.kind == FormField::Kind::Names ? QStringList{TableField::tr("Name")} : QStringList{TableField::tr("Name"), TableField::tr("Value")};
}

} // namespace

TableField::TableField(const FormField &shown, const QString &pointer, const QStringList &columns, QWidget *parent)
    : FieldEditor(pointer, parent)
    , field(shown)
    , m_grid(new QGridLayout)
    , m_tools(new QHBoxLayout)
    , m_problem(new PlainLabel)
{
    setObjectName(pointer);
    auto *name = new PlainLabel(field.labelText());
    name->setTone(PlainLabel::Tone::Dim);
    m_grid->setHorizontalSpacing(space::small);
    m_grid->setVerticalSpacing(space::tiny);
    for (const QString &column : columns) {
        auto *heading = new PlainLabel(column);
        heading->setTone(PlainLabel::Tone::Faint);
        heading->setTextSize(TextSize::Small);
        heading->setMinimumHeight(QFontMetrics(textFont(TextSize::Small)).height()); // also where the form is squeezed
        heading->hide();
        m_headings.append(heading);
        m_grid->addWidget(heading, 0, static_cast<int>(m_headings.size()) - 1);
        m_grid->setColumnStretch(static_cast<int>(m_headings.size()) - 1, 1);
    }
    m_problem->setTextSize(TextSize::Small);
    m_problem->setTone(PlainLabel::Tone::Bad);
    m_problem->setElided(true);
    m_problem->hide();
    m_tools->setSpacing(space::tiny);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    layout->addWidget(name);
    layout->addLayout(m_grid);
    layout->addWidget(m_problem);
    layout->addLayout(m_tools);
    m_tools->addStretch(1);
    QToolButton *add = addTool(u"new"_s, tr("Add"));
    add->setAccessibleName(tr("Add to %1").arg(field.labelText()));
    connect(add, &QToolButton::clicked, this, [this] {
        m_wantsFocus = true;
        addRow();
    });
}

QToolButton *TableField::addTool(const QString &iconName, const QString &text)
{
    auto *tool = new QToolButton;
    tool->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    tool->setIcon(icon(iconName));
    tool->setText(text);
    m_tools->insertWidget(m_tools->count() - 1, tool);
    return tool;
}

void TableField::setRowCount(qsizetype count)
{
    while (m_rows.size() > count)
        for (QWidget *cell : m_rows.takeLast())
            delete cell;
    while (m_rows.size() < count)
        addCells(m_rows.size());
    for (PlainLabel *heading : m_headings)
        heading->setVisible(count > 0);
}

void TableField::addCells(qsizetype row)
{
    QList<QWidget *> cells = makeRow(row);
    auto *remove = new QToolButton;
    remove->setIcon(icon(u"cancel"_s));
    remove->setToolTip(tr("Remove"));
    remove->setAccessibleName(tr("Remove row %1 of %2").arg(QString::number(row + 1), field.labelText()));
    connect(remove, &QToolButton::clicked, this, [this, row] { removeRow(row); });
    cells.append(remove);
    for (int column = 0; column < cells.size(); ++column)
        m_grid->addWidget(cells.at(column), static_cast<int>(row) + 1, column, Qt::AlignTop);
    m_rows.append(cells);
}

void TableField::showIssues(const QList<SpecIssue> &issues)
{
    QStringList lines;
    for (const SpecIssue &issue : issuesAt(issues, pointer(), true))
        lines.append(u"%1: %2"_s.arg(issue.rule, issue.message));
    lines.removeDuplicates();
    m_problem->setText(lines.value(0)); // the cells have their own as tool tips
    m_problem->setVisible(!lines.isEmpty());
}

RowsField::RowsField(const FormField &shown, const QString &pointer, QWidget *parent)
    : TableField(shown, pointer, columnNames(shown), parent)
{
    const bool isEnvironment = std::ranges::any_of(field.fields, [](const FormField &column) { return column.kind == FormField::Kind::Environment; });
    if (!isEnvironment)
        return;
    QToolButton *paste = addTool(u"file"_s, tr("Paste .env"));
    paste->setToolTip(tr("Adds the lines NAME=value of the clipboard; a name that is there gets the new value"));
    connect(paste, &QToolButton::clicked, this, &RowsField::pasteVariables);
}

QList<QWidget *> RowsField::makeRow(qsizetype row)
{
    const QString element = pointer() + pointerStep(row);
    QList<FieldEditor *> cells;
    for (const FormField &column : field.fields)
        cells.append(makeEditor(column, element, FieldPlace::Cell));
    for (FieldEditor *cell : cells)
        connect(cell, &FieldEditor::edited, this, &FieldEditor::edited);
    m_cells.append(cells);
    return {cells.begin(), cells.end()};
}

void RowsField::show(const SpecNode *list)
{
    const qsizetype count = list && list->isSequence() ? list->items.size() : 0;
    m_cells.resize(std::min(m_cells.size(), count));
    setRowCount(count);
    m_names.clear();
    for (qsizetype row = 0; row < count; ++row) {
        const SpecNode &element = list->items.at(row);
        const SpecNode *name = below(&element, u"name");
        m_names.append(name ? name->text : QString());
        for (qsizetype i = 0; i < m_cells.at(row).size(); ++i)
            m_cells.at(row).at(i)->show(below(&element, QString::fromLatin1(field.fields[static_cast<size_t>(i)].path)));
    }
    if (!m_cells.isEmpty() && takeWantsFocus())
        m_cells.last().first()->setFocus();
}

void RowsField::showIssues(const QList<SpecIssue> &issues)
{
    TableField::showIssues(issues);
    for (const QList<FieldEditor *> &row : std::as_const(m_cells))
        for (FieldEditor *cell : row)
            cell->showIssues(issues);
}

void RowsField::addRow()
{
    Q_EMIT edited({SpecEdit::insert(pointer() + u"/-"_s, newNode(field.initial))});
}

void RowsField::removeRow(qsizetype row)
{
    Q_EMIT edited({SpecEdit::remove(rowCount() == 1 ? pointer() : pointer() + pointerStep(row))});
}

void RowsField::pasteVariables()
{
    SpecEdits edits;
    for (const auto &[name, value] : readEnvironment(QGuiApplication::clipboard()->text())) {
        const qsizetype row = m_names.indexOf(name);
        if (row >= 0) {
            edits.append(SpecEdit::set(pointer() + pointerStep(row) + u"/value"_s, SpecEdit::text(value)));
            continue;
        }
        SpecNode variable = newNode(field.initial);
        variable.entries.first().value = SpecEdit::text(name);
        variable.entries.last().value = SpecEdit::text(value);
        edits.append(SpecEdit::insert(pointer() + u"/-"_s, variable));
    }
    if (!edits.isEmpty())
        Q_EMIT edited(edits);
}

PairsField::PairsField(const FormField &shown, const QString &pointer, QWidget *parent)
    : TableField(shown, pointer, pairColumns(shown), parent)
{
}

QString PairsField::at(qsizetype row) const
{
    return pointer() + pointerStep(m_names.at(row));
}

QList<QWidget *> PairsField::makeRow(qsizetype row)
{
    auto *name = new QLineEdit;
    name->setAccessibleName(tr("Name"));
    auto *value = new QLineEdit;
    value->setAccessibleName(tr("Value"));
    m_pairs.append(Pair{name, value});
    // A name under way would be another name with every key.
    connect(name, &QLineEdit::editingFinished, this, [this, row, name] {
        if (name->text() != m_names.at(row) && !name->text().isEmpty())
            Q_EMIT edited({SpecEdit::rename(at(row), name->text())});
    });
    connect(value, &QLineEdit::textEdited, this, [this, row](const QString &text) { Q_EMIT edited({SpecEdit::set(at(row), SpecEdit::text(text))}); });
    if (field.kind == FormField::Kind::SecretPairs)
        value->setEchoMode(QLineEdit::Password);
    value->setVisible(field.kind != FormField::Kind::Names);
    return field.kind == FormField::Kind::Names ? QList<QWidget *>{name} : QList<QWidget *>{name, value};
}

void PairsField::show(const SpecNode *map)
{
    const qsizetype count = map && map->isMapping() ? map->entries.size() : 0;
    m_names.clear();
    for (qsizetype row = 0; row < count; ++row)
        m_names.append(map->entries.at(row).key);
    m_pairs.resize(std::min(m_pairs.size(), count));
    setRowCount(count);
    for (qsizetype row = 0; row < count; ++row) {
        const Pair &pair = m_pairs.at(row);
        const QSignalBlocker quiet(pair.name);
        if (!pair.name->hasFocus())
            pair.name->setText(m_names.at(row));
        if (field.kind == FormField::Kind::SecretPairs)
            pair.value->setPlaceholderText(tr("kept; type to replace it"));
        else if (pair.value->text() != map->entries.at(row).value.text)
            pair.value->setText(map->entries.at(row).value.text);
    }
    if (m_pairs.isEmpty() || !takeWantsFocus())
        return;
    m_pairs.last().name->setFocus();
    m_pairs.last().name->selectAll();
}

QString PairsField::freeName() const
{
    for (int number = 1;; ++number)
        if (const QString name = u"name-%1"_s.arg(number); !m_names.contains(name))
            return name;
}

void PairsField::addRow()
{
    const SpecNode value = field.kind == FormField::Kind::Names ? newNode("{}") : SpecEdit::text({});
    Q_EMIT edited({SpecEdit::set(pointer() + pointerStep(freeName()), value)});
}

void PairsField::removeRow(qsizetype row)
{
    Q_EMIT edited({SpecEdit::remove(rowCount() == 1 ? pointer() : at(row))});
}

} // namespace quayside
