// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/podman/podmanjson.h"
#include "tests/unit/app/runtimes/podman/recordings.h"

#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::podman;
using namespace Qt::StringLiterals;

namespace {

QList<ContainerGroup> groupsOf(const QJsonArray &pods, const QJsonArray &containers)
{
    return groupsFrom({podsFrom(pods), containersFrom(containers), {}}, {u"podman"_s});
}

QList<ContainerGroup> recordedGroups()
{
    return groupsOf(recordedArray(u"pods.json"_s), recordedArray(u"containers.json"_s));
}

ContainerGroup groupNamed(const QList<ContainerGroup> &groups, const QString &name)
{
    const auto found = std::ranges::find(groups, name, &ContainerGroup::name);
    return found == groups.end() ? ContainerGroup{} : *found;
}

QString stateOf(const ContainerGroup &group)
{
    static const QStringList words{u"Running"_s, u"Starting"_s, u"Waiting"_s, u"Degraded"_s, u"Succeeded"_s,
                                   u"Failed"_s,  u"Stopped"_s,  u"Stopping"_s, u"Unknown"_s};
    static const QStringList origins{u"quayside"_s, u"pod"_s, u"compose"_s, u"container"_s};
    return u"%1: %2 %3"_s.arg(group.id.key, origins.at(static_cast<int>(group.origin)), words.at(static_cast<int>(group.state)));
}

// What a hostile or a newer engine may put where something else is expected.
QList<QJsonValue> oddValues()
{
    return {QJsonValue(QJsonValue::Null), true, -1, 1e300, u""_s, u"<img src=x>\u202e%1"_s, QString(5'000, u'x'), QJsonArray(), QJsonArray{QJsonArray{1}},
            QJsonObject{{u"a"_s, 1}}};
}

} // namespace

class TestPodmanGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAGroupOfEverything()
    {
        QStringList story;
        for (const ContainerGroup &group : recordedGroups())
            story.append(stateOf(group));
        QCOMPARE(story, (QStringList{u"compose:shop: compose Running"_s, u"container:frozen: container Running"_s, u"container:loose: container Running"_s,
                                     u"container:never: container Waiting"_s, u"container:term: container Succeeded"_s, u"hello-quayside: quayside Running"_s,
                                     u"sample-job: quayside Succeeded"_s, u"tools: pod Degraded"_s}));
    }

    void readsOurOwn()
    {
        const ContainerGroup group = groupNamed(recordedGroups(), u"hello-quayside"_s);
        QCOMPARE(group.address, u"127.77.46.110"_s);
        QCOMPARE(group.ports, QList{(PortMapping{u"127.77.46.110"_s, 80, 80, Protocol::Tcp})});
        QCOMPARE(group.containers.size(), 1);
        QCOMPARE(group.containers.first().name, u"web"_s);
        QCOMPARE(group.containers.first().requests, (ResourceAmount{{1}, gigabytes(1.5)}));
        QCOMPARE(group.requested, (ResourceAmount{{1}, gigabytes(1.5)}));
        QCOMPARE(group.location, u"eastus"_s);
        QCOMPARE(group.tags.value(u"purpose"_s), u"sample"_s);
        QVERIFY(group.isComplete);
        QVERIFY(group.createdAt.isValid() && group.startedAt.isValid() && !group.endedAt.isValid());
    }

    void billsTheFirstRunFromItsFirstPull()
    {
        const ContainerGroup group = groupNamed(recordedGroups(), u"hello-quayside"_s);
        QVERIFY(group.startedAt < group.createdAt);
        QVERIFY(group.startedAt.secsTo(group.createdAt) < 60);
    }

    void ordersContainersAsTheSpecDoes()
    {
        const ContainerGroup job = groupNamed(recordedGroups(), u"sample-job"_s);
        QCOMPARE(job.containers.size(), 2);
        QVERIFY(job.containers.at(0).isInit);
        QCOMPARE(job.containers.at(1).name, u"work"_s);
        QCOMPARE(job.containers.at(1).exitCode, 0);
        QCOMPARE(job.restartPolicy, RestartPolicy::Never);
        QVERIFY(job.endedAt.isValid());
    }

    void tellsWhatEnded()
    {
        const ContainerGroup tools = groupNamed(recordedGroups(), u"tools"_s);
        QCOMPARE(tools.reason, u"tools-once ended with exit code 3"_s);
        QCOMPARE(tools.ports.size(), 2);
        QCOMPARE(tools.ports.first().protocol, Protocol::Udp);
    }

