// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/triggerfile.h"

#include "app/storage/folders.h"
#include "app/storage/tr.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr int currentFormat = 1;
constexpr qint64 mostBytes = 4 * 1024 * 1024;
constexpr int patience = 5000; // milliseconds for another program that writes

QJsonObject toJson(const Trigger &trigger)
{
    QJsonObject json{{u"name"_s, trigger.name}, {u"connection"_s, trigger.connection.value}, {u"template"_s, trigger.templateFile}, {u"atOnce"_s, trigger.atOnce}};
    if (trigger.kind == Trigger::Kind::Folder) {
        json.insert(u"folder"_s, trigger.folder);
        json.insert(u"pattern"_s, trigger.pattern);
    } else {
        json.insert(u"port"_s, trigger.port);
        json.insert(u"tokenHash"_s, QString::fromLatin1(trigger.tokenHash.toHex()));
    }
    return json;
}

Trigger fromJson(const QJsonObject &json)
{
    Trigger trigger;
    trigger.name = json["name"_L1].toString();
    trigger.connection.value = json["connection"_L1].toString();
    trigger.templateFile = json["template"_L1].toString();
    trigger.atOnce = std::clamp(json["atOnce"_L1].toInt(), 1, Trigger::mostAtOnce);
    trigger.kind = json.contains("folder"_L1) ? Trigger::Kind::Folder : Trigger::Kind::Call;
    trigger.folder = json["folder"_L1].toString();
    trigger.pattern = json["pattern"_L1].toString(u"*"_s);
    trigger.port = static_cast<quint16>(std::clamp(json["port"_L1].toInt(Trigger::usualPort), 1024, 65535));
    trigger.tokenHash = QByteArray::fromHex(json["tokenHash"_L1].toString().toLatin1());
    return trigger;
}

} // namespace

TriggerFile::TriggerFile(QString path, QObject *parent)
    : Triggers(parent)
    , m_path(std::move(path))
    , m_changedAt(QFileInfo(m_path).lastModified())
{
    m_folder.addPath(QFileInfo(m_path).absolutePath());
    connect(&m_folder, &QFileSystemWatcher::directoryChanged, this, &TriggerFile::onFolderChanged);
}

void TriggerFile::onFolderChanged()
{
    const QDateTime time = QFileInfo(m_path).lastModified();
    if (time == m_changedAt)
        return; // something else in the folder
    m_changedAt = time;
    Q_EMIT changed();
}

Result<QList<Trigger>> TriggerFile::load()
{
    QFile file(m_path);
    if (!file.exists())
        return QList<Trigger>();
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, StorageTr::tr("Your triggers in %1 cannot be read.").arg(m_path), file.errorString());
    const QJsonObject root = QJsonDocument::fromJson(file.read(mostBytes)).object();
    if (root["format"_L1].toInt() != currentFormat)
        return failure(Error::Kind::Malformed, StorageTr::tr("Your triggers in %1 are damaged or from a newer Quayside; the file is left as it is.").arg(m_path));
    QList<Trigger> triggers;
    for (const QJsonValue &entry : root["triggers"_L1].toArray())
        triggers.append(fromJson(entry.toObject()));
    std::ranges::sort(triggers, {}, &Trigger::name);
    return triggers;
}

Result<> TriggerFile::change(const std::function<void(QList<Trigger> &)> &edit)
{
    QLockFile lock(m_path + u".lock"_s);
    if (!lock.tryLock(patience))
        return failure(Error::Kind::Storage, StorageTr::tr("Another Quayside is changing the triggers in %1. Try again.").arg(m_path));
    Result<QList<Trigger>> triggers = load();
    if (!triggers)
        return tl::unexpected(triggers.error());
    edit(*triggers);
    QJsonArray array;
    for (const Trigger &trigger : std::as_const(*triggers))
        array.append(toJson(trigger));
    const Result<> written = replaceFile(m_path, QJsonDocument(QJsonObject{{u"format"_s, currentFormat}, {u"triggers"_s, array}}).toJson());
    onFolderChanged();
    return written;
}

Result<> TriggerFile::put(const Trigger &trigger)
{
    return change([&](QList<Trigger> &triggers) {
        triggers.removeIf([&](const Trigger &old) { return old.name == trigger.name; });
        triggers.append(trigger);
    });
}

Result<> TriggerFile::remove(const QString &name)
{
    return change([&](QList<Trigger> &triggers) { triggers.removeIf([&](const Trigger &old) { return old.name == name; }); });
}

Result<> NoTriggers::put(const Trigger &)
{
    return failure(Error::Kind::Unsupported, StorageTr::tr("Triggers cannot be kept here."));
}

} // namespace quayside
