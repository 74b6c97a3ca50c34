// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/blockscanner.h"

#include "models/assist/flowscanner.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using Place = OutlineSpot::Place;

namespace {

QStringView withoutQuotes(QStringView word)
{
    const bool isQuoted = word.startsWith(u'"') || word.startsWith(u'\'');
    if (!isQuoted)
        return word;
    const QChar quote = word.front();
    word = word.sliced(1);
    return word.endsWith(quote) ? word.chopped(1) : word;
}

} // namespace

BlockScanner::BlockScanner(Outline &outline)
    : m_outline(outline)
    , m_text(outline.m_text)
{
}

void BlockScanner::scan()
{
    while (m_start <= m_text.size()) {
        const qsizetype end = m_text.indexOf(u'\n', m_start);
        m_end = end < 0 ? m_text.size() : end;
        m_at = m_start;
        scanLine();
        // Brackets may have gone on over several lines.
        const qsizetype next = m_at > m_end ? m_text.indexOf(u'\n', m_at) : m_end;
        m_start = next < 0 ? m_text.size() + 1 : next + 1;
    }
}

void BlockScanner::scanLine()
{
    while (m_at < m_end && m_text[m_at] == u' ')
        ++m_at;
    if (skipBlockText())
        return;
    const QStringView rest = m_text.sliced(m_at, m_end - m_at);
    const bool isBlank = rest.trimmed().isEmpty();
    if (isBlank && caretIsOnLine())
        noteWord(m_outline.m_caret, m_outline.m_caret);
    if (isBlank || rest.startsWith(u'#') || rest.startsWith(u'%') || rest.startsWith(u"---"))
        return;
    takeDashes();
    if (m_at < m_end)
        takeWord();
}

bool BlockScanner::skipBlockText()
{
    if (m_blockText < 0)
        return false;
    const bool isBlank = m_text.sliced(m_at, m_end - m_at).trimmed().isEmpty();
    const OutlineEntry &owner = m_outline.m_entries.at(m_blockText);
    const bool goesOn = columnOf(m_at) > owner.column;
    if (!goesOn && !isBlank) {
        m_blockText = -1;
        return false;
    }
    if (isBlank && !goesOn && caretIsOnLine() && m_outline.m_caret - m_start <= owner.column)
        noteWord(m_outline.m_caret, m_outline.m_caret);
    return true;
}

void BlockScanner::takeDashes()
{
    while (m_at < m_end && m_text[m_at] == u'-' && (m_at + 1 == m_end || m_text[m_at + 1] == u' ')) {
        leave(columnOf(m_at), true);
        const int parent = m_open.isEmpty() ? -1 : m_open.last();
        int &items = parent < 0 ? m_rootItems : m_items[parent];
        m_open.append(add({parent, items++, columnOf(m_at), {}, m_at, 1, {}}));
        ++m_at;
        while (m_at < m_end && m_text[m_at] == u' ')
            ++m_at;
        if (m_at == m_end && caretIsOnLine() && m_outline.m_caret >= m_outline.m_entries.last().offset + 2)
            noteWord(m_outline.m_caret, m_outline.m_caret);
    }
}

void BlockScanner::takeWord()
{
    const QChar first = m_text[m_at];
    const bool followsDash = !m_open.isEmpty() && m_outline.m_entries.at(m_open.last()).isItem() && m_outline.m_entries.at(m_open.last()).offset >= m_start;
    if (first == u'#')
        return;
    if (first == u'{' || first == u'[') {
        if (!followsDash)
            leave(columnOf(m_at), false);
        return openFlow(m_open.isEmpty() ? -1 : m_open.last());
    }
    if (const qsizetype colon = colonOfName(); colon >= 0)
        return takeName(colon);
    const qsizetype end = scalarEnd(m_at);
    if (followsDash)
        m_outline.m_entries[m_open.last()].value = withoutQuotes(m_text.sliced(m_at, end - m_at));
    if (caretIsOnLine() && m_outline.m_caret >= m_at && m_outline.m_caret <= end)
        noteWord(m_at, end);
}

void BlockScanner::takeName(qsizetype colon)
{
    const int column = columnOf(m_at);
    leave(column, false);
    const QStringView name = m_text.sliced(m_at, colon - m_at).trimmed();
    const int entry = add({m_open.isEmpty() ? -1 : m_open.last(), -1, column, withoutQuotes(name), m_at, name.size(), {}});
    m_open.append(entry);
    takeNameOrValue(entry, colon);
}

