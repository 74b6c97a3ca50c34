// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/transport/listening.h"
#include "tests/support/privatedocker.h"
#include "tests/support/privatepodman.h"
#include "tests/support/startedprogram.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

struct Program : StartedProgram
{
    Program(const QString &home, const QStringList &arguments)
        : StartedProgram(QStringLiteral(QUAYSIDE_PROGRAM), home, arguments)
    {
    }
};

QByteArray jobWith(const QByteArray &command)
{
    return "name: job\nlocation: westeurope\nproperties:\n  osType: Linux\n  restartPolicy: Never\n  containers:\n"
           "  - name: one\n    properties:\n      image: localhost/quayside-sample:1.0\n      command: " + command
        + "\n      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n";
}

QByteArray call(quint16 port, const QByteArray &request)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(2000))
        return "nobody listens";
    socket.write(request);
    while (socket.waitForReadyRead(5000)) { }
    return socket.readAll();
}

QByteArray post(const QByteArray &name, const QByteArray &token, const QByteArray &body = {})
{
    return "POST /trigger/" + name + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
        + body;
}

} // namespace

// Triggers on a real engine, Podman or with the argument "docker" Docker, with real seconds, real files and real calls.
class TestTriggers : public QObject
{
    Q_OBJECT

public:
    explicit TestTriggers(bool onDocker)
        : m_podman(onDocker ? nullptr : std::make_unique<PrivatePodman>())
        , m_docker(onDocker ? std::make_unique<PrivateDocker>() : nullptr)
        , m_connection(onDocker ? u"docker-host"_s : u"podman"_s)
    {
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString obstacle = m_podman ? m_podman->obstacle() : m_docker->obstacle();
        if (!obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        qputenv("CONTAINER_HOST", "unix://" + (m_podman ? m_podman->socketPath() : u"/nowhere"_s).toUtf8());
        if (m_docker)
            qputenv("DOCKER_HOST", "unix://" + m_docker->socketPath().toUtf8());
    }

    void init()
    {
        m_home.emplace();
        QDir(m_home->path()).mkdir(u"in"_s);
    }

    void aFileIsRunOnceAndNotBeforeItIsFinished()
    {
        write(u"in/old.csv"_s, "was there before");
        add(u"inbox"_s, jobWith("[/sample, print-variable, QUAYSIDE_EVENT_NAME]"), {u"--folder"_s, m_home->filePath(u"in"_s), u"--match"_s, u"*.csv"_s});
        Program program(m_home->path(), {u"background"_s});
        QVERIFY2(program.says(u"Trigger inbox: This program runs it."_s), program.said());
        write(u"in/other.txt"_s, "not meant");
        QFile slow(m_home->filePath(u"in/new.csv"_s));
        QVERIFY(slow.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        slow.write("half");
        QTest::qWait(5000);
        QCOMPARE(runs().size(), 0); // somebody is still writing
        slow.write(" and half");
        slow.close();
        QVERIFY2(program.says(u"has succeeded"_s), program.said());
        QTRY_COMPARE_WITH_TIMEOUT(leftOf(u"inbox"_s), QStringList(), 20'000);
        program.send(SIGTERM);
        QVERIFY(program.hasEnded());
        const QList<QJsonObject> all = runs();
        QCOMPARE(all.size(), 1);
        QCOMPARE(all.first()["state"_L1].toString(), u"succeeded"_s);
        QCOMPARE(all.first()["exitCode"_L1].toInt(-1), 0);
        QCOMPARE(all.first()["file"_L1].toString(), m_home->filePath(u"in/new.csv"_s));
        QVERIFY(output({u"runs"_s, u"inbox"_s, u"--log"_s}).contains(u"new.csv"_s));
        Program again(m_home->path(), {u"background"_s});
        QVERIFY2(again.says(u"Trigger inbox: This program runs it."_s), again.said());
        QTest::qWait(6000);
        QCOMPARE(runs().size(), 1);
    }

    void goesOnAfterAKill()
    {
        add(u"inbox"_s, jobWith("[/sample, --lines-per-second, '2', --lines, '12', --exit, '3']"), {u"--folder"_s, m_home->filePath(u"in"_s)});
        {
            Program first(m_home->path(), {u"background"_s});
            QVERIFY2(first.says(u"Trigger inbox: This program runs it."_s), first.said());
            Program second(m_home->path(), {u"background"_s});
            QVERIFY2(second.says(u"Trigger inbox: quayside background (process %1) runs it."_s.arg(first.process().processId())), second.said());
            write(u"in/one"_s, "1");
            QVERIFY2(first.says(u" runs\n"_s), first.said());
            first.send(SIGKILL);
            QVERIFY2(second.says(u"has failed with exit code 3"_s), second.said());
            QTRY_COMPARE_WITH_TIMEOUT(leftOf(u"inbox"_s), QStringList(), 20'000);
            write(u"in/two"_s, "2");
            QVERIFY2(second.says(u"is started for"_s), second.said());
            second.send(SIGKILL); // anywhere between the first word and the last
        }
        Program third(m_home->path(), {u"background"_s});
        QTRY_COMPARE_WITH_TIMEOUT(runs().value(0)["state"_L1].toString(), u"failed"_s, 60'000);
        QCOMPARE(runs().size(), 2);
        QCOMPARE(runs().value(0)["exitCode"_L1].toInt(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(leftOf(u"inbox"_s), QStringList(), 20'000);
    }

    void aBurstWaitsForItsTurn()
    {
        add(u"many"_s, jobWith("[/sample, sleep, '1']"), {u"--folder"_s, m_home->filePath(u"in"_s), u"--at-once"_s, u"2"_s});
        Program program(m_home->path(), {u"background"_s});
        QVERIFY2(program.says(u"Trigger many: This program runs it."_s), program.said());
        for (int i = 0; i < 8; ++i)
            write(u"in/%1"_s.arg(i), "x");
        QVERIFY2(program.says(u" wait"_s), program.said());
        qsizetype most = 0;
        const auto areDone = [&] {
            most = std::max(most, leftOf(u"many"_s).filter(u".one"_s).size());
            return program.says(u"has succeeded"_s, 8, 1);
        };
        QTRY_VERIFY_WITH_TIMEOUT(areDone(), 120'000);
        QVERIFY2(most <= 2, qPrintable(QString::number(most)));
        QCOMPARE(runs().size(), 8);
    }

    void isCalledWithItsTokenOnly()
    {
        const quint16 port = freePort();
        const QString said = add(u"hook"_s, jobWith("[/sample, print-variable, QUAYSIDE_EVENT_BODY]"), {u"--call"_s, u"--port"_s, QString::number(port)});
        const QByteArray token = said.split(u'\n').value(1).toLatin1();
        QCOMPARE(token.size(), 43); // 256 bits
        QCOMPARE(call(port, post("hook", token)), QByteArray("nobody listens"));
        Program program(m_home->path(), {u"background"_s});
        QTRY_VERIFY_WITH_TIMEOUT(call(port, post("hook", "wrong")).startsWith("HTTP/1.1 401 "), 60'000);
        QVERIFY(call(port, post("other", token)).startsWith("HTTP/1.1 401 "));
        QVERIFY(call(port, post("hook", token).replace("POST", "GET")).startsWith("HTTP/1.1 405 "));
        QVERIFY(call(port, post("hook", token, QByteArray(70'000, 'x'))).startsWith("HTTP/1.1 413 "));
        QCOMPARE(runs().size(), 0);
        const QByteArray answer = call(port, post("hook", token, "{\"order\": 17}"));
        QVERIFY2(answer.startsWith("HTTP/1.1 202 "), answer.constData());
        const QString id = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n"))).object()["run"_L1].toString();
        QVERIFY2(program.says(u"has succeeded"_s), program.said());
        QVERIFY(output({u"runs"_s, id, u"--log"_s}).contains(u"{\"order\": 17}"_s));
        output({u"trigger"_s, u"remove"_s, u"hook"_s});
        QTRY_COMPARE_WITH_TIMEOUT(call(port, post("hook", token)), QByteArray("nobody listens"), 10'000);
        for (const QString &name : QDir(m_home->path()).entryList(QDir::Files | QDir::Hidden))
            QVERIFY2(!contentOf(name).contains(token) && !contentOf(name).contains("order"), qPrintable(name));
        QVERIFY(!QString::fromUtf8(program.said()).contains(QString::fromLatin1(token)));
    }

    void whatCannotWorkIsRefusedAtOnce()
    {
        write(u"job.yaml"_s, jobWith("[/sample]").replace("Never", "Always"));
        QVERIFY(output({u"trigger"_s, u"add"_s, u"x"_s, m_home->filePath(u"job.yaml"_s), u"--folder"_s, m_home->path(), u"--on"_s, m_connection}).contains(u"restartPolicy"_s));
        write(u"job.yaml"_s, jobWith("[/sample]"));
        QVERIFY(output({u"trigger"_s, u"add"_s, u"x"_s, m_home->filePath(u"job.yaml"_s), u"--folder"_s, u"/nowhere"_s, u"--on"_s, m_connection}).contains(u"/nowhere"_s));
        QVERIFY(output({u"trigger"_s, u"add"_s, u"x"_s, m_home->filePath(u"no.yaml"_s), u"--folder"_s, m_home->path(), u"--on"_s, m_connection}).contains(u"no.yaml"_s));
        QCOMPARE(output({u"trigger"_s, u"list"_s, u"--format"_s, u"json"_s}).trimmed(), u"[\n]"_s);
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_home->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    QByteArray contentOf(const QString &name)
    {
        QFile file(m_home->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString output(const QStringList &arguments)
    {
        Program program(m_home->path(), arguments);
        program.hasEnded(60'000);
        return QString::fromUtf8(program.process().readAll());
    }
    QString add(const QString &name, const QByteArray &job, const QStringList &how)
    {
        write(u"job.yaml"_s, job);
        return output(QStringList{u"trigger"_s, u"add"_s, name, m_home->filePath(u"job.yaml"_s), u"--on"_s, m_connection} + how);
    }
    QList<QJsonObject> runs()
    {
        QList<QJsonObject> list;
        for (const QJsonValue &run : QJsonDocument::fromJson(output({u"runs"_s, u"--format"_s, u"json"_s}).toUtf8()).array())
            list.append(run.toObject());
        return list;
    }
    QStringList leftOf(const QString &trigger) { return (m_podman ? m_podman->everything() : m_docker->everything()).filter(trigger + u'-'); }

    std::unique_ptr<PrivatePodman> m_podman; // one of both
    std::unique_ptr<PrivateDocker> m_docker;
    const QString m_connection;
    std::optional<QTemporaryDir> m_home;
};

int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const bool onDocker = argc > 1 && qstrcmp(argv[1], "docker") == 0;
    TestTriggers test(onDocker);
    return QTest::qExec(&test, onDocker ? argc - 1 : argc, onDocker ? argv + 1 : argv);
}

#include "tst_triggers.moc"
