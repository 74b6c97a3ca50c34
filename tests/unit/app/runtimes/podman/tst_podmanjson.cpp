// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/derivespec.h"
#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/jsonlines.h"
#include "app/runtimes/podman/podmanjson.h"
#include "tests/unit/app/runtimes/podman/recordings.h"

#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::podman;
using namespace Qt::StringLiterals;

namespace {

QJsonObject eventLine(const QString &status, const QJsonObject &attributes = {})
{
    return {{u"status"_s, status}, {u"Actor"_s, QJsonObject{{u"Attributes"_s, attributes}}}, {u"timeNano"_s, qint64(1'795'346'523'113'724'914)}};
}

std::optional<Event> told(const QJsonObject &line)
{
    return compat::eventFrom(podman::eventFrom(line));
}

} // namespace

class TestPodmanJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhoAnswers()
    {
        const EngineDescription engine = engineFromInfo(recordedObject(u"info.json"_s));
        QCOMPARE(engine.name, u"Podman"_s);
        QCOMPARE(engine.version, u"4.3.1"_s);
        QCOMPARE(engine.system, u"debian 12, linux 6.1.0-28-amd64"_s);
        QCOMPARE(engine.cpus.value, 2.0);
        QVERIFY(engine.memory.value > 1'000'000'000);
        QVERIFY(!engine.isRootless);
        QCOMPARE(engineFromInfo({}).name, u"Podman"_s);
    }

    void tellsWhenThereAreNoMetrics()
    {
        QVERIFY(!hasUnifiedControlGroups(recordedObject(u"info.json"_s))); // the recording is of control groups 1
        QVERIFY(hasUnifiedControlGroups({{u"host"_s, QJsonObject{{u"cgroupVersion"_s, u"v2"_s}}}}));
        QVERIFY(!hasUnifiedControlGroups({}));
        QVERIFY(metricsProblem(false, false).isEmpty());
        QVERIFY(metricsProblem(true, true).isEmpty());
        QVERIFY(!metricsProblem(true, false).isEmpty());
    }

    void readsStatsOfWhatRuns()
    {
        JsonLines lines;
        const QList<QJsonObject> documents = lines.feed(recording(u"stats.jsonl"_s));
        QVERIFY(documents.size() >= 2);
        for (const QJsonObject &document : documents) {
            const QList<StatsReading> readings = statsFrom(document);
            QVERIFY(readings.size() >= 5);
            QVERIFY(readings.size() < document.value("Stats"_L1).toArray().size()); // some had ended
            for (const StatsReading &reading : readings) {
                QCOMPARE(reading.container.size(), 64);
                QVERIFY(reading.time > 1'700'000'000'000'000'000);
                QVERIFY(reading.cpuTime > 0 && reading.memory.value > 0);
            }
        }
    }

    void survivesOddStats_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<int>("readings");
        QTest::newRow("nothing") << QByteArray("{}") << 0;
        QTest::newRow("null") << QByteArray(R"({"Stats":null})") << 0;
        QTest::newRow("no list") << QByteArray(R"({"Stats":"x"})") << 0;
        QTest::newRow("odd entries") << QByteArray(R"({"Stats":[null,1,"x",[],{}]})") << 0;
        QTest::newRow("numbers as strings") << QByteArray(R"({"Stats":[{"ContainerID":"a","SystemNano":"1"}]})") << 0;
        QTest::newRow("2^64-1") << QByteArray(R"({"Stats":[{"ContainerID":"a","SystemNano":1,"MemLimit":18446744073709551615,"CPUNano":18446744073709551615}]})") << 1;
        QTest::newRow("1e300") << QByteArray(R"({"Stats":[{"ContainerID":"a","SystemNano":1,"MemUsage":1e300,"NetInput":-1e300}]})") << 1;
    }

    void survivesOddStats()
    {
        QFETCH(QByteArray, json);
        QFETCH(int, readings);
        const QList<StatsReading> read = statsFrom(QJsonDocument::fromJson(json).object());
        QCOMPARE(read.size(), readings);
        StatsArithmetic arithmetic;
        for (const StatsReading &reading : read)
            QVERIFY(!arithmetic.sample(reading).cpu);
    }

    void readsRecordedEvents()
    {
        JsonLines lines;
        QMap<QString, int> names;
        int unsaid = 0;
        for (const QJsonObject &line : lines.feed(recording(u"events.jsonl"_s))) {
            const auto event = told(line);
            if (!event) {
                ++unsaid;
                continue;
            }
            ++names[event->name];
            QVERIFY(event->time.isValid() && event->time.date().year() == 2026);
            QVERIFY(!event->container.isEmpty());
            QVERIFY(!event->message.contains(u"%1"_s));
        }
        QVERIFY(unsaid > 0); // init, cleanup, pull
        for (const QString &name : {u"Created"_s, u"Started"_s, u"Completed"_s, u"Failed"_s, u"BackOff"_s, u"Removed"_s, u"Paused"_s})
            QVERIFY2(names.value(name) > 0, qPrintable(name));
    }

    void saysWhatAnEventMeans_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("exitCode");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("warning");
        QTest::newRow("good end") << u"died"_s << u"0"_s << u"Completed"_s << false;
        QTest::newRow("bad end") << u"died"_s << u"137"_s << u"Failed"_s << true;
        QTest::newRow("out of memory") << u"oom"_s << QString() << u"OutOfMemory"_s << true;
        QTest::newRow("signal") << u"kill"_s << QString() << u"Killing"_s << false;
        QTest::newRow("their business") << u"mount"_s << QString() << QString() << false;
        QTest::newRow("nothing") << QString() << QString() << QString() << false;
    }

    void saysWhatAnEventMeans()
    {
        QFETCH(QString, status);
        QFETCH(QString, exitCode);
        QFETCH(QString, name);
        QFETCH(bool, warning);
        const auto event = told(eventLine(status, {{u"containerExitCode"_s, exitCode}, {u"name"_s, u"web.app"_s}, {u"io.github.quayside.container"_s, u"app"_s}}));
        QCOMPARE(event.has_value(), !name.isEmpty());
        if (!event)
            return;
        QCOMPARE(event->name, name);
        QCOMPARE(event->type == Event::Type::Warning, warning);
        QCOMPARE(event->container, u"app"_s);
        QCOMPARE(event->time.toMSecsSinceEpoch(), 1'795'346'523'113);
    }

    void takesImageNamesAsTheyAre()
    {
        const auto event = told(eventLine(u"create"_s, {{u"image"_s, u"<img src=x> %1 %2"_s}, {u"name"_s, u"c"_s}}));
        QCOMPARE(event->message, u"Container created from <img src=x> %1 %2."_s);
    }

    void knowsWhatChangesGroups()
    {
        for (const QString &status : {u"create"_s, u"start"_s, u"died"_s, u"remove"_s, u"rename"_s})
            QVERIFY(changesGroups(podman::eventFrom(eventLine(status))));
        for (const QString &status : {u"mount"_s, u"exec"_s, u"pull"_s, QString()})
            QVERIFY(!changesGroups(podman::eventFrom(eventLine(status))));
        QVERIFY(!changesGroups(podman::eventFrom({{u"status"_s, 5}})));
    }

    void derivesASpec()
    {
        ContainerGroup group;
        group.name = u"tools"_s;
        Container agent;
        agent.name = u"agent"_s;
        agent.engineId = u"id"_s;
        agent.image = u"localhost/quayside-sample:1.0"_s;
        group.containers = {agent};
        group.ports = {{u"127.0.0.1"_s, 18'081, 81, Protocol::Tcp}, {u"127.0.0.1"_s, 9090, 9090, Protocol::Udp}};
        const ContainerGroupSpec spec = deriveSpec(group, {{{u"id"_s, recordedObject(u"inspect-agent.json"_s)}}, {}, {}, {}}).spec;
        QCOMPARE(spec.name, u"tools"_s);
        QCOMPARE(spec.restartPolicy, u"Always"_s);
        const spec::Container one = spec.containers.first();
        QCOMPARE(one.command, (QStringList{u"/sample"_s, u"--http"_s, u"81"_s, u"--name"_s, u"agent"_s}));
        QCOMPARE(one.environmentVariables.size(), 1); // LEVEL, and not what every image sets
        QCOMPARE(one.environmentVariables.first().value, u"debug"_s);
        QCOMPARE(one.resources->requests->cpu, 0.5);
        QCOMPARE(one.resources->requests->memoryInGB, 0.134217728);
        QCOMPARE(spec.ipAddress->ports.size(), 2);
        QCOMPARE(spec.ipAddress->ports.at(1).protocol, u"UDP"_s);
    }

    void derivesASpecOfNothing()
    {
        ContainerGroup group;
        group.containers.append(Container{});
        const ContainerGroupSpec spec = deriveSpec(group, {}).spec;
        QCOMPARE(spec.containers.size(), 1);
        QVERIFY(spec.containers.first().command.isEmpty());
        QVERIFY(!spec.ipAddress);
    }

    void readsNoSpecFromOddLabels()
    {
        QVERIFY(!specFromLabels({}));
        QVERIFY(!specFromLabels(labelsFrom(QJsonObject{{u"io.github.quayside.spec"_s, 5}})));
        QVERIFY(!specFromLabels({{u"io.github.quayside.spec"_s, u"{{{{"_s}}));
        QVERIFY(specFromLabels({{u"io.github.quayside.spec"_s, uR"({"name":"a","properties":{"containers":[]}})"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestPodmanJson)
#include "tst_podmanjson.moc"
