// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanapi.h"

#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/steps.h"
#include "app/runtimes/podman/podmanbodies.h"
#include "app/runtimes/podman/podmanjson.h"
#include "app/runtimes/podman/tr.h"

namespace quayside::podman {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

QByteArray path(const QString &path, const QUrlQuery &query = {})
{
    return targetOf("/v4.0.0/libpod", path, query);
}

QString word(EngineApi::Action action)
{
    switch (action) {
    case EngineApi::Action::Start: return u"start"_s;
    case EngineApi::Action::Stop: return u"stop"_s;
    case EngineApi::Action::Restart: break;
    }
    return u"restart"_s;
}

HttpRequest patient(HttpRequest request)
{
    request.patience = forEver;
    return request;
}

// Pods, containers and revisions, asked for at once.
class ListParts final : public Operation<EngineParts>
{
public:
    explicit ListParts(const HttpClient &client)
        : m_client(client)
    {
    }

protected:
    void start() override
    {
        const QJsonObject filters{{u"label"_s, QJsonArray{QString(labels::revision)}}};
        ask(path(u"/pods/json"_s), &EngineParts::pods, &podsFrom);
        ask(path(u"/containers/json"_s, {{u"all"_s, u"true"_s}}), &EngineParts::containers, &containersFrom);
        ask(path(u"/volumes/json"_s, {{u"filters"_s, compactJson(filters)}}), &EngineParts::revisions, &volumesFrom);
    }

private:
    template <typename Part>
    void ask(const QByteArray &target, Part EngineParts::*part, Part (*read)(const QJsonArray &))
    {
        ++m_asking;
        auto *call = m_client.send<Part>(getRequest(target), [read](const HttpResponse &response) { return expectArray(response).map(read); });
        await(call, [this, part](const Part &list) {
            m_parts.*part = list;
            if (--m_asking == 0)
                finish(m_parts);
        });
    }

    const HttpClient m_client;
    EngineParts m_parts;
    int m_asking = 0;
};

} // namespace

PodmanApi::PodmanApi(HttpClient client)
    : EngineApi(std::move(client))
{
}

Operation<QString> *PodmanApi::ping(std::chrono::milliseconds patience) const
{
    HttpRequest request = getRequest(path(u"/_ping"_s));
    request.patience = patience;
    return client().send<QString>(request, [](const HttpResponse &response) -> Result<QString> {
        const QByteArray version = response.head.header("Libpod-API-Version");
        if (version.isEmpty())
            return failure(Error::Kind::Malformed, PodmanTr::tr("What answers there is no Podman."));
        return expectSuccess(response).map([&] { return QString::fromLatin1(version); });
    });
}

Operation<QJsonObject> *PodmanApi::info() const
{
    return client().send<QJsonObject>(getRequest(path(u"/info"_s)), &expectObject);
}

HttpRequest PodmanApi::statsRequest()
{
    return patient(getRequest(path(u"/containers/stats"_s, {{u"stream"_s, u"true"_s}, {u"interval"_s, u"1"_s}})));
}

Operation<EngineParts> *PodmanApi::list() const
{
    return new ListParts(client());
}

Operation<QJsonObject> *PodmanApi::inspectContainer(const QString &name) const
{
    return client().send<QJsonObject>(getRequest(path(u"/containers/%1/json"_s.arg(pathStep(name)))), &expectObject);
}

Operation<QJsonObject> *PodmanApi::inspectImage(const QString &name) const
{
    return client().send<QJsonObject>(getRequest(path(u"/images/%1/json"_s.arg(pathStep(name)))), &expectObject);
}

Operation<bool> *PodmanApi::imageExists(const QString &image) const
{
    return client().send<bool>(getRequest(path(u"/images/%1/exists"_s.arg(pathStep(image)))), &expectFound);
}

Operation<> *PodmanApi::loadImage(const QByteArray &archive) const
{
    HttpRequest request = patient(postRequest(path(u"/images/load"_s)));
    request.contentType = "application/x-tar";
    request.body = archive;
    return client().send<void>(request, &expectSuccess);
}

HttpRequest PodmanApi::pullRequest(const ImagePlan &image) const
{
    HttpRequest request = patient(postRequest(path(u"/images/pull"_s, {{u"reference"_s, queryValue(image.name)}, {u"policy"_s, image.isRenewed ? u"always"_s : u"missing"_s}})));
    if (!image.credentials.isEmpty())
        request.headers.append({"X-Registry-Auth", image.credentials});
    return request;
}

Operation<> *PodmanApi::createVolume(const VolumePlan &volume) const
{
    return client().send<void>(postRequest(path(u"/volumes/create"_s), bodyOf(volume)), &expectSuccess);
}

