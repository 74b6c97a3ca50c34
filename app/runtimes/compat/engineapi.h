// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/authfiles.h"
#include "app/runtimes/compat/groupplan.h"
#include "app/transport/httpclient.h"
#include "app/transport/httpstream.h"
#include "app/runtimes/compat/engineevents.h"

#include <QJsonObject>
#include <QUrlQuery>

#include <memory>

namespace quayside::compat {

// What a group is made of, asked of an engine: one call each, which every engine does in its own way. How calls become groups is
// the same for all of them and stands in the operations of this folder. A refusal comes back as the engine's own words.
class EngineApi
{
public:
    enum class Action { Start, Stop, Restart };

    virtual ~EngineApi() = default;

    // Everything that there is.
    [[nodiscard]] virtual Operation<EngineParts> *list() const = 0;
    // In the shape that all engines share.
    [[nodiscard]] virtual Operation<QJsonObject> *inspectContainer(const QString &name) const = 0;
    [[nodiscard]] virtual Operation<QJsonObject> *inspectImage(const QString &name) const = 0;

    // Images that every pod needs; they come with this program.
    virtual QStringList podImages() const { return {}; }
    [[nodiscard]] virtual Operation<bool> *imageExists(const QString &image) const = 0;
    [[nodiscard]] virtual Operation<> *loadImage(const QByteArray &archive) const = 0;
    // The request of a pull; its progress is a stream of JSON lines.
    virtual HttpRequest pullRequest(const ImagePlan &image) const = 0;

    [[nodiscard]] virtual Operation<> *createVolume(const VolumePlan &volume) const = 0;
    [[nodiscard]] virtual Operation<> *createSecrets(const SecretPlan &secrets) const = 0;
    [[nodiscard]] virtual Operation<> *createPod(const PodPlan &pod) const = 0;
    [[nodiscard]] virtual Operation<> *createContainer(const ContainerPlan &container) const = 0;

    // Waits as long as it takes: a process may take its time to end.
    [[nodiscard]] virtual Operation<> *changeContainer(const QString &name, Action action) const = 0;
    // Ends when the container does not run.
    [[nodiscard]] virtual Operation<> *waitForEnd(const QString &name) const = 0;
    [[nodiscard]] virtual Operation<> *renameContainer(const QString &name, const QString &newName) const = 0;

    // What is gone already is as good as deleted. A pod goes with its containers.
    [[nodiscard]] virtual Operation<> *deleteContainer(const QString &name) const = 0;
    [[nodiscard]] virtual Operation<> *deletePod(const QString &name) const = 0;
    [[nodiscard]] virtual Operation<> *deleteVolume(const QString &name) const = 0;
    [[nodiscard]] virtual Operation<> *deleteSecret(const QString &name) const = 0;
    // What a group leaves behind besides its pod.
    [[nodiscard]] virtual Operation<QStringList> *volumesOfGroup(const QString &group) const = 0;
    [[nodiscard]] virtual Operation<QStringList> *secretsOfGroup(const QString &group) const = 0;
    // The engine's names of what createSecrets() makes.
    virtual QStringList secretNames(const SecretFolder &folder) const = 0;

    virtual HttpRequest logsRequest(const QString &container, bool follow, qint64 tail, qint64 sinceSeconds) const = 0;
    // The file in which an engine on this machine keeps the log of an inspected container, as conmon writes it; or empty.
    virtual QString logFile(const QJsonObject &inspected) const = 0;
    // Whether that log comes in frames that tell both channels apart.
    virtual bool framesLog(const QJsonObject &) const { return true; }
    virtual HttpRequest eventsRequest(const QJsonObject &filters, qint64 sinceSeconds) const = 0;
    // One line of the events in the words that all engines share.
    virtual EngineEvent eventFrom(const QJsonObject &line) const = 0;

    // Where a call is found that all engines take in the same shape.
    virtual QByteArray pathOf(const QString &path) const = 0;

    // Where a call is found that is Docker's own, and that Podman answers in the same shape.
    virtual QByteArray dockerPath(const QString &path, const QUrlQuery &query) const = 0;
    // Where its own tools keep this person's logins.
    virtual AuthFiles authFiles() const = 0;

    const HttpClient &client() const { return m_client; }

protected:
    explicit EngineApi(HttpClient client)
        : m_client(std::move(client))
    {
    }
    EngineApi(const EngineApi &) = default;

private:
    HttpClient m_client;
};

// As operations hold it.
using Engine = std::shared_ptr<const EngineApi>;

} // namespace quayside::compat
