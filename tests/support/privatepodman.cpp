// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/privatepodman.h"

#include "app/runtimes/podman/hostfacts.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QThread>

#include <csignal>
#include <sys/mount.h>
#include <unistd.h>

namespace quayside {

using namespace Qt::StringLiterals;

PrivatePodman::PrivatePodman()
    : m_folder(QCoreApplication::applicationDirPath() + u"/podman-XXXXXX"_s)
{
    if (QStandardPaths::findExecutable(u"podman"_s).isEmpty())
        m_obstacle = u"Podman is not installed."_s;
    else if (!m_folder.isValid())
        m_obstacle = u"No folder for Podman's storage: "_s + m_folder.errorString();
    else if (socketPath().size() > 107)
        m_obstacle = u"The path of the build is too long for a socket."_s;
    if (!m_obstacle.isEmpty())
        return;
    writeConfiguration();
    if (!start())
        m_obstacle = u"No Podman service starts here: "_s + run({u"info"_s}).right(300);
}

PrivatePodman::~PrivatePodman()
{
    if (m_obstacle.isEmpty()) {
        run({u"pod"_s, u"rm"_s, u"--all"_s, u"--force"_s, u"--time=0"_s});
        run({u"rm"_s, u"--all"_s, u"--force"_s, u"--time=0"_s});
    }
    kill();
    // Podman keeps its storage mounted on itself.
    umount2(QFile::encodeName(m_folder.filePath(u"root/overlay"_s)).constData(), MNT_DETACH);
    if (m_obstacle.isEmpty() && geteuid() != 0) // some of it belongs to ids that only Podman may be
        run({u"unshare"_s, u"rm"_s, u"-rf"_s, m_folder.filePath(u"root"_s), m_folder.filePath(u"run"_s)});
}

// What the program itself would write, and locks and temporary files of our own: without these two, Podmans on one machine
// disturb each other in shared memory.
void PrivatePodman::writeConfiguration()
{
    QString text = configureService(HostFacts::ofThisMachine()).containersConf;
    const QString own = u"lock_type = \"file\"\ntmp_dir = \"%1\"\n"_s.arg(m_folder.filePath(u"tmp"_s));
    if (text.contains(u"[engine]\n"))
        text.replace(u"[engine]\n"_s, u"[engine]\n"_s + own);
    else
        text += u"[engine]\n"_s + own;
    QFile file(m_folder.filePath(u"containers.conf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("The configuration of the private Podman cannot be written.");
}

QStringList PrivatePodman::storageArguments() const
{
    return {u"--root"_s, m_folder.filePath(u"root"_s), u"--runroot"_s, m_folder.filePath(u"run"_s), u"--tmpdir"_s, m_folder.filePath(u"tmp"_s)};
}

std::unique_ptr<QProcess> PrivatePodman::newProcess() const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"CONTAINERS_CONF"_s, m_folder.filePath(u"containers.conf"_s));
    environment.remove(u"CONTAINER_HOST"_s);
    process->setProcessEnvironment(environment);
    process->setProgram(u"podman"_s);
    process->setProcessChannelMode(QProcess::MergedChannels);
    return process;
}

bool PrivatePodman::start()
{
    QFile::remove(socketPath());
    m_service = newProcess();
    m_service->setStandardOutputFile(m_folder.filePath(u"service.log"_s), QIODevice::Append);
    m_service->setArguments(storageArguments() + QStringList{u"system"_s, u"service"_s, u"--time=0"_s, u"unix://"_s + socketPath()});
    m_service->start();
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < 20'000 && !m_service->waitForFinished(1)) {
        QLocalSocket socket;
        socket.connectToServer(socketPath());
        if (socket.waitForConnected(100))
            return true;
        QThread::msleep(10);
    }
    return false;
}

void PrivatePodman::kill()
{
    if (!m_service || m_service->state() == QProcess::NotRunning)
        return;
    m_service->kill();
    m_service->waitForFinished(5000);
}

void PrivatePodman::suspend(bool suspended) const
{
    ::kill(static_cast<pid_t>(m_service->processId()), suspended ? SIGSTOP : SIGCONT);
}

QString PrivatePodman::run(const QStringList &arguments) const
{
    const auto process = newProcess();
    process->setArguments(storageArguments() + arguments);
    process->start();
    if (!process->waitForFinished(300'000))
        return u"podman did not end: "_s + arguments.join(u' ');
    const QString said = QString::fromUtf8(process->readAll());
    if (process->exitCode() != 0) // the test that fails after it then says why
        qWarning("podman %s: %s", qPrintable(arguments.join(u' ')), qPrintable(said.trimmed()));
    return said;
}

QJsonArray PrivatePodman::get(const QByteArray &path) const
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    socket.waitForConnected(3000);
    socket.write("GET /v4.0.0/libpod" + path + " HTTP/1.0\r\n\r\n"); // 1.0: the answer ends with the connection
    while (socket.waitForReadyRead(10'000)) { }
    const QByteArray answer = socket.readAll();
    return QJsonDocument::fromJson(answer.sliced(answer.indexOf("\r\n\r\n") + 4)).array();
}

QStringList PrivatePodman::everything() const
{
    QStringList names;
    for (const QJsonValue &pod : get("/pods/json"))
        names.append(u"pod "_s + pod.toObject().value("Name"_L1).toString());
    for (const QJsonValue &container : get("/containers/json?all=true"))
        names.append(u"container "_s + container.toObject().value("Names"_L1).toArray().first().toString());
    for (const QJsonValue &volume : get("/volumes/json"))
        names.append(u"volume "_s + volume.toObject().value("Name"_L1).toString());
    for (const QJsonValue &secret : get("/secrets/json"))
        names.append(u"secret "_s + secret.toObject().value("Spec"_L1).toObject().value("Name"_L1).toString());
    return names;
}

} // namespace quayside