Operation<> *PodmanApi::createSecret(const QString &name, const QByteArray &value) const
{
    HttpRequest request = postRequest(path(u"/secrets/create"_s, {{u"name"_s, queryValue(name)}}));
    request.contentType = "application/octet-stream";
    request.body = value;
    return client().send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::createSecrets(const SecretPlan &secrets) const
{
    QList<Step> steps;
    for (const auto &[file, value] : secrets.values.asKeyValueRange()) {
        const QString name = secretName(secrets.folder, file);
        steps.append({PodmanTr::tr("Storing secure values in the engine"), [api = *this, name, value = value] { return api.createSecret(name, value); },
                      [api = *this, name] { return api.deleteSecret(name); }});
    }
    return new StepSequence(steps);
}

Operation<> *PodmanApi::createPod(const PodPlan &pod) const
{
    // The first pod of a machine builds its pause image.
    HttpRequest request = postRequest(path(u"/pods/create"_s), bodyOf(pod));
    request.patience = creationPatience;
    return client().send<void>(request, &expectSuccess);
}

Operation<> *PodmanApi::createContainer(const ContainerPlan &container) const
{
    return client().send<void>(postRequest(path(u"/containers/create"_s), bodyOf(container)), &expectSuccess);
}

Operation<> *PodmanApi::changeContainer(const QString &name, Action action) const
{
    return client().send<void>(patient(postRequest(path(u"/containers/%1/%2"_s.arg(pathStep(name), word(action))))), &expectSuccess);
}

Operation<> *PodmanApi::waitForEnd(const QString &name) const
{
    const QUrlQuery query{{u"condition"_s, u"stopped"_s}, {u"condition"_s, u"exited"_s}, {u"interval"_s, u"20ms"_s}};
    return client().send<void>(patient(postRequest(path(u"/containers/%1/wait"_s.arg(pathStep(name)), query))), &expectSuccess);
}

Operation<> *PodmanApi::renameContainer(const QString &name, const QString &newName) const
{
    return client().send<void>(postRequest(path(u"/containers/%1/rename"_s.arg(pathStep(name)), {{u"name"_s, queryValue(newName)}})), &expectSuccess);
}

Operation<> *PodmanApi::deleteContainer(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/containers/%1"_s.arg(pathStep(name)), {{u"force"_s, u"true"_s}, {u"v"_s, u"true"_s}})), &expectGone);
}

Operation<> *PodmanApi::deletePod(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/pods/%1"_s.arg(pathStep(name)), {{u"force"_s, u"true"_s}})), &expectGone);
}

Operation<> *PodmanApi::deleteVolume(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/volumes/%1"_s.arg(pathStep(name)))), &expectGone);
}

Operation<> *PodmanApi::deleteSecret(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/secrets/%1"_s.arg(pathStep(name)))), &expectGone);
}

Operation<QStringList> *PodmanApi::volumesOfGroup(const QString &group) const
{
    const QJsonObject filters{{u"label"_s, QJsonArray{QString(labels::group + u'=' + group)}}};
    return client().send<QStringList>(getRequest(path(u"/volumes/json"_s, {{u"filters"_s, compactJson(filters)}})), [](const HttpResponse &response) {
        return expectArray(response).map([](const QJsonArray &volumes) {
            QStringList names;
            for (const EngineVolume &volume : volumesFrom(volumes))
                names.append(volume.name);
            return names;
        });
    });
}

Operation<QStringList> *PodmanApi::secretsOfGroup(const QString &group) const
{
    const QString prefix = secretPrefix(group);
    return client().send<QStringList>(getRequest(path(u"/secrets/json"_s)), [prefix](const HttpResponse &response) {
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

QStringList PodmanApi::secretNames(const SecretFolder &folder) const
{
    QStringList names;
    for (const QString &file : folder.files)
        names.append(secretName(folder, file));
    return names;
}

HttpRequest PodmanApi::logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds) const
{
    // The head comes with the first line.
    return patient(getRequest(path(u"/containers/%1/logs"_s.arg(pathStep(container)), logsQuery(follow, tail, sinceSeconds))));
}

QString PodmanApi::logFile(const QJsonObject &inspected) const
{
    const QJsonObject log = inspected.value("HostConfig"_L1).toObject().value("LogConfig"_L1).toObject();
    return log.value("Type"_L1).toString() == "k8s-file"_L1 ? log.value("Path"_L1).toString() : QString();
}

HttpRequest PodmanApi::eventsRequest(const QJsonObject &filters, qint64 sinceSeconds) const
{
    QUrlQuery query{{u"stream"_s, u"true"_s}};
    if (!filters.isEmpty())
        query.addQueryItem(u"filters"_s, compactJson(filters));
    if (sinceSeconds > 0)
        query.addQueryItem(u"since"_s, QString::number(sinceSeconds));
    return patient(getRequest(path(u"/events"_s, query))); // the head comes with the first event
}

QByteArray PodmanApi::pathOf(const QString &path) const
{
    return podman::path(path);
}

QByteArray PodmanApi::dockerPath(const QString &path, const QUrlQuery &query) const
{
    return targetOf("/v1.41", path, query);
}

EngineEvent PodmanApi::eventFrom(const QJsonObject &line) const
{
    return podman::eventFrom(line);
}

} // namespace quayside::podman
