// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/certificates.h"

#include <QProcess>

namespace quayside {

// A private registry with TLS and a password, by the program docker-registry, in a folder that goes with it.
class PrivateRegistry
{
public:
    // Signed by whom nobody trusts, where so wished.
    enum class Trust { ByAuthority, ByNobody };

    explicit PrivateRegistry(const QString &address = QStringLiteral("127.0.0.1"), Trust trust = Trust::ByAuthority);
    ~PrivateRegistry();
    Q_DISABLE_COPY_MOVE(PrivateRegistry)

    // Why none can run on this machine, or empty.
    QString obstacle() const { return m_obstacle; }
    // "127.0.0.1:5443"
    QString server() const { return m_server; }
    // Who vouches for it: a program that is written in Go trusts it when SSL_CERT_FILE names this file.
    QString authority() const { return m_certificates.certificate(QStringLiteral("ca")); }
    // Lets this process and what it starts trust the registry, and keep logins in files of their own.
    bool introduce() const;

    static QString user() { return QStringLiteral("me"); }
    static QString password() { return QStringLiteral("s3cret"); }

private:
    bool start(const QString &address);

    Certificates m_certificates;
    QTemporaryDir m_folder;
    QString m_server;
    QString m_obstacle;
    QProcess m_process;
};

} // namespace quayside
