// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"

#include <chrono>

namespace quayside::podman {

// libpod's REST calls that we use. A group is a pod.
class PodmanApi final : public compat::EngineApi
{
public:
    explicit PodmanApi(HttpClient client);

    // The version of what answers.
    [[nodiscard]] Operation<QString> *ping(std::chrono::milliseconds patience) const;
    [[nodiscard]] Operation<QJsonObject> *info() const;
    static HttpRequest statsRequest();

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
    Operation<> *deleteSecret(const QString &name) const override;
    Operation<QStringList> *volumesOfGroup(const QString &group) const override;
    Operation<QStringList> *secretsOfGroup(const QString &group) const override;
    QStringList secretNames(const compat::SecretFolder &folder) const override;
    HttpRequest logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds) const override;
    QString logFile(const QJsonObject &inspected) const override;
    HttpRequest eventsRequest(const QJsonObject &filters, qint64 sinceSeconds) const override;
    compat::EngineEvent eventFrom(const QJsonObject &line) const override;
    QByteArray pathOf(const QString &path) const override;
    QByteArray dockerPath(const QString &path, const QUrlQuery &query) const override;
    compat::AuthFiles authFiles() const override { return compat::AuthFiles::ofPodman(); }

private:
    Operation<> *createSecret(const QString &name, const QByteArray &value) const;
};

} // namespace quayside::podman
