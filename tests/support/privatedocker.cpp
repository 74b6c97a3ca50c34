// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatedocker.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

const QString command = u"/usr/bin/docker"_s; // /usr/local may hold something else of that name
const QString daemonProgram = u"/usr/sbin/dockerd"_s;

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.readAll();
}

// Ends with us, however we end.
std::unique_ptr<QProcess> newChild()
{
    auto process = std::make_unique<QProcess>();
    process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    return process;
}

// The process at the other end of a socket.
pid_t listenerAt(const QLocalSocket &socket)
{
    ucred peer{};
    socklen_t size = sizeof peer;
    return getsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 ? peer.pid : 0;
}

} // namespace

PrivateDocker::PrivateDocker(QStringList moreArguments)
    : m_moreArguments(std::move(moreArguments))
    , m_folder(QCoreApplication::applicationDirPath() + u"/docker-XXXXXX"_s)
    , m_bridge(u"qsd%1"_s.arg(QCoreApplication::applicationPid()))
    , m_obstacle(findObstacle())
{
    if (!m_obstacle.isEmpty())
        return;
    if (!makeNamespaces())
        m_obstacle = u"No namespaces can be made here."_s;
    else if (!makeBridge())
        m_obstacle = u"No bridge can be made here."_s;
    else if (!start())
        m_obstacle = u"No Docker starts here: "_s + QString::fromUtf8(outputOf(u"tail"_s, {u"-n"_s, u"5"_s, m_folder.filePath(u"log"_s)}));
}

