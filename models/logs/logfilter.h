// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/logs/linepattern.h"
#include "models/logs/linerules.h"
#include "models/store/logpages.h"

#include <QSet>

#include <optional>

namespace quayside {

// Which lines of a log are wanted; a line must fit to all of it. A search is a filter with one term.
struct LogFilter
{
    struct Term
    {
        TextQuery query;
        enum class Effect { Keep, Hide } effect = Effect::Keep;

        bool operator==(const Term &) const = default;
    };

    QList<Term> terms; // empty queries do not count
    LogLevels levels; // none is all
    QSet<int> sources; // containers by index; none is all
    std::optional<LogChannel> channel;
    qint64 from = 0; // nanoseconds since 1970
    qint64 to = 0; // 0 is without end
    bool foldsTraces = false; // leaves out lines that go on with the entry before them, unless text is looked for

    bool isEmpty() const;
    bool operator==(const LogFilter &) const = default;
};

// A filter made ready to be used, by all threads.
class CompiledFilter
{
public:
    // An error says which expression is wrong, and how.
    static Result<CompiledFilter> compile(const LogFilter &filter);

    // What it has to know of a page. Marks of ours are never hidden by it, where it knows them.
    LogPages::Want wants() const;

private:
    friend class PageFilter;

    LogFilter m_filter;
    QList<LinePattern> m_patterns; // of the terms that count
    QList<LogFilter::Term::Effect> m_effects;
};

// Applies a filter to pages, on one thread.
class PageFilter
{
public:
    explicit PageFilter(CompiledFilter filter);

    // The lines of the page that fit, by their numbers, ascending.
    QList<qint64> find(const LogPage &page, const std::atomic<bool> &stopped);
    qint64 givenUp() const; // lines for which an expression took too long

private:
    bool fits(const LineStamp &stamp) const;
    void keepFitting(const LogPage &page, QList<bool> &wanted);
    void dropContinuations(const LogPage &page, QList<bool> &wanted);
    void keepLevels(const LogPage &page, QList<bool> &wanted);
    void applyTerm(qsizetype term, const LogPage &page, const std::atomic<bool> &stopped, QList<bool> &wanted);

    const CompiledFilter m_filter;
    std::vector<std::unique_ptr<LineMatcher>> m_matchers;
    LineRules m_rules;
};

} // namespace quayside
