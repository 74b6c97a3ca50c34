// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/flowscanner.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using Place = OutlineSpot::Place;

FlowScanner::FlowScanner(Outline &outline, qsizetype from, int owner, int column)
    : m_outline(outline)
    , m_text(outline.m_text)
    , m_column(column)
    , m_at(from)
    , m_first(owner)
    , m_seenCaret(outline.m_caret < from || outline.m_spot.place != Place::Nowhere)
{
}

qsizetype FlowScanner::scan()
{
    while (m_at < m_text.size() && step()) { }
    if (m_at >= m_text.size() && !m_frames.isEmpty())
        noteGap();
    return m_at;
}

// One character of punctuation, one token or one gap. False when the brackets are closed.
bool FlowScanner::step()
{
    const QChar c = m_text[m_at];
    if (c == u'\n' && blockGoesOn()) {
        noteGap();
        return false;
    }
    if (c.isSpace()) {
        ++m_at;
        return true;
    }
    if (startsComment()) {
        skipComment();
        return true;
    }
    if (c == u'{' || c == u'[')
        open(c);
    else if (m_frames.isEmpty()) {
        ++m_at; // in front of the first bracket
        return true;
    } else if (c == u'}' || c == u']')
        close();
    else if (c == u',')
        comma();
    else if (c == u':') {
        noteGap();
        m_frames.last().hasColon = true;
        ++m_at;
    } else
        token();
    return !m_frames.isEmpty();
}

void FlowScanner::open(QChar bracket)
{
    int owner = m_first;
    if (!m_frames.isEmpty()) {
        noteGap();
        Frame &frame = m_frames.last();
        owner = !frame.isMap ? addItem(m_at) : frame.name >= 0 ? frame.name : frame.owner;
        m_frames.last().hasValue = true;
    }
    if (owner >= 0)
        m_outline.m_entries[owner].opensFlow = true;
    m_frames.append({owner, bracket == u'{'});
    ++m_at;
}

void FlowScanner::close()
{
    noteGap();
    m_frames.removeLast();
    ++m_at;
}

void FlowScanner::comma()
{
    noteGap();
    Frame &frame = m_frames.last();
    frame.name = -1;
    frame.hasColon = frame.hasValue = false;
    ++m_at;
}

void FlowScanner::token()
{
    const qsizetype end = tokenEnd();
    if (m_outline.m_caret < m_at)
        noteGap();
    Frame &frame = m_frames.last();
    // A name may follow a value without a comma while somebody is typing.
    if (frame.isMap && (!frame.hasColon || frame.hasValue))
        takeName(end);
    else
        takeValue(end);
    m_at = end;
}

bool FlowScanner::startsComment() const
{
    const QStringView rest = m_text.sliced(m_at);
    if (m_outline.m_isJson)
        return rest.startsWith(u"//") || rest.startsWith(u"/*");
    return rest.startsWith(u'#') && m_at > 0 && m_text[m_at - 1].isSpace();
}

void FlowScanner::skipComment()
{
    const bool isLong = m_text.sliced(m_at).startsWith(u"/*");
    qsizetype end = isLong ? m_text.indexOf(u"*/"_s, m_at + 2) : m_text.indexOf(u'\n', m_at);
    if (end < 0)
        end = m_text.size();
    else if (isLong)
        end += 2;
    if (m_outline.m_caret <= m_at)
        noteGap();
    m_seenCaret = m_seenCaret || caretIsWithin(end);
    m_at = end;
}

// The next line stands no deeper than the block around the brackets and is no closing bracket: they were left open.
bool FlowScanner::blockGoesOn() const
{
    if (m_column < 0)
        return false;
    qsizetype at = m_at + 1;
    while (at < m_text.size() && m_text[at] == u' ')
        ++at;
    if (at >= m_text.size() || m_text[at].isSpace() || m_text[at] == u']' || m_text[at] == u'}')
        return false;
    return at - m_at - 1 <= m_column;
}

