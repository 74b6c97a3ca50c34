// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/fillvolume.h"

#include "app/runtimes/compat/enginejson.h"
#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/steps.h"
#include "app/runtimes/compat/tr.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

const QString folder = QStringLiteral("/quayside-volume"); // no image has it

QJsonObject uploadBody(const RepositoryPlan &repository, const QString &group)
{
    const QJsonObject mount{{u"Type"_s, u"volume"_s}, {u"Source"_s, repository.name}, {u"Target"_s, folder}};
    const Labels labels{{labels::group, group}, {labels::role, labels::uploadRole}};
    return {{u"Image"_s, repository.image},
            {u"Labels"_s, toJson(labels)},
            {u"Entrypoint"_s, QJsonArray{u"/none"_s}}, // not every image says what it runs
            {u"HostConfig"_s, QJsonObject{{u"NetworkMode"_s, u"none"_s}, {u"Mounts"_s, QJsonArray{mount}}}}};
}

Operation<> *send(const Engine &api, HttpRequest request)
{
    request.patience = forEver;
    return api->client().send<void>(request, &expectSuccess);
}

HttpRequest uploadRequest(const Engine &api, const QString &container, const QByteArray &archive)
{
    HttpRequest request = postRequest(api->dockerPath(u"/containers/%1/archive"_s.arg(pathStep(container)), {{u"path"_s, folder}}));
    request.method = "PUT";
    request.contentType = "application/x-tar";
    request.body = archive;
    return request;
}

} // namespace

Operation<> *fillVolume(const Engine &api, const RepositoryPlan &repository, const QString &group, const QByteArray &archive)
{
    const QString text = CompatTr::tr("Filling the volume %1").arg(repository.volume);
    const QString name = engineName(group, u"upload."_s + repository.volume);
    const auto remove = [api, name] { return api->deleteContainer(name); };
    const HttpRequest creation = postRequest(api->dockerPath(u"/containers/create"_s, {{u"name"_s, queryValue(name)}}), uploadBody(repository, group));
    return new StepSequence({{text, [api, creation] { return send(api, creation); }, remove, Step::Revert::WhenTried},
                             {text, [api, name, archive] { return send(api, uploadRequest(api, name, archive)); }},
                             {text, remove}});
}

} // namespace quayside::compat
