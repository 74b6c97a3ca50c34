// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "app/runtimes/docker/dockerjson.h"

#include <QDeadlineTimer>
#include <QUrlQuery>

#include <chrono>

namespace quayside::docker {

// Docker Engine's REST calls that we use. A group is a holder and the containers that join its network (dockerbodies.h).
class DockerApi final : public compat::EngineApi
{
public:
    // The version of the API is negotiated, see versionFrom().
    DockerApi(HttpClient client, const QByteArray &apiVersion);

    // Of whatever answers.
    [[nodiscard]] static Operation<DockerVersion> *version(const HttpClient &client, std::chrono::milliseconds patience);
    [[nodiscard]] Operation<QJsonObject> *info() const;
    // Ids of the containers that run, without holders.
    [[nodiscard]] Operation<QStringList> *runningContainers() const;
    HttpRequest statsRequest(const QString &container) const;
    // What was known of these containers may be wrong now, and what only an event tells is kept.
    void hear(const QList<compat::EngineEvent> &events) const;

    QStringList podImages() const override;
    Operation<compat::EngineParts> *list() const override;
    Operation<QJsonObject> *inspectContainer(const QString &name) const override;
    Operation<QJsonObject> *inspectImage(const QString &name) const override;
    Operation<bool> *imageExists(const QString &image) const override;
    Operation<> *loadImage(const QByteArray &archive) const override;
    HttpRequest pullRequest(const compat::ImagePlan &image) const override;
    Operation<> *createVolume(const compat::VolumePlan &volume) const override;
    Operation<> *createSecrets(const compat::SecretPlan &secrets) const override;
    Operation<> *createPod(const compat::PodPlan &pod) const override;
    Operation<> *createContainer(const compat::ContainerPlan &container) const override;
    Operation<> *changeContainer(const QString &name, Action action) const override;
    Operation<> *waitForEnd(const QString &name) const override;
    Operation<> *renameContainer(const QString &name, const QString &newName) const override;
    Operation<> *deleteContainer(const QString &name) const override;
    Operation<> *deletePod(const QString &name) const override;
    Operation<> *deleteVolume(const QString &name) const override;
    Operation<> *deleteSecret(const QString &name) const override { return deleteVolume(name); }
    Operation<QStringList> *volumesOfGroup(const QString &group) const override;
    Operation<QStringList> *secretsOfGroup(const QString &group) const override;
    QStringList secretNames(const compat::SecretFolder &folder) const override;
    HttpRequest logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds) const override;
    QString logFile(const QJsonObject &) const override { return {}; } // its files are root's
    bool framesLog(const QJsonObject &inspected) const override;
    HttpRequest eventsRequest(const QJsonObject &filters, qint64 sinceSeconds) const override;
    compat::EngineEvent eventFrom(const QJsonObject &line) const override;
    QByteArray pathOf(const QString &path) const override;
    QByteArray dockerPath(const QString &path, const QUrlQuery &query) const override;
    compat::AuthFiles authFiles() const override { return compat::AuthFiles::ofDocker(); }

    // Calls that operations of this folder are made of.
    [[nodiscard]] Operation<QJsonArray> *listContainers(const QJsonObject &filters = {}) const;
    [[nodiscard]] Operation<QJsonArray> *listVolumes(const QJsonObject &filters) const;
    // Whether there is something at a path inside a container.
    [[nodiscard]] Operation<bool> *fileExists(const QString &container, const QString &path) const;
    [[nodiscard]] Operation<> *joinNetwork(const QString &container, const QString &network) const;
    [[nodiscard]] Operation<> *create(const QString &name, const QJsonObject &body) const;
    [[nodiscard]] Operation<> *upload(const QString &container, const QString &folder, const QByteArray &archive) const;
    [[nodiscard]] Operation<> *createBareVolume(const compat::VolumePlan &volume) const;
    [[nodiscard]] Operation<> *filledVolume(const compat::VolumePlan &volume, const QString &text, const QString &folder, const QByteArray &archive) const;
    // Of containers to which nothing has happened since.
    struct Known
    {
        Inspections inspections;
        quint64 changes = 0; // that we heard of
        QHash<QString, QDeadlineTimer> stopping; // containers that were asked to end
        bool isStopping(const QString &container) const { return stopping.contains(container) && !stopping.value(container).hasExpired(); }
    };
    Known &known() const { return *m_known; }

private:
    QByteArray path(const QString &path, const QUrlQuery &query = {}) const;

    const QByteArray m_prefix;
    const std::shared_ptr<Known> m_known;
};

} // namespace quayside::docker