qsizetype FlowScanner::tokenEnd() const
{
    const QChar quote = m_text[m_at];
    qsizetype end = m_at + 1;
    if (quote == u'"' || quote == u'\'') {
        for (; end < m_text.size() && m_text[end] != u'\n'; ++end) {
            if (m_text[end] == quote)
                return end + 1;
            if (m_text[end] == u'\\' && quote == u'"' && end + 1 < m_text.size() && m_text[end + 1] != u'\n')
                ++end;
        }
        return end;
    }
    const auto ends = [&](qsizetype at) {
        const QChar c = m_text[at];
        const bool colon = c == u':' && (m_outline.m_isJson || at + 1 >= m_text.size() || m_text[at + 1].isSpace());
        return colon || c == u',' || c == u'[' || c == u']' || c == u'{' || c == u'}' || c == u'\n';
    };
    while (end < m_text.size() && !ends(end))
        ++end;
    while (m_text[end - 1].isSpace())
        --end;
    return end;
}

QStringView FlowScanner::unquoted(qsizetype end) const
{
    QStringView word = m_text.sliced(m_at, end - m_at);
    const QChar quote = word.front();
    if (quote != u'"' && quote != u'\'')
        return word;
    word = word.sliced(1);
    return word.endsWith(quote) ? word.chopped(1) : word;
}

bool FlowScanner::caretIsWithin(qsizetype end) const
{
    return !m_seenCaret && m_outline.m_caret >= m_at && m_outline.m_caret <= end;
}

void FlowScanner::takeName(qsizetype end)
{
    Frame &frame = m_frames.last();
    const bool isHere = caretIsWithin(end);
    qsizetype next = end;
    while (next < m_text.size() && m_text[next].isSpace())
        ++next;
    const bool hasColon = next < m_text.size() && m_text[next] == u':';
    frame.hasColon = frame.hasValue = false;
    frame.name = static_cast<int>(m_outline.m_entries.size());
    m_outline.m_entries.append({frame.owner, -1, -1, unquoted(end), m_at, end - m_at, {}});
    if (!isHere)
        return;
    m_seenCaret = true;
    m_outline.m_spot = {Place::Name, frame.owner, frame.name, m_at, end, 0, true, hasColon};
}

void FlowScanner::takeValue(qsizetype end)
{
    const int entry = m_frames.last().isMap ? m_frames.last().name : addItem(end);
    Frame &frame = m_frames.last();
    frame.hasValue = true;
    if (entry >= 0)
        m_outline.m_entries[entry].value = unquoted(end);
    if (!caretIsWithin(end))
        return;
    m_seenCaret = true;
    m_outline.m_spot = {Place::Value, frame.owner, entry, m_at, end, 0, true, false};
}

int FlowScanner::addItem(qsizetype end)
{
    Frame &frame = m_frames.last();
    m_outline.m_entries.append({frame.owner, frame.items++, -1, {}, m_at, std::max<qsizetype>(end - m_at, 1), {}});
    return static_cast<int>(m_outline.m_entries.size()) - 1;
}

// The caret is between two tokens, the later of which is next.
void FlowScanner::noteGap()
{
    if (m_seenCaret || m_frames.isEmpty() || m_outline.m_caret > m_at)
        return;
    m_seenCaret = true;
    const Frame &frame = m_frames.last();
    const qsizetype caret = m_outline.m_caret;
    if (!frame.isMap)
        m_outline.m_spot = {Place::Value, frame.owner, -1, caret, caret, 0, true, false};
    else if (frame.hasColon && !frame.hasValue)
        m_outline.m_spot = {Place::Value, frame.owner, frame.name, caret, caret, 0, true, false};
    else if (!frame.hasValue)
        m_outline.m_spot = {Place::Name, frame.owner, -1, caret, caret, 0, true, false};
}

} // namespace quayside
