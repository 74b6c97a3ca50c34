// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/specform/freefield.h"

#include "models/spec/edit/scalartext.h"
#include "models/spec/specchanges.h"
#include "models/spec/specwriter.h"
#include "models/spec/textparser.h"
#include "ui/specform/leaffields.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

Error unreadable(const SpecIssue &issue)
{
    const int line = issue.range ? issue.range->line : 1;
    return {Error::Kind::Malformed, FreeField::tr("Line %1: %2").arg(QString::number(line), issue.message), {}};
}

// "low" and low say the same: quotes that nothing needs are no difference.
SpecNode withoutIdleQuotes(SpecNode node)
{
    if (node.isScalar() && node.isQuoted && !edit::needsQuotes(node.text)) {
        node.isQuoted = false;
        node.style = SpecNode::Style::Any;
    }
    for (SpecNode &item : node.items)
        item = withoutIdleQuotes(item);
    for (SpecEntry &entry : node.entries)
        entry.value = withoutIdleQuotes(entry.value);
    return node;
}

} // namespace

Result<SpecNode> readFreeMap(const QString &text)
{
    if (text.trimmed().isEmpty())
        return SpecNode();
    const TextParsing parsed = parseText(text);
    if (!parsed)
        return tl::unexpected(unreadable(parsed.error()));
    if (!parsed->issues.isEmpty())
        return tl::unexpected(unreadable(parsed->issues.first()));
    if (!parsed->root.isMapping() && !parsed->root.isNull())
        return tl::unexpected(Error{Error::Kind::Malformed, FreeField::tr("Names and values are wanted here, such as “level: high”."), {}});
    return withoutIdleQuotes(parsed->root);
}

FreeField::FreeField(const FormField &field, const QString &pointer, QWidget *parent)
    : FieldEditor(pointer, parent)
    , m_isSecret(field.kind == FormField::Kind::SecretFree)
    , m_text(new QPlainTextEdit)
    , m_fault(new PlainLabel)
{
    m_text->setObjectName(pointer);
    m_text->setProperty("field", true);
    m_text->setAccessibleName(field.labelText());
    m_text->setTabChangesFocus(true);
    m_text->setFont(fixedFont());
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->installEventFilter(this);
    m_fault->setTextSize(TextSize::Small);
    m_fault->setTone(PlainLabel::Tone::Bad);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(m_text);
    layout->addWidget(m_fault);
    setFocusProxy(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, &FreeField::onEdited);
    fit();
}

void FreeField::show(const SpecNode *value)
{
    const SpecNode now = value ? withoutIdleQuotes(*value) : SpecNode();
    if (m_value == now) // what is typed stays as it is typed
        return;
    m_value = now;
    m_text->setPlaceholderText(m_isSecret && !now.isNull() ? tr("kept; type to replace it") : tr("none"));
    setText(m_isSecret || now.isNull() ? QString() : nodeToYaml(now).trimmed());
    m_text->setReadOnly(now.isScalar() || now.isSequence()); // a fault that only the text can show
}

// As high as its lines, so that nothing scrolls inside what scrolls.
void FreeField::fit()
{
    const int lines = std::clamp(m_text->blockCount(), 2, 14);
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 2 * space::small + 4);
}

void FreeField::setText(const QString &text)
{
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(text);
    showFault({});
    fit();
}

void FreeField::showFault(const QString &fault)
{
    m_fault->setText(fault);
    m_fault->setVisible(!fault.isEmpty());
}

void FreeField::onEdited()
{
    fit();
    const Result<SpecNode> typed = readFreeMap(m_text->toPlainText());
    showFault(typed ? QString() : typed.error().summary);
    const SpecNode before = m_value.value_or(SpecNode());
    if (!typed || *typed == before)
        return;
    const SpecEdits edits = typed->isNull() ? SpecEdits{SpecEdit::remove(pointer())} : changesBetween(pointer(), before, *typed);
    if (edits.isEmpty()) // another order of the names
        return;
    m_value = *typed;
    Q_EMIT edited(edits);
}

bool FreeField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::FocusOut && m_isSecret && m_fault->text().isEmpty() && m_value && !m_value->isNull()) {
        setText({});
        m_text->setPlaceholderText(tr("kept; type to replace it"));
    }
    return FieldEditor::eventFilter(watched, event);
}

void FreeField::showIssues(const QList<SpecIssue> &issues)
{
    markFaults(*m_text, issuesAt(issues, pointer(), true));
}

} // namespace quayside
