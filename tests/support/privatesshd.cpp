// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatesshd.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <pwd.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

PrivateSshd::PrivateSshd()
    : m_path(qgetenv("PATH"))
    , m_port(freePort())
{
}

PrivateSshd::~PrivateSshd()
{
    stop();
    qputenv("PATH", m_path);
}

bool PrivateSshd::start()
{
    if (!QFile::exists(m_folder.filePath(u"host"_s)) && !(makeKey(u"host"_s) && makeKey(u"key"_s) && makeKey(u"other"_s)))
        return false;
    const QByteArray folder = m_folder.path().toUtf8();
    const QByteArray user = getpwuid(geteuid())->pw_name;
    write(u"authorized"_s, read(u"key.pub"_s));
    write(u"config"_s, "Host harbour\n HostName 127.0.0.1\n HostKeyAlias harbour\n Port " + QByteArray::number(m_port) + "\n User " + user + "\n IdentityFile " + folder
              + "/key\n IdentitiesOnly yes\n UserKnownHostsFile " + folder + "/known\n GlobalKnownHostsFile /dev/null\n StrictHostKeyChecking ask\n");
    write(u"ssh"_s, "#!/bin/sh\nexec /usr/bin/ssh -F " + folder + "/config \"$@\"\n", QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    qputenv("PATH", folder + ':' + m_path);
    if (geteuid() == 0 && !QFile::exists(u"/run/sshd"_s))
        run(u"/bin/mkdir"_s, {u"-p"_s, u"-m"_s, u"0755"_s, u"/run/sshd"_s}); // where sshd wants to be root in
    m_sshd.start(u"/usr/sbin/sshd"_s, {u"-D"_s, u"-e"_s, u"-f"_s, u"/dev/null"_s, u"-p"_s, QString::number(m_port), u"-h"_s, m_folder.filePath(u"host"_s),
                                       u"-o"_s, u"ListenAddress=127.0.0.1"_s, u"-o"_s, u"AuthorizedKeysFile="_s + m_folder.filePath(u"authorized"_s),
                                       u"-o"_s, u"StrictModes=no"_s, u"-o"_s, u"UsePAM=no"_s, u"-o"_s, u"PidFile=none"_s, u"-o"_s, u"PasswordAuthentication=no"_s});
    QElapsedTimer elapsed;
    elapsed.start();
    while (elapsed.elapsed() < 10'000) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, m_port);
        if (socket.waitForConnected(200))
            return true;
        QThread::msleep(20);
    }
    m_problem = QString::fromUtf8(m_sshd.readAllStandardError());
    return false;
}

void PrivateSshd::stop()
{
    cut();
    m_sshd.terminate();
    m_sshd.waitForFinished(5000);
}

void PrivateSshd::cut()
{
    if (m_sshd.processId() > 0)
        run(u"pkill"_s, {u"-P"_s, QString::number(m_sshd.processId())});
}

void PrivateSshd::knowHost(bool known)
{
    write(u"known"_s, known ? "harbour " + read(u"host.pub"_s) : QByteArray());
}

void PrivateSshd::newHostKey()
{
    stop();
    makeKey(u"host"_s);
    start();
}

void PrivateSshd::protectKey(const QString &passphrase)
{
    makeKey(u"key"_s, passphrase);
    write(u"authorized"_s, read(u"key.pub"_s));
}

void PrivateSshd::useOtherKey()
{
    write(u"authorized"_s, read(u"other.pub"_s));
}

QString PrivateSshd::knownHosts() const
{
    return QString::fromUtf8(read(u"known"_s));
}

bool PrivateSshd::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(20'000) && process.exitCode() == 0;
}

bool PrivateSshd::makeKey(const QString &name, const QString &passphrase)
{
    QFile::remove(m_folder.filePath(name));
    QFile::remove(m_folder.filePath(name + u".pub"_s));
    if (run(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, passphrase, u"-C"_s, u"test"_s, u"-f"_s, m_folder.filePath(name)}))
        return true;
    m_problem = u"ssh-keygen made no key; is openssh-client installed?"_s;
    return false;
}

bool PrivateSshd::write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions)
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.setPermissions(permissions);
}

QByteArray PrivateSshd::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace quayside
