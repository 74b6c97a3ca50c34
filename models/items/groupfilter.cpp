// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupfilter.h"

#include "models/items/tr.h"

#include <QStringList>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QStringList fields{u"name"_s, u"state"_s, u"on"_s, u"address"_s, u"image"_s, u"tag"_s, u"is"_s};

// Words between spaces; quotes and the slashes of a regular expression keep spaces.
QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    QChar within;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool beginsWord = word.isEmpty() || word.endsWith(u':') || word == u"!"_s;
        if (within.isNull() && c.isSpace()) {
            words.append(word);
            word.clear();
            continue;
        }
        if (!within.isNull() && c == within && (i == 0 || text.at(i - 1) != u'\\'))
            within = QChar();
        else if (within.isNull() && (c == u'"' || (c == u'/' && beginsWord)))
            within = c;
        word += c;
    }
    words.append(word);
    words.removeAll(QString());
    return words;
}

QStringList textsOf(const GroupTexts &group, const QString &field)
{
    if (field == u"name"_s)
        return {group.name};
    if (field == u"state"_s)
        return {group.state};
    if (field == u"on"_s)
        return {group.where};
    if (field == u"address"_s)
        return {group.address};
    if (field == u"image"_s)
        return {group.images};
    if (field == u"tag"_s)
        return group.tags;
    return QStringList{group.name, group.state, group.where, group.address, group.images} + group.tags;
}

bool hasTag(const QStringList &tags, const QString &wanted)
{
    return std::ranges::any_of(tags, [&](const QString &tag) { return tag == wanted || tag.startsWith(wanted + u'='); });
}

bool holds(const GroupFilter::Term &term, const GroupTexts &group)
{
    if (term.field == u"is"_s)
        return group.marks.contains(term.words);
    if (term.field == u"tag"_s && !term.pattern)
        return hasTag(group.tags, term.words);
    return std::ranges::any_of(textsOf(group, term.field), [&](const QString &text) {
        return term.pattern ? term.pattern->match(text).hasMatch() : text.contains(term.words);
    });
}

} // namespace

GroupFilter GroupFilter::parse(const QString &text)
{
    GroupFilter filter;
    for (const QString &word : wordsOf(text))
        filter.add(word);
    return filter;
}

QString GroupFilter::toggled(const QString &text, const QString &term)
{
    QStringList words = wordsOf(text);
    if (words.removeAll(term) == 0)
        words.append(term);
    return words.join(u' ');
}

void GroupFilter::add(const QString &word)
{
    Term term;
    term.text = word;
    QString meaning = word;
    if (meaning.size() > 1 && meaning.startsWith(u'!')) {
        term.isNegated = true;
        meaning.remove(0, 1);
    }
    const QString field = meaning.section(u':', 0, 0).toLower();
    if (meaning.contains(u':') && fields.contains(field)) {
        term.field = field;
        meaning = meaning.section(u':', 1);
    }
    if (meaning.isEmpty() && !term.field.isEmpty())
        return; // still being typed
    readMeaning(term, meaning);
    m_terms.append(term);
}

void GroupFilter::readMeaning(Term &term, const QString &meaning)
{
    term.words = QString(meaning).remove(u'"').toLower();
    if (term.field == u"is"_s && term.words != u"pinned"_s && term.words != u"protected"_s && m_problem.isEmpty())
        m_problem = ItemsTr::tr("A group is:pinned or is:protected; “%1” is neither.").arg(term.words);
    if (meaning.size() < 3 || !meaning.startsWith(u'/') || !meaning.endsWith(u'/'))
        return;
    QRegularExpression pattern(meaning.sliced(1, meaning.size() - 2), QRegularExpression::CaseInsensitiveOption);
    if (pattern.isValid())
        term.pattern = pattern;
    else if (m_problem.isEmpty())
        m_problem = ItemsTr::tr("%1 is no regular expression: %2, at character %3.").arg(meaning, pattern.errorString(), QString::number(pattern.patternErrorOffset() + 1));
}

bool GroupFilter::accepts(const GroupTexts &group) const
{
    return std::ranges::all_of(m_terms, [&](const Term &term) { return holds(term, group) != term.isNegated; });
}

} // namespace quayside
