// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/names.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longest = 63;

QString trimmedHyphens(QString name)
{
    static const QRegularExpression edges(u"\\A-+|-+\\z"_s);
    return name.remove(edges);
}

} // namespace

QString dnsName(const QString &wanted, const QString &fallback, qsizetype shortest)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    const QString name = trimmedHyphens(trimmedHyphens(wanted.left(1000).toLower().replace(others, u"-"_s)).left(longest));
    if (name.isEmpty())
        return fallback;
    return name.size() < shortest ? QString(u"volume-"_s + name) : name;
}

QString NameSupply::take(const QString &wanted, const QString &fallback, qsizetype shortest)
{
    const QString name = dnsName(wanted, fallback, shortest);
    QString free = name;
    while (m_taken.contains(free))
        free = trimmedHyphens(name.left(longest - 8)) + u'-' + QString::number(++m_numbers.insert(name, std::max(m_numbers.value(name), 1)).value());
    m_taken.insert(free);
    return free;
}

} // namespace quayside
