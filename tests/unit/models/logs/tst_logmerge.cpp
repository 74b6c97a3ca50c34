// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/clock.h"
#include "models/logs/logmerge.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct MergeBed
{
    MergeBed()
    {
        QObject::connect(&merge, &LogMerge::merged, [this](const LogPage &page) {
            text += page.text;
            count += page.lines;
        });
    }
    // Lines that are called after their source and time.
    void add(int source, const QList<int> &times)
    {
        LogPage page;
        for (const int time : times)
            page.append(QByteArray("abc"[source] + QByteArray::number(time)), {time, static_cast<quint16>(source), LogChannel::Output, LineStamp::Kind::Line, false});
        merge.add(source, page);
    }
    QByteArray taken() { return std::exchange(text, {}).replace('\n', ' ').trimmed(); }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(0)};
    LogMerge merge{clock};
    QByteArray text;
    qint64 count = 0;
};

} // namespace

class TestLogMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneAloneIsHandedOn()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.add(0, {1, 2});
        QCOMPARE(bed.taken(), QByteArray("a1 a2"));
    }

    void whatIsOldIsSorted()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        bed.add(0, {1, 4, 6});
        QCOMPARE(bed.taken(), QByteArray());
        bed.add(1, {2, 3, 5});
        QCOMPARE(bed.taken(), QByteArray("a1 b2 b3 a4 b5"));
        bed.merge.settle(1);
        QCOMPARE(bed.taken(), QByteArray("a6"));
    }

    void whatIsLiveWaitsForNobody()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        bed.merge.settle(0);
        bed.merge.settle(1);
        bed.add(0, {5});
        bed.add(1, {3});
        QCOMPARE(bed.taken(), QByteArray("a5 b3"));
    }

    void aSilentOneIsNotWaitedForLong()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        bed.add(0, {5});
        bed.clock.advance(99ms);
        QCOMPARE(bed.taken(), QByteArray());
        bed.clock.advance(1ms);
        QCOMPARE(bed.taken(), QByteArray("a5"));
        bed.add(0, {6});
        QCOMPARE(bed.taken(), QByteArray("a6"));
    }

    // One that delivers goes on being waited for.
    void aSlowOneIsWaitedFor()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        bed.add(0, {5});
        bed.clock.advance(66ms);
        bed.add(1, {1});
        QCOMPARE(bed.taken(), QByteArray("b1"));
        bed.clock.advance(66ms);
        bed.add(1, {2});
        QCOMPARE(bed.taken(), QByteArray("b2"));
        bed.clock.advance(1s);
        QCOMPARE(bed.taken(), QByteArray("a5"));
    }

    // whatever the times say, one source's lines keep their order, and none is lost.
    void timesThatGoBack()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        bed.merge.begin(2);
        bed.add(0, {9, 1, 0, 2});
        bed.add(1, {3, 10});
        bed.add(2, {0, 0});
        bed.merge.settle(2);
        bed.merge.settle(1);
        bed.merge.settle(0);
        QCOMPARE(bed.taken(), QByteArray("c0 c0 b3 a9 a1 a0 a2 b10"));
    }

    void muchThatWaitsIsHandedOn()
    {
        MergeBed bed;
        bed.merge.begin(0);
        bed.merge.begin(1);
        LogPage page;
        page.append(QByteArray(1024 * 1024, 'x'), {1, 0, LogChannel::Output, LineStamp::Kind::Line, false});
        for (int i = 0; i < 40; ++i)
            bed.merge.add(0, page);
        QTRY_VERIFY(bed.count >= 8);
        bed.clock.advance(1s);
        QTRY_COMPARE(bed.count, 40);
    }
};

QTEST_GUILESS_MAIN(TestLogMerge)
#include "tst_logmerge.moc"
