// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/labels.h"
#include "tests/unit/app/runtimes/docker/recordings.h"

#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace quayside::docker;
using namespace Qt::StringLiterals;

namespace {

QList<ContainerGroup> groupsOf(const QJsonArray &containers, const Inspections &inspections)
{
    return groupsFrom({podsFrom(containers), containersFrom(containers, inspections), {}}, {u"docker"_s});
}

QList<ContainerGroup> recordedGroups()
{
    return groupsOf(recordedArray(u"containers.json"_s), recordedInspections());
}

ContainerGroup groupNamed(const QString &name)
{
    const QList<ContainerGroup> groups = recordedGroups();
    const auto found = std::ranges::find(groups, name, &ContainerGroup::name);
    return found == groups.end() ? ContainerGroup{} : *found;
}

QString wordOf(GroupState state)
{
    static const QStringList words{u"Running"_s, u"Starting"_s, u"Waiting"_s, u"Degraded"_s, u"Succeeded"_s, u"Failed"_s, u"Stopped"_s, u"Stopping"_s, u"Unknown"_s};
    return words.at(static_cast<int>(state));
}

QJsonObject labelled(const QString &id, const QString &name, const QJsonObject &labels, const QString &network)
{
    return {{u"Id"_s, id}, {u"Names"_s, QJsonArray{QString(u'/' + name)}}, {u"State"_s, u"running"_s}, {u"Labels"_s, labels},
            {u"HostConfig"_s, QJsonObject{{u"NetworkMode"_s, network}}}};
}

QJsonObject holder(const QString &group)
{
    return labelled(u"h-"_s + group, group, {{labels::version, u"1"_s}, {labels::group, group}, {labels::role, QString(labels::holderRole)}}, u"default"_s);
}

QStringList keysOf(const QList<ContainerGroup> &groups)
{
    QStringList keys;
    for (const ContainerGroup &group : groups)
        keys.append(u"%1 %2"_s.arg(group.id.key, QString::number(group.containers.size())));
    return keys;
}

// What a hostile or a newer engine may put where something else is expected.
QList<QJsonValue> oddValues()
{
    return {QJsonValue(QJsonValue::Null), true, -1, 1e300, u""_s, u"<img src=x>\u202e%1"_s, QString(5'000, u'x'), QJsonArray(), QJsonArray{QJsonArray{1}},
            QJsonObject{{u"a"_s, 1}}};
}

} // namespace

class TestDockerGroups final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesAGroupOfEverything()
    {
        QStringList story;
        for (const ContainerGroup &group : recordedGroups())
            story.append(u"%1: %2"_s.arg(group.id.key, wordOf(group.state)));
        QCOMPARE(story, (QStringList{u"compose:shop: Running"_s, u"container:again: Waiting"_s, u"container:frozen: Running"_s, u"container:loose: Running"_s,
                                     u"container:never: Waiting"_s, u"container:once: Failed"_s, u"container:term: Running"_s, u"hello-quayside: Running"_s,
                                     u"sample-job: Succeeded"_s}));
    }

    void readsOurOwn()
    {
        const ContainerGroup group = groupNamed(u"hello-quayside"_s);
        QCOMPARE(group.origin, ContainerGroup::Origin::Quayside);
        QCOMPARE(group.address, u"127.77.46.110"_s);
        QCOMPARE(group.ports, QList{(PortMapping{u"127.77.46.110"_s, 80, 80, Protocol::Tcp})});
        QCOMPARE(group.containers.size(), 1); // without the holder
        QCOMPARE(group.containers.first().name, u"web"_s);
        QCOMPARE(group.containers.first().requests, (ResourceAmount{{1}, gigabytes(1.5)}));
        QVERIFY(group.isComplete && group.createdAt.isValid() && group.startedAt.isValid() && !group.endedAt.isValid());
    }

