// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/logrecorder.h"
#include "models/session/specforothers.h"
#include "tests/support/sessionbed.h"
#include "ui/details/bugreport.h"
#include "ui/logs/logpanel.h"

#include "app/storage/settingsinmemory.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

spec::EnvironmentVariable variable(const QString &name, const QString &value)
{
    spec::EnvironmentVariable variable;
    variable.name = name;
    variable.value = value;
    return variable;
}

spec::EnvironmentVariable secure(const QString &name, const QString &value)
{
    spec::EnvironmentVariable variable;
    variable.name = name;
    variable.secureValue = spec::Secret{value};
    return variable;
}

// Every secret in it has CANARY in it, or is the base64 of that.
ContainerGroupSpec hostileGroup()
{
    ContainerGroupSpec spec = sampleGroup(u"web"_s, {{u"--exit"_s, u"3"_s, u"--after"_s, u"1"_s}});
    spec::Container &one = spec.containers.first();
    one.command += {u"--db-password"_s, u"CANARY one"_s, u"--token=CANARY2"_s};
    one.environmentVariables = {secure(u"SAFE"_s, u"CANARY three"_s), variable(u"DB_PASSWORD"_s, u"CANARY four, with blanks"_s),
                                variable(u"ADDRESS"_s, u"https://me:CANARY5@host/x?sig=CANARY6&y"_s), variable(u"COPY"_s, u"is CANARY three"_s),
                                variable(u"KEY"_s, u"-----BEGIN RSA PRIVATE KEY-----\nCANARY7\nCANARY8\n-----END RSA PRIVATE KEY-----\nafter the key"_s),
                                variable(u"LEVEL"_s, u"debug\n== Log ==\nforged"_s)};
    spec.tags = QMap<QString, QString>{{u"api-key"_s, u"CANARY9"_s}, {u"owner"_s, u"anna"_s}};
    spec::Volume keys;
    keys.name = u"keys"_s;
    keys.secret = QMap<QString, spec::Secret>{{u"key"_s, {QString::fromLatin1(QByteArray("CANARY ten").toBase64())}}};
    spec::Volume share;
    share.name = u"share"_s;
    share.azureFile = spec::AzureFile{};
    share.azureFile->shareName = u"s"_s;
    share.azureFile->storageAccountName = u"account"_s;
    share.azureFile->storageAccountKey = spec::Secret{u"CANARYkey=="_s};
    spec.volumes = {keys, share};
    spec::RegistryCredential login;
    login.server = u"registry.example"_s;
    login.username = u"me"_s;
    login.password = spec::Secret{u"CANARYlogin"_s};
    spec.imageRegistryCredentials = {login};
    return spec;
}

} // namespace

class TestBugReport : public QObject
{
    Q_OBJECT

