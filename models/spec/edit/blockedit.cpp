// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/blockedit.h"

#include "models/spec/edit/scalartext.h"
#include "models/spec/edit/textscan.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

QString indentation(qsizetype column)
{
    return QString(column, u' ');
}

TextChange replaced(qsizetype begin, qsizetype end, const QString &text = {})
{
    return {begin, end - begin, text};
}

bool isCommentLine(QStringView text, qsizetype at)
{
    const qsizetype sign = skipSpaces(text, lineBegin(text, at));
    return sign < text.size() && text.at(sign) == u'#';
}

// The end of the last line of a sibling. Comments further right than the list still belong to it.
qsizetype lastLineEnd(const Site &site, const Sibling &sibling)
{
    const QStringView text = site.source.text;
    qsizetype end = lineEnd(text, sibling.end);
    for (qsizetype next = nextLine(text, end); next > end && next < text.size(); next = nextLine(text, end)) {
        if (!isCommentLine(text, next) || indentAt(text, next) <= site.column())
            break;
        end = lineEnd(text, next);
    }
    return end;
}

// The beginning of the first of the comment lines that stand directly above and in the same column.
qsizetype firstLineBegin(const Site &site, qsizetype begin)
{
    const QStringView text = site.source.text;
    qsizetype first = lineBegin(text, begin);
    while (first > 0 && isCommentLine(text, first - 1) && indentAt(text, first - 1) == site.column())
        first = lineBegin(text, first - 1);
    return first;
}

TextChange linesRemoved(QStringView text, const Sibling &sibling)
{
    return replaced(lineBegin(text, sibling.begin), nextLine(text, sibling.end));
}

// The first sibling may stand behind the dash of the list around it; what follows it directly moves up, else the dash stays alone.
TextChange firstRemoved(const Site &site, const Sibling &first, qsizetype nextBegin)
{
    const QStringView text = site.source.text;
    const qsizetype following = nextLine(text, first.end);
    if (following <= nextBegin && isBlank(text.sliced(following, nextBegin - following)))
        return replaced(first.begin, nextBegin);
    qsizetype begin = first.begin;
    while (begin > 0 && text.at(begin - 1) == u' ')
        --begin;
    return replaced(begin, lineEnd(text, first.end));
}

QList<TextChange> emptied(const Site &site)
{
    const QString &text = site.source.text;
    const QString brackets = site.node.isMapping() ? u"{}"_s : u"[]"_s;
    const Sibling &first = site.siblings.first();
    const Sibling &last = site.siblings.last();
    const bool hasOwnLines = site.slot && isFirstInLine(text, first.begin) && lineBegin(text, first.begin) > site.slot->indicatorEnd;
    if (!hasOwnLines)
        return {replaced(first.begin, last.end, brackets)};
    const qsizetype properties = skipProperties(text, site.node.range.offset);
    const qsizetype at = properties > site.node.range.offset ? properties : site.slot->indicatorEnd;
    QList<TextChange> changes{replaced(at, at, u' ' + brackets)};
    for (const Sibling &sibling : site.siblings)
        changes.append(linesRemoved(text, sibling));
    return changes;
}

// What stands as a comment behind the header of a literal block, or behind a name whose value is on lines of its own.
QString commentBehind(QStringView text, qsizetype at)
{
    const QStringView line = text.sliced(at, lineEnd(text, at) - at);
    const qsizetype comment = line.indexOf(u" #");
    return comment < 0 ? QString() : line.sliced(comment).toString();
}

bool isBlockScalar(const SpecNode &node)
{
    return !node.isAlias && (node.style == SpecNode::Style::Literal || node.style == SpecNode::Style::Folded);
}

// A value in one piece, or a literal block, with the comment that its line has to keep.
QString inlineWith(const Site &site, const SpecNode &value, const QString &comment)
{
    const qsizetype column = site.column();
    if (isLiteral(value, site.layout))
        return literalText(value.text, column + (site.node.isSequence() ? site.layout.dashWidth : site.layout.step),
                           site.layout.lineEnd, comment);
    const QString after = site.node.isSequence() ? afterDash(value, column, site.layout) : afterKey(value, column, site.layout);
    return after.trimmed() + comment;
}