    void knowsHowAJobHasEnded()
    {
        const ContainerGroup job = groupNamed(u"sample-job"_s);
        QCOMPARE(job.containers.size(), 2);
        QVERIFY(job.containers.at(0).isInit);
        QCOMPARE(job.containers.at(1).exitCode, 0);
        QVERIFY(job.endedAt.isValid() && job.containers.at(1).finishedAt >= job.containers.at(1).startedAt);
        QCOMPARE(groupNamed(u"once"_s).containers.first().exitCode, 3);
        QVERIFY(groupNamed(u"once"_s).reason.contains(u"exit code 3"_s));
    }

    void readsWhatOthersHaveMade()
    {
        const ContainerGroup shop = groupNamed(u"shop"_s);
        QCOMPARE(shop.origin, ContainerGroup::Origin::Compose);
        QCOMPARE(shop.containers.size(), 2); // one joins the network of the other, which makes it no group of ours
        QCOMPARE(groupNamed(u"loose"_s).ports, (QList<PortMapping>{{u"127.0.0.1"_s, 18081, 81, Protocol::Tcp}, {u"127.0.0.1"_s, 19090, 9090, Protocol::Udp}}));
        QVERIFY(groupNamed(u"frozen"_s).containers.first().reason.contains(u"Paused"_s));
        const Container again = groupNamed(u"again"_s).containers.first();
        QCOMPARE(again.state, ContainerState::Waiting);
        QCOMPARE(again.exitCode, 1);
        QVERIFY(again.restartCount > 1 && !again.reason.isEmpty());
    }

    void takesOnlyWhatBelongsTogether()
    {
        const QJsonObject member{{labels::group, u"g"_s}, {labels::container, u"one"_s}};
        const QJsonArray containers{holder(u"g"_s), labelled(u"1"_s, u"g.one"_s, member, u"container:h-g"_s), // ours
                                    labelled(u"2"_s, u"g.one.old"_s, member, u"container:h-g"_s), // on its way out
                                    labelled(u"3"_s, u"g.upload.x"_s, {{labels::group, u"g"_s}, {labels::role, QString(labels::uploadRole)}}, u"none"_s),
                                    labelled(u"4"_s, u"g.two"_s, {{labels::group, u"g"_s}, {labels::container, u"two"_s}}, u"container:other"_s), // somebody else's network
                                    labelled(u"5"_s, u"orphan.one"_s, {{labels::group, u"orphan"_s}, {labels::container, u"one"_s}}, u"container:gone"_s)};
        QCOMPARE(keysOf(groupsOf(containers, {})), (QStringList{u"container:g.two 1"_s, u"container:orphan.one 1"_s, u"g 1"_s}));
    }

    // whatever is done to one field of one entry, the list keeps its other groups as they were.
    void survivesEveryOddField()
    {
        const qsizetype usual = recordedGroups().size();
        const QJsonArray original = recordedArray(u"containers.json"_s);
        const Inspections inspections = recordedInspections();
        for (qsizetype i = 0; i < original.size(); ++i) {
            const QJsonObject entry = original.at(i).toObject();
            for (const QString &key : entry.keys())
                for (const QJsonValue &odd : oddValues()) {
                    QJsonObject changed = entry;
                    changed[key] = odd;
                    QJsonArray containers = original;
                    containers[i] = changed;
                    const QList<ContainerGroup> groups = groupsOf(containers, inspections);
                    QVERIFY2(groups.size() >= usual - 1, qPrintable(key));
                    QSet<GroupId> ids;
                    for (const ContainerGroup &group : groups)
                        ids.insert(group.id);
                    QCOMPARE(ids.size(), groups.size());
                }
        }
        for (const QJsonValue &odd : oddValues()) {
            Inspections changed;
            for (auto one = inspections.begin(); one != inspections.end(); ++one)
                changed.insert(one.key(), {{u"State"_s, odd}, {u"RestartCount"_s, odd}});
            QCOMPARE(groupsOf(original, changed).size(), usual);
        }
    }
};

QTEST_GUILESS_MAIN(TestDockerGroups)
#include "tst_dockergroups.moc"
