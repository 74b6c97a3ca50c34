// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/authfiles.h"
#include "app/runtimes/compat/registrylogins.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;

namespace {

const QByteArray pair = QByteArray("me:pass:word").toBase64();
const QByteArray written = R"({"auths":{"https://index.docker.io/v1/":{"auth":")" + pair + R"("},"r.example:5000":{"auth":")" + pair + R"("},"r.example:5000/team":{"auth":")"
    + QByteArray("team:x").toBase64() + R"("},"kept.example":{}},"credHelpers":{"gcr.io":"gcloud","bad.example":"../../evil"},"currentContext":"far"})";

QString write(const QTemporaryDir &folder, const QByteArray &text, const QString &name = u"config.json"_s)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("The file cannot be written.");
    return file.fileName();
}

QJsonObject decoded(const QByteArray &auth)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(auth, QByteArray::Base64UrlEncoding)).object();
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A keeper of passwords that stands first in PATH and keeps one in a file beside it.
class Keeper
{
public:
    Keeper()
    {
        const QByteArray script = "#!/bin/sh\ncd \"$(dirname \"$0\")\"\ncase $1 in\nstore) cat > kept ;;\nerase) rm kept ;;\n"
                                  "list) if [ -f kept ]; then echo '{\"r.example:5000\":\"me\"}'; else echo '{}'; fi ;;\n"
                                  "get) read server; [ \"$server\" = r.example:5000 ] && [ -f kept ] || exit 1; echo '{\"ServerURL\":\"r\",\"Username\":\"me\",\"Secret\":\"s3cret\"}' ;;\nesac\n";
        QFile::setPermissions(write(folder, script, u"docker-credential-test"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PATH", folder.path().toLocal8Bit() + ':' + m_path);
    }
    ~Keeper() { qputenv("PATH", m_path); }

    QByteArray kept() const { return contentOf(folder.filePath(u"kept"_s)); }

    QTemporaryDir folder;

private:
    const QByteArray m_path = qgetenv("PATH");
};

template <typename T>
Result<T> outcome(Operation<T> *operation)
{
    std::optional<Result<T>> end;
    operation->onFinished(qApp, [&](const Result<T> &result) { end = result; });
    return QTest::qWaitFor([&] { return end.has_value(); }) ? *end : failure(Error::Kind::Timeout, u"It did not end."_s);
}

} // namespace

class TestAuthFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsServersByEveryName_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("server");
        QTest::newRow("hub of docker") << u"https://index.docker.io/v1/"_s << u"docker.io"_s;
        QTest::newRow("hub") << u"docker.io"_s << u"docker.io"_s;
        QTest::newRow("with scheme and path") << u"https://r.example:5000/v2/"_s << u"r.example:5000"_s;
        QTest::newRow("with scheme") << u"http://r.example"_s << u"r.example"_s;
        QTest::newRow("namespace") << u"r.example/team"_s << u"r.example/team"_s;
    }

    void knowsServersByEveryName()
    {
        QFETCH(const QString, key);
        QTEST(serverOf(key), "server");
    }

    void readsWhatIsThere()
    {
        const QTemporaryDir folder;
        const AuthFile file = *AuthFile::load(write(folder, written));
        QStringList logins;
        for (const RegistryLogin &login : file.logins())
            logins.append(login.server + u'=' + login.user);
        QCOMPARE(logins, QStringList({u"docker.io=me"_s, u"r.example:5000=me"_s, u"r.example:5000/team=team"_s})); // a password may hold a colon, a user may not
        QCOMPARE(decoded(file.credentials(u"docker.io/library/nginx:latest"_s)).value("password"_L1).toString(), u"pass:word"_s);
        QCOMPARE(decoded(file.credentials(u"r.example:5000/team/app:1"_s)).value("username"_L1).toString(), u"team"_s);
        QCOMPARE(decoded(file.credentials(u"r.example:5000/teams/app:1"_s)).value("username"_L1).toString(), u"me"_s);
        QVERIFY(file.credentials(u"r.example:50001/app:1"_s).isEmpty());
        QVERIFY(file.credentials(u"kept.example/app:1"_s).isEmpty());
        QCOMPARE(file.keepers(), QStringList{u"gcloud"_s}); // what is no plain name is never started
        QCOMPARE(file.keeper(u"gcr.io"_s), u"gcloud"_s);
    }

    void leavesEverythingElseAsItIs()
    {
        const QTemporaryDir folder;
        AuthFile file = *AuthFile::load(write(folder, written));
        file.add(u"new.example"_s, u"you"_s, u"secret"_s);
        file.remove(u"docker.io"_s);
        QVERIFY(file.save());
        const AuthFile again = *AuthFile::load(file.path());
        QCOMPARE(again.logins().size(), 3);
        QVERIFY(again.names(u"kept.example"_s));
        QVERIFY(!again.names(u"docker.io"_s));
        QVERIFY(contentOf(file.path()).contains("\"currentContext\": \"far\""));
        QCOMPARE(QFile::permissions(file.path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void makesTheFileAndItsFolder()
    {
        const QTemporaryDir folder;
        AuthFile file = *AuthFile::load(folder.filePath(u"new/containers/auth.json"_s));
        QVERIFY(file.logins().isEmpty());
        file.add(u"r.example"_s, u"me"_s, u"secret"_s);
        QVERIFY(file.save());
        QCOMPARE(AuthFile::load(file.path())->logins().size(), 1);
    }

    void touchesNothingThatIsDamaged()
    {
        const QTemporaryDir folder;
        const QString path = write(folder, "{\"auths\": ");
        const Result<AuthFile> file = AuthFile::load(path);
        QVERIFY(!file);
        QCOMPARE(file.error().kind, Error::Kind::Malformed);
        QVERIFY(outcome(static_cast<Operation<QList<RegistryLogin>> *>(new ListLogins({path, {}, {}})))->isEmpty());
    }

    void asksAKeeper()
    {
        const Keeper keeper;
        const QTemporaryDir folder;
        const AuthFiles files{write(folder, R"({"auths":{"r.example:5000":{}},"credsStore":"test"})"), {}, u"docker.io"_s};
        QVERIFY(outcome(static_cast<Operation<QList<RegistryLogin>> *>(new ListLogins(files)))->isEmpty());
        QVERIFY(outcome(static_cast<Operation<QByteArray> *>(new FindCredentials(files, u"r.example:5000/a:1"_s)))->isEmpty());
        QVERIFY(outcome(askKeeper(u"test"_s, u"store"_s, "a secret")));
        QCOMPARE(keeper.kept(), "a secret");
        const auto logins = outcome(static_cast<Operation<QList<RegistryLogin>> *>(new ListLogins(files)));
        QCOMPARE(*logins, QList<RegistryLogin>({{u"r.example:5000"_s, u"me"_s, u"docker-credential-test"_s}}));
        const auto found = outcome(static_cast<Operation<QByteArray> *>(new FindCredentials(files, u"r.example:5000/a:1"_s)));
        QCOMPARE(decoded(*found).value("password"_L1).toString(), u"s3cret"_s);
        QVERIFY(outcome(static_cast<Operation<> *>(new LogOut(files, logins->first()))));
        QVERIFY(keeper.kept().isEmpty());
        QVERIFY(!AuthFile::load(files.own)->names(u"r.example:5000"_s));
    }
};

QTEST_GUILESS_MAIN(TestAuthFiles)
#include "tst_authfiles.moc"
