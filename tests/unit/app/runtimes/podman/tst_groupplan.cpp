// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/podman/groupplan.h"
#include "models/spec/specdocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace quayside;
using namespace quayside::podman;
using namespace Qt::StringLiterals;

namespace {

const QString everything = uR"(name: shop
location: westeurope
properties:
  osType: Linux
  restartPolicy: OnFailure
  initContainers:
    - name: prepare
      properties:
        image: busybox
        command: [/bin/sh, -c, "echo %1"]
        volumeMounts: [{name: files, mountPath: /data}]
  containers:
    - name: web
      properties:
        image: me/web:1
        ports: [{port: 80}, {port: 443}]
        environmentVariables:
          - {name: PLAIN, value: seen}
          - {name: EMPTY, value: ''}
          - {name: TOKEN, secureValue: canary-env}
        resources:
          requests: {cpu: 0.5, memoryInGB: 1.5}
          limits: {cpu: 1, memoryInGB: 2}
        volumeMounts:
          - {name: files, mountPath: /data, readOnly: true}
          - {name: keys, mountPath: /keys}
    - name: side
      properties:
        image: me/web:1
        resources: {requests: {cpu: 0.25, memoryInGB: 0.5}}
  ipAddress:
    type: Public
    ports: [{port: 80, protocol: TCP}, {port: 443}, {port: 53, protocol: UDP}, {port: 8080}]
  imageRegistryCredentials:
    - {server: index.docker.io, username: me, password: canary-password}
  volumes:
    - {name: files, emptyDir: {}}
    - {name: keys, secret: {one: Y2FuYXJ5LWZpbGU=, two: dHdv}}
)"_s;

ContainerGroupSpec specOf(const QString &text)
{
    return SpecDocument::fromText(text).spec();
}

ContainerGroupSpec specWith(const QString &properties)
{
    return specOf(u"name: g\nproperties:\n  osType: Linux\n  containers:\n    - name: c\n      properties:\n        image: i\n"_s + properties);
}

PlanContext context(int firstOpenPort = 0, bool canLimit = true)
{
    return {u"127.77.0.9"_s, firstOpenPort, canLimit, u"2026-11-22T12:00:00.000Z"_s};
}

GroupPlan planOf(const ContainerGroupSpec &spec, const PlanContext &context = ::context())
{
    const Result<GroupPlan> plan = planGroup(spec, context);
    if (!plan)
        qFatal("%s", qPrintable(plan.error().summary));
    return *plan;
}

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject())).toJson(QJsonDocument::Compact));
}

} // namespace

class TestGroupPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesItselfInLabels()
    {
        const QJsonObject labels = planOf(specOf(everything)).pod.value("labels"_L1).toObject();
        QCOMPARE(labels.value(labels::version).toString(), QString(labels::currentVersion));
        QCOMPARE(labels.value(labels::group).toString(), u"shop"_s);
        QCOMPARE(labels.value(labels::address).toString(), u"127.77.0.9"_s);
        QCOMPARE(labels.value(labels::billedFrom).toString(), u"2026-11-22T12:00:00.000Z"_s);
        const ContainerGroupSpec back = specOf(labels.value(labels::spec).toString());
        QCOMPARE(back.name, specOf(everything).name);
        QCOMPARE(back.containers.size(), 2);
        QCOMPARE(back.location, u"westeurope"_s);
    }

    void secretValuesAreOnlyInSecretsAndCredentials()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QByteArray seen = compact(plan.pod).toUtf8();
        for (const GroupPlan::ContainerBody &container : plan.containers)
            seen += compact(container.body).toUtf8();
        for (const QJsonObject &volume : plan.volumes)
            seen += compact(volume).toUtf8();
        for (const GroupPlan::Secret &secret : plan.secrets)
            seen += secret.name.toUtf8();
        for (const QByteArray &canary : {QByteArray("canary"), QByteArray("Y2FuYXJ5"), QByteArray("dHdv")})
            QVERIFY2(!seen.contains(canary), canary.constData());
        QCOMPARE(plan.secrets.size(), 3);
        QList<QByteArray> values;
        for (const GroupPlan::Secret &secret : plan.secrets)
            values.append(secret.value);
        std::ranges::sort(values);
        QCOMPARE(values, (QList<QByteArray>{"canary-env", "canary-file", "two"}));
    }

    void namesSecretsShortAndTellsWhoseTheyAre()
    {
        ContainerGroupSpec spec = specOf(everything);
        spec.name = QString(63, u'g');
        spec.containers.first().name = QString(63, u'c');
        QSet<QString> names;
        for (const GroupPlan::Secret &secret : planOf(spec).secrets) {
            QVERIFY(secret.name.size() <= 64); // Podman 4.3 takes no more
            QVERIFY(secret.name.startsWith(secretPrefix(*spec.name)));
            names.insert(secret.name);
        }
        QCOMPARE(names.size(), 3);
        QVERIFY(secretPrefix(u"web"_s) != secretPrefix(u"web2"_s));
        QVERIFY(!QString(u"web.password"_s).startsWith(secretPrefix(u"web"_s))); // somebody else's
    }

    void publishesPortsOnTheGroupsAddress()
    {
        QCOMPARE(compact(planOf(specOf(everything)).pod.value("portmappings"_L1)),
                 u"[{\"container_port\":80,\"host_ip\":\"127.77.0.9\",\"host_port\":80,\"protocol\":\"tcp\"},"
                 "{\"container_port\":443,\"host_ip\":\"127.77.0.9\",\"host_port\":443,\"protocol\":\"tcp\"},"
                 "{\"container_port\":53,\"host_ip\":\"127.77.0.9\",\"host_port\":53,\"protocol\":\"udp\"},"
                 "{\"container_port\":8080,\"host_ip\":\"127.77.0.9\",\"host_port\":8080,\"protocol\":\"tcp\"}]"_s);
    }

    void movesLowPortsUpWithoutRootRights()
    {
        const GroupPlan plan = planOf(specOf(everything), context(1024));
        QList<int> ports;
        for (const QJsonValue &mapping : plan.pod.value("portmappings"_L1).toArray())
            ports.append(mapping.toObject().value("host_port"_L1).toInt());
        // 80 would be 8080, which the group uses itself.
        QCOMPARE(ports, (QList<int>{8081, 8443, 8053, 8080}));
    }

    void keepsOnePortOverBothProtocols()
    {
        const auto spec = specWith(u"  ipAddress: {type: Public, ports: [{port: 53, protocol: TCP}, {port: 53, protocol: UDP}]}\n"_s);
        for (const QJsonValue &mapping : planOf(spec, context(1024)).pod.value("portmappings"_L1).toArray())
            QCOMPARE(mapping.toObject().value("host_port"_L1).toInt(), 8053);
    }

    void hasNoAddressWithoutOneInTheSpec()
    {
        const GroupPlan plan = planOf(specWith({}));
        QVERIFY(!plan.pod.contains("portmappings"_L1));
        QVERIFY(!plan.pod.value("labels"_L1).toObject().contains(labels::address));
    }

    void limitsBindAndRequestsWeigh()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QCOMPARE(compact(plan.containers.at(1).body.value("resource_limits"_L1)),
                 u"{\"cpu\":{\"period\":100000,\"quota\":100000,\"shares\":512},\"memory\":{\"limit\":2000000000,\"swap\":2000000000}}"_s);
        QCOMPARE(compact(plan.containers.at(2).body.value("resource_limits"_L1)),
                 u"{\"cpu\":{\"period\":100000,\"quota\":25000,\"shares\":256},\"memory\":{\"limit\":500000000,\"swap\":500000000}}"_s);
        QVERIFY(!plan.containers.at(0).body.contains("resource_limits"_L1));
    }

    void limitsNothingWhereNothingCanBeLimited()
    {
        const GroupPlan plan = planOf(specOf(everything), context(0, false));
        for (const GroupPlan::ContainerBody &container : plan.containers)
            QVERIFY(!container.body.contains("resource_limits"_L1));
    }

    void commandReplacesEntryPointAndArguments()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QCOMPARE(compact(plan.containers.at(0).body.value("entrypoint"_L1)), u"[\"/bin/sh\",\"-c\",\"echo %1\"]"_s);
        QCOMPARE(compact(plan.containers.at(0).body.value("command"_L1)), u"[]"_s);
        QVERIFY(!plan.containers.at(1).body.contains("entrypoint"_L1));
    }

    void ordersAndMarksContainers()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QStringList story;
        for (const GroupPlan::ContainerBody &container : plan.containers) {
            const QJsonObject labels = container.body.value("labels"_L1).toObject();
            story.append(u"%1 %2 %3 %4"_s.arg(container.body.value("name"_L1).toString(), labels.value(labels::role).toString(),
                                              container.body.value("init_container_type"_L1).toString(u"-"_s),
                                              container.body.value("restart_policy"_L1).toString(u"-"_s)));
        }
        QCOMPARE(story, (QStringList{u"shop.prepare init always -"_s, u"shop.web regular - on-failure"_s, u"shop.side regular - on-failure"_s}));
    }

    void translatesRestartPolicies_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("absent") << QString() << u"always"_s;
        QTest::newRow("Always") << u"  restartPolicy: Always\n"_s << u"always"_s;
        QTest::newRow("onfailure") << u"  restartPolicy: onfailure\n"_s << u"on-failure"_s;
        QTest::newRow("Never") << u"  restartPolicy: Never\n"_s << u"no"_s;
    }

    void translatesRestartPolicies()
    {
        QFETCH(QString, line);
        QFETCH(QString, word);
        QCOMPARE(planOf(specWith(line)).containers.first().body.value("restart_policy"_L1).toString(), word);
    }

    void pullsEveryImageOnceWithItsCredentials()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QCOMPARE(plan.images.size(), 2);
        QCOMPARE(plan.images.at(0).name, u"docker.io/library/busybox:latest"_s);
        QCOMPARE(plan.images.at(1).name, u"docker.io/me/web:1"_s);
        const QByteArray auth = QByteArray::fromBase64(plan.images.at(1).credentials, QByteArray::Base64UrlEncoding);
        QCOMPARE(QJsonDocument::fromJson(auth).object().value("password"_L1).toString(), u"canary-password"_s);
    }

    void mountsVolumesAndSecrets()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QCOMPARE(plan.volumes.size(), 1);
        QCOMPARE(plan.volumes.first().value("Name"_L1).toString(), u"shop.files"_s);
        QCOMPARE(plan.volumes.first().value("Labels"_L1).toObject().value(labels::group).toString(), u"shop"_s);
        const QJsonObject web = plan.containers.at(1).body;
        QCOMPARE(compact(web.value("volumes"_L1)), u"[{\"Dest\":\"/data\",\"Name\":\"shop.files\",\"Options\":[\"ro\"]}]"_s);
        QStringList targets;
        for (const QJsonValue &secret : web.value("secrets"_L1).toArray())
            targets.append(secret.toObject().value("Target"_L1).toString());
        QCOMPARE(targets, (QStringList{u"/keys/one"_s, u"/keys/two"_s}));
        QCOMPARE(compact(web.value("env"_L1)), u"{\"EMPTY\":\"\",\"PLAIN\":\"seen\"}"_s);
        QCOMPARE(web.value("secret_env"_L1).toObject().keys(), QStringList{u"TOKEN"_s});
    }

    void refusesWhatItCannotDo_data()
    {
        QTest::addColumn<QString>("properties");
        QTest::addColumn<QString>("part");
        QTest::newRow("azureFile") << u"  volumes: [{name: v, azureFile: {shareName: s, storageAccountName: a}}]\n"_s << u"“v”"_s;
        QTest::newRow("gitRepo") << u"  volumes: [{name: v, gitRepo: {repository: 'https://x'}}]\n"_s << u"“v”"_s;
        QTest::newRow("secret reference") << u"  volumes: [{name: v, secretReference: {f: r}}]\n"_s << u"“v”"_s;
        QTest::newRow("secret without content") << u"  volumes: [{name: v, secret: {file: ''}}]\n"_s << u"“file”"_s;
        QTest::newRow("secure value missing") << u"        environmentVariables: [{name: TOKEN}]\n"_s << u"“TOKEN”"_s;
        QTest::newRow("percent sign") << u"        environmentVariables: [{name: '%2'}]\n"_s << u"“%2” of “c”"_s;
    }

    void refusesWhatItCannotDo()
    {
        QFETCH(QString, properties);
        QFETCH(QString, part);
        const Result<GroupPlan> plan = planGroup(specWith(properties), {});
        QVERIFY(!plan);
        QCOMPARE(plan.error().kind, Error::Kind::Unsupported);
        QVERIFY2(plan.error().summary.contains(part), qPrintable(plan.error().summary));
    }

    void passesOnSecurityAndDns()
    {
        const GroupPlan plan = planOf(specWith(uR"(        securityContext:
          privileged: true
          allowPrivilegeEscalation: false
          runAsUser: 1000
          runAsGroup: 2000
          capabilities: {add: [NET_ADMIN], drop: [KILL]}
  dnsConfig: {nameServers: [9.9.9.9], searchDomains: a.example b.example, options: 'ndots:2'}
)"_s));
        const QJsonObject body = plan.containers.first().body;
        QCOMPARE(body.value("privileged"_L1), QJsonValue(true));
        QCOMPARE(body.value("no_new_privileges"_L1), QJsonValue(true));
        QCOMPARE(body.value("user"_L1).toString(), u"1000:2000"_s);
        QCOMPARE(compact(body.value("cap_add"_L1)), u"[\"NET_ADMIN\"]"_s);
        QCOMPARE(compact(body.value("cap_drop"_L1)), u"[\"KILL\"]"_s);
        QCOMPARE(compact(plan.pod.value("dns_server"_L1)), u"[\"9.9.9.9\"]"_s);
        QCOMPARE(compact(plan.pod.value("dns_search"_L1)), u"[\"a.example\",\"b.example\"]"_s);
        QCOMPARE(compact(plan.pod.value("dns_option"_L1)), u"[\"ndots:2\"]"_s);
    }
};

QTEST_GUILESS_MAIN(TestGroupPlan)
#include "tst_groupplan.moc"
