// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/review/linediff.h"

#include <QStringList>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostEdits = 1000; // the trace takes the square of it

QStringList linesOf(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast();
    for (QString &line : lines)
        if (line.endsWith(u'\r'))
            line.chop(1);
    return lines;
}

struct Range
{
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype size() const { return end - begin; }
};

// Which lines both texts have in common, as pairs of places, in order.
class SharedLines
{
public:
    using Pairs = QList<std::pair<qsizetype, qsizetype>>;

    SharedLines(const QStringList &before, const QStringList &after)
        : m_before(before)
        , m_after(after)
    {
    }

    Pairs find()
    {
        Range old{0, m_before.size()};
        Range now{0, m_after.size()};
        while (old.size() > 0 && now.size() > 0 && m_before.at(old.begin) == m_after.at(now.begin))
            m_pairs.append({old.begin++, now.begin++});
        Pairs tail;
        while (old.size() > 0 && now.size() > 0 && m_before.at(old.end - 1) == m_after.at(now.end - 1))
            tail.prepend({--old.end, --now.end});
        m_pairs.append(middle(old, now));
        m_pairs.append(tail);
        return m_pairs;
    }

private:
    using Furthest = QList<qsizetype>; // by diagonal, from -d to d, after d edits

    // The way through the edit graph, diagonal by diagonal; what each number of edits reaches is kept to walk back.
    Pairs middle(const Range &old, const Range &now)
    {
        QList<Furthest> trace;
        Furthest furthest{0};
        for (qsizetype d = 0; d <= std::min(old.size() + now.size(), mostEdits); ++d) {
            Furthest next(2 * d + 1, 0);
            for (qsizetype k = -d; k <= d; k += 2) {
                qsizetype x = d == 0 ? 0 : startOn(k, d, furthest);
                while (x < old.size() && x - k < now.size() && x - k >= 0 && m_before.at(old.begin + x) == m_after.at(now.begin + x - k))
                    ++x;
                next[k + d] = x;
                if (x >= old.size() && x - k >= now.size()) {
                    trace.append(next);
                    return walkBack(trace, old, now);
                }
            }
            trace.append(next);
            furthest = next;
        }
        return {};
    }

    // Where a way on diagonal k begins after its last edit: down from k + 1 or right from k - 1, whichever comes further.
    static qsizetype startOn(qsizetype k, qsizetype d, const Furthest &before)
    {
        const auto at = [&](qsizetype diagonal) { return before.at(diagonal + d - 1); };
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        return down ? at(k + 1) : at(k - 1) + 1;
    }

    static Pairs walkBack(const QList<Furthest> &trace, const Range &old, const Range &now)
    {
        Pairs pairs;
        qsizetype x = old.size();
        qsizetype k = old.size() - now.size();
        for (qsizetype d = trace.size() - 1; d >= 0; --d) {
            const qsizetype start = d == 0 ? 0 : startOn(k, d, trace.at(d - 1));
            for (; x > start; --x)
                pairs.append({old.begin + x - 1, now.begin + x - 1 - k});
            if (d == 0)
                break;
            const Furthest &before = trace.at(d - 1);
            const bool down = k == -d || (k != d && before.at(k - 1 + d - 1) < before.at(k + 1 + d - 1));
            k += down ? 1 : -1;
            x = before.at(k + d - 1);
        }
        std::ranges::reverse(pairs);
        return pairs;
    }

    const QStringList &m_before;
    const QStringList &m_after;
    Pairs m_pairs;
};

// What is between the beginning and the end that two lines share; no character is cut in two.
void markDifference(DiffRow &row)
{
    const QString &old = row.oldText;
    const QString &now = row.newText;
    const qsizetype shorter = std::min(old.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && old.at(head) == now.at(head))
        ++head;
    if (head > 0 && old.at(head - 1).isHighSurrogate())
        --head;
    qsizetype tail = 0;
    while (tail < shorter - head && old.at(old.size() - 1 - tail) == now.at(now.size() - 1 - tail))
        ++tail;
    if (tail > 0 && old.at(old.size() - tail).isLowSurrogate())
        --tail;
    row.oldSpan = {head, old.size() - head - tail};
    row.newSpan = {head, now.size() - head - tail};
}

