// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/flowedit.h"

#include "models/spec/edit/textscan.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

TextChange replaced(qsizetype begin, qsizetype end, const QString &text = {})
{
    return {begin, end - begin, text};
}

// Behind the comma that follows a sibling; -1 where none does.
qsizetype commaEnd(const Site &site, const Sibling &sibling)
{
    const QString &text = site.source.text;
    const qsizetype at = skipBlank(text, sibling.end, site.source.isJson);
    return at < text.size() && text.at(at) == u',' ? at + 1 : -1;
}

qsizetype openEnd(const Site &site)
{
    const qsizetype properties = skipProperties(site.source.text, site.node.range.offset);
    return (properties > site.node.range.offset ? skipBlank(site.source.text, properties, false) : properties) + 1;
}

qsizetype closeBegin(const Site &site)
{
    return site.node.range.offset + site.node.range.length - 1;
}

bool isOneLine(QStringView text, qsizetype begin, qsizetype end)
{
    return !text.sliced(begin, end - begin).contains(u'\n');
}

// Whether a sibling, its comma and a comment have their lines for themselves.
bool hasOwnLines(const Site &site, const Sibling &sibling)
{
    const QStringView text = site.source.text;
    const qsizetype end = std::max(sibling.end, commaEnd(site, sibling));
    const qsizetype next = skipBlank(text, end, site.source.isJson);
    return isFirstInLine(text, sibling.begin) && next > lineEnd(text, end) && lineEnd(text, end) < closeBegin(site);
}

QString indentOf(const Site &site, const Sibling &sibling)
{
    return QString(indentAt(site.source.text, sibling.begin), u' ');
}

QString childText(const Site &site, const QString &name, const SpecNode &value, qsizetype prettyColumn)
{
    const QString text = prettyColumn < 0 ? flowText(value, site.layout) : prettyText(value, prettyColumn, site.layout);
    return site.node.isMapping() ? flowKey(name, site.layout) + u": "_s + text : text;
}

// JSON goes over several lines where the text has them already.
bool isPretty(const Site &site)
{
    const QString &text = site.source.text;
    return site.source.isJson && text.trimmed().contains(u'\n');
}

QList<TextChange> insertFirst(const Site &site, const QString &name, const SpecNode &value)
{
    const QString &text = site.source.text;
    const qsizetype open = openEnd(site);
    const bool isBare = QStringView(text).sliced(open, closeBegin(site) - open).trimmed().isEmpty();
    if (!isPretty(site))
        return {replaced(open, isBare ? closeBegin(site) : open, childText(site, name, value, -1))};
    const qsizetype column = indentAt(text, open - 1);
    const QString child = childText(site, name, value, column + site.layout.step);
    const QString begin = site.layout.lineEnd + QString(column + site.layout.step, u' ') + child;
    if (!isBare)
        return {replaced(open, open, begin)};
    return {replaced(open, closeBegin(site), begin + site.layout.lineEnd + QString(column, u' '))};
}

QList<TextChange> insertLine(const Site &site, qsizetype at, const QString &child)
{
    const QString &text = site.source.text;
    const Sibling &beside = site.siblings.at(std::max<qsizetype>(at - 1, 0));
    const QString start = site.layout.lineEnd + indentOf(site, beside);
    if (at == 0)
        return {replaced(beside.begin, beside.begin, child + u',' + start)};
    const qsizetype comma = commaEnd(site, beside);
    const qsizetype end = lineEnd(text, std::max(comma, beside.end));
    if (comma >= 0)
        return {replaced(end, end, start + child + u',')};
    return {replaced(beside.end, beside.end, u","_s), replaced(end, end, start + child)};
}

QList<TextChange> insertBeside(const Site &site, qsizetype at, const QString &child)
{
    const Sibling &beside = site.siblings.at(std::max<qsizetype>(at - 1, 0));
    if (at == 0)
        return {replaced(beside.begin, beside.begin, child + u", "_s)};
    if (const qsizetype comma = commaEnd(site, beside); comma >= 0)
        return {replaced(comma, comma, u' ' + child + u',')};
    return {replaced(beside.end, beside.end, u", "_s + child)};
}

// All elements of a run of siblings that stand in lines with others.
TextChange removedBeside(const Site &site, qsizetype index)
{
    const QString &text = site.source.text;
    const Sibling &sibling = site.siblings.at(index);
    const qsizetype comma = commaEnd(site, sibling);
    if (comma < 0)
        return replaced(sibling.begin, sibling.end);
    const qsizetype next = skipSpaces(text, comma);
    return replaced(sibling.begin, isOneLine(text, sibling.begin, next) ? next : comma);
}

