// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/logsegmentfiles.h"
#include "tests/support/privatepodman.h"
#include "tests/support/startedprogram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

struct Program : StartedProgram
{
    Program(const QString &home, const QStringList &arguments)
        : StartedProgram(QStringLiteral(QUAYSIDE_PROGRAM), home, arguments)
    {
    }
};

} // namespace

// "quayside background" on a real Podman, with real seconds.
class TestBackground : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_podman.obstacle().isEmpty())
            QSKIP(qPrintable(m_podman.obstacle()));
        qputenv("CONTAINER_HOST", QByteArray("unix://" + m_podman.socketPath().toUtf8()));
    }

    void oneDrivesAndTheOtherTakesOver()
    {
        // Well for two seconds after each start.
        deploy("name: alive\nlocation: westeurope\nproperties:\n  osType: Linux\n  restartPolicy: Always\n  containers:\n"
               "  - name: one\n    properties:\n      image: localhost/quayside-sample:1.0\n      command: [/sample, --http, '80', --fail-probe-after, '2']\n"
               "      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n"
               "      livenessProbe: {exec: {command: [/sample, check-health, '80']}, periodSeconds: 1, failureThreshold: 1}\n");
        Program first(m_home.path(), {u"background"_s});
        QVERIFY2(first.says(u"Drives 1 group"_s), first.said());
        QVERIFY2(first.says(u"Killing"_s), first.said());
        Program second(m_home.path(), {u"background"_s});
        QVERIFY2(second.says(u"Waits: quayside background (process %1)"_s.arg(first.process().processId())), second.said());
        first.send(SIGKILL);
        QVERIFY2(second.says(u"Drives 1 group"_s), second.said());
        QVERIFY2(second.says(u"Killing"_s), second.said()); // it was restarted by the first: it was well again, and failed again
        second.send(SIGTERM);
        QVERIFY(second.hasEnded());
        QCOMPARE(second.process().exitStatus(), QProcess::NormalExit);
        QCOMPARE(second.process().exitCode(), 0);
        QVERIFY(!m_podman.everything().filter(u"alive.one"_s).isEmpty()); // what runs goes on
    }

    void deletesWhatHasHadItsTime()
    {
        deploy("name: brief\nlocation: westeurope\nx-quayside: {timetable: {deleteAfter: 1s}}\nproperties:\n  osType: Linux\n  containers:\n"
               "  - name: one\n    properties:\n      image: localhost/quayside-sample:1.0\n      command: [/sample, --http, '80']\n"
               "      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n");
        QVERIFY(!m_podman.everything().filter(u"brief.one"_s).isEmpty());
        Program program(m_home.path(), {u"background"_s});
        QVERIFY2(program.says(u"Scheduled"_s, 1, 120'000), program.said());
        QTRY_VERIFY_WITH_TIMEOUT(m_podman.everything().filter(u"brief.one"_s).isEmpty(), 30'000);
    }

    void recordsWhatAPersonWantsRecorded()
    {
        deploy("name: talker\nlocation: westeurope\nproperties:\n  osType: Linux\n  containers:\n"
               "  - name: one\n    properties:\n      image: localhost/quayside-sample:1.0\n      command: [/sample, --lines-per-second, '10']\n"
               "      resources: {requests: {cpu: 0.1, memoryInGB: 0.1}}\n");
        const GroupId talker{{u"podman"_s}, u"talker"_s};
        const QString logs = m_home.filePath(u"quayside/logs"_s);
        LogSegmentFiles(logs).setRecorded(talker, LogSegments::Recording::Always);
        Program program(m_home.path(), {u"background"_s});
        QTRY_VERIFY_WITH_TIMEOUT(LogSegmentFiles(logs).open(talker)->nextLine() > 50, 60'000);
        program.send(SIGKILL);
        QVERIFY(program.hasEnded());
        const KeptLog kept = *LogSegmentFiles(logs).open(talker);
        const LogPage page = kept.pages->page(kept.pages->firstLine(), LogPages::Want::Text);
        QCOMPARE(page.text.count("line 7 of "), 1);
    }

private:
    void deploy(const QByteArray &spec)
    {
        QFile file(m_home.filePath(u"spec.yaml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(spec);
        file.close();
        Program program(m_home.path(), {u"deploy"_s, file.fileName(), u"--yes"_s, u"--on"_s, u"podman"_s});
        QVERIFY(program.hasEnded(120'000));
        QVERIFY2(program.process().exitCode() == 0, program.process().readAll().constData());
    }

    PrivatePodman m_podman;
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(TestBackground)
#include "tst_background.moc"