QList<TextChange> setInline(const Site &site, const Sibling &sibling, const SpecNode &value)
{
    const QString &text = site.source.text;
    const SpecNode &old = *sibling.value;
    const qsizetype begin = old.range.length > 0 ? old.range.offset : sibling.indicatorEnd;
    const bool isOwnLine = lineBegin(text, begin) > sibling.indicatorEnd;
    const qsizetype header = skipProperties(text, begin);
    if (isBlockScalar(old))
        return {replaced(begin, sibling.end, inlineWith(site, value, commentBehind(text, begin)))};
    const bool isBlock = old.style == SpecNode::Style::Block && !old.isAlias;
    const bool isBelow = isOwnLine || (isBlock && header > begin);
    if (isBlock && isBelow && old.range.length > 0)
        return {replaced(sibling.indicatorEnd, lineEnd(text, sibling.end),
                         u' ' + inlineWith(site, value, commentBehind(text, sibling.indicatorEnd)))};
    const QString trailing = isLiteral(value, site.layout) && !isBlock ? commentBehind(text, sibling.end) : QString();
    const qsizetype end = trailing.isEmpty() ? sibling.end : lineEnd(text, sibling.end);
    return {replaced(begin, end, (old.range.length > 0 ? QString() : u" "_s) + inlineWith(site, value, trailing))};
}

struct Segment
{
    qsizetype begin;
    qsizetype end; // behind its last line end

    bool isEmpty() const { return begin == end; }
};

Segment segmentOf(const Site &site, qsizetype index)
{
    const Sibling &sibling = site.siblings.at(index);
    return {firstLineBegin(site, sibling.begin), nextLine(site.source.text, lastLineEnd(site, sibling))};
}

} // namespace

QList<TextChange> insertIntoBlock(const Site &site, qsizetype at, const QString &lines)
{
    const QString &text = site.source.text;
    const QString indent = indentation(site.column());
    if (at > 0) {
        const qsizetype end = lastLineEnd(site, site.siblings.at(at - 1));
        return {replaced(end, end, site.layout.lineEnd + indent + lines)};
    }
    const qsizetype first = site.siblings.first().begin;
    if (!isFirstInLine(text, first) || !site.slot)
        return {replaced(first, first, lines + site.layout.lineEnd + indent)};
    const qsizetype begin = firstLineBegin(site, first);
    return {replaced(begin, begin, indent + lines + site.layout.lineEnd)};
}

QList<TextChange> removeFromBlock(const Site &site, const QList<qsizetype> &doomed)
{
    const QString &text = site.source.text;
    if (doomed.size() == site.siblings.size())
        return emptied(site);
    QList<TextChange> changes;
    for (const qsizetype index : doomed) {
        const Sibling &sibling = site.siblings.at(index);
        if (isFirstInLine(text, sibling.begin))
            changes.append(linesRemoved(text, sibling));
        else
            changes.append(firstRemoved(site, sibling, doomed.contains(index + 1) ? 0 : site.siblings.at(index + 1).begin));
    }
    return changes;
}

QList<TextChange> setInBlock(const Site &site, qsizetype at, const SpecNode &value, const QString &properties)
{
    const QString &text = site.source.text;
    const Sibling &sibling = site.siblings.at(at);
    const SpecNode &old = *sibling.value;
    const bool isList = site.node.isSequence();
    if (isInline(value) && properties.isEmpty())
        return setInline(site, sibling, value);
    const QString after = isList ? afterDash(value, site.column(), site.layout, properties)
                                 : afterKey(value, site.column(), site.layout, properties);
    if (isList || isInline(value) || !properties.isEmpty() || skipProperties(text, old.range.offset) > old.range.offset)
        return {replaced(sibling.indicatorEnd, sibling.end, after)};
    if (old.style == SpecNode::Style::Block && !old.isAlias)
        return {replaced(lineEnd(text, sibling.indicatorEnd), sibling.end, after)};
    const qsizetype end = isBlockScalar(old) ? sibling.end : lineEnd(text, sibling.end);
    const QString comment = isBlockScalar(old) ? commentBehind(text, old.range.offset) : text.mid(sibling.end, end - sibling.end);
    return {replaced(sibling.indicatorEnd, end, comment + after)};
}

QList<TextChange> moveInBlock(const Site &site, qsizetype from, qsizetype to)
{
    const QString &text = site.source.text;
    if (!isFirstInLine(text, site.siblings.first().begin))
        return {};
    const Segment moved = segmentOf(site, from);
    const Segment target = segmentOf(site, to);
    const qsizetype put = to > from ? target.end : target.begin;
    QString lines = text.mid(moved.begin, moved.end - moved.begin);
    if (!lines.endsWith(u'\n'))
        lines += site.layout.lineEnd;
    if (put == text.size() && !text.endsWith(u'\n'))
        lines = site.layout.lineEnd + lines;
    return {replaced(moved.begin, moved.end), replaced(put, put, lines)};
}

} // namespace quayside::edit
