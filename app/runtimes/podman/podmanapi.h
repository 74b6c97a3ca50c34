// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/groupplan.h"
#include "app/transport/httpclient.h"
#include "app/transport/httpstream.h"
#include "models/core/operation.h"

#include <QJsonArray>
#include <QJsonObject>

#include <chrono>

namespace quayside::podman {

// libpod's REST calls that we use, one function each. A status that is no success comes back as the engine's own words.
class PodmanApi
{
public:
    explicit PodmanApi(HttpClient client);

    // The version of what answers.
    [[nodiscard]] Operation<QString> *ping(std::chrono::milliseconds patience) const;
    [[nodiscard]] Operation<QJsonObject> *info() const;

    [[nodiscard]] Operation<QJsonArray> *listPods() const;
    [[nodiscard]] Operation<QJsonArray> *listContainers() const;
    [[nodiscard]] Operation<QJsonObject> *inspectPod(const QString &name) const;
    [[nodiscard]] Operation<QJsonObject> *inspectContainer(const QString &name) const;

    [[nodiscard]] Operation<bool> *imageExists(const QString &image) const;
    [[nodiscard]] Operation<> *loadImage(const QByteArray &archive) const;
    // The request of a pull; its progress is a stream.
    static HttpRequest pullRequest(const GroupPlan::Image &image);

    [[nodiscard]] Operation<> *createVolume(const QJsonObject &body) const;
    [[nodiscard]] Operation<> *createSecret(const QString &name, const QByteArray &value) const;
    [[nodiscard]] Operation<> *createPod(const QJsonObject &body) const;
    [[nodiscard]] Operation<> *createContainer(const QJsonObject &body) const;

    enum class Action { Start, Stop, Restart };
    // Waits as long as it takes: init containers run before a pod has started, and a process may take its time to end.
    [[nodiscard]] Operation<> *changePod(const QString &name, Action action) const;
    [[nodiscard]] Operation<> *changeContainer(const QString &name, Action action) const;
    [[nodiscard]] Operation<> *deletePod(const QString &name) const;
    [[nodiscard]] Operation<> *deleteContainer(const QString &name) const;

    [[nodiscard]] Operation<> *renameContainer(const QString &name, const QString &newName) const;

    // The volumes that carry revisions, of all groups.
    [[nodiscard]] Operation<QJsonArray> *listRevisions() const;
    // What a group leaves behind besides its pod.
    [[nodiscard]] Operation<QStringList> *volumesOfGroup(const QString &group) const;
    [[nodiscard]] Operation<QStringList> *secretsOfGroup(const QString &group) const;
    [[nodiscard]] Operation<> *deleteVolume(const QString &name) const;
    [[nodiscard]] Operation<> *deleteSecret(const QString &name) const;

    static HttpRequest logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds);
    static HttpRequest statsRequest();
    static HttpRequest eventsRequest(const QJsonObject &filters, qint64 sinceSeconds);

    const HttpClient &client() const { return m_client; }

private:
    HttpClient m_client;
};

} // namespace quayside::podman
