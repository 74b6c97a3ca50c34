// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/textscan.h"

#include <algorithm>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

bool isSpace(QChar sign)
{
    return sign == u' ' || sign == u'\t';
}

qsizetype commentEnd(QStringView text, qsizetype at, bool isJson)
{
    const QStringView rest = text.sliced(at);
    if (isJson ? rest.startsWith(u"//") : rest.startsWith(u'#'))
        return lineEnd(text, at);
    if (!isJson || !rest.startsWith(u"/*"))
        return at;
    const qsizetype end = text.indexOf(u"*/", at + 2);
    return end < 0 ? text.size() : end + 2;
}

} // namespace

qsizetype lineBegin(QStringView text, qsizetype at)
{
    return at == 0 ? 0 : text.left(at).lastIndexOf(u'\n') + 1;
}

qsizetype lineEnd(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    if (end < 0)
        return text.size();
    return end > at && text.at(end - 1) == u'\r' ? end - 1 : end;
}

qsizetype nextLine(QStringView text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    return end < 0 ? text.size() : end + 1;
}

bool isBlank(QStringView text)
{
    return std::ranges::all_of(text, isSpace);
}

bool isFirstInLine(QStringView text, qsizetype at)
{
    const qsizetype begin = lineBegin(text, at);
    return isBlank(text.sliced(begin, at - begin));
}

qsizetype indentAt(QStringView text, qsizetype at)
{
    const qsizetype begin = lineBegin(text, at);
    return skipSpaces(text, begin) - begin;
}

qsizetype skipSpaces(QStringView text, qsizetype at)
{
    while (at < text.size() && isSpace(text.at(at)))
        ++at;
    return at;
}

qsizetype skipBlank(QStringView text, qsizetype at, bool isJson)
{
    for (;;) {
        const qsizetype before = at;
        while (at < text.size() && (isSpace(text.at(at)) || text.at(at) == u'\n' || text.at(at) == u'\r'))
            ++at;
        at = commentEnd(text, at, isJson);
        if (at == before)
            return at;
    }
}

qsizetype skipProperties(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (at < text.size() && (text.at(at) == u'&' || text.at(at) == u'!')) {
        while (at < text.size() && !text.at(at).isSpace())
            ++at;
        end = at;
        at = skipBlank(text, at, false);
    }
    return end;
}

QString lineEndOf(QStringView text)
{
    const qsizetype end = text.indexOf(u'\n');
    return end > 0 && text.at(end - 1) == u'\r' ? u"\r\n"_s : u"\n"_s;
}

} // namespace quayside::edit
