// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"

#include <QTemporaryDir>

namespace quayside {

// Certificates of a test's own, made by the program openssl in a folder that goes with it.
class Certificates
{
public:
    struct Wish
    {
        QString name; // of the files
        QString authority = QStringLiteral("ca"); // who signs; its own name is self-signed
        QString subject = QStringLiteral("DNS:localhost,IP:127.0.0.1");
        QString from = {}; // YYYYMMDDHHMMSSZ; empty is an hour ago
        QString until = {}; // empty is in an hour
        bool isAuthority = false;
        QString use = {}; // extendedKeyUsage; empty allows all
    };

    // Makes an authority called "ca".
    Certificates();

    // Whether it could be made; see problem().
    bool make(const Wish &wish);
    QString problem() const { return m_problem; }
    QString certificate(const QString &name) const { return m_folder.filePath(name + QStringLiteral(".pem")); }
    QString key(const QString &name) const { return m_folder.filePath(name + QStringLiteral(".key")); }
    TlsFiles files(const QString &authority, const QString &client = {}) const;

private:
    bool openssl(const QStringList &arguments);
    bool write(const QString &name, const QByteArray &text);

    QTemporaryDir m_folder;
    QString m_problem;
};

} // namespace quayside
