// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString explained(std::optional<int> exitCode, MemoryEvidence evidence = MemoryEvidence::None)
{
    Container container;
    container.state = ContainerState::Terminated;
    container.exitCode = exitCode;
    container.memoryEvidence = evidence;
    return format::explainEnd(container);
}

} // namespace

class TestContainerEnd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // REFERENCE 4.3, and what a shell and an engine mean by theirs.
    void exitCodes_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](int code, const QString &words) { QTest::addRow("%d", code) << code << words; };
        row(0, u"finished normally"_s);
        row(1, u"the program reported an error; its log says which"_s);
        row(2, u"the program ended with a code of its own"_s);
        row(124, u"the program ended with a code of its own"_s);
        row(125, u"the engine could not start the container"_s);
        row(126, u"the command was found but could not be run; check its permissions"_s);
        row(127, u"the command was not found in the image"_s);
        row(128, u"the program ended with a code of its own"_s);
        row(129, u"ended by signal 1"_s);
        row(130, u"ended by signal 2"_s);
        row(134, u"ended by signal 6"_s);
        row(137, u"killed by force (signal 9); nothing tells whether memory was the reason"_s);
        row(139, u"the program crashed (segmentation fault)"_s);
        row(143, u"asked to end (signal 15), and it did"_s);
        row(159, u"ended by signal 31"_s);
        row(160, u"the program ended with a code of its own"_s);
        row(255, u"the program ended with a code of its own"_s);
        row(7147, u"stopped by the platform in good order"_s);
        row(7148, u"stopped by the platform by force"_s);
        row(7149, u"the program ended with a code of its own"_s);
        row(-1073741510, u"the program ended with a code of its own"_s);
    }

    void exitCodes()
    {
        QFETCH(int, code);
        QFETCH(QString, words);
        QCOMPARE(explained(code), u"Exit code %1: %2."_s.arg(QString::number(code), words));
    }

    void memory_data()
    {
        QTest::addColumn<MemoryEvidence>("evidence");
        QTest::addColumn<QString>("words");
        QTest::newRow("nothing") << MemoryEvidence::None << u"killed by force (signal 9); nothing tells whether memory was the reason"_s;
        QTest::newRow("engine") << MemoryEvidence::EngineFlag << u"out of memory, says the engine"_s;
        QTest::newRow("kernel") << MemoryEvidence::KernelLog
                                << u"out of memory: the kernel's log says that it killed a process of this container at its limit"_s;
        QTest::newRow("control group") << MemoryEvidence::CgroupCounter
                                       << u"out of memory: the kernel counted a kill in the container's control group"_s;
        QTest::newRow("samples") << MemoryEvidence::SamplesNearLimit << u"probably out of memory: its last sample was close to the limit"_s;
    }

    void memory()
    {
        QFETCH(MemoryEvidence, evidence);
        QFETCH(QString, words);
        QCOMPARE(explained(137, evidence), u"Exit code 137: %1."_s.arg(words));
    }

    // A child that was killed makes its parent end with a code of the parent's own; the evidence still says why.
    void memoryExplainsOtherFailures()
    {
        QCOMPARE(explained(1, MemoryEvidence::KernelLog),
                 u"Exit code 1: out of memory: the kernel's log says that it killed a process of this container at its limit."_s);
    }

    // Who finished normally did not end for want of memory, whatever was killed beside it.
    void memoryDoesNotExplainSuccess()
    {
        QCOMPARE(explained(0, MemoryEvidence::CgroupCounter), u"Exit code 0: finished normally."_s);
        QCOMPARE(explained(143, MemoryEvidence::SamplesNearLimit), u"Exit code 143: asked to end (signal 15), and it did."_s);
    }

    // What nobody knows is not 0.
    void noExitCode()
    {
        QCOMPARE(explained(std::nullopt), u"Ended; its exit code is not known."_s);
        QCOMPARE(explained(std::nullopt, MemoryEvidence::EngineFlag), u"Ended: out of memory, says the engine."_s);
    }
};

QTEST_GUILESS_MAIN(TestContainerEnd)
#include "tst_containerend.moc"
