// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QSet>
#include <QString>

namespace quayside {

// Names as Azure wants them, each given only once.
class NameSupply
{
public:
    // Lower-case letters, digits and hyphens, at most 63, at least `shortest` (V-001, V-020, V-080), made of what is wanted; a number
    // follows where the name is taken.
    QString take(const QString &wanted, const QString &fallback, qsizetype shortest = 1);

private:
    QSet<QString> m_taken;
    QHash<QString, int> m_numbers; // the last one that was given to a name
};

QString dnsName(const QString &wanted, const QString &fallback, qsizetype shortest = 1);

} // namespace quayside
