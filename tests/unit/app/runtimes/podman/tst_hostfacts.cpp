// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/podman/hostfacts.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(quayside::HostFacts)

namespace {

using Groups = HostFacts::ControlGroups;

HostFacts facts(bool root, bool mayRaise, Groups groups, bool systemd, bool runc)
{
    return {.isRoot = root, .mayRaiseLimits = mayRaise, .openFiles = 20'000, .processes = 96'365, .controlGroups = groups, .systemdRuns = systemd, .hasRunc = runc};
}

} // namespace

class TestHostFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void configuresWhatIsNeededAndNoMore_data()
    {
        QTest::addColumn<HostFacts>("machine");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("reasons");
        const QString limits = u"[containers]\ndefault_ulimits = [\"nofile=20000:20000\", \"nproc=32768:32768\"]\n"_s;
        const QString noSystemd = u"[engine]\ncgroup_manager = \"cgroupfs\"\nevents_logger = \"file\"\n"_s;
        QTest::newRow("a usual machine") << facts(true, true, Groups::Unified, true, true) << QString() << 0;
        QTest::newRow("a usual person") << facts(false, false, Groups::Unified, true, false) << QString() << 0;
        QTest::newRow("limited root") << facts(true, false, Groups::Unified, true, false) << limits << 1;
        QTest::newRow("no systemd") << facts(true, true, Groups::Unified, false, false) << noSystemd << 1;
        QTest::newRow("a person without systemd") << facts(false, false, Groups::Unified, false, false) << noSystemd << 1;
        QTest::newRow("hybrid, runc there") << facts(true, true, Groups::Hybrid, true, true) << u"[engine]\nruntime = \"runc\"\n"_s << 1;
        QTest::newRow("hybrid, no runc") << facts(true, true, Groups::Hybrid, true, false) << QString() << 0;
        QTest::newRow("legacy") << facts(true, true, Groups::Legacy, true, true) << QString() << 0;
        QTest::newRow("all of it") << facts(true, false, Groups::Hybrid, false, true) << limits + noSystemd + u"runtime = \"runc\"\n"_s << 3;
    }

    void configuresWhatIsNeededAndNoMore()
    {
        QFETCH(HostFacts, machine);
        QFETCH(QString, text);
        QFETCH(int, reasons);
        const ServiceConfiguration configuration = configureService(machine);
        QCOMPARE(configuration.containersConf, text);
        QCOMPARE(configuration.reasons.size(), reasons);
    }

    void asksForNoMoreThanIsReachable_data()
    {
        QTest::addColumn<qint64>("openFiles");
        QTest::addColumn<qint64>("processes");
        QTest::addColumn<QString>("line");
        QTest::newRow("unlimited") << qint64(0) << qint64(0) << u"nofile=1048576:1048576\", \"nproc=32768:32768"_s;
        QTest::newRow("few") << qint64(1024) << qint64(100) << u"nofile=1024:1024\", \"nproc=100:100"_s;
        QTest::newRow("many") << qint64(1) * 1024 * 1024 * 1024 << qint64(4'000'000) << u"nofile=1048576:1048576\", \"nproc=32768:32768"_s;
    }

    void asksForNoMoreThanIsReachable()
    {
        QFETCH(qint64, openFiles);
        QFETCH(qint64, processes);
        QFETCH(QString, line);
        HostFacts machine = facts(true, false, Groups::Unified, true, false);
        machine.openFiles = openFiles;
        machine.processes = processes;
        QVERIFY(configureService(machine).containersConf.contains(line));
    }

    void looksAtThisMachine()
    {
        const HostFacts machine = HostFacts::ofThisMachine();
        QVERIFY(machine.openFiles >= 0);
        QCOMPARE(configureService(machine), configureService(HostFacts::ofThisMachine()));
    }
};

QTEST_GUILESS_MAIN(TestHostFacts)
#include "tst_hostfacts.moc"
