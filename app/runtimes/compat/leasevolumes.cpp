// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/leasevolumes.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/tr.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMachine = 64; // a name of a host, RFC 1035 section 2.3.4
constexpr qsizetype longestNonce = 100;
constexpr QLatin1StringView prefix = labels::leaseVolume;

QString volumeName(qint64 number)
{
    return prefix + QString::number(number);
}

QString plain(const QString &text)
{
    QString line = text.left(longestMachine).simplified();
    line.removeIf([](QChar character) { return !character.isPrint(); });
    return line;
}

// No number, or one that nobody reaches by counting, is nobody's.
std::optional<LeaseRecord> recordFrom(const QString &name, const Labels &labels)
{
    static const QRegularExpression form(u"\\A[1-9][0-9]{0,11}\\z"_s);
    const QString number = name.mid(prefix.size());
    const QString nonce = labels.value(labels::leaseNonce);
    if (!form.match(number).hasMatch() || nonce.isEmpty() || nonce.size() > longestNonce || labels.value(labels::version) != labels::currentVersion)
        return std::nullopt;
    return LeaseRecord{number.toLongLong(), plain(labels.value(labels::leaseMachine)), nonce};
}

Result<bool> isSame(const QJsonObject &volume, const LeaseRecord &record)
{
    return labelsFrom(volume.value("Labels"_L1)).value(labels::leaseNonce) == record.nonce;
}

QJsonObject bodyOf(const LeaseRecord &record)
{
    const Labels labels{{labels::version, labels::currentVersion}, {labels::leaseNonce, record.nonce}, {labels::leaseMachine, plain(record.machine)}};
    return {{u"Name"_s, volumeName(record.number)}, {u"Labels"_s, toJson(labels)}};
}

// Looks whose record it is, and removes it.
class RemoveRecord final : public Operation<>
{
public:
    RemoveRecord(Engine api, LeaseRecord record)
        : m_api(std::move(api))
        , m_record(std::move(record))
    {
    }

protected:
    void start() override
    {
        const QByteArray path = m_api->dockerPath(u"/volumes/%1"_s.arg(volumeName(m_record.number)), {});
        auto *look = m_api->client().send<bool>(getRequest(path), [record = m_record](const HttpResponse &response) {
            if (!isSuccess(response))
                return expectFound(response);
            return expectObject(response).and_then([&record](const QJsonObject &volume) { return isSame(volume, record); });
        });
        await(look, [this](bool isOurs) {
            if (isOurs)
                await(m_api->deleteVolume(volumeName(m_record.number)), [this] { finish({}); });
            else
                finish({});
        });
    }

private:
    const Engine m_api;
    const LeaseRecord m_record;
};

} // namespace

bool isLeaseVolume(const QString &name, const Labels &labels)
{
    return name.startsWith(prefix) && recordFrom(name, labels);
}

Result<QList<LeaseRecord>> leaseRecordsFrom(const QJsonArray &volumes)
{
    QList<LeaseRecord> records;
    for (const QJsonValue &volume : volumes) {
        const QString name = volume["Name"_L1].toString();
        if (!name.startsWith(prefix))
            continue;
        const std::optional<LeaseRecord> record = recordFrom(name, labelsFrom(volume["Labels"_L1]));
        if (!record)
            return failure(Error::Kind::Conflict, CompatTr::tr("The engine has a volume “%1” that is not Quayside's, so nobody here runs probes and timetables. Remove it.").arg(name.left(longestNonce)));
        records.append(*record);
    }
    std::ranges::sort(records, {}, &LeaseRecord::number);
    return records;
}

LeaseVolumes::LeaseVolumes(QString name, std::function<Engine()> connected)
    : m_name(std::move(name))
    , m_connected(std::move(connected))
{
}

template <typename T>
Operation<T> *LeaseVolumes::notConnected() const
{
    return new ReadyOperation<T>(failure(Error::Kind::Unreachable, CompatTr::tr("%1 is not connected.").arg(m_name)));
}

Operation<QList<LeaseRecord>> *LeaseVolumes::list()
{
    const Engine api = m_connected();
    if (!api)
        return notConnected<QList<LeaseRecord>>();
    const QString filters = compactJson({{u"name"_s, QJsonArray{QString(prefix)}}});
    return api->client().send<QList<LeaseRecord>>(getRequest(api->dockerPath(u"/volumes"_s, {{u"filters"_s, queryValue(filters)}})), [](const HttpResponse &response) {
        return expectObject(response).and_then([](const QJsonObject &object) { return leaseRecordsFrom(object.value("Volumes"_L1).toArray()); });
    });
}

// Engines answer with the volume that has the name already as if they had made it.
Operation<bool> *LeaseVolumes::make(const LeaseRecord &record)
{
    const Engine api = m_connected();
    if (!api)
        return notConnected<bool>();
    return api->client().send<bool>(postRequest(api->dockerPath(u"/volumes/create"_s, {}), bodyOf(record)), [record](const HttpResponse &response) {
        return expectObject(response).and_then([&record](const QJsonObject &volume) { return isSame(volume, record); });
    });
}

Operation<> *LeaseVolumes::remove(const LeaseRecord &record)
{
    const Engine api = m_connected();
    return api ? static_cast<Operation<> *>(new RemoveRecord(api, record)) : notConnected<void>();
}

} // namespace quayside::compat
