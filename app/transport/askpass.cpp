// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/askpass.h"

#include "app/transport/tr.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocalSocket>

#include <cstdio>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr char variable[] = "QUAYSIDE_ASK_AT";
constexpr qint64 longestQuestion = 8 * 1024;
constexpr int forEver = -1; // a person may be away; ssh ends us when it has waited long enough

// A message is text and a zero; an answer begins with a plus, a refusal is a minus.
std::optional<QByteArray> ask(const QString &socketPath, const QByteArray &words)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    if (!socket.waitForConnected(5000))
        return std::nullopt;
    socket.write(words.left(longestQuestion - 1).replace('\0', ' ') + '\0');
    socket.waitForBytesWritten(5000);
    QByteArray answer;
    while (!answer.endsWith('\0') && socket.waitForReadyRead(forEver))
        answer += socket.readAll();
    if (!answer.startsWith('+') || !answer.endsWith('\0'))
        return std::nullopt;
    return answer.sliced(1).chopped(1);
}

Question::Kind kindOf(const QString &words)
{
    return words.contains(u"(yes/no"_s) ? Question::Kind::Confirmation : Question::Kind::Secret;
}

} // namespace

AskpassServer::AskpassServer(QObject *parent)
    : QObject(parent)
    , m_server(this)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &AskpassServer::onConnection);
}

Result<> AskpassServer::listen(const QString &folder)
{
    const QString path = folder + u"/ask"_s;
    QFile::remove(path);
    if (m_server.isListening() || m_server.listen(path))
        return {};
    return failure(Error::Kind::Storage, TransportTr::tr("Nothing can listen in %1, so ssh could not ask its questions.").arg(folder), m_server.errorString());
}

void AskpassServer::addTo(QProcessEnvironment &environment, const QString &program) const
{
    environment.insert(QString::fromLatin1(variable), m_server.fullServerName());
    environment.insert(u"SSH_ASKPASS"_s, program);
    environment.insert(u"SSH_ASKPASS_REQUIRE"_s, u"force"_s);
}

void AskpassServer::withdraw()
{
    for (QLocalSocket *client : m_server.findChildren<QLocalSocket *>())
        client->abort();
}

void AskpassServer::onConnection()
{
    while (QLocalSocket *client = m_server.nextPendingConnection()) {
        connect(client, &QLocalSocket::disconnected, client, &QObject::deleteLater);
        connect(client, &QLocalSocket::readyRead, this, [this, client] { onBytes(client); });
        onBytes(client);
    }
}

void AskpassServer::onBytes(QLocalSocket *client)
{
    const QByteArray words = client->peek(longestQuestion);
    if (!words.endsWith('\0'))
        return words.size() >= longestQuestion ? client->abort() : void();
    client->readAll();
    const QString text = QString::fromUtf8(words.chopped(1)).trimmed();
    const Question::Kind kind = kindOf(text);
    auto *question = new Question(kind, text, [client = QPointer(client), kind](const std::optional<QString> &given) {
        if (!client)
            return;
        const QByteArray answer = kind == Question::Kind::Confirmation ? "yes" : given.value_or(QString()).toUtf8();
        client->write(given ? '+' + answer + '\0' : QByteArray("-\0", 2));
        client->disconnectFromServer();
    }, client);
    Q_EMIT asked(question);
}

std::optional<int> askInsteadOfRunning(int count, char **arguments)
{
    const QString socketPath = qEnvironmentVariable(variable);
    if (socketPath.isEmpty() || count != 2)
        return std::nullopt;
    QCoreApplication program(count, arguments);
    const std::optional<QByteArray> answer = ask(socketPath, arguments[1]);
    if (!answer)
        return 1;
    std::puts(answer->constData());
    return 0;
}

} // namespace quayside
