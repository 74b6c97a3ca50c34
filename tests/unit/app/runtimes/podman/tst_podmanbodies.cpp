// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/podmanbodies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::podman;
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

} // namespace

class TestPodmanBodies final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForNoMoreThanThePlan()
    {
        QCOMPARE(compact(bodyOf(web())), u"{\"image\":\"docker.io/me/web:1\",\"labels\":{},\"name\":\"shop.web\",\"pod\":\"shop\",\"restart_policy\":\"always\"}"_s);
        QCOMPARE(compact(bodyOf(PodPlan{u"shop"_s, {}, {}, {}, {}, {}})), u"{\"labels\":{},\"name\":\"shop\",\"share\":[\"net\",\"ipc\",\"uts\"]}"_s);
    }

    void publishesPorts()
    {
        PodPlan pod;
        pod.ports = {{u"127.77.0.9"_s, 8080, 80, Protocol::Tcp}, {u"127.77.0.9"_s, 53, 53, Protocol::Udp}};
        QCOMPARE(compact(bodyOf(pod).value("portmappings"_L1)),
                 u"[{\"container_port\":80,\"host_ip\":\"127.77.0.9\",\"host_port\":8080,\"protocol\":\"tcp\"},"
                 "{\"container_port\":53,\"host_ip\":\"127.77.0.9\",\"host_port\":53,\"protocol\":\"udp\"}]"_s);
    }

    void limits()
    {
        ContainerPlan plan = web();
        plan.limits = {1, 0.5, {2'000'000'000}};
        QCOMPARE(compact(bodyOf(plan).value("resource_limits"_L1)),
                 u"{\"cpu\":{\"period\":100000,\"quota\":100000,\"shares\":512},\"memory\":{\"limit\":2000000000,\"swap\":2000000000}}"_s);
    }

    void aCommandReplacesEntryPointAndArguments()
    {
        ContainerPlan plan = web();
        plan.command = {u"/bin/sh"_s, u"-c"_s, u"echo %1"_s};
        QCOMPARE(compact(bodyOf(plan).value("entrypoint"_L1)), u"[\"/bin/sh\",\"-c\",\"echo %1\"]"_s);
        QCOMPARE(compact(bodyOf(plan).value("command"_L1)), u"[]"_s);
    }

    void marksInitContainers()
    {
        ContainerPlan plan = web();
        plan.isInit = true;
        QCOMPARE(bodyOf(plan).value("init_container_type"_L1).toString(), u"always"_s);
        QVERIFY(!bodyOf(plan).contains("restart_policy"_L1));
    }

    void translatesRestartPolicies()
    {
        ContainerPlan plan = web();
        plan.restartPolicy = RestartPolicy::OnFailure;
        QCOMPARE(bodyOf(plan).value("restart_policy"_L1).toString(), u"on-failure"_s);
        plan.restartPolicy = RestartPolicy::Never;
        QCOMPARE(bodyOf(plan).value("restart_policy"_L1).toString(), u"no"_s);
    }

    void mountsVolumesAndSecrets()
    {
        ContainerPlan plan = web();
        plan.mounts = {{u"shop.files"_s, u"/data"_s, true}};
        const SecretFolder keys{u"shop"_s, u"keys"_s, u"s"_s, {u"one"_s, u"two"_s}};
        const SecretFolder environment{u"shop"_s, u"web.env"_s, u"s"_s, {u"TOKEN"_s}};
        plan.secretMounts = {{keys, u"/keys"_s}};
        plan.secretEnvironment = environment;
        plan.environment = {{u"EMPTY"_s, {}}, {u"PLAIN"_s, u"seen"_s}};
        const QJsonObject body = bodyOf(plan);
        QCOMPARE(compact(body.value("volumes"_L1)), u"[{\"Dest\":\"/data\",\"Name\":\"shop.files\",\"Options\":[\"ro\",\"nocopy\"]}]"_s);
        plan.mounts.first().isFilledFromImage = true;
        QCOMPARE(compact(bodyOf(plan).value("volumes"_L1)), u"[{\"Dest\":\"/data\",\"Name\":\"shop.files\",\"Options\":[\"ro\"]}]"_s);
        QCOMPARE(compact(body.value("env"_L1)), u"{\"EMPTY\":\"\",\"PLAIN\":\"seen\"}"_s);
        QCOMPARE(body.value("secret_env"_L1).toObject().value("TOKEN"_L1).toString(), secretName(environment, u"TOKEN"_s));
        const QJsonObject second = body.value("secrets"_L1).toArray().at(1).toObject();
        QCOMPARE(second.value("Target"_L1).toString(), u"/keys/two"_s);
        QCOMPARE(second.value("Source"_L1).toString(), secretName(keys, u"two"_s));
    }

    void passesOnSecurityAndDns()
    {
        ContainerPlan plan = web();
        plan.isPrivileged = true;
        plan.mayGainPrivileges = false;
        plan.user = u"1000:2000"_s;
        plan.addedCapabilities = {u"NET_ADMIN"_s};
        plan.droppedCapabilities = {u"KILL"_s};
        const QJsonObject body = bodyOf(plan);
        QCOMPARE(body.value("privileged"_L1), QJsonValue(true));
        QCOMPARE(body.value("no_new_privileges"_L1), QJsonValue(true));
        QCOMPARE(body.value("user"_L1).toString(), u"1000:2000"_s);
        QCOMPARE(compact(body.value("cap_add"_L1)), u"[\"NET_ADMIN\"]"_s);
        QCOMPARE(compact(body.value("cap_drop"_L1)), u"[\"KILL\"]"_s);
        const QJsonObject pod = bodyOf(PodPlan{u"g"_s, {}, {}, {u"9.9.9.9"_s}, {u"a.example"_s}, {u"ndots:2"_s}});
        QCOMPARE(compact(pod.value("dns_server"_L1)), u"[\"9.9.9.9\"]"_s);
        QCOMPARE(compact(pod.value("dns_search"_L1)), u"[\"a.example\"]"_s);
        QCOMPARE(compact(pod.value("dns_option"_L1)), u"[\"ndots:2\"]"_s);
    }
};

QTEST_GUILESS_MAIN(TestPodmanBodies)
#include "tst_podmanbodies.moc"
