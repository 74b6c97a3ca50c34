// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/memoryevidence.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QByteArray id("43b84fc0cee3c80e5e95a49a92f25b50aa5be2c283a045cf3d29b6324721be9b");
const QByteArray pod("7298eaa5c380e91deb36db90cb9450840b10d00fbbdd83a20f5b6178fa8f8922");

QByteArray record(const QByteArray &path)
{
    return "6,1234,4026433125,-;oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=libpod-x,mems_allowed=0,oom_memcg=" + path
        + ",task_memcg=" + path + ",task=sample,pid=4711,uid=0";
}

} // namespace

class TestMemoryEvidence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheKernelsRecord_data()
    {
        QTest::addColumn<QByteArray>("record");
        QTest::addColumn<QString>("engineId"); // empty: says nothing
        QTest::newRow("pod, cgroupfs") << record("/libpod_parent/" + pod + "/libpod-" + id) << QString::fromLatin1(id);
        QTest::newRow("systemd") << record("/machine.slice/machine-libpod_pod_" + pod + ".slice/libpod-" + id + ".scope") << QString::fromLatin1(id);
        QTest::newRow("docker") << record("/docker/" + id) << QString::fromLatin1(id);
        QTest::newRow("no container") << record("/user.slice/user-1000.slice") << QString();
        QTest::newRow("the whole machine") << QByteArray("6,1,2,-;oom-kill:constraint=CONSTRAINT_NONE,nodemask=(null),global_oom,task_memcg=/libpod-" + id + ",task=x,pid=1,uid=0")
                                           << QString();
        QTest::newRow("another record") << QByteArray("6,1,2,-;Memory cgroup out of memory: Killed process 4711 (sample)") << QString();
        QTest::newRow("text that says so") << QByteArray("6,1,2,-;evil: oom-kill:oom_memcg=/libpod-" + id + ",x") << QString();
        QTest::newRow("cut off") << QByteArray("6,1") << QString();
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("odd bytes") << QByteArray("\0\xff;\xff,,,", 7) << QString();
    }

    void readsTheKernelsRecord()
    {
        QFETCH(QByteArray, record);
        QFETCH(QString, engineId);
        const auto kill = memoryKillFrom(record, 1'000'000);
        QCOMPARE(kill.has_value(), !engineId.isEmpty());
        if (kill)
            QCOMPARE(*kill, (MemoryKill{1'000'000 + 4'026'433, engineId}));
    }

    void readsTheCounters_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<qint64>("kills");
        QTest::newRow("version 1") << QByteArray("oom_kill_disable 0\nunder_oom 0\noom_kill 2\n") << qint64(2);
        QTest::newRow("version 2") << QByteArray("low 0\nhigh 0\nmax 31\noom 5\noom_kill 1\noom_group_kill 0\n") << qint64(1);
        QTest::newRow("none") << QByteArray("oom_kill_disable 0\nunder_oom 0\noom_kill 0\n") << qint64(0);
        QTest::newRow("an old kernel") << QByteArray("oom_kill_disable 0\nunder_oom 0\n") << qint64(0);
        QTest::newRow("empty") << QByteArray() << qint64(0);
        QTest::newRow("no number") << QByteArray("oom_kill many\n") << qint64(0);
    }

    void readsTheCounters()
    {
        QFETCH(QByteArray, file);
        QFETCH(qint64, kills);
        QCOMPARE(memoryKillsCounted(file), kills);
    }

    void findsNothingAboutWhoIsNotThere()
    {
        QVERIFY(findMemoryEvidence({}).isEmpty());
        QVERIFY(findMemoryEvidence({{u"0000"_s, u"/no/such/group"_s, {}}, {u"1111"_s, u"/../../etc"_s, {}}, {u"2222"_s, {}, {}}}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMemoryEvidence)
#include "tst_memoryevidence.moc"
