// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/lineedits.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>
#include <climits>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int step = 2;

int indentOf(const QString &line)
{
    return static_cast<int>(std::ranges::find_if(line, [](QChar c) { return c != u' '; }) - line.begin());
}

bool isBlank(const QTextBlock &block)
{
    return block.text().trimmed().isEmpty();
}

// The lines that a selection touches; a last one that it only reaches the beginning of is not among them.
struct Lines
{
    explicit Lines(const QTextCursor &cursor)
        : first(cursor.document()->findBlock(cursor.selectionStart()))
        , last(cursor.document()->findBlock(cursor.selectionEnd()))
    {
        if (last != first && cursor.selectionEnd() == last.position())
            last = last.previous();
    }

    QTextBlock first;
    QTextBlock last;
};

template <typename Change>
void forLines(const QTextCursor &cursor, Change change)
{
    const Lines lines(cursor);
    QTextCursor edit(cursor.document());
    edit.beginEditBlock();
    for (QTextBlock block = lines.first;; block = block.next()) {
        edit.setPosition(block.position());
        if (!isBlank(block) || lines.first == lines.last)
            change(edit, block);
        if (block == lines.last)
            break;
    }
    edit.endEditBlock();
}

QTextCursor shifted(QTextCursor cursor, int anchor, int position)
{
    cursor.setPosition(anchor);
    cursor.setPosition(position, QTextCursor::KeepAnchor);
    return cursor;
}

// Swaps the lines with the one next to them and returns the selection moved by so much.
QTextCursor swapWith(const QTextBlock &other, const QTextCursor &cursor)
{
    const Lines lines(cursor);
    const bool isAbove = other.blockNumber() < lines.first.blockNumber();
    const QString moved = other.text();
    const int from = std::min(other.position(), lines.first.position());
    const int to = std::max(other.position() + other.length(), lines.last.position() + lines.last.length()) - 1;
    QTextCursor edit = shifted(cursor, lines.first.position(), lines.last.position() + lines.last.length() - 1);
    const QString kept = edit.selectedText();
    const int distance = (isAbove ? -1 : 1) * (static_cast<int>(moved.size()) + 1);
    const int anchor = cursor.anchor() + distance;
    const int position = cursor.position() + distance;
    edit = shifted(cursor, from, to);
    edit.insertText(isAbove ? kept + u'\n' + moved : moved + u'\n' + kept);
    return shifted(edit, std::clamp(anchor, from, to), std::clamp(position, from, to));
}

} // namespace

void breakLine(QTextCursor cursor)
{
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    const QString before = cursor.block().text().first(cursor.positionInBlock());
    const QString content = before.trimmed();
    int indent = indentOf(before);
    const bool opens = content.endsWith(u':') || content.endsWith(u'{') || content.endsWith(u'[') || content.endsWith(u": |"_s) || content.endsWith(u": >"_s);
    // Behind a dash the names begin two further in.
    if (content.startsWith(u"- "_s))
        indent += step;
    if (opens)
        indent += step;
    cursor.insertText(u'\n' + QString(indent, u' '));
    cursor.endEditBlock();
}

void indentLines(QTextCursor cursor)
{
    if (!cursor.hasSelection()) {
        cursor.insertText(QString(step - cursor.positionInBlock() % step, u' '));
        return;
    }
    forLines(cursor, [](QTextCursor &edit, const QTextBlock &) { edit.insertText(QString(step, u' ')); });
}

void outdentLines(QTextCursor cursor)
{
    forLines(cursor, [](QTextCursor &edit, const QTextBlock &block) {
        edit.setPosition(block.position() + std::min(step, indentOf(block.text())), QTextCursor::KeepAnchor);
        edit.removeSelectedText();
    });
}

void toggleComment(QTextCursor cursor, const QString &sign)
{
    bool allHaveIt = true;
    int column = INT_MAX;
    forLines(cursor, [&](QTextCursor &, const QTextBlock &block) {
        allHaveIt = allHaveIt && block.text().trimmed().startsWith(sign);
        column = std::min(column, indentOf(block.text()));
    });
    forLines(cursor, [&](QTextCursor &edit, const QTextBlock &block) {
        const int at = block.position() + (allHaveIt ? indentOf(block.text()) : column);
        edit.setPosition(at);
        if (!allHaveIt)
            return edit.insertText(sign + u' ');
        const qsizetype length = sign.size() + (block.text().trimmed().startsWith(sign + u' ') ? 1 : 0);
        edit.setPosition(at + static_cast<int>(length), QTextCursor::KeepAnchor);
        edit.removeSelectedText();
    });
}

QTextCursor moveLinesUp(QTextCursor cursor)
{
    const QTextBlock above = Lines(cursor).first.previous();
    return above.isValid() ? swapWith(above, cursor) : cursor;
}

QTextCursor moveLinesDown(QTextCursor cursor)
{
    const QTextBlock below = Lines(cursor).last.next();
    return below.isValid() ? swapWith(below, cursor) : cursor;
}

QTextCursor duplicateLines(QTextCursor cursor)
{
    const Lines lines(cursor);
    QTextCursor edit = shifted(cursor, lines.first.position(), lines.last.position() + lines.last.length() - 1);
    const QString text = edit.selectedText();
    const int distance = static_cast<int>(text.size()) + 1;
    const int anchor = cursor.anchor() + distance;
    const int position = cursor.position() + distance;
    edit.setPosition(edit.selectionEnd());
    edit.insertText(u'\n' + text);
    return shifted(edit, anchor, position);
}

} // namespace quayside
