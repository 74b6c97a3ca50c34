// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privateregistry.h"

#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// Of password(), by bcrypt, the only kind that it reads.
constexpr auto passwords = "me:$2b$05$f1e1NhS584.pcPtLNdBmR./MWo0SrC2f4wOwwPISoOQjBHFJf8KBu\n";

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

PrivateRegistry::PrivateRegistry(const QString &address, Trust trust)
{
    if (QStandardPaths::findExecutable(u"docker-registry"_s).isEmpty()) {
        m_obstacle = u"docker-registry is not installed."_s;
        return;
    }
    Certificates::Wish wish{.name = u"registry"_s, .subject = u"IP:"_s + address};
    if (trust == Trust::ByNobody)
        wish.authority = wish.name;
    if (!m_certificates.make(wish))
        m_obstacle = m_certificates.problem();
    else if (!start(address))
        m_obstacle = u"No registry starts here: "_s + QString::fromUtf8(m_process.readAll().right(300));
}

PrivateRegistry::~PrivateRegistry()
{
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool PrivateRegistry::introduce() const
{
    const QString logins = m_folder.filePath(u"auth.json"_s);
    // Podman's own command line ends with an error when the file that is named to it does not exist.
    return write(logins, "{}") && qputenv("REGISTRY_AUTH_FILE", logins.toLocal8Bit()) && qputenv("DOCKER_CONFIG", m_folder.path().toLocal8Bit())
        && qputenv("SSL_CERT_FILE", authority().toLocal8Bit());
}

bool PrivateRegistry::start(const QString &address)
{
    QTcpServer free;
    free.listen(QHostAddress(address));
    const quint16 port = free.serverPort();
    free.close();
    m_server = u"%1:%2"_s.arg(address, QString::number(port));
    const QString settings = u"version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: %1/data}}\n"
                             u"http: {addr: \"%2\", tls: {certificate: %3, key: %4}}\nauth: {htpasswd: {realm: test, path: %1/passwords}}\n"_s
                                 .arg(m_folder.path(), m_server, m_certificates.certificate(u"registry"_s), m_certificates.key(u"registry"_s));
    if (!write(m_folder.filePath(u"passwords"_s), passwords) || !write(m_folder.filePath(u"settings.yml"_s), settings.toUtf8()))
        return false;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"REGISTRY_AUTH_FILE"_s); // Podman's; the registry takes it for a setting of its own
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(u"docker-registry"_s, {u"serve"_s, m_folder.filePath(u"settings.yml"_s)});
    QElapsedTimer time;
    for (time.start(); time.elapsed() < 10'000 && !m_process.waitForFinished(1); QThread::msleep(20)) {
        QTcpSocket socket;
        socket.connectToHost(address, port);
        if (socket.waitForConnected(100))
            return true;
    }
    return false;
}

} // namespace quayside
