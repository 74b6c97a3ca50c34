// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/brackets.h"
#include "ui/speceditor/findbar.h"
#include "ui/speceditor/helppane.h"
#include "ui/speceditor/spectext.h"

#include <QFile>
#include <QMenu>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Reading the documentation takes a moment; one serves every editor.
const SpecAssistant &assistant()
{
    static const SpecAssistant one = [] {
        QFile file(u":/help/properties.json"_s);
        return SpecAssistant(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
    }();
    return one;
}

} // namespace

void SpecText::assist()
{
    const QString text = toPlainText();
    const int caret = textCursor().position();
    m_brackets = m_isJson ? bracketPair(text, caret) : std::nullopt;
    if (m_hasChanged)
        m_findBar->refresh();
    m_hasChanged = false;
    if (m_isTyping || m_popup->isVisible())
        complete(CompletionPopup::Choose::Nothing);
    m_isTyping = false;
    showMarks();
    Q_EMIT documentationChanged(assistant().documentationAt(text, caret));
}

void SpecText::askForCompletion()
{
    complete(CompletionPopup::Choose::First);
}

void SpecText::complete(CompletionPopup::Choose choose)
{
    if (isReadOnly())
        return;
    const QString text = toPlainText();
    QList<Completion> completions = assistant().completionsAt(text, textCursor().position(), m_regions);
    // What is written already needs no offer.
    completions.removeIf([&](const Completion &one) { return text.sliced(one.from, one.to - one.from) == one.insertText; });
    if (completions.isEmpty())
        return m_popup->hide();
    QTextCursor start(document());
    start.setPosition(static_cast<int>(completions.first().from));
    m_popup->open(completions, cursorRect(start).translated(viewport()->pos()), choose);
}

void SpecText::take(const Completion &completion)
{
    QTextCursor cursor = textCursor();
    const auto end = static_cast<qsizetype>(document()->characterCount()) - 1;
    if (completion.from > completion.to || completion.to > end)
        return;
    cursor.beginEditBlock();
    cursor.setPosition(static_cast<int>(completion.from));
    cursor.setPosition(static_cast<int>(completion.to), QTextCursor::KeepAnchor);
    cursor.insertText(completion.insertText);
    cursor.setPosition(static_cast<int>(completion.from + completion.caret));
    cursor.endEditBlock();
    setTextCursor(cursor);
    // A name is followed by what may stand there.
    m_isTyping = completion.kind == Completion::Kind::Property;
}

QString SpecText::toolTipAt(int position) const
{
    QStringList parts;
    for (const SpecIssue &issue : m_issues)
        if (issue.range && position >= issue.range->offset && position <= issue.range->offset + issue.range->length)
            parts.append(issue.rule + u": "_s + issue.message);
    const QString help = shortDocumentation(assistant().documentationAt(toPlainText(), position));
    if (!help.isEmpty())
        parts.append(help);
    return parts.join(u"\n\n"_s);
}

QString SpecText::ruleAtCaret() const
{
    const int caret = textCursor().position();
    QString rule;
    for (const SpecIssue &issue : m_issues) {
        if (!issue.range || issue.range->line != textCursor().blockNumber() + 1)
            continue;
        if (caret >= issue.range->offset && caret <= issue.range->offset + issue.range->length)
            return issue.rule;
        if (rule.isEmpty())
            rule = issue.rule;
    }
    return rule;
}

void SpecText::openQuickFixes()
{
    const QList<QuickFix> fixes = m_quickFixes ? m_quickFixes(textCursor().position()) : QList<QuickFix>();
    auto *menu = new QMenu(this);
    menu->setObjectName(u"quickFixes"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QuickFix &fix : fixes) {
        QAction *action = menu->addAction(QString(fix.title).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, fix.apply);
    }
    if (fixes.isEmpty())
        menu->addAction(tr("Nothing to mend here"))->setEnabled(false);
    else
        menu->setActiveAction(menu->actions().first());
    menu->popup(viewport()->mapToGlobal(cursorRect().bottomLeft()));
}

} // namespace quayside
