// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/registrylogins.h"

#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/enginerequests.h"
#include "app/runtimes/compat/imagereference.h"
#include "app/runtimes/compat/tr.h"

#include <QJsonDocument>

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

constexpr auto keeperPrefix = "docker-credential-"_L1;

QByteArray inFull(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Error keeperError(const QString &keeper)
{
    return {Error::Kind::Storage, CompatTr::tr("%1, which keeps the passwords of registries, did not do what it was asked.").arg(keeperPrefix + keeper), {}};
}

} // namespace

Operation<ProgramEnd> *askKeeper(const QString &keeper, const QString &deed, const QByteArray &input)
{
    return new RunProgram(keeperPrefix + keeper, {deed}, input);
}

ListLogins::ListLogins(AuthFiles files)
    : m_files(std::move(files))
{
}

void ListLogins::start()
{
    for (const QString &path : m_files.all()) {
        const Result<AuthFile> file = AuthFile::load(path);
        if (!file)
            continue;
        for (const RegistryLogin &login : file->logins())
            add(login);
        m_keepers += file->keepers();
    }
    m_keepers.removeDuplicates();
    askNext();
}

// The first place that has a server is the one that is used.
void ListLogins::add(const RegistryLogin &login)
{
    if (std::ranges::find(m_logins, login.server, &RegistryLogin::server) == m_logins.end())
        m_logins.append(login);
}

void ListLogins::askNext()
{
    if (m_keepers.isEmpty()) {
        std::ranges::sort(m_logins, {}, &RegistryLogin::server);
        return finish(m_logins);
    }
    const QString keeper = m_keepers.takeFirst();
    attempt(askKeeper(keeper, u"list"_s, {}), [this, keeper](const Result<ProgramEnd> &end) {
        const QJsonObject known = end && end->exitCode == 0 ? QJsonDocument::fromJson(end->output.toUtf8()).object() : QJsonObject();
        for (auto entry = known.begin(); entry != known.end(); ++entry)
            add({serverOf(entry.key()), entry->toString(), keeperPrefix + keeper});
        askNext();
    });
}

FindCredentials::FindCredentials(AuthFiles files, QString fullImageName)
    : m_files(std::move(files))
    , m_image(std::move(fullImageName))
{
}

void FindCredentials::start()
{
    const QString server = imageRegistry(m_image);
    for (const QString &path : m_files.all()) {
        const AuthFile file = AuthFile::load(path).value_or(AuthFile());
        if (const QByteArray found = file.credentials(m_image); !found.isEmpty())
            return finish(found);
        const QString keeper = file.keeper(server);
        if (keeper.isEmpty())
            continue;
        const QString key = server == u"docker.io" ? u"https://index.docker.io/v1/"_s : server;
        return attempt(askKeeper(keeper, u"get"_s, key.toUtf8()), [this, key](const Result<ProgramEnd> &end) {
            const QJsonObject kept = end && end->exitCode == 0 ? QJsonDocument::fromJson(end->output.toUtf8()).object() : QJsonObject();
            const QString user = kept.value("Username"_L1).toString();
            finish(user.isEmpty() ? QByteArray() : registryAuth(key, user, kept.value("Secret"_L1).toString()));
        });
    }
    finish(QByteArray());
}

LogIn::LogIn(Engine api, const QString &server, QString user, QString password)
    : m_api(std::move(api))
    , m_server(serverOf(server.trimmed()))
    , m_user(std::move(user))
    , m_password(std::move(password))
    , m_files(m_api->authFiles())
{
}

QString LogIn::key() const
{
    return m_server == u"docker.io" ? m_files.hub : m_server;
}

void LogIn::start()
{
    if (m_server.isEmpty() || m_user.isEmpty() || m_password.isEmpty())
        return beginFail({Error::Kind::Rejected, CompatTr::tr("A login needs a registry, a user name and a password."), {}});
    if (m_user.contains(u':'))
        return beginFail({Error::Kind::Rejected, CompatTr::tr("A user name has no colon."), {}});
    reportProgress({0, 2, CompatTr::tr("Asking %1").arg(m_server), -1});
    const QJsonObject login{{u"username"_s, m_user}, {u"password"_s, m_password}, {u"serveraddress"_s, key()}};
    await(m_api->client().send<void>(postRequest(m_api->dockerPath(u"/auth"_s, {}), login), &expectSuccess), [this] { keep(); });
}

// In one sentence, whoever says it: the engines answer with the words of their libraries.
void LogIn::fail(const Error &error)
{
    const QString words = error.summary.toLower();
    const bool isRefused = error.kind == Error::Kind::Unauthorized || words.contains(u"401"_s) || words.contains(u"unauthorized"_s) || words.contains(u"invalid username"_s);
    if (isRefused)
        return finish(failure(Error::Kind::Unauthorized, CompatTr::tr("%1 does not accept this user name and password.").arg(m_server), error.summary));
    finish(tl::unexpected(explainEngineError(error)));
}

void LogIn::keep()
{
    Result<AuthFile> file = AuthFile::load(m_files.own);
    if (!file)
        return beginFail(file.error());
    const QString keeper = file->keeper(m_server);
    if (keeper.isEmpty()) {
        file->remove(m_server); // under another spelling
        file->add(key(), m_user, m_password);
        return finish(file->save());
    }
    const QJsonObject secret{{u"ServerURL"_s, key()}, {u"Username"_s, m_user}, {u"Secret"_s, m_password}};
    await(askKeeper(keeper, u"store"_s, inFull(secret)), [this, keeper, file = *file](const ProgramEnd &end) mutable {
        if (end.exitCode != 0)
            return beginFail(keeperError(keeper));
        file.addKept(key());
        finish(file.save());
    });
}

LogOut::LogOut(AuthFiles files, RegistryLogin login)
    : m_files(std::move(files))
    , m_login(std::move(login))
{
}

void LogOut::start()
{
    if (!m_login.place.startsWith(keeperPrefix))
        return forget();
    const QString keeper = m_login.place.sliced(keeperPrefix.size());
    const QString key = m_login.server == u"docker.io" ? u"https://index.docker.io/v1/"_s : m_login.server;
    await(askKeeper(keeper, u"erase"_s, key.toUtf8()), [this, keeper](const ProgramEnd &end) {
        if (end.exitCode != 0)
            return beginFail(keeperError(keeper));
        forget();
    });
}

// A file that says nothing about it is left alone.
void LogOut::forget()
{
    for (const QString &path : m_files.all()) {
        Result<AuthFile> file = AuthFile::load(path);
        if (!file || (m_login.place != path && !m_login.place.startsWith(keeperPrefix)) || !file->names(m_login.server))
            continue;
        file->remove(m_login.server);
        if (const Result<> saved = file->save(); !saved)
            return beginFail(saved.error());
    }
    finish({});
}

} // namespace quayside::compat
