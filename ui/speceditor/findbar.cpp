// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/findbar.h"

#include "ui/theme/icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *makeRow(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::tiny);
    return layout;
}

} // namespace

FindBar::FindBar(QPlainTextEdit &editor)
    : QFrame(&editor)
    , m_editor(editor)
    , m_find(new QLineEdit)
    , m_replacement(new QLineEdit)
    , m_count(new PlainLabel)
{
    setObjectName(u"findBar"_s);
    setAutoFillBackground(true);
    setCursor(Qt::ArrowCursor);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::small, space::tiny, space::small, space::tiny);
    layout->setSpacing(space::tiny);
    layout->addWidget(makeFindRow());
    m_replaceRow = makeReplaceRow();
    layout->addWidget(m_replaceRow);
    connect(m_find, &QLineEdit::textChanged, this, &FindBar::search);
    connect(m_replacement, &QLineEdit::textChanged, this, &FindBar::search);
    connect(&m_editor, &QPlainTextEdit::selectionChanged, this, &FindBar::showCount);
    hide();
}

QWidget *FindBar::makeFindRow()
{
    auto *row = new QWidget;
    auto *layout = makeRow(row);
    m_find->setObjectName(u"findText"_s);
    m_find->setPlaceholderText(tr("Find"));
    m_find->setAccessibleName(tr("Find"));
    m_find->setMaximumWidth(360);
    m_count->setObjectName(u"findCount"_s);
    m_count->setElided(true);
    m_case = makeOption(u"Aa"_s, tr("Upper and lower case differ"), u"findCase"_s);
    m_words = makeOption(u"W"_s, tr("Whole words only"), u"findWords"_s);
    m_expression = makeOption(u".*"_s, tr("Regular expression"), u"findExpression"_s);
    auto *close = makeButton({}, tr("Close (Esc)"), &FindBar::close);
    close->setIcon(icon(u"cancel"_s));
    layout->addWidget(m_find, 3);
    for (QToolButton *option : {m_case, m_words, m_expression})
        layout->addWidget(option);
    layout->addWidget(makeButton(u"↑"_s, tr("Previous (Shift+F3)"), &FindBar::findPrevious));
    layout->addWidget(makeButton(u"↓"_s, tr("Next (F3)"), &FindBar::findNext));
    layout->addWidget(m_count, 2);
    layout->addWidget(close);
    return row;
}

QWidget *FindBar::makeReplaceRow()
{
    auto *row = new QWidget;
    auto *layout = makeRow(row);
    m_replacement->setObjectName(u"replaceText"_s);
    m_replacement->setPlaceholderText(tr("Replace by"));
    m_replacement->setAccessibleName(tr("Replace by"));
    m_replacement->setMaximumWidth(360);
    auto *one = new QPushButton(tr("Replace"));
    one->setObjectName(u"replaceOne"_s);
    connect(one, &QPushButton::clicked, this, &FindBar::replaceOne);
    auto *all = new QPushButton(tr("Replace all"));
    all->setObjectName(u"replaceAll"_s);
    connect(all, &QPushButton::clicked, this, &FindBar::replaceAll);
    layout->addWidget(m_replacement, 3);
    layout->addWidget(one);
    layout->addWidget(all);
    layout->addStretch(2);
    return row;
}

QToolButton *FindBar::makeOption(const QString &sign, const QString &name, const QString &objectName)
{
    auto *button = new QToolButton;
    button->setObjectName(objectName);
    button->setText(sign);
    button->setCheckable(true);
    button->setToolTip(name);
    button->setAccessibleName(name);
    connect(button, &QToolButton::toggled, this, &FindBar::search);
    return button;
}

QToolButton *FindBar::makeButton(const QString &sign, const QString &name, void (FindBar::*act)())
{
    auto *button = new QToolButton;
    button->setText(sign);
    button->setToolTip(name);
    button->setAccessibleName(name);
    connect(button, &QToolButton::clicked, this, act);
    return button;
}

void FindBar::open(Mode mode)
{
    m_replaceRow->setVisible(mode == Mode::Replace && !m_editor.isReadOnly());
    const QString selected = m_editor.textCursor().selectedText();
    if (!selected.isEmpty() && !selected.contains(QChar::ParagraphSeparator))
        m_find->setText(selected);
    show();
    m_find->setFocus();
    m_find->selectAll();
    search();
}

