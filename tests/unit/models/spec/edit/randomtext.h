// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/spec/specnode.h"
#include "tests/unit/models/spec/edit/chance.h"

#include <QStringList>

namespace quayside::test {

// Writes a tree as one of the many texts that say it: with and without brackets, JSON, other indentation, quotes, comments (each
// with a number of its own: "c12"), aliases, merge keys, Windows line ends, a byte order mark, no line end at the end.
class RandomText
{
public:
    explicit RandomText(Chance &chance);

    QString write(const SpecNode &group);

private:
    struct Anchored
    {
        QString name;
        SpecNode node;
    };

    QString block(const SpecNode &node, qsizetype column);
    QString blockEntries(const SpecNode &node, qsizetype column);
    QString blockItems(const SpecNode &node, qsizetype column);
    QString behind(const SpecNode &node, qsizetype column, qsizetype inner, bool isItem);
    QString flow(const SpecNode &node, qsizetype column, bool isLong);
    QString json(const SpecNode &node, qsizetype column, bool isLong);
    QString brackets(const SpecNode &node, const QStringList &children, qsizetype column, bool isLong);
    QString alias(const SpecNode &node);
    QString anchor(const SpecNode &node);
    QString mergeKey(const SpecNode &node, SpecNode &rest);
    QString key(const QString &key, bool isFlow);
    QString keyOf(const SpecEntry &entry, qsizetype column);
    QString scalar(const SpecNode &node, bool isFlow);
    QString comment();
    QString commentLine(qsizetype column);

    Chance &m_chance;
    const qsizetype m_step;
    const qsizetype m_listIndent;
    const qsizetype m_dashWidth;
    const bool m_isJson;
    const bool m_hasAnchors;
    const bool m_hasComments;
    QList<Anchored> m_anchored;
    int m_comments = 0;
    bool m_keepsLines = false; // a literal that ends with "|+" would take in empty lines that follow
};

} // namespace quayside::test
