// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/stock.h"

#include <QJsonObject>

#include <optional>

namespace quayside::compat {

// The files in which the tools of an engine keep this person's logins: Docker's config.json and what Podman has in its place
// (containers-auth.json(5)).
struct AuthFiles
{
    QString own; // that the engine's own tool writes
    QStringList more; // that it reads too
    QString hub; // what it calls Docker Hub in its own file

    QStringList all() const { return QStringList{own} + more; }
    // Of this process's environment.
    static AuthFiles ofPodman();
    static AuthFiles ofDocker();
};

// One such file. Everything in it that is not about a login is left as it is.
class AuthFile
{
public:
    // A file that is not there is empty.
    static Result<AuthFile> load(const QString &path);

    // What is written in the file itself, by server.
    QList<RegistryLogin> logins() const;
    // The value for X-Registry-Auth with which an image is pulled, by the most specific entry; empty where there is none.
    QByteArray credentials(const QString &fullImageName) const;

    // The program that keeps the secrets of a server, docker-credential-NAME, or empty; and all that keep some.
    QString keeper(const QString &server) const;
    QStringList keepers() const;

    // Whether anything is written about it, be it only that a keeper has it.
    bool names(const QString &server) const;
    void add(const QString &server, const QString &user, const QString &password);
    // Its secret is with a keeper: only that there is one is written down.
    void addKept(const QString &server);
    void remove(const QString &server);
    // Readable to this person only.
    Result<> save() const;

    const QString &path() const { return m_path; }

private:
    QString m_path;
    QJsonObject m_json;
};

// "https://index.docker.io/v1/" is docker.io, "https://r.example:5000/v2/" is r.example:5000.
QString serverOf(const QString &key);
// A login as X-Registry-Auth wants it.
QByteArray registryAuth(const QString &server, const QString &user, const QString &password);

} // namespace quayside::compat
