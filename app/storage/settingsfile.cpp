// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/settingsfile.h"

#include <QFile>

namespace quayside {

SettingsFile::SettingsFile(const QString &path, QObject *parent)
    : Settings(parent)
    , m_settings(path, QSettings::IniFormat)
{
}

QVariant SettingsFile::value(const QString &key, const QVariant &fallback) const
{
    return m_settings.value(key, fallback);
}

void SettingsFile::setValue(const QString &key, const QVariant &value)
{
    if (m_settings.value(key) == value)
        return;
    m_settings.setValue(key, value);
    m_settings.sync();
    // QSettings creates its file readable by everybody.
    QFile::setPermissions(m_settings.fileName(), QFile::ReadOwner | QFile::WriteOwner);
    Q_EMIT changed(key);
}

} // namespace quayside
