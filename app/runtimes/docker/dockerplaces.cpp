// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/docker/dockerplaces.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace quayside::docker {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int mostContexts = 200;

// Empty for what is no socket of this machine.
QString socketIn(const QString &host)
{
    return host.startsWith(u"unix://") ? host.sliced(7) : QString();
}

class Search
{
public:
    void add(const QString &name, const QString &socketPath)
    {
        const QString place = QFileInfo(socketPath).canonicalFilePath(); // empty when there is nothing
        const auto isKnown = [&](const DockerPlace &known) { return QFileInfo(known.socketPath).canonicalFilePath() == place || known.name == name; };
        if (!name.isEmpty() && !place.isEmpty() && std::ranges::none_of(m_places, isKnown))
            m_places.append({name, socketPath});
    }

    void addContext(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return;
        const QJsonObject meta = QJsonDocument::fromJson(file.read(largestFile)).object();
        const QJsonObject endpoint = meta.value("Endpoints"_L1).toObject().value("docker"_L1).toObject();
        const QString name = meta.value("Name"_L1).toString().left(60);
        if (!name.isEmpty())
            add(u"docker-"_s + name, socketIn(endpoint.value("Host"_L1).toString()));
    }

    QList<DockerPlace> take() { return std::move(m_places); }

private:
    QList<DockerPlace> m_places;
};

} // namespace

DockerSurroundings DockerSurroundings::ofThisPerson()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return {qEnvironmentVariable("DOCKER_HOST"), QDir(qEnvironmentVariable("DOCKER_CONFIG", QDir::homePath() + u"/.docker"_s)), u"/var/run/docker.sock"_s,
            runtime.isEmpty() ? QString() : runtime + u"/docker.sock"_s};
}

QList<DockerPlace> findDockerPlaces(const DockerSurroundings &surroundings)
{
    Search search;
    search.add(u"docker"_s, surroundings.systemSocket);
    search.add(u"docker-rootless"_s, surroundings.rootlessSocket);
    const QDir contexts(surroundings.configuration.filePath(u"contexts/meta"_s));
    for (const QString &folder : contexts.entryList(QDir::Dirs | QDir::NoDotAndDotDot).mid(0, mostContexts))
        search.addContext(contexts.filePath(folder + u"/meta.json"_s));
    search.add(u"docker-host"_s, socketIn(surroundings.host));
    return search.take();
}

} // namespace quayside::docker