void BlockScanner::takeNameOrValue(int entry, qsizetype colon)
{
    const OutlineEntry one = m_outline.m_entries.at(entry);
    qsizetype from = colon + 1;
    while (from < m_end && m_text[from] == u' ')
        ++from;
    const bool isHere = caretIsOnLine() && m_outline.m_caret >= one.offset;
    if (isHere && m_outline.m_caret <= colon)
        m_outline.m_spot = {Place::Name, one.parent, entry, one.offset, one.offset + one.length, one.column, false, true};
    m_at = from;
    const QChar first = from < m_end ? m_text[from] : QChar();
    if (first == u'|' || first == u'>') {
        m_blockText = entry;
        m_outline.m_entries[entry].opensBlockText = true;
    } else if (first == u'{' || first == u'[')
        openFlow(entry);
    else
        takeScalar(entry, from);
}

void BlockScanner::takeScalar(int entry, qsizetype from)
{
    const qsizetype end = scalarEnd(from);
    m_outline.m_entries[entry].value = withoutQuotes(m_text.sliced(from, end - from));
    const qsizetype caret = m_outline.m_caret;
    const qsizetype colon = m_outline.m_entries.at(entry).offset + m_outline.m_entries.at(entry).length;
    if (!caretIsOnLine() || caret <= colon || caret > std::max(end, end == from ? m_end : end))
        return;
    const bool isBefore = caret < from || end == from;
    m_outline.m_spot = {Place::Value, m_outline.m_entries.at(entry).parent, entry, isBefore ? caret : from, isBefore ? caret : end, 0, false, false};
}

void BlockScanner::openFlow(int owner)
{
    const int column = owner < 0 ? -1 : m_outline.m_entries.at(owner).column;
    m_at = FlowScanner(m_outline, m_at, owner, column).scan();
    while (m_items.size() < m_outline.m_entries.size())
        m_items.append(0);
}

// Leaves what cannot be around a name or a dash in this column. A list may stand right below its name.
void BlockScanner::leave(int column, bool isItem)
{
    while (!m_open.isEmpty()) {
        const OutlineEntry &last = m_outline.m_entries.at(m_open.last());
        const bool staysOpen = last.column < column || (isItem && last.column == column && !last.isItem());
        if (staysOpen)
            return;
        m_open.removeLast();
    }
}

int BlockScanner::add(const OutlineEntry &entry)
{
    m_outline.m_entries.append(entry);
    m_items.append(0);
    return static_cast<int>(m_outline.m_entries.size()) - 1;
}

// A word without a colon, or none: what is around it follows from its column. It changes nothing for the lines below.
void BlockScanner::noteWord(qsizetype from, qsizetype to)
{
    const int column = columnOf(from);
    qsizetype last = m_open.size() - 1;
    while (last >= 0 && m_outline.m_entries.at(m_open.at(last)).column >= column)
        --last;
    const int container = last < 0 ? -1 : m_open.at(last);
    if (container >= 0) {
        const OutlineEntry &owner = m_outline.m_entries.at(container);
        const bool hasItsOwn = owner.opensFlow || owner.opensBlockText || (!owner.isItem() && !owner.value.isEmpty());
        if (hasItsOwn)
            return;
    }
    m_outline.m_spot = {Place::Name, container, -1, from, to, column, false, false};
}

qsizetype BlockScanner::colonOfName() const
{
    qsizetype at = m_at;
    if (const QChar quote = m_text[at]; quote == u'"' || quote == u'\'') {
        at = m_text.indexOf(quote, at + 1) + 1;
        return at > 0 && at < m_end && m_text[at] == u':' ? at : -1;
    }
    for (; at < m_end; ++at) {
        if (m_text[at] == u'#' && m_text[at - 1] == u' ')
            return -1;
        if (m_text[at] == u':' && (at + 1 == m_end || m_text[at + 1].isSpace()))
            return at;
    }
    return -1;
}

// Before a comment and trailing blanks.
qsizetype BlockScanner::scalarEnd(qsizetype from) const
{
    qsizetype end = m_end;
    const QChar quote = from < m_end ? m_text[from] : QChar();
    if (quote == u'"' || quote == u'\'') {
        const qsizetype close = m_text.indexOf(quote, from + 1);
        return close < 0 || close >= m_end ? m_end : close + 1;
    }
    for (qsizetype at = from; at < m_end; ++at)
        if (m_text[at] == u'#' && (at == from || m_text[at - 1] == u' ')) {
            end = at;
            break;
        }
    while (end > from && m_text[end - 1].isSpace())
        --end;
    return end;
}

} // namespace quayside
