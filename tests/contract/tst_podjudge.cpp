// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"
#include "tests/support/privatepodman.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString image = u"localhost/judge:1"_s;

QJsonObject inspected(const PrivatePodman &podman, const QString &container)
{
    const QByteArray json = podman.run({u"container"_s, u"inspect"_s, container}).toUtf8();
    return QJsonDocument::fromJson(json.sliced(std::max<qsizetype>(json.indexOf('['), 0))).array().first().toObject(); // warnings may stand before it
}

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    for (const QJsonValue &one : list.toArray())
        texts.append(one.toString());
    return texts;
}

} // namespace

// What "podman kube play" makes of a pod is what we read in it.
class TestPodJudge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_podman.obstacle().isEmpty())
            QSKIP(qPrintable(m_podman.obstacle()));
        QVERIFY(m_folder.isValid());
        write(u"empty.tar"_s, QByteArray(10240, '\0'));
        const QString imported = m_podman.run({u"import"_s, m_folder.filePath(u"empty.tar"_s), image});
        QVERIFY2(m_podman.run({u"images"_s}).contains(u"localhost/judge"), qPrintable(imported));
    }

    // Every container has arguments: without any, Podman 4.3 repeats the command in their place.
    void samePod_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("pod") << uR"(
apiVersion: v1
kind: Pod
metadata: {name: one}
spec:
  restartPolicy: Never
  containers:
    - name: web
      image: localhost/judge:1
      command: [/bin/serve, --port, "8080"]
      args: [-v]
      env: [{name: MODE, value: dark side}, {name: NUMBER, value: "007"}]
      ports: [{containerPort: 8080}]
      resources: {limits: {memory: 256Mi, cpu: 500m}}
      volumeMounts: [{name: work, mountPath: /work}]
    - name: side
      image: localhost/judge:1
      command: [/bin/side]
      args: [quietly]
      securityContext: {runAsUser: 1000}
  volumes: [{name: work, emptyDir: {}}]
)"_s;
        QTest::newRow("deployment with its settings") << uR"(
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
data: {COLOUR: green}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: two}
spec:
  replicas: 1
  selector: {matchLabels: {app: two}}
  template:
    metadata: {labels: {app: two}}
    spec:
      containers:
        - name: api
          image: localhost/judge:1
          command: [/bin/api]
          args: [--all]
          env: [{name: SHADE, valueFrom: {configMapKeyRef: {name: settings, key: COLOUR}}}]
          envFrom: [{configMapRef: {name: settings}}]
)"_s;
    }

    void samePod()
    {
        QFETCH(QString, text);
        write(u"pod.yaml"_s, text.toUtf8());
        const QString played = m_podman.run({u"kube"_s, u"play"_s, u"--start=false"_s, m_folder.filePath(u"pod.yaml"_s)});
        const auto group = convertToSpec(text, recogniseSource(text), {});
        QVERIFY(group);
        const QStringList everything = m_podman.everything();
        for (const spec::Container &container : group->spec.containers) {
            const auto made = std::ranges::find_if(everything, [&](const QString &one) { return one.startsWith("container "_L1) && one.endsWith(QString(u'-' + *container.name)); });
            QVERIFY2(made != everything.end(), qPrintable(played + everything.join(u'\n')));
            compare(container, inspected(m_podman, made->mid(10)));
        }
        m_podman.run({u"pod"_s, u"rm"_s, u"--all"_s, u"--force"_s, u"--time=0"_s});
    }

private:
    static void compare(const spec::Container &container, const QJsonObject &made)
    {
        const QJsonObject config = made.value("Config"_L1).toObject();
        QCOMPARE(made.value("ImageName"_L1).toString(), *container.image);
        QCOMPARE(made.value("Path"_L1).toString(), container.command.value(0));
        QCOMPARE(textsOf(made.value("Args"_L1)).join(u'|'), container.command.mid(1).join(u'|'));
        const QStringList environment = textsOf(config.value("Env"_L1));
        for (const spec::EnvironmentVariable &variable : container.environmentVariables)
            QVERIFY2(environment.contains(QString(*variable.name + u'=' + *variable.value)), qPrintable(environment.join(u' ')));
        if (container.securityContext)
            QCOMPARE(config.value("User"_L1).toString(), QString::number(*container.securityContext->runAsUser));
        const double memory = made.value("HostConfig"_L1).toObject().value("Memory"_L1).toDouble();
        if (container.resources->limits) // ours goes up to the next tenth
            QVERIFY(*container.resources->limits->memoryInGB * 1e9 >= memory && *container.resources->limits->memoryInGB * 1e9 < memory + 1e8);
    }

    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    PrivatePodman m_podman;
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPodJudge)
#include "tst_podjudge.moc"
