// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/sshtunnel.h"

#include "app/transport/opentunnel.h"
#include "app/transport/runtimefolder.h"
#include "app/transport/tr.h"

#include <QCoreApplication>
#include <QFile>
#include <QMetaMethod>

#include <array>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostWords = 4000; // of what ssh says

struct Sign
{
    QLatin1StringView words;
    Error::Kind kind;
    QString (*sentence)(const QString &destination);
};

// What OpenSSH says in the C locale; the first that fits counts.
const std::array signs{
    Sign{"HOST IDENTIFICATION HAS CHANGED"_L1, Error::Kind::Unauthorized, [](const QString &to) {
             return TransportTr::tr("Host key: %1 shows another key than the one you know. Somebody may be in between, or the machine was set up "
                                    "anew. Ask who runs it; then remove the old key with ssh-keygen -R.").arg(to); }},
    Sign{"Host key verification failed"_L1, Error::Kind::Unauthorized, [](const QString &to) {
             return TransportTr::tr("Host key: the key of %1 is not known to you and was not accepted. Nothing was sent.").arg(to); }},
    Sign{"Could not resolve hostname"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Name: no machine is called %1. Check the address and the network.").arg(to); }},
    Sign{"Connection refused"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Route: %1 refuses connections. Does sshd run there, on this port?").arg(to); }},
    Sign{"timed out"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Route: %1 did not answer in time. Check the network and firewalls on the way.").arg(to); }},
    Sign{"No route to host"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Route: there is no way to %1. Check the network, or the VPN.").arg(to); }},
    Sign{"Network is unreachable"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Route: there is no way to %1. Check the network, or the VPN.").arg(to); }},
    Sign{"Permission denied"_L1, Error::Kind::Unauthorized, [](const QString &to) {
             return TransportTr::tr("Key: %1 does not let you in. Check the user name and that your key is in its authorized_keys.").arg(to); }},
    Sign{"Too many authentication failures"_L1, Error::Kind::Unauthorized, [](const QString &to) {
             return TransportTr::tr("Key: %1 gave up after too many keys. Name the one key file in the connection.").arg(to); }},
    Sign{"no matching"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Handshake: %1 and your ssh have no cipher or key kind in common.").arg(to); }},
    Sign{"kex_exchange_identification"_L1, Error::Kind::Unreachable, [](const QString &to) {
             return TransportTr::tr("Handshake: %1 hung up before it said who it is. Is that an ssh server?").arg(to); }},
};

#ifdef Q_OS_LINUX
// So that no tunnel stays behind when this program is killed.
void endWithParent()
{
    prctl(PR_SET_PDEATHSIG, SIGTERM);
}
#endif

} // namespace

Error sshError(const QString &words, const QString &destination)
{
    for (const Sign &sign : signs)
        if (words.contains(sign.words))
            return {sign.kind, sign.sentence(destination), words};
    return {Error::Kind::Unreachable, TransportTr::tr("The ssh connection to %1 ended.").arg(destination), words};
}

SshTunnel::SshTunnel(SshTarget target, const QString &askpassProgram)
    : m_target(std::move(target))
    , m_askpassProgram(askpassProgram.isEmpty() ? QCoreApplication::applicationFilePath() : askpassProgram)
    , m_folder(u"ssh"_s)
    , m_askpass(this)
    , m_process(this)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
#ifdef Q_OS_LINUX
    m_process.setChildProcessModifier(&endWithParent);
#endif
    connect(&m_process, &QProcess::readyReadStandardError, this, &SshTunnel::readWords);
    connect(&m_process, &QProcess::finished, this, &SshTunnel::onExit);
    connect(&m_askpass, &AskpassServer::asked, this, &EngineReach::asked);
}

SshTunnel::~SshTunnel()
{
    m_process.disconnect(this);
    stop();
    m_process.waitForFinished(1000); // it only closes what is open
}

Operation<Endpoint> *SshTunnel::open()
{
    return new OpenTunnel(*this);
}

Operation<Error> *SshTunnel::explain(const Error &error)
{
    return new ExplainSilence(*this, error);
}

QStringList SshTunnel::masterArguments() const
{
    QStringList arguments{u"-M"_s, u"-N"_s, u"-T"_s, u"-S"_s, QString(controlPath()).replace(u'%', u"%%"_s)};
    for (const char *option : {"ControlPersist=no", "ClearAllForwardings=yes", "PermitLocalCommand=no", "RemoteCommand=none", "ConnectTimeout=15",
                               "ServerAliveInterval=5", "ServerAliveCountMax=2", "StreamLocalBindMask=0177"})
        arguments += {u"-o"_s, QString::fromLatin1(option)};
    if (m_target.port > 0)
        arguments += {u"-p"_s, QString::number(m_target.port)};
    if (!m_target.identity.isEmpty())
        arguments += {u"-i"_s, m_target.identity};
    return arguments + QStringList{u"--"_s, m_target.destination};
}

Result<> SshTunnel::start()
{
    if (m_target.destination.isEmpty() || m_target.destination.startsWith(u'-'))
        return failure(Error::Kind::Rejected, TransportTr::tr("“%1” is no name of a machine.").arg(m_target.destination));
    if (!m_folder.isValid() || controlPath().toUtf8().size() + 20 > longestSocketPath)
        return failure(Error::Kind::Storage, TransportTr::tr("There is no private folder with a short name for sockets; set XDG_RUNTIME_DIR to one."), m_folder.errorString());
    m_words.clear();
    m_remoteSocket.clear();
    QFile::remove(controlPath()); // of one that was killed
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s); // its words are understood in this language
    // Where no window can ask, ssh asks on the terminal.
    if (isSignalConnected(QMetaMethod::fromSignal(&EngineReach::asked))) {
        if (const Result<> listening = m_askpass.listen(m_folder.path()); !listening)
            return listening;
        m_askpass.addTo(environment, m_askpassProgram);
    }
    m_process.setProcessEnvironment(environment);
    m_process.start(u"ssh"_s, masterArguments());
    return {};
}

void SshTunnel::stop()
{
    m_remoteSocket.clear();
    m_process.kill(); // what it has open is only ours
    m_askpass.withdraw();
}

Operation<ProgramEnd> *SshTunnel::command(const QStringList &options, const QString &shellCommand) const
{
    QStringList arguments{u"-S"_s, QString(controlPath()).replace(u'%', u"%%"_s), u"-o"_s, u"ControlMaster=no"_s, u"-o"_s, u"BatchMode=yes"_s, u"-T"_s};
    arguments += options + QStringList{u"--"_s, m_target.destination};
    if (!shellCommand.isEmpty())
        arguments.append(shellCommand);
    return new RunProgram(u"ssh"_s, arguments);
}

Operation<> *SshTunnel::forward(const Place &there, const Place &here)
{
    Operation<ProgramEnd> *forwarding = command({u"-O"_s, u"forward"_s, u"-L"_s, here.text() + u':' + there.text()});
    return new MappedOperation<ProgramEnd, void>(forwarding, [place = here.text()](const ProgramEnd &end) -> Result<> {
        if (end.exitCode == 0)
            return {};
        return failure(Error::Kind::Conflict, TransportTr::tr("%1 cannot be opened here.").arg(place), end.words);
    });
}

void SshTunnel::readWords()
{
    m_words = m_words.append(QString::fromUtf8(m_process.readAllStandardError())).right(mostWords);
}

void SshTunnel::onExit()
{
    readWords();
    if (!std::exchange(m_remoteSocket, QString()).isEmpty())
        Q_EMIT lost(sshError(m_words.trimmed(), m_target.destination));
}

} // namespace quayside
