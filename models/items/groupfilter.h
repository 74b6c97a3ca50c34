// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QRegularExpression>
#include <QString>

#include <optional>

namespace quayside {

// What a group is found by; all in lower case.
struct GroupTexts
{
    QString name;
    QString state; // as shown and as commands call it
    QString where; // the connection
    QString address;
    QString images; // and names of its containers
    QStringList tags; // key=value
    QStringList marks; // pinned, protected
};

// What a person types to find groups. All of its terms must hold:
//   web             occurs in the name, state, connection, address, a container, an image or a tag
//   /api-.*/        a regular expression finds something there
//   state:failed on:laptop name:web image:nginx address:8080     the same for one thing; each may be a /regular expression/ too
//   tag:env=prod    has this tag; tag:env has one of this key
//   is:pinned is:protected
//   !web            turns any of these round
//   "two words"     keeps what has spaces together
class GroupFilter
{
public:
    struct Term
    {
        QString text; // as it was typed
        QString field; // empty is all of them
        QString words;
        std::optional<QRegularExpression> pattern; // instead of words
        bool isNegated = false;
    };

    static GroupFilter parse(const QString &text);
    // The text of a filter with a term added, or without it where it stands already.
    static QString toggled(const QString &text, const QString &term);

    const QList<Term> &terms() const { return m_terms; }
    bool isEmpty() const { return m_terms.isEmpty(); }
    // One sentence about the first term that has no meaning, or empty. Such a term is searched for as plain text.
    QString problem() const { return m_problem; }
    bool accepts(const GroupTexts &group) const;

private:
    void add(const QString &word);
    void readMeaning(Term &term, const QString &meaning);

    QList<Term> m_terms;
    QString m_problem;
};

} // namespace quayside