void FindBar::close()
{
    hide();
    m_result = {};
    m_editor.setFocus();
    Q_EMIT closed();
}

void FindBar::refresh()
{
    if (isVisibleTo(&m_editor))
        search();
}

void FindBar::search()
{
    const SearchQuery query{m_find->text(), m_case->isChecked(), m_words->isChecked(), m_expression->isChecked()};
    m_result = searchText(m_editor.toPlainText(), query, m_replacement->text());
    showCount();
    Q_EMIT matchesChanged();
}

// The one that is selected; -1 when none is.
qsizetype FindBar::currentMatch() const
{
    const QTextCursor cursor = m_editor.textCursor();
    const auto isHere = [&](const SearchMatch &match) { return match.offset == cursor.selectionStart() && match.offset + match.length == cursor.selectionEnd(); };
    const auto found = std::ranges::find_if(m_result.matches, isHere);
    return found == m_result.matches.end() ? -1 : found - m_result.matches.begin();
}

void FindBar::showCount()
{
    const qsizetype count = m_result.matches.size();
    const qsizetype current = currentMatch();
    const QString number = QLocale().toString(count) + (m_result.isComplete ? QString() : u"+"_s);
    m_count->setTone(m_result.error.isEmpty() ? PlainLabel::Tone::Dim : PlainLabel::Tone::Bad);
    if (!m_result.error.isEmpty())
        m_count->setText(m_result.error);
    else if (m_find->text().isEmpty())
        m_count->setText({});
    else if (count == 0)
        m_count->setText(m_result.isComplete ? tr("Nothing found") : tr("Given up: this takes too long"));
    else
        //: which of how many matches
        m_count->setText(current >= 0 ? tr("%1 of %2").arg(QLocale().toString(current + 1), number) : number);
}

void FindBar::select(qsizetype match)
{
    const SearchMatch found = m_result.matches.value(match);
    QTextCursor cursor = m_editor.textCursor();
    cursor.setPosition(found.offset);
    cursor.setPosition(found.offset + found.length, QTextCursor::KeepAnchor);
    m_editor.setTextCursor(cursor);
    showCount();
}

void FindBar::findNext()
{
    if (m_result.matches.isEmpty())
        search();
    if (m_result.matches.isEmpty())
        return;
    const int from = m_editor.textCursor().selectionEnd();
    const auto next = std::ranges::lower_bound(m_result.matches, from, {}, &SearchMatch::offset);
    select(next == m_result.matches.end() ? 0 : next - m_result.matches.begin());
}

void FindBar::findPrevious()
{
    if (m_result.matches.isEmpty())
        search();
    if (m_result.matches.isEmpty())
        return;
    const int from = m_editor.textCursor().selectionStart();
    const auto next = std::ranges::lower_bound(m_result.matches, from, {}, &SearchMatch::offset);
    select(next == m_result.matches.begin() ? m_result.matches.size() - 1 : next - m_result.matches.begin() - 1);
}

void FindBar::replaceOne()
{
    search();
    if (const qsizetype current = currentMatch(); current >= 0) {
        m_editor.textCursor().insertText(m_result.matches.at(current).replacement);
        search();
    }
    findNext();
}

// From the end, so that the places of the others stay right; one step to undo.
void FindBar::replaceAll()
{
    search();
    QTextCursor cursor(m_editor.document());
    cursor.beginEditBlock();
    for (qsizetype i = m_result.matches.size(); i-- > 0;) {
        const SearchMatch &match = m_result.matches.at(i);
        cursor.setPosition(match.offset);
        cursor.setPosition(match.offset + match.length, QTextCursor::KeepAnchor);
        cursor.insertText(match.replacement);
    }
    cursor.endEditBlock();
    search();
}

// The page has keys of its own for Escape.
bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

// Nothing goes on to the editor behind, which would write it down.
void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool back = event->modifiers().testFlag(Qt::ShiftModifier);
    event->accept();
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_replacement->hasFocus() ? replaceOne() : back ? findPrevious() : findNext();
    else if (event->key() == Qt::Key_F3)
        back ? findPrevious() : findNext();
    else if (event->modifiers() == Qt::ControlModifier && (event->key() == Qt::Key_F || event->key() == Qt::Key_H))
        open(event->key() == Qt::Key_F ? Mode::Find : Mode::Replace);
}

} // namespace quayside
