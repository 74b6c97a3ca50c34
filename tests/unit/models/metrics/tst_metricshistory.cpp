// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/metrics/metricshistory.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 start = 1'795'348'800'000;

Sample sampleAt(qint64 time, std::optional<double> cpu = 0.5, qint64 memory = 100, const QString &container = u"a"_s)
{
    Sample sample;
    sample.time = time;
    sample.container = container;
    if (cpu)
        sample.cpu = CpuCores{*cpu};
    sample.memory = {memory};
    return sample;
}

Container running(const QString &id, double cpuLimit = 0, qint64 memoryLimit = 0)
{
    Container container;
    container.engineId = id;
    container.state = ContainerState::Running;
    container.limits = {{cpuLimit}, {memoryLimit}};
    return container;
}

ContainerGroup groupOf(const QList<Container> &containers)
{
    ContainerGroup group;
    group.containers = containers;
    return group;
}

} // namespace

class TestMetricsHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oldestFirstFromATime()
    {
        MetricsHistory history;
        QSignalSpy appended(&history, &MetricsHistory::samplesAppended);
        history.append({sampleAt(start), sampleAt(start, 0.1, 1, u"b"_s)});
        history.append({sampleAt(start + 1000), sampleAt(start + 2000)});
        QCOMPARE(appended.size(), 2);
        QCOMPARE(history.samples(u"a"_s, 0).size(), 3);
        QCOMPARE(history.samples(u"a"_s, start + 1000), (QList{sampleAt(start + 1000), sampleAt(start + 2000)}));
        QCOMPARE(history.samples(u"a"_s, start + 9000).size(), 0);
        QCOMPARE(history.samples(u"nobody"_s, 0).size(), 0);
        QCOMPARE(history.latest(u"a"_s), sampleAt(start + 2000));
        QVERIFY(!history.latest(u"nobody"_s));
    }

    // The oldest make room: what is kept of a container is bounded, whatever an engine sends.
    void keepsOnlyTheNewest()
    {
        MetricsHistory history;
        for (qint64 i = 0; i < 3 * MetricsHistory::capacity + 7; ++i)
            history.append({sampleAt(start + i * 1000)});
        const QList<Sample> kept = history.samples(u"a"_s, 0);
        QCOMPARE(kept.size(), MetricsHistory::capacity);
        QCOMPARE(kept.last().time, start + (3 * MetricsHistory::capacity + 6) * 1000);
        for (qsizetype i = 1; i < kept.size(); ++i)
            QCOMPARE(kept.at(i).time, kept.at(i - 1).time + 1000);
    }

    void forgetsWhoIsGone()
    {
        MetricsHistory history;
        history.append({sampleAt(start), sampleAt(start, 1, 1, u"b"_s)});
        history.keepOnly({u"b"_s, u"c"_s});
        QVERIFY(!history.latest(u"a"_s));
        QVERIFY(history.latest(u"b"_s));
    }

    void usageOfAContainer_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<bool>("isKnown");
        QTest::newRow("fresh") << int(ContainerState::Running) << qint64(0) << true;
        QTest::newRow("nearly old") << int(ContainerState::Running) << MetricsHistory::staleAfter << true;
        QTest::newRow("old") << int(ContainerState::Running) << MetricsHistory::staleAfter + 1 << false;
        QTest::newRow("of one that ended") << int(ContainerState::Terminated) << qint64(0) << false;
        QTest::newRow("of one that waits") << int(ContainerState::Waiting) << qint64(0) << false;
    }

    void usageOfAContainer()
    {
        QFETCH(int, state);
        QFETCH(qint64, age);
        QFETCH(bool, isKnown);
        MetricsHistory history;
        history.append({sampleAt(start, 0.25, 700)});
        Container container = running(u"a"_s, 2, 1000);
        container.state = static_cast<ContainerState>(state);
        const auto usage = history.usage(container, start + age);
        QCOMPARE(usage.has_value(), isKnown);
        if (isKnown)
            QCOMPARE(*usage, (Usage{CpuCores{0.25}, {2}, {700}, {1000}, start}));
    }

    void theEnginesLimitWhereTheSpecHasNone()
    {
        MetricsHistory history;
        Sample limited = sampleAt(start);
        limited.memoryLimit = {5000};
        history.append({limited});
        QCOMPARE(history.usage(running(u"a"_s), start)->memoryLimit, Bytes{5000});
        QCOMPARE(history.usage(running(u"a"_s, 0, 300), start)->memoryLimit, Bytes{300});
    }

    void usageOfAGroupIsTheSum()
    {
        MetricsHistory history;
        history.append({sampleAt(start, 0.25, 700), sampleAt(start - 2000, 0.5, 300, u"b"_s)});
        const ContainerGroup group = groupOf({running(u"a"_s, 2, 1000), running(u"b"_s, 1, 500), running(u"silent"_s, 4, 4)});
        QCOMPARE(history.usage(group, start), (Usage{CpuCores{0.75}, {3}, {1000}, {1500}, start - 2000}));
        QVERIFY(!history.usage(groupOf({}), start));
        QVERIFY(!history.usage(groupOf({running(u"silent"_s)}), start));
    }

    // A sum that leaves one out would say too little; a limit that leaves one out, too.
    void whatIsUnknownOfOneIsUnknownOfAll()
    {
        MetricsHistory history;
        history.append({sampleAt(start, 0.25, 700), sampleAt(start, std::nullopt, 300, u"b"_s)});
        for (const QList<Container> &containers : {QList{running(u"a"_s, 2), running(u"b"_s)}, QList{running(u"b"_s), running(u"a"_s, 2)}}) {
            const auto usage = history.usage(groupOf(containers), start);
            QVERIFY(!usage->cpu);
            QCOMPARE(usage->cpuLimit.value, 0.0);
            QCOMPARE(usage->memory, Bytes{1000});
        }
        history.append({sampleAt(start + 1000, 0.5, 300, u"b"_s)});
        QCOMPARE(history.usage(groupOf({running(u"a"_s), running(u"b"_s)}), start + 1000)->cpu->value, 0.75);
    }

    void aMemoryLimitThatOneHasNot()
    {
        MetricsHistory history;
        history.append({sampleAt(start, 0.25, 700), sampleAt(start, 0.25, 300, u"b"_s)});
        QCOMPARE(history.usage(groupOf({running(u"a"_s, 1, 1000), running(u"b"_s, 1, 0)}), start)->memoryLimit, Bytes{0});
    }
};

QTEST_GUILESS_MAIN(TestMetricsHistory)
#include "tst_metricshistory.moc"
