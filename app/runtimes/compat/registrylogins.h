// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/authfiles.h"
#include "app/runtimes/compat/engineapi.h"
#include "app/transport/runprogram.h"

namespace quayside::compat {

// Asks a program that keeps secrets for Docker and Podman (docker-credential-NAME get, list, store, erase). What it is told and what it
// says goes through pipes.
[[nodiscard]] Operation<ProgramEnd> *askKeeper(const QString &keeper, const QString &deed, const QByteArray &input);

// All logins that an engine's tools would use, those in programs too. A file or a program that cannot be read hides no other.
class ListLogins final : public Operation<QList<RegistryLogin>>
{
    Q_OBJECT

public:
    explicit ListLogins(AuthFiles files);

protected:
    void start() override;

private:
    void askNext();
    void add(const RegistryLogin &login);

    const AuthFiles m_files;
    QStringList m_keepers;
    QList<RegistryLogin> m_logins;
};

// The value for X-Registry-Auth that this person's logins give for an image; empty where there is none.
class FindCredentials final : public Operation<QByteArray>
{
    Q_OBJECT

public:
    FindCredentials(AuthFiles files, QString fullImageName);

protected:
    void start() override;

private:
    const AuthFiles m_files;
    const QString m_image;
};

// Asks the registry, by way of the engine, whether it takes a password, and writes the login down where the engine's tools look for it.
class LogIn final : public Operation<>
{
    Q_OBJECT

public:
    LogIn(Engine api, const QString &server, QString user, QString password);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void keep();
    QString key() const;

    const Engine m_api;
    const QString m_server;
    const QString m_user;
    const QString m_password;
    const AuthFiles m_files;
};

class LogOut final : public Operation<>
{
    Q_OBJECT

public:
    LogOut(AuthFiles files, RegistryLogin login);

protected:
    void start() override;

private:
    void forget();

    const AuthFiles m_files;
    const RegistryLogin m_login;
};

} // namespace quayside::compat
