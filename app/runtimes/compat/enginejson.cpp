// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginejson.h"

#include "app/runtimes/compat/tr.h"

#include <QJsonDocument>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

Error malformed(const QString &detail)
{
    return {Error::Kind::Malformed, CompatTr::tr("What the engine answered cannot be understood. Does something else answer in its place, or a version that Quayside does not know?"), detail};
}

} // namespace

Result<QJsonObject> objectFrom(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (!document.isObject())
        return tl::unexpected(malformed(error.errorString()));
    return document.object();
}

Result<QJsonArray> arrayFrom(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    // An empty list is null to Go. Anything else that is no list is no empty list.
    if (!document.isArray() && bytes.trimmed() != "null")
        return tl::unexpected(malformed(error.errorString()));
    return document.array();
}

Labels labelsFrom(const QJsonValue &value)
{
    Labels labels;
    const QJsonObject object = value.toObject();
    for (auto one = object.begin(); one != object.end(); ++one)
        if (one->isString())
            labels.insert(one.key(), one->toString());
    return labels;
}

QJsonObject toJson(const Labels &labels)
{
    QJsonObject object;
    for (const auto &[name, value] : labels.asKeyValueRange())
        object.insert(name, value);
    return object;
}

QDateTime timeFromSeconds(const QJsonValue &value)
{
    const qint64 seconds = value.toInteger();
    return seconds > 0 ? QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC) : QDateTime();
}

QDateTime timeFromText(const QJsonValue &value)
{
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
    return time.isValid() && time.date().year() > 1970 ? time : QDateTime();
}

QDateTime endAfter(const QDateTime &end, const QDateTime &start)
{
    return end.isValid() && start.isValid() ? std::max(end, start) : end;
}

ContainerState containerStateFrom(const QString &word)
{
    if (word == u"running" || word == u"paused" || word == u"stopping")
        return ContainerState::Running;
    if (word == u"exited" || word == u"stopped" || word == u"removing" || word == u"dead")
        return ContainerState::Terminated;
    if (word == u"created" || word == u"configured" || word == u"initialized" || word == u"restarting")
        return ContainerState::Waiting;
    return ContainerState::Unknown;
}

QList<EngineVolume> volumesFrom(const QJsonArray &volumes)
{
    QList<EngineVolume> list;
    for (const QJsonValue &value : volumes)
        list.append({value.toObject().value("Name"_L1).toString(), labelsFrom(value.toObject().value("Labels"_L1))});
    return list;
}

} // namespace quayside::compat
