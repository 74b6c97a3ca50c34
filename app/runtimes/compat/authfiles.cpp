// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/authfiles.h"

#include "app/runtimes/compat/imagereference.h"
#include "app/runtimes/compat/tr.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

#include <unistd.h>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto userTag = "<token>"_L1; // Docker's user name for a token

QString dockerFile()
{
    const QString folder = qEnvironmentVariable("DOCKER_CONFIG");
    return (folder.isEmpty() ? QDir::homePath() + u"/.docker"_s : folder) + u"/config.json"_s;
}

struct Secret
{
    QString user;
    QString password;
    QString token;
};

Secret secretFrom(const QJsonObject &entry)
{
    const QString pair = QString::fromUtf8(QByteArray::fromBase64(entry.value("auth"_L1).toString().toLatin1()));
    const qsizetype colon = pair.indexOf(u':');
    return {colon < 0 ? entry.value("username"_L1).toString() : pair.left(colon), colon < 0 ? entry.value("password"_L1).toString() : pair.sliced(colon + 1),
            entry.value("identitytoken"_L1).toString()};
}

QByteArray encoded(const QJsonObject &auth)
{
    return QJsonDocument(auth).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding);
}

// It becomes part of a program's name.
QString keeperName(const QJsonValue &value)
{
    static const QRegularExpression plain(u"\\A[A-Za-z0-9][A-Za-z0-9_.-]{0,63}\\z"_s);
    const QString name = value.toString();
    return plain.match(name).hasMatch() ? name : QString();
}

} // namespace

AuthFiles AuthFiles::ofPodman()
{
    if (const QString chosen = qEnvironmentVariable("REGISTRY_AUTH_FILE"); !chosen.isEmpty())
        return {chosen, {}, u"docker.io"_s};
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const QString folder = runtime.isEmpty() ? u"/run/containers/"_s + QString::number(getuid()) : runtime + u"/containers"_s;
    const QString configured = qEnvironmentVariable("XDG_CONFIG_HOME");
    return {folder + u"/auth.json"_s, {(configured.isEmpty() ? QDir::homePath() + u"/.config"_s : configured) + u"/containers/auth.json"_s, dockerFile()}, u"docker.io"_s};
}

AuthFiles AuthFiles::ofDocker()
{
    return {dockerFile(), {}, u"https://index.docker.io/v1/"_s};
}

Result<AuthFile> AuthFile::load(const QString &path)
{
    constexpr qint64 largest = 1024 * 1024;
    AuthFile loaded;
    loaded.m_path = path;
    QFile file(path);
    if (!file.exists())
        return loaded;
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage, CompatTr::tr("The logins in %1 cannot be read.").arg(path), file.errorString());
    const QByteArray bytes = file.read(largest + 1);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (bytes.size() > largest || (!bytes.trimmed().isEmpty() && !document.isObject()))
        return failure(Error::Kind::Malformed, CompatTr::tr("%1 is damaged, so no login can be read from it or written to it.").arg(path));
    loaded.m_json = document.object();
    return loaded;
}

QList<RegistryLogin> AuthFile::logins() const
{
    QList<RegistryLogin> logins;
    const QJsonObject auths = m_json.value("auths"_L1).toObject();
    for (auto entry = auths.begin(); entry != auths.end(); ++entry)
        if (const Secret secret = secretFrom(entry->toObject()); !secret.user.isEmpty() || !secret.token.isEmpty())
            logins.append({serverOf(entry.key()), secret.user, m_path});
    return logins;
}

QByteArray AuthFile::credentials(const QString &fullImageName) const
{
    const QJsonObject auths = m_json.value("auths"_L1).toObject();
    qsizetype best = 0;
    QByteArray found;
    for (auto entry = auths.begin(); entry != auths.end(); ++entry) {
        const QString server = serverOf(entry.key());
        const bool fits = fullImageName.startsWith(server + u'/') || fullImageName.startsWith(server + u':');
        const Secret secret = secretFrom(entry->toObject());
        if (!fits || server.size() <= best || (secret.user.isEmpty() && secret.token.isEmpty()))
            continue;
        best = server.size();
        found = secret.token.isEmpty() ? registryAuth(entry.key(), secret.user, secret.password) : registryAuth(entry.key(), userTag, secret.token);
    }
    return found;
}

QString AuthFile::keeper(const QString &server) const
{
    const QJsonObject single = m_json.value("credHelpers"_L1).toObject();
    for (auto entry = single.begin(); entry != single.end(); ++entry)
        if (serverOf(entry.key()) == server)
            return keeperName(*entry);
    return keeperName(m_json.value("credsStore"_L1));
}

QStringList AuthFile::keepers() const
{
    QStringList names{keeperName(m_json.value("credsStore"_L1))};
    for (const QJsonValue &name : m_json.value("credHelpers"_L1).toObject())
        names.append(keeperName(name));
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

bool AuthFile::names(const QString &server) const
{
    return std::ranges::any_of(m_json.value("auths"_L1).toObject().keys(), [&](const QString &key) { return serverOf(key) == server; });
}

void AuthFile::add(const QString &server, const QString &user, const QString &password)
{
    QJsonObject auths = m_json.value("auths"_L1).toObject();
    auths.insert(server, QJsonObject{{u"auth"_s, QString::fromLatin1(QString(user + u':' + password).toUtf8().toBase64())}});
    m_json.insert("auths"_L1, auths);
}

void AuthFile::addKept(const QString &server)
{
    QJsonObject auths = m_json.value("auths"_L1).toObject();
    auths.insert(server, QJsonObject());
    m_json.insert("auths"_L1, auths);
}

void AuthFile::remove(const QString &server)
{
    QJsonObject auths = m_json.value("auths"_L1).toObject();
    for (const QString &key : auths.keys())
        if (serverOf(key) == server)
            auths.remove(key);
    m_json.insert("auths"_L1, auths);
}

Result<> AuthFile::save() const
{
    constexpr auto onlyMine = QFile::ReadOwner | QFile::WriteOwner;
    const QString folder = QFileInfo(m_path).path();
    const bool isNewFolder = !QFileInfo::exists(folder);
    QDir().mkpath(folder);
    if (isNewFolder)
        QFile::setPermissions(folder, onlyMine | QFile::ExeOwner);
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(onlyMine) || file.write(QJsonDocument(m_json).toJson()) < 0 || !file.commit())
        return failure(Error::Kind::Storage, CompatTr::tr("The login could not be written to %1.").arg(m_path), file.errorString());
    return {};
}

QString serverOf(const QString &key)
{
    static const QRegularExpression scheme(u"\\Ahttps?://"_s);
    QString server = key;
    if (scheme.match(key).hasMatch())
        server = server.remove(scheme).section(u'/', 0, 0);
    return isSameRegistry(server, u"docker.io"_s) ? u"docker.io"_s : server;
}

QByteArray registryAuth(const QString &server, const QString &user, const QString &password)
{
    if (user == userTag)
        return encoded({{u"identitytoken"_s, password}, {u"serveraddress"_s, server}});
    return encoded({{u"username"_s, user}, {u"password"_s, password}, {u"serveraddress"_s, server}});
}

} // namespace quayside::compat