    std::optional<Result<ReportFacts>> factsOf(SessionBed &bed, const QList<GroupId> &groups)
    {
        std::optional<Result<ReportFacts>> facts;
        (new BugReport(bed.session, groups))->onFinished(this, [&](const Result<ReportFacts> &found) { facts = found; });
        bed.waitFor([&] { return facts.has_value(); });
        return facts;
    }

private Q_SLOTS:
    void tellsStateSpecAndEvents()
    {
        SessionBed bed;
        bed.start();
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {{u"--exit"_s, u"3"_s, u"--after"_s, u"1"_s}}));
        const GroupId idle = bed.deployed(idleGroup(u"idle"_s));
        bed.pass(3s);
        const auto facts = factsOf(bed, {web, idle, bed.id(u"gone"_s)});
        QVERIFY(facts && *facts);
        const QString text = (*facts)->text;
        for (const QString &words : {u"\n== State: web ==\n"_s, u"one: Terminated, restarts 0, exit code 3, started 2026-"_s, u"\n== Spec: web ==\n"_s, u"name: web\n"_s, u"\n== Events: web ==\n"_s,
                                     u"Normal Started one"_s, u"\n== State: idle ==\n"_s, u"one: Running, restarts 0, exit code -,"_s, u"\n== State: gone ==\n"_s, u"not known: "_s,
                                     u"\n== Events: gone ==\nNone.\n"_s})
            QVERIFY2(text.contains(words), qPrintable(words + u" in\n"_s + text));
    }

    // What the spec of a group shows to others, whatever a person has put where it does not belong.
    void aSpecForOthers()
    {
        const QString text = specForOthers(hostileGroup());
        for (const QString &secret : {u"CANARY one"_s, u"CANARY four"_s, u"CANARY9"_s, u"CANARYkey"_s, u"CANARYlogin"_s, QString::fromLatin1(QByteArray("CANARY ten").toBase64())})
            QVERIFY2(!text.contains(secret), qPrintable(secret + u" in\n"_s + text));
        for (const QString &rest : {u"owner: anna"_s, u"name: DB_PASSWORD"_s, u"storageAccountName: account"_s, u"server: registry.example"_s, u"- --db-password"_s})
            QVERIFY2(text.contains(rest), qPrintable(rest + u" in\n"_s + text));
        const QStringList secrets = secretValues(hostileGroup());
        for (const QString &secret : {u"CANARY three"_s, u"CANARYkey=="_s, u"CANARYlogin"_s})
            QVERIFY2(secrets.contains(secret), qPrintable(secrets.join(u'|')));
    }

    // of all that is secret nothing is in the file, neither in what is known of the group nor in its lines.
    void hasNoSecrets()
    {
        SessionBed bed;
        bed.start();
        const GroupId web = bed.deployed(hostileGroup());
        bed.pass(3s);
        SettingsInMemory settings;
        LogStore store;
        store.addSource(u"one"_s);
        LogBatch batch;
        for (const char *line : {"plain words", "says CANARY three aloud", "and Q0FOQVJZIHRocmVl, and CANARY%20three", "file has CANARY ten", "key CANARYkey== it is", "-----BEGIN EC PRIVATE KEY-----",
                                 "CANARYpem", "-----END EC PRIVATE KEY-----", "== Spec of forged ==", "the last words"})
            batch.append(line, 1'795'305'600'000'000'000, LogChannel::Output);
        store.append(0, batch);
        LogPanel panel(settings);
        panel.setReportFacts([&] { return new BugReport(bed.session, {web}); });
        panel.setLog(&store);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"report.txt"_s));
        panel.saveTo(file.fileName(), LogPanel::Part::Everything, SaveWishes::Format::Plain, LogPanel::Purpose::BugReport);
        QVERIFY(bed.waitFor([&] { return file.exists(); }));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray report = file.readAll();
        QVERIFY2(!report.contains("CANARY"), report.constData());
        for (const QByteArray &hidden : {QByteArray("CANARY three"), QByteArray("CANARY ten")})
            QVERIFY2(!report.contains(hidden.toBase64()), report.constData());
        qsizetype at = -1;
        for (const char *title : {"Quayside: bug report.", "\n== What and when ==\n", "\n== Versions ==\n", "\n== State: web ==\n", "\n== Spec: web ==\n", "\n== Events: web ==\n", "\n== Log ==\n",
                                  "\n2026-11-22T00:00:00.000Z one plain words\n", "the last words\n"}) {
            const qsizetype next = report.indexOf(title);
            QVERIFY2(next > at, QByteArray(title + QByteArray(" in\n") + report).constData());
            at = next;
        }
        QCOMPARE(report.count("\n== "), 6); // and none is forged
        for (const char *rest : {"owner: anna", "storageAccountName: account", "says ••• aloud", "exit code "})
            QVERIFY2(report.contains(rest), report.constData());
        panel.setLog(nullptr);
    }
};

QTEST_MAIN(TestBugReport)
#include "tst_bugreport.moc"
