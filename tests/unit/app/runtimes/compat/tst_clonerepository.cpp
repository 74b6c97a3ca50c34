// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/clonerepository.h"
#include "tests/support/gitrepository.h"

#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Serves a bare repository as files, to who knows the password, or says nothing at all.
class Web
{
public:
    explicit Web(const QString &folder, bool isSilent = false)
        : m_folder(folder)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, isSilent] {
            QTcpSocket *client = m_server.nextPendingConnection();
            ++asked;
            QObject::connect(client, &QTcpSocket::disconnected, &m_server, [this] { ++left; });
            QObject::connect(client, &QTcpSocket::readyRead, client, [this, isSilent, client] { isSilent ? void() : answer(*client); });
        });
    }

    QString url(const QString &login = {}) const { return u"http://"_s + login + u"127.0.0.1:%1/letters.git"_s.arg(m_server.serverPort()); }

    int asked = 0;
    int left = 0;
    bool isShown = false; // the password, among the arguments of some process

private:
    void answer(QTcpSocket &client)
    {
        const QByteArray request = client.readAll();
        const QString path = QString::fromUtf8(request.split(' ').value(1)).section(u'?', 0, 0);
        QFile file(m_folder + path);
        lookAround();
        QByteArray status = "404 Not Found";
        QByteArray body;
        const QByteArray login = "Authorization: Basic " + QByteArray("me:canary-Zq@").toBase64();
        if (!request.contains(login))
            status = "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"";
        else if (file.open(QIODevice::ReadOnly)) {
            status = "200 OK";
            body = file.readAll();
        }
        client.write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        client.disconnectFromHost();
    }

    void lookAround()
    {
        const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
        for (const QString &process : processes) {
            QFile arguments(u"/proc/%1/cmdline"_s.arg(process));
            isShown = isShown || (arguments.open(QIODevice::ReadOnly) && arguments.readAll().contains("canary-Zq"));
        }
    }

    const QString m_folder;
    QTcpServer m_server;
};

} // namespace

class TestCloneRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"git"_s).isEmpty())
            QSKIP("git is not installed.");
        m_repository.emplace();
    }

    void judgesAddresses_data()
    {
        QTest::addColumn<QString>("repository");
        QTest::addColumn<QString>("folder"); // empty where it is refused
        const auto row = [](const QString &repository, const QString &folder = {}) { QTest::newRow(qPrintable(repository.left(60))) << repository << folder; };
        row(u"https://github.com/Azure-Samples/aci-helloworld"_s, u"aci-helloworld"_s);
        row(u"https://me:token@dev.azure.com/org/_git/code.git/"_s, u"code"_s);
        row(u"http://127.0.0.1:8080/a.git"_s, u"a"_s);
        row(u"ssh://git@host:22/a/b.git"_s, u"b"_s);
        row(u"git://host/b"_s, u"b"_s);
        row(u"git@github.com:me/b.git"_s, u"b"_s);
        row(u"host:b"_s, u"b"_s);
        row(u"file:///srv/b.git"_s, u"b"_s);
        row(u"file:///.git"_s, u"repository"_s);
        const QString endless = u"https://h/"_s + QString(2048, u'a');
        for (const QString &bad : {QString(), u"-uhttps://h/x"_s, u"--upload-pack=touch /x"_s, u"ext::sh -c touch% /x"_s, u"ext::sh"_s, u"fd::17/x"_s, u"https::https://h/x"_s,
                                   u"/srv/b.git"_s, u"../b.git"_s, u"b.git"_s, u"file://host/b.git"_s, u"ssh://-oProxyCommand=touch/x"_s, u"ssh://a@-oProxyCommand=x/y"_s,
                                   u"-oProxyCommand=x:y"_s, u"host:-x"_s, u"ftp://host/x"_s, u"https://"_s, u"https://h"_s, u"https://h/a b"_s, u"https://h/a\nb"_s, u"https://h/\u0007"_s,
                                   endless})
            row(bad);
    }

    void judgesAddresses()
    {
        QFETCH(QString, repository);
        const Result<RepositoryAddress> address = repositoryAddress(u"code"_s, {repository, {}, {}, {}});
        QTEST(address ? address->directory : QString(), "folder");
        if (!address)
            QVERIFY2(address.error().summary.contains(u"“code”"_s), qPrintable(address.error().summary));
    }

    void judgesRevisionsAndDirectories_data()
    {
        QTest::addColumn<QString>("directory");
        QTest::addColumn<QString>("revision");
        QTest::addColumn<bool>("isGood");
        for (const QString &good : {u"v1.0"_s, u"feature/a-b"_s, u"d5ccfcedc0d81f7ca5e3dbe6e5a7705b579101f1"_s, u"HEAD~2"_s, u"main^{commit}"_s})
            QTest::newRow(qPrintable(good)) << QString() << good << true;
        for (const QString &bad : {u"-b"_s, u"--output=/x"_s, u"a b"_s, u"a..b"_s, u"a:b"_s, u"a\nb"_s})
            QTest::newRow(qPrintable(bad)) << QString() << bad << false;
        for (const QString &good : {u"."_s, u"a/b"_s, u"a.b"_s})
            QTest::newRow(qPrintable(u"in "_s + good)) << good << QString() << true;
        for (const QString &bad : {u"/a"_s, u".."_s, u"a/../b"_s, u"-a"_s, u"a\nb"_s})
            QTest::newRow(qPrintable(u"in "_s + bad)) << bad << QString() << false;
    }

    void judgesRevisionsAndDirectories()
    {
        QFETCH(QString, directory);
        QFETCH(QString, revision);
        QFETCH(bool, isGood);
        QCOMPARE(repositoryAddress(u"code"_s, {u"https://h/x"_s, directory, revision, {}}).has_value(), isGood);
    }

    void takesPasswordsOutOfAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("shown");
        QTest::newRow("password") << u"https://me:canary@h/x.git"_s << u"https://h/x.git"_s;
        QTest::newRow("token") << u"https://canary@h/x.git"_s << u"https://h/x.git"_s;
        QTest::newRow("ssh") << u"ssh://git:canary@h/x.git"_s << u"ssh://git@h/x.git"_s;
        QTest::newRow("user") << u"ssh://git@h/x.git"_s << u"ssh://git@h/x.git"_s;
        QTest::newRow("short") << u"git@h:x.git"_s << u"git@h:x.git"_s;
    }

    void takesPasswordsOutOfAddresses()
    {
        QFETCH(QString, address);
        QTEST(withoutPassword(address), "shown");
        QTEST(repositoryAddress(u"code"_s, {address, {}, {}, {}})->url, "shown");
    }

    void givesAPasswordToGitAndToNobodyElse()
    {
        Web web(m_repository->folder());
        const Result<QByteArray> archive = cloned(web.url(u"me:canary-Zq%40@"_s));
        QVERIFY2(archive, archive ? "" : qPrintable(archive.error().summary));
        QVERIFY(archive->contains("second"));
        QVERIFY(!archive->contains("canary-Zq"));
        QVERIFY(web.asked > 1 && !web.isShown);
    }

    void asksNobodyForAPassword()
    {
        Web web(m_repository->folder());
        QElapsedTimer time;
        time.start();
        const Result<QByteArray> archive = cloned(web.url());
        QVERIFY(!archive);
        QVERIFY2(archive.error().summary.contains(u"could not read Username"_s), qPrintable(archive.error().summary));
        QVERIFY(time.elapsed() < 20'000);
    }

    void takesNoMoreRoomThanItMay()
    {
        Web web(m_repository->folder());
        const Result<QByteArray> archive = cloned(web.url(u"me:canary-Zq%40@"_s), {.bytes = 5000});
        QVERIFY(!archive);
        QVERIFY2(archive.error().kind == Error::Kind::Rejected && archive.error().summary.contains(u"“code” takes more than"_s), qPrintable(archive.error().summary));
    }

    void takesNoMoreTimeThanItMay()
    {
        Web web(m_repository->folder(), true);
        const Result<QByteArray> archive = cloned(web.url(), {.time = 1s});
        QVERIFY(!archive);
        QVERIFY2(archive.error().kind == Error::Kind::Timeout && archive.error().summary.contains(u"“code” could not be cloned within 1 minute"_s), qPrintable(archive.error().summary));
        QTRY_COMPARE_WITH_TIMEOUT(web.left, web.asked, 5000); // nothing of git is left
    }

    void aCancelEndsAllThatGitHasStarted()
    {
        Web web(m_repository->folder(), true);
        auto *cloning = new CloneRepository(planOf(web.url()));
        std::optional<Result<QByteArray>> end;
        cloning->onFinished(this, [&](const Result<QByteArray> &result) { end = result; });
        QTRY_COMPARE_WITH_TIMEOUT(web.asked, 1, 20'000);
        cloning->cancel();
        QVERIFY(end && !*end && end->error().isCancelled());
        QTRY_COMPARE_WITH_TIMEOUT(web.left, 1, 5000); // git-remote-http, which git has started
    }

private:
    static RepositoryPlan planOf(const QString &url) { return {u"code"_s, u"g.code"_s, *repositoryAddress(u"code"_s, {url, {}, {}, {}}), {}}; }

    Result<QByteArray> cloned(const QString &url, const CloneRepository::Limits &limits = {})
    {
        std::optional<Result<QByteArray>> end;
        (new CloneRepository(planOf(url), limits))->onFinished(this, [&](const Result<QByteArray> &result) { end = result; });
        if (!QTest::qWaitFor([&] { return end.has_value(); }, 30'000))
            return failure(Error::Kind::Timeout, u"It did not end."_s);
        return *end;
    }

    std::optional<GitRepository> m_repository;
};

QTEST_GUILESS_MAIN(TestCloneRepository)
#include "tst_clonerepository.moc"