// Lines that were removed and added at one place stand beside each other.
void appendBlock(QList<DiffRow> &rows, const QStringList &before, const QStringList &after, const Range &old, const Range &now)
{
    const qsizetype both = std::min(old.size(), now.size());
    for (qsizetype i = 0; i < std::max(old.size(), now.size()); ++i) {
        DiffRow row;
        row.kind = i < both ? DiffRow::Kind::Changed : i < old.size() ? DiffRow::Kind::Removed : DiffRow::Kind::Added;
        if (i < old.size()) {
            row.oldLine = static_cast<int>(old.begin + i + 1);
            row.oldText = before.at(old.begin + i);
        }
        if (i < now.size()) {
            row.newLine = static_cast<int>(now.begin + i + 1);
            row.newText = after.at(now.begin + i);
        }
        if (i < both)
            markDifference(row);
        rows.append(row);
    }
}

// Rows from first to end as one hunk.
QString hunk(const QList<DiffRow> &rows, const Range &range)
{
    QString body;
    QString added;
    int oldStart = 0;
    int newStart = 0;
    int oldCount = 0;
    int newCount = 0;
    for (qsizetype i = range.begin; i < range.end; ++i) {
        const DiffRow &row = rows.at(i);
        if (row.kind == DiffRow::Kind::Same)
            body += std::exchange(added, QString()) + u' ' + row.oldText + u'\n';
        else if (row.oldLine > 0)
            body += u'-' + row.oldText + u'\n';
        if (row.kind != DiffRow::Kind::Same && row.newLine > 0)
            added += u'+' + row.newText + u'\n';
        oldStart = oldStart ? oldStart : row.oldLine;
        newStart = newStart ? newStart : row.newLine;
        oldCount += row.oldLine > 0;
        newCount += row.newLine > 0;
    }
    return u"@@ -%1,%2 +%3,%4 @@\n"_s.arg(QString::number(oldStart), QString::number(oldCount), QString::number(newStart), QString::number(newCount))
        + body + added;
}

} // namespace

QList<DiffRow> diffLines(const QString &before, const QString &after)
{
    const QStringList old = linesOf(before);
    const QStringList now = linesOf(after);
    QList<DiffRow> rows;
    Range oldGap;
    Range newGap;
    SharedLines::Pairs pairs = SharedLines(old, now).find();
    pairs.append({old.size(), now.size()}); // the end of both
    for (const auto &[oldPlace, newPlace] : std::as_const(pairs)) {
        oldGap.end = oldPlace;
        newGap.end = newPlace;
        appendBlock(rows, old, now, oldGap, newGap);
        oldGap.begin = oldPlace + 1;
        newGap.begin = newPlace + 1;
        if (oldPlace < old.size())
            rows.append({DiffRow::Kind::Same, static_cast<int>(oldPlace + 1), static_cast<int>(newPlace + 1), old.at(oldPlace), now.at(newPlace), {}, {}});
    }
    return rows;
}

QString unifiedDiff(const QList<DiffRow> &rows, int context)
{
    QString text;
    Range open{-1, -1};
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows.at(i).kind == DiffRow::Kind::Same)
            continue;
        if (open.begin >= 0 && i - context > open.end) {
            text += hunk(rows, open);
            open.begin = -1;
        }
        if (open.begin < 0)
            open.begin = std::max<qsizetype>(0, i - context);
        open.end = std::min<qsizetype>(rows.size(), i + 1 + context);
    }
    return open.begin < 0 ? text : text + hunk(rows, open);
}

} // namespace quayside