    void marksAnIncompleteDeployment()
    {
        QJsonArray containers;
        for (const QJsonValue &container : recordedArray(u"containers.json"_s))
            if (container.toObject().value("Names"_L1).toArray().first() != QJsonValue(u"sample-job.work"_s))
                containers.append(container);
        const ContainerGroup job = groupNamed(groupsOf(recordedArray(u"pods.json"_s), containers), u"sample-job"_s);
        QVERIFY(!job.isComplete);
        QCOMPARE(job.state, GroupState::Waiting);
        QCOMPARE(job.reason, u"Its deployment was interrupted: 1 of 2 containers exist."_s);
    }

    void nothingIsAnEmptyList()
    {
        QVERIFY(groupsOf({}, {}).isEmpty());
        QCOMPARE(*arrayFrom("null"), QJsonArray());
        QCOMPARE(*arrayFrom("[]\n"), QJsonArray());
        QVERIFY(!arrayFrom("<html>"));
        QVERIFY(!objectFrom("[]"));
        QVERIFY(!objectFrom({}));
    }

    // whatever is done to one field of one entry, the list keeps its other groups as they were.
    void survivesEveryOddField_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("index");
        for (const QString &file : {u"pods.json"_s, u"containers.json"_s})
            for (int i = 0; i < recordedArray(file).size(); ++i)
                QTest::addRow("%s %d", qPrintable(file), i) << file << i;
    }

    void survivesEveryOddField()
    {
        QFETCH(QString, file);
        QFETCH(int, index);
        const qsizetype usual = recordedGroups().size();
        const QJsonArray original = recordedArray(file);
        const QJsonObject entry = original.at(index).toObject();
        for (const QString &key : entry.keys()) {
            QJsonObject changed = entry;
            changed.remove(key);
            check(file, index, changed, usual);
            for (const QJsonValue &odd : oddValues()) {
                changed[key] = odd;
                check(file, index, changed, usual);
            }
        }
        for (const QJsonValue &odd : oddValues())
            check(file, index, odd, usual);
    }

    void survivesHostileLabels()
    {
        QJsonArray pods = recordedArray(u"pods.json"_s);
        for (int i = 0; i < pods.size(); ++i) {
            QJsonObject pod = pods.at(i).toObject();
            QJsonObject labels = pod.value("Labels"_L1).toObject();
            for (const QString &key : labels.keys())
                for (const QJsonValue &odd : oddValues()) {
                    QJsonObject changed = labels;
                    changed[key] = odd;
                    pod["Labels"_L1] = changed;
                    check(u"pods.json"_s, i, pod, recordedGroups().size());
                }
        }
    }

    void givesNoTwoGroupsOneId()
    {
        const QJsonArray nameless{QJsonObject{{u"Id"_s, u"aaa"_s}}, QJsonObject{{u"Id"_s, u"bbb"_s}, {u"Names"_s, QJsonArray()}}, QJsonObject(), 5};
        const QList<ContainerGroup> groups = groupsOf(nameless, nameless);
        QStringList keys;
        for (const ContainerGroup &group : groups)
            keys.append(group.id.key);
        QCOMPARE(keys, (QStringList{u"aaa"_s, u"bbb"_s, u"container:aaa"_s, u"container:bbb"_s}));
    }

    void addsWhatOnlyInspectKnows()
    {
        Container container;
        container.state = ContainerState::Terminated;
        QJsonObject inspected = recordedObject(u"inspect-once.json"_s);
        inspected["RestartCount"_L1] = 4;
        addInspection(container, inspected);
        QCOMPARE(container.exitCode, 3);
        QCOMPARE(container.restartCount, 4);
        QVERIFY(container.startedAt.isValid() && container.finishedAt >= container.startedAt);
        QCOMPARE(container.memoryEvidence, MemoryEvidence::None);
        QJsonObject state = inspected.value("State"_L1).toObject();
        state["OOMKilled"_L1] = true;
        state["Error"_L1] = u"<b>words</b>"_s;
        inspected["State"_L1] = state;
        addInspection(container, inspected);
        QCOMPARE(container.memoryEvidence, MemoryEvidence::EngineFlag);
        QCOMPARE(container.reason, u"<b>words</b>"_s);
    }

private:
    static void check(const QString &file, int index, const QJsonValue &changed, qsizetype usual)
    {
        static const QJsonArray recordedPods = recordedArray(u"pods.json"_s);
        static const QJsonArray recordedContainers = recordedArray(u"containers.json"_s);
        QJsonArray pods = recordedPods;
        QJsonArray containers = recordedContainers;
        (file == u"pods.json" ? pods : containers)[index] = changed;
        const QList<ContainerGroup> groups = groupsOf(pods, containers);
        QVERIFY(groups.size() >= usual - 1);
        QSet<GroupId> ids;
        for (const ContainerGroup &group : groups)
            ids.insert(group.id);
        QCOMPARE(ids.size(), groups.size());
    }
};

QTEST_GUILESS_MAIN(TestPodmanGroups)
#include "tst_podmangroups.moc"
