// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace quayside {

// What a person should know about one property of the schema.
struct PropertyHelp
{
    QString text; // what it is; empty when nothing is known
    QString local; // what local engines do with it
    QString defaultValue;
    QStringList values; // all that are allowed; empty when anything is
    QString from; // where names come from that fit here: a pattern, or "regions"
    bool isRequired = false;
};

// The documentation of all properties (resources/help/properties.json), by pattern: a JSON pointer with * for every item of a list
// and every value of a map.
class PropertyHelps
{
public:
    // Empty when it is no such file.
    static PropertyHelps fromJson(const QByteArray &json);

    // The entry itself, or that of the pattern which the file says is the same.
    PropertyHelp find(const QString &pattern) const;
    QStringList patterns() const { return m_entries.keys(); }

private:
    QHash<QString, PropertyHelp> m_entries;
    QList<std::pair<QString, QString>> m_same; // beginnings of patterns
};

} // namespace quayside