TextChange removedLines(const Site &site, const Sibling &sibling)
{
    const QString &text = site.source.text;
    return replaced(lineBegin(text, sibling.begin), nextLine(text, std::max(sibling.end, commaEnd(site, sibling))));
}

// The comma before the last of the siblings that are left, when all behind it go.
QList<TextChange> lastCommaRemoved(const Site &site, const QList<qsizetype> &doomed)
{
    const QString &text = site.source.text;
    qsizetype left = site.siblings.size() - 1;
    while (doomed.contains(left))
        --left;
    if (left == site.siblings.size() - 1 || commaEnd(site, site.siblings.last()) >= 0)
        return {};
    const qsizetype end = commaEnd(site, site.siblings.at(left));
    const qsizetype next = site.siblings.at(left + 1).begin;
    const bool isBeside = !hasOwnLines(site, site.siblings.at(left + 1)) && isBlank(QStringView(text).sliced(end, next - end));
    return {replaced(end - 1, isBeside ? next : end)};
}

QList<TextChange> allRemoved(const Site &site)
{
    const Sibling &first = site.siblings.first();
    const Sibling &last = site.siblings.last();
    const QStringView text = site.source.text;
    const qsizetype end = std::max(last.end, commaEnd(site, last));
    const bool isBare = text.sliced(openEnd(site), first.begin - openEnd(site)).trimmed().isEmpty()
        && text.sliced(end, closeBegin(site) - end).trimmed().isEmpty();
    return {isBare ? replaced(openEnd(site), closeBegin(site)) : replaced(first.begin, end)};
}

} // namespace

QList<TextChange> insertIntoFlow(const Site &site, qsizetype at, const QString &name, const SpecNode &value)
{
    if (site.siblings.isEmpty())
        return insertFirst(site, name, value);
    const Sibling &beside = site.siblings.at(std::max<qsizetype>(at - 1, 0));
    const bool isLine = isFirstInLine(site.source.text, beside.begin) && hasOwnLines(site, beside);
    const qsizetype column = isLine && isPretty(site) ? indentAt(site.source.text, beside.begin) : -1;
    const QString child = childText(site, name, value, column);
    return isLine ? insertLine(site, at, child) : insertBeside(site, at, child);
}

QList<TextChange> removeFromFlow(const Site &site, const QList<qsizetype> &doomed)
{
    if (doomed.size() == site.siblings.size())
        return allRemoved(site);
    QList<TextChange> changes = lastCommaRemoved(site, doomed);
    for (const qsizetype index : doomed) {
        const Sibling &sibling = site.siblings.at(index);
        changes.append(hasOwnLines(site, sibling) ? removedLines(site, sibling) : removedBeside(site, index));
    }
    return changes;
}

QList<TextChange> setInFlow(const Site &site, qsizetype at, const SpecNode &value, const QString &properties)
{
    const Sibling &sibling = site.siblings.at(at);
    const SpecNode &old = *sibling.value;
    const bool isPrettyLine = isPretty(site) && hasOwnLines(site, sibling);
    QString text = isPrettyLine ? prettyText(value, indentAt(site.source.text, sibling.begin), site.layout) : flowText(value, site.layout);
    if (!properties.isEmpty())
        text = properties + u' ' + text;
    if (old.range.length > 0)
        return {replaced(old.range.offset, sibling.end, text)};
    const bool hasColon = site.source.text.at(sibling.indicatorEnd - 1) == u':';
    return {replaced(sibling.indicatorEnd, sibling.end, (hasColon || site.node.isSequence() ? u" "_s : u": "_s) + text)};
}

QList<TextChange> moveInPlaces(const Site &site, qsizetype from, qsizetype to)
{
    const QString &text = site.source.text;
    QList<qsizetype> order;
    for (qsizetype i = 0; i < site.siblings.size(); ++i)
        order.append(i);
    order.move(from, to);
    QList<TextChange> changes;
    for (qsizetype i = std::min(from, to); i <= std::max(from, to); ++i) {
        const Sibling &place = site.siblings.at(i);
        const Sibling &moved = site.siblings.at(order.at(i));
        const auto begin = [](const Sibling &sibling) {
            return sibling.value->range.length > 0 ? sibling.value->range.offset : sibling.indicatorEnd;
        };
        changes.append(replaced(begin(place), place.end, text.mid(begin(moved), moved.end - begin(moved))));
    }
    return changes;
}

} // namespace quayside::edit
