// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/docker/dockerbodies.h"
#include "app/runtimes/docker/tararchive.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::docker;
using namespace Qt::StringLiterals;

namespace {

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject())).toJson(QJsonDocument::Compact));
}

ContainerPlan web()
{
    ContainerPlan web;
    web.part = u"web"_s;
    web.name = u"shop.web"_s;
    web.pod = u"shop"_s;
    web.image = u"docker.io/me/web:1"_s;
    return web;
}

QJsonObject hostOf(const ContainerPlan &plan)
{
    return bodyOf(plan).value("HostConfig"_L1).toObject();
}

// What tar itself finds in an archive.
QByteArray unpacked(const QByteArray &archive, const QStringList &arguments)
{
    QProcess tar;
    tar.start(u"tar"_s, arguments);
    tar.write(archive);
    tar.closeWriteChannel();
    tar.waitForFinished();
    return tar.readAllStandardOutput() + tar.readAllStandardError();
}

} // namespace

class TestDockerBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void joinsTheGroup()
    {
        QCOMPARE(compact(bodyOf(web())), u"{\"HostConfig\":{\"IpcMode\":\"container:shop\",\"NetworkMode\":\"container:shop\",\"RestartPolicy\":{\"Name\":\"always\"}},"
                                         "\"Image\":\"docker.io/me/web:1\",\"Labels\":{}}"_s);
    }

    void holdsAddressPortsAndNames()
    {
        PodPlan pod;
        pod.name = u"shop"_s;
        pod.labels = {{labels::group, u"shop"_s}};
        pod.ports = {{u"127.77.0.9"_s, 8080, 80, Protocol::Tcp}, {u"127.77.0.9"_s, 53, 53, Protocol::Udp}};
        pod.dnsServers = {u"9.9.9.9"_s};
        const QJsonObject body = bodyOf(pod);
        QCOMPARE(body.value("Image"_L1).toString(), holderImage());
        QCOMPARE(body.value("Labels"_L1).toObject().value(labels::role).toString(), QString(labels::holderRole));
        QCOMPARE(compact(body.value("HostConfig"_L1).toObject().value("PortBindings"_L1)),
                 u"{\"53/udp\":[{\"HostIp\":\"127.77.0.9\",\"HostPort\":\"53\"}],\"80/tcp\":[{\"HostIp\":\"127.77.0.9\",\"HostPort\":\"8080\"}]}"_s);
        QCOMPARE(compact(body.value("HostConfig"_L1).toObject().value("Dns"_L1)), u"[\"9.9.9.9\"]"_s);
    }

    void limitsAndSecurity()
    {
        ContainerPlan plan = web();
        plan.limits = {1.5, 0.5, {2'000'000'000}};
        plan.isPrivileged = true;
        plan.mayGainPrivileges = false;
        plan.addedCapabilities = {u"NET_ADMIN"_s};
        plan.user = u"1000:2000"_s;
        const QJsonObject host = hostOf(plan);
        QCOMPARE(host.value("CpuPeriod"_L1).toInt(), 100'000);
        QCOMPARE(host.value("CpuQuota"_L1).toInt(), 150'000);
        QCOMPARE(host.value("CpuShares"_L1).toInt(), 512);
        QCOMPARE(host.value("Memory"_L1).toInteger(), 2'000'000'000);
        QCOMPARE(host.value("MemorySwap"_L1).toInteger(), 2'000'000'000);
        QCOMPARE(compact(host.value("SecurityOpt"_L1)), u"[\"no-new-privileges\"]"_s);
        QCOMPARE(bodyOf(plan).value("User"_L1).toString(), u"1000:2000"_s);
    }

    void aCommandReplacesEntryPointAndArguments()
    {
        ContainerPlan plan = web();
        plan.command = {u"/bin/sh"_s, u"-c"_s, u"echo %1"_s};
        QCOMPARE(compact(bodyOf(plan).value("Entrypoint"_L1)), u"[\"/bin/sh\",\"-c\",\"echo %1\"]"_s);
        QVERIFY(!bodyOf(web()).contains("Entrypoint"_L1));
    }

    void secretVariablesAreSetByAProgramThatComesFirst()
    {
        ContainerPlan plan = web();
        plan.environment = {{u"PLAIN"_s, u"seen"_s}};
        plan.secretEnvironment = SecretFolder{u"shop"_s, u"web.env"_s, u"s"_s, {u"TOKEN"_s}};
        const QJsonObject body = bodyOf(plan, {u"/web"_s, u"--serve"_s});
        QCOMPARE(compact(body.value("Entrypoint"_L1)), u"[\"/.quayside/holder\",\"run\",\"/.quayside/environment\",\"/web\",\"--serve\"]"_s);
        QCOMPARE(compact(body.value("Env"_L1)), u"[\"PLAIN=seen\"]"_s);
        QVERIFY(!compact(body).contains(u"TOKEN"_s));
        const QJsonObject mount = body.value("HostConfig"_L1).toObject().value("Mounts"_L1).toArray().first().toObject();
        QCOMPARE(mount.value("Source"_L1).toString(), secretName(*plan.secretEnvironment));
        QVERIFY(mount.value("ReadOnly"_L1).toBool());
    }

    void packsSecrets()
    {
        const SecretFolder folder{u"shop"_s, u"keys"_s, u"s"_s, {u"one"_s, u"two"_s}};
        const QByteArray files = uploadArchive({folder, false, {{u"one"_s, "first"}, {u"two"_s, QByteArray("\0\xff", 2)}}});
        QCOMPARE(unpacked(files, {u"-xO"_s, u"one"_s}), QByteArray("first"));
        QCOMPARE(unpacked(files, {u"-xO"_s, u"two"_s}), QByteArray("\0\xff", 2));
        const QByteArray environment = uploadArchive({folder, true, {{u"A"_s, "1"}, {u"B"_s, "two\nlines"}}});
        QCOMPARE(unpacked(environment, {u"-xO"_s, u"environment"_s}), QByteArray("A=1\0B=two\nlines\0", 16));
        QVERIFY(unpacked(environment, {u"-tv"_s}).contains("-r-xr-xr-x"));
    }

    void packsNamesOfEveryLength()
    {
        for (const qsizetype length : {1, 99, 100, 101, 255}) {
            const QByteArray name(length, 'n');
            const QByteArray archive = tarArchive({{name, "content"}, {"after", "more"}});
            QCOMPARE(unpacked(archive, {u"-t"_s}), name + "\nafter\n");
            QCOMPARE(unpacked(archive, {u"-xO"_s, u"after"_s}), QByteArray("more"));
        }
    }
};

QTEST_GUILESS_MAIN(TestDockerBodies)
#include "tst_dockerbodies.moc"
