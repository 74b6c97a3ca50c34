// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/settingsfile.h"

#include <QFile>
#include <QLockFile>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// QSettings waits half a minute for a lock that does not say whose it is: a program that was killed may have left one.
QString withoutBrokenLock(const QString &path)
{
    const QString lock = path + u".lock"_s;
    qint64 process = 0;
    QString host;
    QString program;
    if (QFile::exists(lock) && !QLockFile(lock).getLockInfo(&process, &host, &program))
        QFile::remove(lock);
    return path;
}

} // namespace

SettingsFile::SettingsFile(const QString &path, QObject *parent)
    : Settings(parent)
    , m_settings(withoutBrokenLock(path), QSettings::IniFormat)
{
}

QVariant SettingsFile::value(const QString &key, const QVariant &fallback) const
{
    m_settings.sync(); // another program of this person may have written; costs a look at the file's time
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
