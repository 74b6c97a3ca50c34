// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/jsonlines.h"
#include "tests/unit/app/runtimes/docker/recordings.h"

#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::docker;
using namespace Qt::StringLiterals;

namespace {

QJsonObject versionOf(const QString &newest, const QString &oldest, const QString &component = u"Engine"_s)
{
    return {{u"Version"_s, u"1.2.3"_s}, {u"ApiVersion"_s, newest}, {u"MinAPIVersion"_s, oldest},
            {u"Components"_s, QJsonArray{QJsonObject{{u"Name"_s, component}}}}};
}

QJsonObject eventLine(const QString &action, const QString &exitCode = {}, const QString &type = u"container"_s)
{
    const QJsonObject attributes{{u"name"_s, u"web.app"_s}, {u"exitCode"_s, exitCode}, {u"io.github.quayside.container"_s, u"app"_s}, {u"image"_s, u"i"_s}};
    return {{u"Type"_s, type}, {u"Action"_s, action}, {u"Actor"_s, QJsonObject{{u"ID"_s, u"x"_s}, {u"Attributes"_s, attributes}}},
            {u"timeNano"_s, qint64(1'795'346'523'113'724'914)}};
}

} // namespace

class TestDockerJson final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnAVersion_data()
    {
        QTest::addColumn<QJsonObject>("answer");
        QTest::addColumn<QByteArray>("api"); // empty: refused
        QTest::newRow("20.10, recorded") << recordedObject(u"version.json"_s) << QByteArray("1.41");
        QTest::newRow("newer") << versionOf(u"1.47"_s, u"1.24"_s) << QByteArray("1.41");
        QTest::newRow("so new that it has forgotten 1.41") << versionOf(u"1.52"_s, u"1.44"_s) << QByteArray("1.44");
        QTest::newRow("two digits are a number") << versionOf(u"1.100"_s, u"1.99"_s) << QByteArray("1.99");
        QTest::newRow("too old") << versionOf(u"1.40"_s, u"1.12"_s) << QByteArray();
        QTest::newRow("Podman") << versionOf(u"1.41"_s, u"1.24"_s, u"Podman Engine"_s) << QByteArray();
        QTest::newRow("something else") << QJsonObject{{u"message"_s, u"hello"_s}} << QByteArray();
        QTest::newRow("nonsense") << QJsonObject{{u"ApiVersion"_s, QJsonArray{1}}} << QByteArray();
    }

    void agreesOnAVersion()
    {
        QFETCH(QJsonObject, answer);
        QFETCH(QByteArray, api);
        const Result<DockerVersion> version = versionFrom(answer);
        QCOMPARE(version.has_value(), !api.isEmpty());
        if (version)
            QCOMPARE(version->api, api);
        else
            QVERIFY(!version.error().summary.isEmpty());
    }

    void readsWhoAnswers()
    {
        const QJsonObject info = recordedObject(u"info.json"_s);
        const EngineDescription engine = engineFromInfo(info);
        QCOMPARE(engine.name, u"Docker"_s);
        QCOMPARE(engine.version, u"20.10.24+dfsg1"_s);
        QVERIFY(engine.system.startsWith(u"Debian GNU/Linux 12"_s));
        QCOMPARE(engine.cpus.value, 2.0);
        QVERIFY(!engine.isRootless && canLimit(info) && metricsProblem(info).isEmpty());
    }

    void knowsAnEngineThatCanDoLess()
    {
        const QJsonObject info{{u"SecurityOptions"_s, QJsonArray{u"name=seccomp,profile=default"_s, u"name=rootless"_s}}, {u"CgroupDriver"_s, u"none"_s}};
        QVERIFY(engineFromInfo(info).isRootless);
        QVERIFY(!canLimit(info));
        QVERIFY(!metricsProblem(info).isEmpty());
        QCOMPARE(engineFromInfo({}).name, u"Docker"_s);
    }

    void readsStats()
    {
        JsonLines lines;
        const QList<QJsonObject> documents = lines.feed(recording(u"stats.jsonl"_s));
        QCOMPARE(documents.size(), 4);
        for (const QJsonObject &document : documents) {
            const auto reading = statsFrom(document);
            QVERIFY(reading);
            QCOMPARE(reading->container.size(), 64);
            QVERIFY(reading->time > 1'700'000'000'000'000'000 && reading->cpuTime > 0 && reading->memory.value > 0);
            QVERIFY(reading->networkReceived > 0);
        }
    }

    void leavesCachesOut_data()
    {
        QTest::addColumn<QByteArray>("stats");
        QTest::newRow("control groups 1") << QByteArray(R"({"total_inactive_file":300,"inactive_file":5})");
        QTest::newRow("control groups 2") << QByteArray(R"({"inactive_file":300})");
    }

    void leavesCachesOut()
    {
        QFETCH(QByteArray, stats);
        const QByteArray json = R"({"id":"x","read":"2026-11-22T12:00:00.5Z","memory_stats":{"usage":1000,"limit":5000,"stats":)" + stats
            + R"(},"blkio_stats":{"io_service_bytes_recursive":[{"op":"Read","value":7},{"op":"write","value":9},{"op":"Total","value":16}]}})";
        const auto reading = statsFrom(QJsonDocument::fromJson(json).object());
        QVERIFY(reading);
        QCOMPARE(reading->memory.value, 700);
        QCOMPARE(reading->memoryLimit.value, 5000);
        QCOMPARE(reading->blockRead, 7);
        QCOMPARE(reading->blockWritten, 9);
    }

    void survivesOddStats()
    {
        for (const QByteArray &json : {QByteArray("{}"), QByteArray(R"({"id":"x"})"), QByteArray(R"({"id":"x","read":"0001-01-01T00:00:00Z","memory_stats":{"usage":1}})"),
                                       QByteArray(R"({"id":"x","read":"2026-11-22T12:00:00Z","memory_stats":{}})"), QByteArray(R"({"id":[],"read":5,"memory_stats":7})")})
            QVERIFY2(!statsFrom(QJsonDocument::fromJson(json).object()), json.constData());
    }

    void readsRecordedEvents()
    {
        JsonLines lines;
        QMap<QString, int> names;
        for (const QJsonObject &line : lines.feed(recording(u"events.jsonl"_s)))
            if (const auto event = compat::eventFrom(docker::eventFrom(line))) {
                ++names[event->name];
                QVERIFY(event->time.isValid() && !event->container.isEmpty());
            }
        for (const QString &name : {u"Created"_s, u"Started"_s, u"Completed"_s, u"Failed"_s, u"Removed"_s, u"Paused"_s})
            QVERIFY2(names.value(name) > 0, qPrintable(name));
    }

    void saysWhatAnEventMeans_data()
    {
        QTest::addColumn<QJsonObject>("line");
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("changes");
        QTest::newRow("good end") << eventLine(u"die"_s, u"0"_s) << u"Completed"_s << true;
        QTest::newRow("bad end") << eventLine(u"die"_s, u"137"_s) << u"Failed"_s << true;
        QTest::newRow("out of memory") << eventLine(u"oom"_s) << u"OutOfMemory"_s << true;
        QTest::newRow("health") << eventLine(u"health_status: healthy"_s) << QString() << true;
        QTest::newRow("exec") << eventLine(u"exec_create: sh"_s) << QString() << false;
        QTest::newRow("a network's") << eventLine(u"create"_s, {}, u"network"_s) << QString() << false;
        QTest::newRow("nothing") << QJsonObject() << QString() << false;
    }

    void saysWhatAnEventMeans()
    {
        QFETCH(QJsonObject, line);
        QFETCH(QString, name);
        QFETCH(bool, changes);
        const auto event = compat::eventFrom(docker::eventFrom(line));
        QCOMPARE(event ? event->name : QString(), name);
        QCOMPARE(changesGroups(docker::eventFrom(line)), changes);
    }

    void knowsTheSignalThatStops_data()
    {
        QTest::addColumn<QString>("stopSignal"); // of the image
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("asks");
        QTest::newRow("usual") << QString() << 15 << true;
        QTest::newRow("kill") << QString() << 9 << false;
        QTest::newRow("read settings anew") << QString() << 1 << false;
        QTest::newRow("by its name") << u"SIGQUIT"_s << 3 << true;
        QTest::newRow("by its short name") << u"int"_s << 2 << true;
        QTest::newRow("by its number") << u"28"_s << 28 << true;
        QTest::newRow("another") << u"SIGQUIT"_s << 15 << false;
        QTest::newRow("real-time") << u"SIGRTMIN+3"_s << 37 << true;
        QTest::newRow("unknown") << u"SIGWHAT"_s << 15 << true;
    }

    void knowsTheSignalThatStops()
    {
        QFETCH(QString, stopSignal);
        QFETCH(int, signal);
        const QJsonObject attributes{{u"signal"_s, QString::number(signal)}};
        QJsonObject line{{u"Type"_s, u"container"_s}, {u"Action"_s, u"kill"_s}, {u"Actor"_s, QJsonObject{{u"ID"_s, u"id"_s}, {u"Attributes"_s, attributes}}}};
        const QJsonObject inspected{{u"Config"_s, QJsonObject{{u"StopSignal"_s, stopSignal}}}};
        QTEST(asksToEnd(docker::eventFrom(line), inspected), "asks");
        line["Action"_L1] = u"start"_s;
        QVERIFY(!asksToEnd(docker::eventFrom(line), inspected));
    }
};

QTEST_GUILESS_MAIN(TestDockerJson)
#include "tst_dockerjson.moc"