PrivateDocker::~PrivateDocker()
{
    QStringList bridges{m_bridge};
    for (const QJsonValue &network : m_obstacle.isEmpty() ? get("/networks").array() : QJsonArray())
        if (network.toObject().value("Driver"_L1) == "bridge"_L1)
            bridges.append(u"br-"_s + network.toObject().value("Id"_L1).toString().first(12)); // of others' making
    if (m_namespaces) {
        m_namespaces->kill(); // and with it everything inside
        m_namespaces->waitForFinished(10'000);
    }
    if (m_daemon)
        m_daemon->waitForFinished(10'000);
    for (const QString &bridge : std::as_const(bridges))
        outputOf(u"ip"_s, {u"link"_s, u"delete"_s, bridge});
}

QString PrivateDocker::findObstacle() const
{
    if (!QFileInfo(daemonProgram).isExecutable() || !QFileInfo(command).isExecutable())
        return u"Docker is not installed."_s;
    if (geteuid() != 0)
        return u"The contract is tested on a Docker with root rights; these are missing."_s;
    for (const QString &program : {u"unshare"_s, u"nsenter"_s, u"ip"_s})
        if (QStandardPaths::findExecutable(program).isEmpty())
            return program + u" is not installed."_s;
    if (!m_folder.isValid())
        return u"No folder for Docker's storage: "_s + m_folder.errorString();
    return socketPath().size() > 107 ? u"The path of the build is too long for a socket."_s : QString();
}

// A process of containers that outlives its daemon ends with the first process of its namespace at the latest.
bool PrivateDocker::makeNamespaces()
{
    m_namespaces = newChild();
    m_namespaces->start(u"unshare"_s, {u"--mount"_s, u"--pid"_s, u"--fork"_s, u"--kill-child"_s, u"--mount-proc"_s, u"sh"_s, u"-c"_s,
                                       u"echo ready; while :; do sleep 1000 & wait; done"_s});
    if (!m_namespaces->waitForReadyRead(10'000))
        return false;
    QFile children(u"/proc/%1/task/%1/children"_s.arg(QString::number(m_namespaces->processId())));
    m_inside = children.open(QIODevice::ReadOnly) ? children.readAll().trimmed().toLongLong() : 0;
    return m_inside > 0;
}

QString PrivateDocker::bridgeAddress()
{
    const qint64 id = QCoreApplication::applicationPid();
    return u"10.%1.%2.1"_s.arg(QString::number(200 + id / 256 % 50), QString::number(id % 256));
}

bool PrivateDocker::makeBridge() const
{
    for (const QByteArray &line : outputOf(u"ip"_s, {u"-o"_s, u"link"_s, u"show"_s, u"type"_s, u"bridge"_s}).split('\n')) {
        const QString name = QString::fromUtf8(line).section(u": "_s, 1, 1);
        if (name.startsWith(u"qsd") && ::kill(static_cast<pid_t>(name.sliced(3).toInt()), 0) != 0)
            outputOf(u"ip"_s, {u"link"_s, u"delete"_s, name});
    }
    return outputOf(u"ip"_s, {u"link"_s, u"add"_s, m_bridge, u"type"_s, u"bridge"_s}).isEmpty()
        && outputOf(u"ip"_s, {u"address"_s, u"add"_s, bridgeAddress() + u"/24"_s, u"dev"_s, m_bridge}).isEmpty()
        && outputOf(u"ip"_s, {u"link"_s, u"set"_s, m_bridge, u"up"_s}).isEmpty();
}

QStringList PrivateDocker::insideArguments() const
{
    return {u"--target"_s, QString::number(m_inside), u"--mount"_s, u"--pid"_s};
}

bool PrivateDocker::start()
{
    QFile::remove(socketPath());
    QFile::remove(m_folder.filePath(u"pid"_s));
    m_daemon = newChild();
    m_daemon->setProcessChannelMode(QProcess::MergedChannels);
    m_daemon->setStandardOutputFile(m_folder.filePath(u"log"_s), QIODevice::Append);
    m_daemon->start(u"nsenter"_s, insideArguments() + QStringList{daemonProgram, u"--data-root"_s, m_folder.filePath(u"root"_s), u"--exec-root"_s, m_folder.filePath(u"exec"_s),
                                                                  u"--pidfile"_s, m_folder.filePath(u"pid"_s), u"--host"_s, u"unix://"_s + socketPath(), u"--bridge"_s, m_bridge,
                                                                  u"--iptables=false"_s, u"--ip6tables=false"_s, u"--ip-forward=false"_s, u"--live-restore"_s} + m_moreArguments);
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 30'000 && !m_daemon->waitForFinished(1)) {
        QLocalSocket socket;
        socket.connectToServer(socketPath());
        if (socket.waitForConnected(100) && !get("/info").isNull())
            return true;
        QThread::msleep(20);
    }
    return false;
}

void PrivateDocker::kill()
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    if (!socket.waitForConnected(3000))
        return;
    if (const pid_t daemon = listenerAt(socket); daemon > 0)
        ::kill(daemon, SIGKILL);
    m_daemon->waitForFinished(5000);
}

bool PrivateDocker::reboot()
{
    m_namespaces->kill();
    m_namespaces->waitForFinished(10'000);
    m_daemon->waitForFinished(10'000);
    // As a machine's /run is empty then. With the old number of containerd's process, which may well be
    // another's by now, the daemon would wait 15 seconds for a containerd that nobody starts, and give up.
    return QDir(m_folder.filePath(u"exec"_s)).removeRecursively() && makeNamespaces() && start();
}

QString PrivateDocker::run(const QStringList &arguments) const
{
    return QString::fromUtf8(outputOf(command, QStringList{u"--host"_s, u"unix://"_s + socketPath()} + arguments));
}

QJsonDocument PrivateDocker::get(const QByteArray &path) const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    socket.waitForConnected(3000);
    socket.write("GET /v1.41" + path + " HTTP/1.0\r\n\r\n"); // 1.0: the answer ends with the connection
    while (socket.waitForReadyRead(10'000)) { }
    const QByteArray answer = socket.readAll();
    const qsizetype end = answer.indexOf("\r\n\r\n");
    return end < 0 ? QJsonDocument() : QJsonDocument::fromJson(answer.sliced(end + 4));
}

QStringList PrivateDocker::everything() const
{
    QStringList names;
    for (const QJsonValue &container : get("/containers/json?all=true").array())
        names.append(u"container "_s + container.toObject().value("Names"_L1).toArray().first().toString().sliced(1));
    for (const QJsonValue &volume : get("/volumes").object().value("Volumes"_L1).toArray())
        names.append(u"volume "_s + volume.toObject().value("Name"_L1).toString());
    return names;
}

} // namespace quayside
