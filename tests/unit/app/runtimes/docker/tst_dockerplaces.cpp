// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/localengine.h"
#include "app/runtimes/docker/dockerplaces.h"
#include "tests/support/fakeserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace quayside::docker;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void write(const QString &path, const QByteArray &text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class TestDockerPlaces final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_surroundings = {{}, QDir(path(u"docker"_s)), path(u"system.sock"_s), path(u"rootless.sock"_s)};
    }

    void findsWhatExists_data()
    {
        QTest::addColumn<QStringList>("sockets");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QStringList>("names");
        QTest::newRow("nothing") << QStringList() << QString() << QStringList();
        QTest::newRow("the system's") << QStringList{u"system.sock"_s} << QString() << QStringList{u"docker"_s};
        QTest::newRow("both") << QStringList{u"system.sock"_s, u"rootless.sock"_s} << QString() << QStringList{u"docker"_s, u"docker-rootless"_s};
        QTest::newRow("DOCKER_HOST") << QStringList{u"own.sock"_s} << u"unix://%1/own.sock"_s << QStringList{u"docker-host"_s};
        QTest::newRow("DOCKER_HOST is the system's") << QStringList{u"system.sock"_s} << u"unix://%1/system.sock"_s << QStringList{u"docker"_s};
        QTest::newRow("DOCKER_HOST elsewhere") << QStringList() << u"tcp://10.0.0.1:2376"_s << QStringList();
        QTest::newRow("DOCKER_HOST is nonsense") << QStringList() << u"unix://"_s << QStringList();
    }

    void findsWhatExists()
    {
        QFETCH(QStringList, sockets);
        QFETCH(QString, host);
        QFETCH(QStringList, names);
        for (const QString &socket : sockets)
            write(path(socket), {});
        m_surroundings.host = host.contains(u"%1"_s) ? host.arg(m_folder->path()) : host;
        QCOMPARE(namesFound(), names);
    }

    void findsContexts()
    {
        write(path(u"a.sock"_s), {});
        write(path(u"b.sock"_s), {});
        context(u"1"_s, u"work"_s, u"unix://"_s + path(u"a.sock"_s));
        context(u"2"_s, u"same"_s, u"unix://"_s + path(u"a.sock"_s)); // once is enough
        context(u"3"_s, u"far"_s, u"ssh://host"_s);
        context(u"4"_s, u"gone"_s, u"unix:///nowhere.sock"_s);
        context(u"5"_s, QString(), u"unix://"_s + path(u"b.sock"_s));
        write(path(u"docker/contexts/meta/6/meta.json"_s), "{{{");
        write(path(u"docker/contexts/meta/7/meta.json"_s), R"({"Name":5,"Endpoints":[]})");
        QCOMPARE(namesFound(), QStringList{u"docker-work"_s});
    }

    void knowsOneSocketByAllItsNames()
    {
        write(path(u"real.sock"_s), {});
        QVERIFY(QFile::link(path(u"real.sock"_s), path(u"system.sock"_s)));
        m_surroundings.host = u"unix://"_s + path(u"real.sock"_s);
        QCOMPARE(namesFound(), QStringList{u"docker"_s});
    }

    void asksWhoAnswers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind"); // -1 is none
        QTest::newRow("Docker") << QByteArray("HTTP/1.0 200 OK\r\nApi-Version: 1.41\r\n\r\nOK") << static_cast<int>(EngineKind::Docker);
        QTest::newRow("Podman") << QByteArray("HTTP/1.0 200 OK\r\nApi-Version: 1.41\r\nLibpod-Api-Version: 4.3.1\r\n\r\nOK") << static_cast<int>(EngineKind::Podman);
        QTest::newRow("no HTTP") << QByteArray("220 mail ready\r\n\r\n") << -1;
        QTest::newRow("silence") << QByteArray() << -1;
    }

    void asksWhoAnswers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        const FakeServer server(FakeServer::Script().send(answer));
        QElapsedTimer time;
        time.start();
        const auto answered = engineKindAt(server.endpoint().socketPath, 200ms);
        QCOMPARE(answered ? static_cast<int>(*answered) : -1, kind);
        QVERIFY(time.elapsed() < 1000);
        QVERIFY(!engineKindAt(path(u"nobody"_s), 200ms));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QStringList namesFound() const
    {
        QStringList names;
        for (const DockerPlace &place : findDockerPlaces(m_surroundings))
            names.append(place.name);
        return names;
    }

    void context(const QString &hash, const QString &name, const QString &host) const
    {
        const QString text = uR"({"Name":"%1","Metadata":{},"Endpoints":{"docker":{"Host":"%2","SkipTLSVerify":false}}})"_s.arg(name, host);
        write(path(u"docker/contexts/meta/%1/meta.json"_s.arg(hash)), text.toUtf8());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    DockerSurroundings m_surroundings;
};

QTEST_GUILESS_MAIN(TestDockerPlaces)
#include "tst_dockerplaces.moc"
