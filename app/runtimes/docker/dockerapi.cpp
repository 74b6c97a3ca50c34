// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerapi.h"

#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/steps.h"
#include "app/runtimes/docker/dockerbodies.h"
#include "app/runtimes/docker/dockeroperations.h"
#include "app/runtimes/docker/tr.h"

#include <algorithm>
#include <array>

namespace quayside::docker {

using namespace Qt::StringLiterals;
using namespace compat;

namespace {

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

QUrlQuery filtered(const QJsonObject &filters)
{
    return filters.isEmpty() ? QUrlQuery() : QUrlQuery{{u"filters"_s, compactJson(filters)}};
}

QJsonObject ofGroup(const QString &group)
{
    return {{u"label"_s, QJsonArray{QString(labels::group + u'=' + group)}}};
}

} // namespace

DockerApi::DockerApi(HttpClient client, const QByteArray &apiVersion)
    : EngineApi(std::move(client))
    , m_prefix("/v" + apiVersion)
    , m_known(std::make_shared<Known>())
{
}

QByteArray DockerApi::path(const QString &path, const QUrlQuery &query) const
{
    return targetOf(m_prefix, path, query);
}

Operation<DockerVersion> *DockerApi::version(const HttpClient &client, std::chrono::milliseconds patience)
{
    HttpRequest request = getRequest("/version");
    request.patience = patience;
    return client.send<DockerVersion>(request, [](const HttpResponse &response) { return expectObject(response).and_then(&versionFrom); });
}

Operation<QJsonObject> *DockerApi::info() const
{
    return client().send<QJsonObject>(getRequest(path(u"/info"_s)), &expectObject);
}

Operation<QStringList> *DockerApi::runningContainers() const
{
    return client().send<QStringList>(getRequest(path(u"/containers/json"_s)), [](const HttpResponse &response) {
        return expectArray(response).map([](const QJsonArray &containers) {
            QStringList ids;
            for (const EngineContainer &container : containersFrom(containers, {}))
                if (!container.isInfra)
                    ids.append(container.id);
            return ids;
        });
    });
}

HttpRequest DockerApi::statsRequest(const QString &container) const
{
    return patient(getRequest(path(u"/containers/%1/stats"_s.arg(pathStep(container)), {{u"stream"_s, u"true"_s}})));
}

// Only the signal says that somebody stops a container; who ignores it runs on, and after a while counts as running again.
void DockerApi::hear(const QList<EngineEvent> &events) const
{
    using enum EngineEvent::Kind;
    constexpr std::chrono::minutes longestStop(10);
    constexpr std::array ends{Ended, Started, Removed};
    ++m_known->changes;
    for (const EngineEvent &event : events) {
        const QJsonObject known = m_known->inspections.take(event.id);
        if (asksToEnd(event, known))
            m_known->stopping.insert(event.id, QDeadlineTimer(longestStop));
        else if (std::ranges::find(ends, event.kind) != ends.end())
            m_known->stopping.remove(event.id);
    }
}

QStringList DockerApi::podImages() const
{
    return {holderImage()};
}

Operation<EngineParts> *DockerApi::list() const
{
    return new ListParts(*this);
}

Operation<QJsonArray> *DockerApi::listContainers(const QJsonObject &filters) const
{
    QUrlQuery query = filtered(filters);
    query.addQueryItem(u"all"_s, u"true"_s);
    return client().send<QJsonArray>(getRequest(path(u"/containers/json"_s, query)), &expectArray);
}

Operation<QJsonArray> *DockerApi::listVolumes(const QJsonObject &filters) const
{
    return client().send<QJsonArray>(getRequest(path(u"/volumes"_s, filtered(filters))), [](const HttpResponse &response) {
        return expectObject(response).map([](const QJsonObject &answer) { return answer.value("Volumes"_L1).toArray(); });
    });
}

Operation<QJsonObject> *DockerApi::inspectContainer(const QString &name) const
{
    return client().send<QJsonObject>(getRequest(path(u"/containers/%1/json"_s.arg(pathStep(name)))), &expectObject);
}

Operation<bool> *DockerApi::imageExists(const QString &image) const
{
    return client().send<bool>(getRequest(path(u"/images/%1/json"_s.arg(pathStep(image)))), &expectFound);
}

Operation<QJsonObject> *DockerApi::inspectImage(const QString &name) const
{
    return client().send<QJsonObject>(getRequest(path(u"/images/%1/json"_s.arg(pathStep(name)))), &expectObject);
}

Operation<bool> *DockerApi::fileExists(const QString &container, const QString &file) const
{
    HttpRequest request = getRequest(path(u"/containers/%1/archive"_s.arg(pathStep(container)), {{u"path"_s, queryValue(file)}}));
    request.method = "HEAD";
    return client().send<bool>(request, &expectFound);
}

Operation<> *DockerApi::loadImage(const QByteArray &archive) const
{
    HttpRequest request = patient(postRequest(path(u"/images/load"_s)));
    request.contentType = "application/x-tar";
    request.body = archive;
    return client().send<void>(request, &expectSuccess);
}

HttpRequest DockerApi::pullRequest(const ImagePlan &image) const
{
    HttpRequest request = patient(postRequest(path(u"/images/create"_s, {{u"fromImage"_s, queryValue(image.name)}})));
    if (!image.credentials.isEmpty())
        request.headers.append({"X-Registry-Auth", image.credentials});
    return request;
}

// Docker would give the folder the owner, and the files, that the image of the first container has there; without those it is root's alone.
Operation<> *DockerApi::createVolume(const VolumePlan &volume) const
{
    if (volume.isForAnyUser)
        return filledVolume(volume, DockerTr::tr("Creating volumes"), u"/"_s, openFolderArchive());
    return createBareVolume(volume);
}

Operation<> *DockerApi::createBareVolume(const VolumePlan &volume) const
{
    return client().send<void>(postRequest(path(u"/volumes/create"_s), bodyOf(volume)), &expectSuccess);
}

Operation<> *DockerApi::createSecrets(const SecretPlan &secrets) const
{
    return filledVolume(volumeOf(secrets.folder), DockerTr::tr("Storing secure values in the engine"), uploadFolder, uploadArchive(secrets));
}

Operation<> *DockerApi::filledVolume(const VolumePlan &volume, const QString &text, const QString &folder, const QByteArray &archive) const
{
    const QString name = uploadName(volume);
    const auto removeUpload = [api = *this, name] { return api.deleteContainer(name); };
    return new StepSequence({{text, [api = *this, volume] { return api.createBareVolume(volume); }, [api = *this, volume] { return api.deleteVolume(volume.name); }, Step::Revert::WhenTried},
                             {text, [api = *this, name, body = uploadBody(volume)] { return api.create(name, body); }, removeUpload, Step::Revert::WhenTried},
                             {text, [api = *this, name, folder, archive] { return api.upload(name, folder, archive); }},
                             {text, removeUpload}});
}

Operation<> *DockerApi::upload(const QString &container, const QString &folder, const QByteArray &archive) const
{
    HttpRequest request = patient(postRequest(path(u"/containers/%1/archive"_s.arg(pathStep(container)), {{u"path"_s, folder}})));
    request.method = "PUT";
    request.contentType = "application/x-tar";
    request.body = archive;
    return client().send<void>(request, &expectSuccess);
}

Operation<> *DockerApi::joinNetwork(const QString &container, const QString &network) const
{
    return client().send<void>(postRequest(path(u"/networks/%1/connect"_s.arg(pathStep(network))), {{u"Container"_s, container}}), &expectSuccess);
}

Operation<> *DockerApi::create(const QString &name, const QJsonObject &body) const
{
    HttpRequest request = postRequest(path(u"/containers/create"_s, {{u"name"_s, queryValue(name)}}), body);
    request.patience = creationPatience;
    return client().send<void>(request, &expectSuccess);
}

Operation<> *DockerApi::createPod(const PodPlan &pod) const
{
    const QString text = DockerTr::tr("Creating the group");
    QList<Step> steps{{text, [api = *this, pod] { return api.create(pod.name, bodyOf(pod)); }}};
    for (const QString &network : pod.networks().mid(1))
        steps.append({text, [api = *this, name = pod.name, network] { return api.joinNetwork(name, network); }});
    return new StepSequence(steps);
}

Operation<> *DockerApi::createContainer(const ContainerPlan &container) const
{
    return new CreateContainer(*this, container);
}

Operation<> *DockerApi::changeContainer(const QString &name, Action action) const
{
    return client().send<void>(patient(postRequest(path(u"/containers/%1/%2"_s.arg(pathStep(name), word(action))))), &expectSuccess);
}

Operation<> *DockerApi::waitForEnd(const QString &name) const
{
    return client().send<void>(patient(postRequest(path(u"/containers/%1/wait"_s.arg(pathStep(name))))), &expectSuccess);
}

Operation<> *DockerApi::renameContainer(const QString &name, const QString &newName) const
{
    return client().send<void>(postRequest(path(u"/containers/%1/rename"_s.arg(pathStep(name)), {{u"name"_s, queryValue(newName)}})), &expectSuccess);
}

Operation<> *DockerApi::deleteContainer(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/containers/%1"_s.arg(pathStep(name)), {{u"force"_s, u"true"_s}, {u"v"_s, u"true"_s}})), &expectGone);
}

Operation<> *DockerApi::deletePod(const QString &name) const
{
    return new DeletePod(*this, name);
}

Operation<> *DockerApi::deleteVolume(const QString &name) const
{
    return client().send<void>(deleteRequest(path(u"/volumes/%1"_s.arg(pathStep(name)))), &expectGone);
}

Operation<QStringList> *DockerApi::volumesOfGroup(const QString &group) const
{
    return new MappedOperation<QJsonArray, QStringList>(listVolumes(ofGroup(group)), [](const QJsonArray &volumes) -> Result<QStringList> {
        QStringList names;
        for (const EngineVolume &volume : volumesFrom(volumes))
            names.append(volume.name);
        return names;
    });
}

// They are volumes of the group.
Operation<QStringList> *DockerApi::secretsOfGroup(const QString &) const
{
    return new ReadyOperation<QStringList>(QStringList());
}

QStringList DockerApi::secretNames(const SecretFolder &folder) const
{
    return {secretName(folder)};
}

HttpRequest DockerApi::logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds) const
{
    // The head comes with the first line.
    return patient(getRequest(path(u"/containers/%1/logs"_s.arg(pathStep(container)), logsQuery(follow, tail, sinceSeconds))));
}

// What a terminal shows is one channel, and comes as it is.
bool DockerApi::framesLog(const QJsonObject &inspected) const
{
    return !inspected.value("Config"_L1).toObject().value("Tty"_L1).toBool();
}

HttpRequest DockerApi::eventsRequest(const QJsonObject &filters, qint64 sinceSeconds) const
{
    QJsonObject ofContainers = filters;
    ofContainers["type"_L1] = QJsonArray{u"container"_s};
    QUrlQuery query = filtered(ofContainers);
    if (sinceSeconds > 0)
        query.addQueryItem(u"since"_s, QString::number(sinceSeconds));
    return patient(getRequest(path(u"/events"_s, query))); // the head comes with the first event
}

QByteArray DockerApi::pathOf(const QString &path) const
{
    return this->path(path);
}

QByteArray DockerApi::dockerPath(const QString &path, const QUrlQuery &query) const
{
    return this->path(path, query);
}

EngineEvent DockerApi::eventFrom(const QJsonObject &line) const
{
    return docker::eventFrom(line);
}

} // namespace quayside::docker
