// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logfilter.h"

#include <algorithm>

namespace quayside {

using Effect = LogFilter::Term::Effect;

bool LogFilter::isEmpty() const
{
    const bool hasTerms = std::ranges::any_of(terms, [](const Term &term) { return !term.query.isEmpty(); });
    return !hasTerms && !levels && sources.isEmpty() && !channel && from == 0 && to == 0 && !foldsTraces;
}

Result<CompiledFilter> CompiledFilter::compile(const LogFilter &filter)
{
    CompiledFilter compiled;
    compiled.m_filter = filter;
    for (const LogFilter::Term &term : filter.terms) {
        if (term.query.isEmpty())
            continue;
        const Result<LinePattern> pattern = LinePattern::compile(term.query);
        if (!pattern)
            return tl::unexpected(pattern.error());
        compiled.m_patterns.append(*pattern);
        compiled.m_effects.append(term.effect);
    }
    return compiled;
}

LogPages::Want CompiledFilter::wants() const
{
    const bool byText = !m_filter.levels && m_filter.sources.isEmpty() && !m_filter.channel && m_filter.from == 0 && m_filter.to == 0;
    return byText ? LogPages::Want::Text : LogPages::Want::TextAndStamps;
}

PageFilter::PageFilter(CompiledFilter filter)
    : m_filter(std::move(filter))
{
    for (const LinePattern &pattern : m_filter.m_patterns)
        m_matchers.push_back(std::make_unique<LineMatcher>(pattern));
}

qint64 PageFilter::givenUp() const
{
    qint64 sum = 0;
    for (const auto &matcher : m_matchers)
        sum += matcher->givenUp();
    return sum;
}

QList<qint64> PageFilter::find(const LogPage &page, const std::atomic<bool> &stopped)
{
    // The usual search needs no list of what is left.
    if (m_matchers.size() == 1 && m_filter.m_effects.first() == Effect::Keep && m_filter.wants() == LogPages::Want::Text) {
        QList<qint64> lines = m_matchers.front()->find(page.text, stopped);
        for (qint64 &line : lines)
            line += page.firstLine;
        lines.removeIf([&page](qint64 line) { return line >= page.endLine(); });
        return lines;
    }
    QList<bool> wanted(page.lines, true);
    if (m_filter.wants() == LogPages::Want::TextAndStamps)
        keepFitting(page, wanted);
    for (qsizetype term = 0; term < m_filter.m_patterns.size(); ++term)
        applyTerm(term, page, stopped, wanted);
    if (m_filter.m_filter.levels)
        keepLevels(page, wanted);
    if (m_filter.m_filter.foldsTraces && m_filter.m_patterns.isEmpty())
        dropContinuations(page, wanted);
    QList<qint64> lines;
    for (qint64 i = 0; i < page.lines; ++i)
        if (wanted.at(i))
            lines.append(page.firstLine + i);
    return lines;
}

bool PageFilter::fits(const LineStamp &stamp) const
{
    const LogFilter &filter = m_filter.m_filter;
    const bool inTime = stamp.time >= filter.from && (filter.to == 0 || stamp.time < filter.to);
    const bool bySource = filter.sources.isEmpty() || filter.sources.contains(stamp.source);
    if (stamp.kind == LineStamp::Kind::Mark)
        return inTime && bySource;
    return inTime && bySource && (!filter.channel || stamp.channel == *filter.channel);
}

void PageFilter::keepFitting(const LogPage &page, QList<bool> &wanted)
{
    for (qint64 i = 0; i < std::min(page.lines, page.stamps.size()); ++i)
        wanted[i] = fits(page.stamps.at(i));
}

void PageFilter::applyTerm(qsizetype term, const LogPage &page, const std::atomic<bool> &stopped, QList<bool> &wanted)
{
    QList<bool> found(page.lines, false);
    for (const qint64 line : m_matchers[static_cast<size_t>(term)]->find(page.text, stopped))
        if (line < page.lines)
            found[line] = true;
    const bool keep = m_filter.m_effects.at(term) == Effect::Keep;
    for (qint64 i = 0; i < page.lines; ++i) {
        const bool isMark = i < page.stamps.size() && page.stamps.at(i).kind == LineStamp::Kind::Mark;
        wanted[i] = wanted.at(i) && (isMark || found.at(i) == keep);
    }
}

void PageFilter::dropContinuations(const LogPage &page, QList<bool> &wanted)
{
    qsizetype begin = 0;
    for (qint64 i = 0; i < page.lines && begin < page.text.size(); ++i) {
        const qsizetype next = page.text.indexOf('\n', begin);
        const qsizetype end = next < 0 ? page.text.size() : next;
        if (wanted.at(i))
            wanted[i] = !m_rules.isContinuation(QByteArrayView(page.text).sliced(begin, end - begin));
        begin = end + 1;
    }
}

void PageFilter::keepLevels(const LogPage &page, QList<bool> &wanted)
{
    qsizetype begin = 0;
    for (qint64 i = 0; i < page.lines; ++i) {
        const qsizetype next = page.text.indexOf('\n', begin);
        const qsizetype end = next < 0 ? page.text.size() : next;
        const bool isMark = i < page.stamps.size() && page.stamps.at(i).kind == LineStamp::Kind::Mark;
        const bool isAsked = wanted.at(i) && !isMark;
        wanted[i] = isAsked ? m_filter.m_filter.levels.testFlag(m_rules.level(QByteArrayView(page.text).sliced(begin, end - begin))) : wanted.at(i);
        begin = std::min(end + 1, page.text.size());
    }
}

} // namespace quayside
