// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/folding.h"

#include <QPlainTextDocumentLayout>
#include <QTextDocument>

#include <algorithm>

namespace quayside {

namespace {

bool isBlank(const QTextBlock &block)
{
    return block.text().trimmed().isEmpty();
}

int indentOf(const QTextBlock &block)
{
    const QString text = block.text();
    return static_cast<int>(std::ranges::find_if(text, [](QChar c) { return c != u' '; }) - text.begin());
}

bool isItem(const QTextBlock &block)
{
    return block.text().trimmed().startsWith(u'-');
}

bool isBelow(const QTextBlock &block, int indent, bool holdsItems)
{
    const int own = indentOf(block);
    return own > indent || (own == indent && holdsItems && isItem(block));
}

QTextBlock nextWithText(QTextBlock block)
{
    do
        block = block.next();
    while (block.isValid() && isBlank(block));
    return block;
}

void show(QTextBlock block, bool visible)
{
    block.setVisible(visible);
    block.setLineCount(visible ? 1 : 0);
}

void layOutAgain(const QTextBlock &block)
{
    auto *layout = qobject_cast<QPlainTextDocumentLayout *>(block.document()->documentLayout());
    if (!layout)
        return;
    layout->requestUpdate();
    Q_EMIT layout->documentSizeChanged(layout->documentSize());
}

void hideBelow(const QTextBlock &header)
{
    const QTextBlock end = foldEnd(header);
    for (QTextBlock block = header.next(); end.isValid() && block.isValid(); block = block.next()) {
        show(block, false);
        if (block == end)
            break;
    }
}

void showBelow(const QTextBlock &header)
{
    for (QTextBlock block = header.next(); block.isValid() && !block.isVisible(); block = block.next())
        show(block, true);
}

} // namespace

QTextBlock foldEnd(const QTextBlock &header)
{
    if (!canFold(header))
        return {};
    const int indent = indentOf(header);
    const bool holdsItems = !isItem(header) && isItem(nextWithText(header));
    QTextBlock end = header;
    for (QTextBlock block = nextWithText(header); block.isValid() && isBelow(block, indent, holdsItems); block = nextWithText(block))
        end = block;
    return end;
}

bool canFold(const QTextBlock &header)
{
    if (!header.isValid() || isBlank(header))
        return false;
    const QTextBlock next = nextWithText(header);
    return next.isValid() && isBelow(next, indentOf(header), !isItem(header) && header.text().trimmed().endsWith(u':'));
}

bool isFolded(const QTextBlock &header)
{
    return header.isVisible() && header.next().isValid() && !header.next().isVisible();
}

void fold(const QTextBlock &header)
{
    hideBelow(header);
    layOutAgain(header);
}

void unfold(const QTextBlock &header)
{
    showBelow(header);
    layOutAgain(header);
}

void reveal(const QTextBlock &block)
{
    QTextBlock header = block;
    while (header.isValid() && !header.isVisible())
        header = header.previous();
    if (header.isValid() && header != block)
        unfold(header);
}

void foldAll(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        if (block.isVisible() && indentOf(block) > 0)
            hideBelow(block);
    layOutAgain(document.begin());
}

void unfoldAll(QTextDocument &document)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        show(block, true);
    layOutAgain(document.begin());
}

} // namespace quayside
