// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/opentunnel.h"

#include "app/transport/tr.h"

#include <QFileInfo>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &word)
{
    return u'\'' + QString(word).replace(u'\'', u"'\\''"_s) + u'\'';
}

// Prints "use PATH" for the first socket that may be used, and "denied PATH" for those that exist and may not.
QString lookingFor(const QStringList &shellWords)
{
    const QString script = u"for s in %1; do if [ -S \"$s\" ]; then if [ -w \"$s\" ]; then echo \"use $s\"; exit; fi; echo \"denied $s\"; fi; done"_s
                               .arg(shellWords.join(u' '));
    return u"sh -c "_s + quoted(script);
}

Error silence(const ProgramEnd &looked, const SshTarget &target)
{
    for (const QString &line : looked.output.split(u'\n'))
        if (line.startsWith("denied "_L1))
            return {Error::Kind::Unauthorized, TransportTr::tr("Permission: you may not use %1 on %2. Join the group that owns it there, or run the engine as yourself.")
                                                   .arg(line.sliced(7), target.destination), looked.words};
    const QString where = target.socket.isEmpty() ? TransportTr::tr("the usual places") : target.socket;
    //: %1 is a path or “the usual places”, %2 a machine
    return {Error::Kind::Unreachable, TransportTr::tr("Socket: no engine listens at %1 on %2. Start it there, for Podman with: systemctl --user enable --now podman.socket")
                                          .arg(where, target.destination), looked.words};
}

} // namespace

OpenTunnel::OpenTunnel(SshTunnel &tunnel)
    : m_tunnel(tunnel)
    , m_folder(this)
{
}

void OpenTunnel::start()
{
    if (m_tunnel.isOpen())
        return finish(m_tunnel.endpoint());
    m_tunnel.stop();
    m_tunnel.m_process.waitForFinished(1000);
    m_folder.addPath(m_tunnel.m_folder.path());
    connect(&m_folder, &QFileSystemWatcher::directoryChanged, this, &OpenTunnel::onFolderChanged);
    connect(&m_tunnel.m_process, &QProcess::finished, this, [this] {
        m_tunnel.readWords();
        beginFail(sshError(m_tunnel.m_words.trimmed(), m_tunnel.m_target.destination));
    });
    connect(&m_tunnel.m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            beginFail({Error::Kind::Unreachable, TransportTr::tr("The program ssh is missing. Install the OpenSSH client."), m_tunnel.m_process.errorString()});
    });
    reportProgress({0, 3, TransportTr::tr("Connecting to %1").arg(m_tunnel.m_target.destination), -1});
    if (const Result<> started = m_tunnel.start(); !started)
        beginFail(started.error());
}

void OpenTunnel::fail(const Error &error)
{
    m_tunnel.m_process.disconnect(this);
    m_tunnel.stop();
    finish(tl::unexpected(error));
}

// The control socket appears when the other side has let us in.
void OpenTunnel::onFolderChanged()
{
    if (m_isLetIn || !QFileInfo::exists(m_tunnel.controlPath()))
        return;
    m_isLetIn = true;
    if (!m_tunnel.m_target.socket.isEmpty())
        return forward(m_tunnel.m_target.socket);
    lookForSocket();
}

void OpenTunnel::lookForSocket()
{
    reportProgress({1, 3, TransportTr::tr("Looking for the engine on %1").arg(m_tunnel.m_target.destination), -1});
    await(m_tunnel.command({}, lookingFor(m_tunnel.m_target.usualSockets)), [this](const ProgramEnd &looked) { takeSocket(looked); });
}

void OpenTunnel::takeSocket(const ProgramEnd &looked)
{
    for (const QString &line : looked.output.split(u'\n'))
        if (line.startsWith("use /"_L1))
            return forward(line.sliced(4));
    beginFail(silence(looked, m_tunnel.m_target));
}

void OpenTunnel::forward(const QString &socket)
{
    reportProgress({2, 3, TransportTr::tr("Opening the way to %1").arg(socket), -1});
    const QString place = m_tunnel.endpoint().socketPath + u':' + socket;
    QFile::remove(m_tunnel.endpoint().socketPath);
    await(m_tunnel.command({u"-O"_s, u"forward"_s, u"-L"_s, place}), [this, socket](const ProgramEnd &end) {
        if (end.exitCode != 0)
            return beginFail({Error::Kind::Unreachable, TransportTr::tr("Socket: %1 cannot be forwarded from %2.").arg(socket, m_tunnel.m_target.destination), end.words});
        m_tunnel.m_remoteSocket = socket;
        finish(m_tunnel.endpoint());
    });
}

ExplainSilence::ExplainSilence(SshTunnel &tunnel, Error plain)
    : m_tunnel(tunnel)
    , m_plain(std::move(plain))
{
}

void ExplainSilence::start()
{
    if (!m_tunnel.isOpen())
        return finish(m_plain);
    attempt(m_tunnel.command({}, lookingFor({quoted(m_tunnel.m_remoteSocket)})), [this](const Result<ProgramEnd> &looked) {
        if (!looked || looked->output.contains("use /"_L1))
            return finish(m_plain);
        finish(silence(*looked, m_tunnel.m_target));
    });
}

} // namespace quayside
