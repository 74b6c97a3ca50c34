// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/groupplan.h"
#include "models/spec/specdocument.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
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

// Everything that an engine may show to who inspects a group.
QByteArray shown(const GroupPlan &plan)
{
    QByteArray seen = QStringList(plan.pod.labels.values()).join(u' ').toUtf8();
    for (const ContainerPlan &container : plan.containers)
        seen += (container.labels.values() + container.environment.values() + container.command + QStringList{container.name, container.image}).join(u' ').toUtf8();
    for (const VolumePlan &volume : plan.volumes)
        seen += (volume.labels.values() + QStringList{volume.name}).join(u' ').toUtf8();
    for (const SecretPlan &secret : plan.secrets)
        seen += (secret.folder.files + QStringList{secretName(secret.folder)}).join(u' ').toUtf8();
    return seen;
}

QList<int> hostPortsOf(const GroupPlan &plan)
{
    QList<int> ports;
    for (const PortMapping &port : plan.pod.ports)
        ports.append(port.hostPort);
    return ports;
}

} // namespace

class TestGroupPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void describesItselfInLabels()
    {
        const Labels labels = planOf(specOf(everything)).pod.labels;
        QCOMPARE(labels.value(labels::version), QString(labels::currentVersion));
        QCOMPARE(labels.value(labels::group), u"shop"_s);
        QCOMPARE(labels.value(labels::address), u"127.77.0.9"_s);
        QCOMPARE(labels.value(labels::billedFrom), u"2026-11-22T12:00:00.000Z"_s);
        const ContainerGroupSpec back = specOf(labels.value(labels::spec));
        QCOMPARE(back.name, specOf(everything).name);
        QCOMPARE(back.containers.size(), 2);
        QCOMPARE(back.location, u"westeurope"_s);
    }

    void secretValuesAreOnlyInSecretsAndCredentials()
    {
        const GroupPlan plan = planOf(specOf(everything));
        for (const QByteArray &canary : {QByteArray("canary"), QByteArray("Y2FuYXJ5"), QByteArray("dHdv")})
            QVERIFY2(!shown(plan).contains(canary), canary.constData());
        QCOMPARE(plan.secrets.size(), 2);
        QList<QByteArray> values;
        for (const SecretPlan &secret : plan.secrets)
            values.append(secret.values.values());
        std::ranges::sort(values);
        QCOMPARE(values, (QList<QByteArray>{"canary-env", "canary-file", "two"}));
    }

    void namesSecretsShortAndTellsWhoseTheyAre()
    {
        ContainerGroupSpec spec = specOf(everything);
        spec.name = QString(63, u'g');
        spec.containers.first().name = QString(63, u'c');
        QSet<QString> names;
        for (const SecretPlan &secret : planOf(spec).secrets)
            for (const QString &file : secret.folder.files) {
                const QString name = secretName(secret.folder, file);
                QVERIFY(name.size() <= 64); // Podman 4.3 takes no more
                QVERIFY(name.startsWith(secretPrefix(*spec.name)));
                names.insert(name);
            }
        QCOMPARE(names.size(), 3);
        QVERIFY(secretPrefix(u"web"_s) != secretPrefix(u"web2"_s));
        QVERIFY(!QString(u"web.password"_s).startsWith(secretPrefix(u"web"_s))); // somebody else's
    }

    void publishesPortsOnTheGroupsAddress()
    {
        const QString address = u"127.77.0.9"_s;
        QCOMPARE(planOf(specOf(everything)).pod.ports, (QList<PortMapping>{{address, 80, 80, Protocol::Tcp}, {address, 443, 443, Protocol::Tcp},
                                                                           {address, 53, 53, Protocol::Udp}, {address, 8080, 8080, Protocol::Tcp}}));
    }

    void movesLowPortsUpWithoutRootRights()
    {
        // 80 would be 8080, which the group uses itself.
        QCOMPARE(hostPortsOf(planOf(specOf(everything), context(1024))), (QList<int>{8081, 8443, 8053, 8080}));
    }

    void keepsOnePortOverBothProtocols()
    {
        const auto spec = specWith(u"  ipAddress: {type: Public, ports: [{port: 53, protocol: TCP}, {port: 53, protocol: UDP}]}\n"_s);
        QCOMPARE(hostPortsOf(planOf(spec, context(1024))), (QList<int>{8053, 8053}));
    }

    void hasNoAddressWithoutOneInTheSpec()
    {
        const GroupPlan plan = planOf(specWith({}));
        QVERIFY(plan.pod.ports.isEmpty());
        QVERIFY(!plan.pod.labels.contains(labels::address));
    }

    void limitsBindAndRequestsWeigh()
    {
        const GroupPlan plan = planOf(specOf(everything));
        QCOMPARE(plan.containers.at(1).limits, (ContainerPlan::Limits{1, 0.5, {2'000'000'000}}));
        QCOMPARE(plan.containers.at(2).limits, (ContainerPlan::Limits{0.25, 0.25, {500'000'000}}));
        QCOMPARE(plan.containers.at(0).limits, ContainerPlan::Limits());
    }

    void limitsNothingWhereNothingCanBeLimited()
    {
        for (const ContainerPlan &container : planOf(specOf(everything), context(0, false)).containers)
            QCOMPARE(container.limits, ContainerPlan::Limits());
    }

    void ordersAndMarksContainers()
    {
        QStringList story;
        for (const ContainerPlan &container : planOf(specOf(everything)).containers)
            story.append(u"%1 %2 %3"_s.arg(container.name, container.labels.value(labels::role), container.isInit ? u"first"_s : u"later"_s));
        QCOMPARE(story, (QStringList{u"shop.prepare init first"_s, u"shop.web regular later"_s, u"shop.side regular later"_s}));
    }

    void readsRestartPolicies_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<RestartPolicy>("policy");
        QTest::newRow("absent") << QString() << RestartPolicy::Always;
        QTest::newRow("Always") << u"  restartPolicy: Always\n"_s << RestartPolicy::Always;
        QTest::newRow("onfailure") << u"  restartPolicy: onfailure\n"_s << RestartPolicy::OnFailure;
        QTest::newRow("Never") << u"  restartPolicy: Never\n"_s << RestartPolicy::Never;
    }

    void readsRestartPolicies()
    {
        QFETCH(QString, line);
        QFETCH(RestartPolicy, policy);
        QCOMPARE(planOf(specWith(line)).containers.first().restartPolicy, policy);
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
        QCOMPARE(plan.volumes, (QList<VolumePlan>{{u"shop.files"_s, {{labels::group, u"shop"_s}}, true}}));
        const ContainerPlan web = plan.containers.at(1);
        QCOMPARE(web.mounts, (QList<ContainerPlan::Mount>{{u"shop.files"_s, u"/data"_s, true}}));
        QCOMPARE(web.secretMounts, (QList<ContainerPlan::SecretMount>{{{u"shop"_s, u"keys"_s, {}, {u"one"_s, u"two"_s}}, u"/keys"_s}}));
        QCOMPARE(web.environment, (QMap<QString, QString>{{u"EMPTY"_s, {}}, {u"PLAIN"_s, u"seen"_s}}));
        QCOMPARE(web.secretEnvironment, (SecretFolder{u"shop"_s, u"web.env"_s, {}, {u"TOKEN"_s}}));
    }

    void needsNoValuesOfSecretsThatExist()
    {
        ContainerGroupSpec spec = specOf(everything);
        PlanContext known = context();
        known.secretSets = {{u"web"_s, u"old"_s}, {u"side"_s, {}}, {u"prepare"_s, {}}};
        spec.containers.first().environmentVariables.last().secureValue.reset();
        const GroupPlan plan = planOf(spec, known);
        QVERIFY(plan.secrets.isEmpty());
        QCOMPARE(plan.containers.at(1).secretEnvironment->set, u"old"_s);
        QCOMPARE(plan.containers.at(1).labels.value(labels::secrets), u"old"_s);
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
        const ContainerPlan one = plan.containers.first();
        QVERIFY(one.isPrivileged && !one.mayGainPrivileges);
        QCOMPARE(one.user, u"1000:2000"_s);
        QCOMPARE(one.addedCapabilities, QStringList{u"NET_ADMIN"_s});
        QCOMPARE(one.droppedCapabilities, QStringList{u"KILL"_s});
        QCOMPARE(plan.pod.dnsServers, QStringList{u"9.9.9.9"_s});
        QCOMPARE(plan.pod.dnsSearches, (QStringList{u"a.example"_s, u"b.example"_s}));
        QCOMPARE(plan.pod.dnsOptions, QStringList{u"ndots:2"_s});
    }
};

QTEST_GUILESS_MAIN(TestGroupPlan)
#include "tst_groupplan.moc"
