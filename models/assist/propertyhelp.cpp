// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/propertyhelp.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRedirections = 4; // so that a file that leads in a circle ends

PropertyHelp readHelp(const QJsonObject &entry)
{
    PropertyHelp help;
    help.text = entry.value("text"_L1).toString();
    help.local = entry.value("local"_L1).toString();
    help.defaultValue = entry.value("default"_L1).toString();
    help.from = entry.value("from"_L1).toString();
    help.isRequired = entry.value("required"_L1).toBool();
    for (const QJsonValue &value : entry.value("values"_L1).toArray())
        help.values.append(value.toString());
    return help;
}

} // namespace

PropertyHelps PropertyHelps::fromJson(const QByteArray &json)
{
    PropertyHelps helps;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    const QJsonObject properties = root.value("properties"_L1).toObject();
    for (auto entry = properties.begin(); entry != properties.end(); ++entry)
        helps.m_entries.insert(entry.key(), readHelp(entry.value().toObject()));
    const QJsonObject same = root.value("sameAs"_L1).toObject();
    for (auto entry = same.begin(); entry != same.end(); ++entry)
        helps.m_same.append({entry.key(), entry.value().toString()});
    return helps;
}

PropertyHelp PropertyHelps::find(const QString &pattern) const
{
    QString wanted = pattern;
    for (int i = 0; i < mostRedirections; ++i) {
        if (const auto found = m_entries.constFind(wanted); found != m_entries.cend())
            return *found;
        const auto same = std::ranges::find_if(m_same, [&](const auto &pair) { return wanted.startsWith(pair.first); });
        if (same == m_same.end())
            break;
        wanted.replace(0, same->first.size(), same->second);
    }
    return {};
}

} // namespace quayside
