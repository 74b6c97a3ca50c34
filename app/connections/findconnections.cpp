// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/connections/findconnections.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int mostContexts = 200;

std::optional<ConnectionSettings> connection(EngineKind engine, const QString &name, const QString &uri)
{
    const Result<EngineAddress> address = EngineAddress::parse(uri.section(u'?', 0, 0));
    if (!address || address->way == EngineAddress::Way::Socket || name.isEmpty())
        return std::nullopt; // what is on this machine is found without this
    ConnectionSettings settings;
    settings.id.value = name.left(60);
    settings.engine = engine;
    settings.address = *address;
    return settings;
}

// The files of a context lie under a name that Docker makes from the context's.
QString existing(const QDir &folder, const QString &name)
{
    return folder.exists(name) ? folder.filePath(name) : QString();
}

std::optional<ConnectionSettings> contextIn(const QDir &folder, const QString &hash)
{
    QFile file(folder.filePath(u"meta/%1/meta.json"_s.arg(hash)));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject meta = QJsonDocument::fromJson(file.read(largestFile)).object();
    auto settings = connection(EngineKind::Docker, meta["Name"_L1].toString(), meta["Endpoints"_L1]["docker"_L1]["Host"_L1].toString());
    if (!settings)
        return std::nullopt;
    const QDir tls(folder.filePath(u"tls/%1/docker"_s.arg(hash)));
    settings->authority = existing(tls, u"ca.pem"_s);
    settings->certificate = existing(tls, u"cert.pem"_s);
    settings->key = existing(tls, u"key.pem"_s);
    return settings;
}

} // namespace

QList<ConnectionSettings> connectionsFromPodman(const QByteArray &json)
{
    QList<ConnectionSettings> found;
    for (const QJsonValue &value : QJsonDocument::fromJson(json).array()) {
        auto settings = connection(EngineKind::Podman, value["Name"_L1].toString(), value["URI"_L1].toString());
        if (!settings)
            continue;
        settings->identity = value["Identity"_L1].toString();
        found.append(*settings);
    }
    return found;
}

QList<ConnectionSettings> connectionsFromDocker(const QDir &folder)
{
    const QDir contexts(folder.filePath(u"contexts"_s));
    QList<ConnectionSettings> found;
    for (const QString &hash : QDir(contexts.filePath(u"meta"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot).mid(0, mostContexts))
        if (const auto settings = contextIn(contexts, hash))
            found.append(*settings);
    return found;
}

FindConnections::FindConnections(QDir dockerFolder, QString podman)
    : m_dockerFolder(std::move(dockerFolder))
    , m_podman(std::move(podman))
{
}

QDir FindConnections::dockerConfiguration()
{
    return QDir(qEnvironmentVariable("DOCKER_CONFIG", QDir::homePath() + u"/.docker"_s));
}

void FindConnections::start()
{
    auto *listing = new RunProgram(m_podman, {u"system"_s, u"connection"_s, u"list"_s, u"--format"_s, u"json"_s});
    attempt(static_cast<Operation<ProgramEnd> *>(listing), [this](const Result<ProgramEnd> &listed) {
        const QByteArray json = listed && listed->exitCode == 0 ? listed->output.toUtf8() : QByteArray();
        finish(connectionsFromPodman(json) + connectionsFromDocker(m_dockerFolder));
    });
}

} // namespace quayside
