// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanapi.h"

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/tr.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

namespace quayside::podman {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds forEver{0};

QByteArray path(const QString &path, const QUrlQuery &query = {})
{
    QByteArray target = "/v4.0.0/libpod" + path.toUtf8();
    if (!query.isEmpty())
        target += '?' + query.toString(QUrl::FullyEncoded).toUtf8();
    return target;
}

// A name from outside as one step of a path.
QString step(const QString &name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

// QUrlQuery leaves '+' alone, which a server reads as a blank.
QString queryValue(const QString &value)
{
    return QString(value).replace(u'+', u"%2B"_s);
}

HttpRequest post(const QByteArray &target, const QJsonObject &body = {})
{
    HttpRequest request;
    request.method = "POST";
    request.target = target;
    request.contentType = "application/json";
    if (!body.isEmpty())
        request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return request;
}

HttpRequest get(const QByteArray &target)
{
    HttpRequest request;
    request.target = target;
    return request;
}

bool isSuccess(const HttpResponse &response)
{
    // 304: it was in that state already.
    return (response.head.status >= 200 && response.head.status < 300) || response.head.status == 304;
}

// Starting and stopping pods answers with a list of errors instead of a message.
Error errorFrom(const HttpResponse &response)
{
    Error error = errorFromResponse(response);
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    QStringList words;
    for (const QJsonValue &value : body.value("Errs"_L1).toArray())
        words.append(value.toString());
    if (!words.isEmpty())
        error.summary = words.join(u"; "_s);
    return error;
}

Result<> expectSuccess(const HttpResponse &response)
{
    if (!isSuccess(response))
        return tl::unexpected(errorFrom(response));
    return {};
}

Result<QJsonObject> expectObject(const HttpResponse &response)
{
    if (!isSuccess(response))
        return tl::unexpected(errorFrom(response));
    return objectFrom(response.body);
}

Result<QJsonArray> expectArray(const HttpResponse &response)
{
    if (!isSuccess(response))
        return tl::unexpected(errorFrom(response));
    return arrayFrom(response.body);
}

QString word(PodmanApi::Action action)
{
    switch (action) {
    case PodmanApi::Action::Start: return u"start"_s;
    case PodmanApi::Action::Stop: return u"stop"_s;
    case PodmanApi::Action::Restart: break;
    }
    return u"restart"_s;
}

HttpRequest remove(const QString &target, const QUrlQuery &query = {})
{
    HttpRequest request;
    request.method = "DELETE";
    request.target = path(target, query);
    request.patience = forEver;
    return request;
}

QString compact(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

// Gone already is as good as deleted.
Result<> expectGone(const HttpResponse &response)
{
    return response.head.status == 404 ? Result<>() : expectSuccess(response);
}

} // namespace

PodmanApi::PodmanApi(HttpClient client)
    : m_client(std::move(client))
{
}

Operation<QString> *PodmanApi::ping(std::chrono::milliseconds patience) const
{
    HttpRequest request = get(path(u"/_ping"_s));
    request.patience = patience;
    return m_client.send<QString>(request, [](const HttpResponse &response) -> Result<QString> {
        const QByteArray version = response.head.header("Libpod-API-Version");
        if (version.isEmpty())
            return failure(Error::Kind::Malformed, PodmanTr::tr("What answers there is no Podman."));
        return expectSuccess(response).map([&] { return QString::fromLatin1(version); });
    });
}

Operation<QJsonObject> *PodmanApi::info() const
{
    return m_client.send<QJsonObject>(get(path(u"/info"_s)), &expectObject);
}

Operation<QJsonArray> *PodmanApi::listPods() const
{
    return m_client.send<QJsonArray>(get(path(u"/pods/json"_s)), &expectArray);
}

Operation<QJsonArray> *PodmanApi::listContainers() const
{
    return m_client.send<QJsonArray>(get(path(u"/containers/json"_s, {{u"all"_s, u"true"_s}})), &expectArray);
}

Operation<QJsonObject> *PodmanApi::inspectPod(const QString &name) const
{
    return m_client.send<QJsonObject>(get(path(u"/pods/%1/json"_s.arg(step(name)))), &expectObject);
}

Operation<QJsonObject> *PodmanApi::inspectContainer(const QString &name) const
{
    return m_client.send<QJsonObject>(get(path(u"/containers/%1/json"_s.arg(step(name)))), &expectObject);
}

Operation<bool> *PodmanApi::imageExists(const QString &image) const
{
    return m_client.send<bool>(get(path(u"/images/%1/exists"_s.arg(step(image)))), [](const HttpResponse &response) -> Result<bool> {
        if (response.head.status == 404)
            return false;
        if (!isSuccess(response))
            return tl::unexpected(errorFrom(response));
        return true;
    });
}

Operation<> *PodmanApi::loadImage(const QByteArray &archive) const
{
    HttpRequest request = post(path(u"/images/load"_s));
    request.contentType = "application/x-tar";
    request.body = archive;
    request.patience = forEver;
    return m_client.send<void>(request, &expectSuccess);
}

HttpRequest PodmanApi::pullRequest(const GroupPlan::Image &image)
{
    HttpRequest request = post(path(u"/images/pull"_s, {{u"reference"_s, queryValue(image.name)}, {u"policy"_s, u"missing"_s}}));
    request.patience = forEver;
    if (!image.credentials.isEmpty())
        request.headers.append({"X-Registry-Auth", image.credentials});
    return request;
}

Operation<> *PodmanApi::createVolume(const QJsonObject &body) const
{
    return m_client.send<void>(post(path(u"/volumes/create"_s), body), &expectSuccess);
}

Operation<> *PodmanApi::createSecret(const QString &name, const QByteArray &value) const
{
    HttpRequest request = post(path(u"/secrets/create"_s, {{u"name"_s, queryValue(name)}}));
    request.contentType = "application/octet-stream";
    request.body = value;
    return m_client.send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::createPod(const QJsonObject &body) const
{
    HttpRequest request = post(path(u"/pods/create"_s), body);
    request.patience = forEver; // the first pod of a machine builds its pause image
    return m_client.send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::createContainer(const QJsonObject &body) const
{
    return m_client.send<void>(post(path(u"/containers/create"_s), body), &expectSuccess);
}

Operation<> *PodmanApi::changePod(const QString &name, Action action) const
{
    HttpRequest request = post(path(u"/pods/%1/%2"_s.arg(step(name), word(action))));
    request.patience = forEver;
    return m_client.send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::changeContainer(const QString &name, Action action) const
{
    HttpRequest request = post(path(u"/containers/%1/%2"_s.arg(step(name), word(action))));
    request.patience = forEver;
    return m_client.send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::deletePod(const QString &name) const
{
    return m_client.send<void>(remove(u"/pods/%1"_s.arg(step(name)), {{u"force"_s, u"true"_s}}), &expectGone);
}

Operation<> *PodmanApi::deleteContainer(const QString &name) const
{
    return m_client.send<void>(remove(u"/containers/%1"_s.arg(step(name)), {{u"force"_s, u"true"_s}, {u"v"_s, u"true"_s}}), &expectGone);
}

Operation<> *PodmanApi::renameContainer(const QString &name, const QString &newName) const
{
    return m_client.send<void>(post(path(u"/containers/%1/rename"_s.arg(step(name)), {{u"name"_s, queryValue(newName)}})), &expectSuccess);
}

Operation<QJsonArray> *PodmanApi::listRevisions() const
{
    const QJsonObject filters{{u"label"_s, QJsonArray{QString(labels::revision)}}};
    return m_client.send<QJsonArray>(get(path(u"/volumes/json"_s, {{u"filters"_s, compact(filters)}})), &expectArray);
}

Operation<QStringList> *PodmanApi::volumesOfGroup(const QString &group) const
{
    const QJsonObject filters{{u"label"_s, QJsonArray{QString(u"io.github.quayside.group="_s + group)}}};
    const HttpRequest request = get(path(u"/volumes/json"_s, {{u"filters"_s, compact(filters)}}));
    return m_client.send<QStringList>(request, [](const HttpResponse &response) -> Result<QStringList> {
        return expectArray(response).map([](const QJsonArray &volumes) {
            QStringList names;
            for (const QJsonValue &volume : volumes)
                names.append(volume.toObject().value("Name"_L1).toString());
            return names;
        });
    });
}

Operation<QStringList> *PodmanApi::secretsOfGroup(const QString &group) const
{
    const QString prefix = secretPrefix(group);
    return m_client.send<QStringList>(get(path(u"/secrets/json"_s)), [prefix](const HttpResponse &response) -> Result<QStringList> {
        return expectArray(response).map([&](const QJsonArray &secrets) {
            QStringList names;
            for (const QJsonValue &secret : secrets) {
                const QString name = secret.toObject().value("Spec"_L1).toObject().value("Name"_L1).toString();
                if (name.startsWith(prefix))
                    names.append(name);
            }
            return names;
        });
    });
}

Operation<> *PodmanApi::deleteVolume(const QString &name) const
{
    return m_client.send<void>(remove(u"/volumes/%1"_s.arg(step(name))), &expectGone);
}

Operation<> *PodmanApi::deleteSecret(const QString &name) const
{
    return m_client.send<void>(remove(u"/secrets/%1"_s.arg(step(name))), &expectGone);
}

HttpRequest PodmanApi::logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds)
{
    QUrlQuery query{{u"stdout"_s, u"true"_s}, {u"stderr"_s, u"true"_s}, {u"timestamps"_s, u"true"_s}};
    if (follow)
        query.addQueryItem(u"follow"_s, u"true"_s);
    if (tail >= 0)
        query.addQueryItem(u"tail"_s, QString::number(tail));
    if (sinceSeconds > 0)
        query.addQueryItem(u"since"_s, QString::number(sinceSeconds));
    HttpRequest request = get(path(u"/containers/%1/logs"_s.arg(step(container)), query));
    request.patience = forEver; // the head comes with the first line
    return request;
}

HttpRequest PodmanApi::statsRequest()
{
    HttpRequest request = get(path(u"/containers/stats"_s, {{u"stream"_s, u"true"_s}, {u"interval"_s, u"1"_s}}));
    request.patience = forEver;
    return request;
}

HttpRequest PodmanApi::eventsRequest(const QJsonObject &filters, qint64 sinceSeconds)
{
    QUrlQuery query{{u"stream"_s, u"true"_s}};
    if (!filters.isEmpty())
        query.addQueryItem(u"filters"_s, compact(filters));
    if (sinceSeconds > 0)
        query.addQueryItem(u"since"_s, QString::number(sinceSeconds));
    HttpRequest request = get(path(u"/events"_s, query));
    request.patience = forEver; // the head comes with the first event
    return request;
}

} // namespace quayside::podman
