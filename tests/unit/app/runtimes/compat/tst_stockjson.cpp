// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/leasevolumes.h"
#include "app/runtimes/compat/stockjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace quayside;
using namespace quayside::compat;
using namespace Qt::StringLiterals;

namespace {

QJsonArray array(const char *text)
{
    return QJsonDocument::fromJson(text).array();
}

} // namespace

class TestStockJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsNoRecordOfALease()
    {
        const QJsonArray volumes = array("[{\"Name\":\"io.github.quayside.lease-7\",\"Labels\":{\"io.github.quayside.version\":\"1\",\"io.github.quayside.lease-nonce\":\"n\"}},"
                                         "{\"Name\":\"io.github.quayside.lease-8\",\"Labels\":null},{\"Name\":\"data\"}]");
        const QList<StockItem> shown = storedVolumesFrom(volumes);
        QCOMPARE(shown.size(), 2); // somebody else's of such a name must be seen to be removed
        QCOMPARE(shown.last().id, u"io.github.quayside.lease-8"_s);
    }

    void readsRecordsOfALease_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("nonce");
        QTest::addColumn<QString>("machine");
        QTest::addColumn<QString>("read"); // the machine; nothing where it is refused
        QTest::newRow("one") << u"io.github.quayside.lease-12"_s << u"1"_s << u"n"_s << u"harbour"_s << u"harbour"_s;
        QTest::newRow("not in one line") << u"io.github.quayside.lease-12"_s << u"1"_s << u"n"_s << u"a\n\u202eb"_s << u"a b"_s;
        QTest::newRow("long") << u"io.github.quayside.lease-12"_s << u"1"_s << u"n"_s << QString(5000, u'a') << QString(64, u'a');
        QTest::newRow("no number") << u"io.github.quayside.lease-x"_s << u"1"_s << u"n"_s << u"harbour"_s << QString();
        QTest::newRow("nobody counts so far") << u"io.github.quayside.lease-9223372036854775807"_s << u"1"_s << u"n"_s << u"harbour"_s << QString();
        QTest::newRow("no nonce") << u"io.github.quayside.lease-12"_s << u"1"_s << QString() << u"harbour"_s << QString();
        QTest::newRow("another version") << u"io.github.quayside.lease-12"_s << u"2"_s << u"n"_s << u"harbour"_s << QString();
    }
    void readsRecordsOfALease()
    {
        QFETCH(QString, name);
        QFETCH(QString, version);
        QFETCH(QString, nonce);
        QFETCH(QString, machine);
        QFETCH(QString, read);
        const QJsonObject written{{labels::version, version}, {labels::leaseNonce, nonce}, {labels::leaseMachine, machine}};
        const Result<QList<LeaseRecord>> records = leaseRecordsFrom({QJsonObject{{u"Name"_s, name}, {u"Labels"_s, written}}});
        QCOMPARE(records.has_value(), !read.isEmpty());
        if (records)
            QCOMPARE(records->first().machine, read);
        else
            QVERIFY(records.error().summary.contains(name));
    }

    void readsImages()
    {
        const QList<StockItem> images = imagesFrom(array(R"([
            {"Id":"sha256:bb","RepoTags":["b:1","b:2"],"Size":12,"Created":1767225600,"Containers":-1},
            {"Id":"sha256:aa","RepoTags":["<none>:<none>"],"Size":7},
            {"Id":"sha256:cc","RepoTags":null,"Size":"big","Containers":2},
            {"RepoTags":["nothing"]}, 5, null])"));
        QCOMPARE(images.size(), 3); // what has no id cannot be addressed
        QCOMPARE(images.at(0).title(), u"aa"_s);
        QVERIFY(images.at(0).isUnnamed);
        QCOMPARE(images.at(1).names, QStringList({u"b:1"_s, u"b:2"_s}));
        QCOMPARE(images.at(1).size, Bytes{12});
        QVERIFY(!images.at(1).isInUse());
        QVERIFY(images.at(2).isInUse()); // Podman knows of a container that it does not list
    }

    void tellsNamedVolumesFromOthers()
    {
        const QByteArray generated(64, 'e');
        const QList<StockItem> volumes = storedVolumesFrom(QJsonDocument::fromJson("[{\"Name\":\"" + generated + "\"},{\"Name\":\"data\",\"Labels\":null},{\"Name\":\"web.data\",\"Labels\":{\"io.github.quayside.group\":\"web\"}}]").array());
        QCOMPARE(volumes.size(), 3);
        QVERIFY(!volumes.at(0).isUnnamed);
        QCOMPARE(volumes.at(1).id, QString::fromLatin1(generated));
        QVERIFY(volumes.at(1).isUnnamed);
        QCOMPARE(volumes.at(2).owner, u"web"_s);
    }

    void findsUsers()
    {
        EngineParts parts;
        parts.pods = {{u"p1"_s, u"web"_s, {}, {}}};
        EngineContainer member;
        member.id = u"c1"_s;
        member.name = u"web.one"_s;
        member.pod = u"p1"_s;
        EngineContainer composed;
        composed.id = u"c2"_s;
        composed.name = u"shop_db_1"_s;
        composed.labels = {{QString(labels::composeProject), u"shop"_s}};
        EngineContainer alone;
        alone.id = u"c3"_s;
        alone.name = u"alone"_s;
        parts.containers = {member, composed, alone};
        QList<StockItem> stock = imagesFrom(array(R"([{"Id":"sha256:aa","RepoTags":["a:1"],"Containers":3},{"Id":"sha256:bb","RepoTags":["b:1"]}])"))
            + storedVolumesFrom(array(R"([{"Name":"data"},{"Name":"rev","Labels":{"io.github.quayside.group":"web"}},{"Name":"old","Labels":{"io.github.quayside.group":"gone"}}])"))
            + networksFrom(array(R"([{"Name":"net","IPAM":{"Config":[{"Subnet":"10.1.0.0/24"}]}},{"Name":"host"}])"));
        findUsers(stock, array(R"([
            {"Id":"c1","ImageID":"sha256:aa","Mounts":[{"Type":"volume","Name":"data"}],"NetworkSettings":{"Networks":{"net":{}}}},
            {"Id":"c2","ImageID":"aa","Mounts":null,"NetworkSettings":null},
            {"Id":"c3","ImageID":"sha256:aa"}, 7])"), parts);
        QStringList told;
        for (const StockItem &item : stock)
            told.append(item.title() + u'=' + item.users.join(u'+') + (item.isInUse() ? u"!"_s : QString()));
        // What was made for a group that exists is used, though no container mounts it.
        QCOMPARE(told, QStringList({u"a:1=alone+shop+web!"_s, u"b:1="_s, u"data=web!"_s, u"old="_s, u"rev=web!"_s, u"host=!"_s, u"net=web!"_s}));
    }

    void addsUpWhatTheDiskHolds()
    {
        const DiskUse disk = diskUseFrom(QJsonDocument::fromJson(R"({"LayersSize":0,
            "Images":[{"Id":"aa","Size":10},{"Id":"aa","Size":10},{"Id":"sha256:bb","Size":5,"SharedSize":2}],
            "Containers":[{"SizeRw":3},{"SizeRw":-1},{}],
            "Volumes":[{"Name":"v","UsageData":{"Size":40}},{"Name":"far","UsageData":{"Size":-1}},{"Name":"odd"}],
            "BuildCache":[{"Size":6}]})").object());
        QCOMPARE(disk.images, Bytes{15}); // once, however many names it has
        QCOMPARE(disk.containers, Bytes{3});
        QCOMPARE(disk.volumes, Bytes{40});
        QCOMPARE(disk.buildCache, Bytes{6});
        QCOMPARE(disk.volumeSizes.size(), 1);
        QCOMPARE(disk.sharedSizes.value(u"sha256:bb"_s), Bytes{2});
        QCOMPARE(diskUseFrom({}), DiskUse());
    }
};

QTEST_APPLESS_MAIN(TestStockJson)
#include "tst_stockjson.moc"
