// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/rejoin.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

struct Record
{
    qint64 second;
    QByteArray text;
};

// A log as the engine keeps it: times never go back, many lines share a second, many lines share their text.
QList<Record> randomLog(QRandomGenerator &random)
{
    QList<Record> log;
    qint64 second = 1'795'348'800;
    const int count = random.bounded(1, 60);
    for (int i = 0; i < count; ++i) {
        if (random.bounded(4) == 0)
            second += random.bounded(1, 5);
        log.append({second, random.bounded(3) == 0 ? QByteArray("same") : QByteArray::number(i)});
    }
    return log;
}

LogBatch batchOf(const QList<Record> &records)
{
    LogBatch batch;
    for (const Record &record : records)
        batch.append(record.text, record.second * 1'000'000'000, LogChannel::Output);
    return batch;
}

// Reads like PodmanLogStream: what was shown, reading after reading.
class Reader
{
public:
    // The engine sends what is not older than "since", up to some line, without some lines in the middle, and then ends.
    void read(const QList<Record> &log, qsizetype until, qsizetype lostFrom = 0, qsizetype lostTo = 0)
    {
        const bool joining = m_rejoin.hasSeenAnything();
        m_rejoin.beginReading();
        QList<Record> sent;
        for (qsizetype i = 0; i < until; ++i)
            if (log.at(i).second >= m_rejoin.sinceSeconds() && (i < lostFrom || i >= lostTo))
                sent.append(log.at(i));
        for (qsizetype at = 0; at < sent.size(); at += 3) {
            const LogBatch batch = batchOf(sent.mid(at, 3));
            show(joining ? m_rejoin.filter(batch) : batch);
        }
    }

    // Only the last lines are asked for.
    void readTail(const QList<Record> &log, qsizetype lines)
    {
        m_rejoin.beginInTheMiddle();
        m_rejoin.beginReading();
        show(batchOf(log.last(lines)));
    }

    void settle() { m_rejoin.settle(); }
    const QList<QByteArray> &shown() const { return m_shown; }

private:
    void show(const LogBatch &batch)
    {
        m_rejoin.note(batch);
        for (const LogLine &line : batch.lines)
            m_shown.append(batch.text(line).toByteArray());
    }

    LogRejoin m_rejoin;
    QList<QByteArray> m_shown;
};

} // namespace

class TestRejoin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rebuildsALogThatWasCutAnywhere()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            const QList<Record> log = randomLog(random);
            Reader reader;
            qsizetype kept = 0; // of the log, when the engine is read
            while (kept < log.size()) {
                kept += random.bounded(0, 12);
                kept = std::min(kept, log.size());
                // The engine may also forget to send its last lines.
                reader.read(log, std::max<qsizetype>(0, kept - random.bounded(0, 4)));
            }
            reader.read(log, log.size());
            reader.read(log, log.size());
            QList<QByteArray> expected;
            for (const Record &record : log)
                expected.append(record.text);
            QCOMPARE(reader.shown(), expected);
        }
    }

    void findsWhatWasLostInTheMiddle()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 3000; ++round) {
            const QList<Record> log = randomLog(random);
            Reader reader;
            const qsizetype from = random.bounded(static_cast<int>(log.size()));
            reader.read(log, log.size(), from, from + random.bounded(10));
            reader.read(log, log.size());
            reader.settle();
            reader.read(log, log.size());
            QList<QByteArray> shown = reader.shown();
            QList<QByteArray> expected;
            for (const Record &record : log)
                expected.append(record.text);
            std::ranges::sort(shown); // what was lost comes late
            std::ranges::sort(expected);
            QCOMPARE(shown, expected);
        }
    }

    void leavesOutWhatStandsBeforeTheTail()
    {
        const QList<Record> log{{10, "a"}, {10, "b"}, {10, "c"}, {10, "d"}, {11, "e"}};
        for (qsizetype tail = 1; tail <= log.size(); ++tail) {
            Reader reader;
            reader.readTail(log, tail);
            reader.read(log, log.size());
            QCOMPARE(reader.shown().size(), tail);
        }
    }

    void remembersNoMoreThanItNeeds()
    {
        LogRejoin rejoin;
        for (qint64 second = 1; second <= 1000; ++second) {
            QList<Record> lines;
            for (int i = 0; i < 500; ++i)
                lines.append({second, QByteArray::number(i)});
            rejoin.note(batchOf(lines));
        }
        QVERIFY(rejoin.sinceSeconds() >= 600); // 200,000 lines
        rejoin.settle();
        QCOMPARE(rejoin.sinceSeconds(), 1000);
    }

    void hasNothingToJoinAtFirst()
    {
        LogRejoin rejoin;
        QVERIFY(!rejoin.hasSeenAnything());
        QCOMPARE(rejoin.sinceSeconds(), 0);
        rejoin.note(batchOf({{0, "no time"}}));
        QVERIFY(!rejoin.hasSeenAnything());
        rejoin.note(batchOf({{5, "x"}, {6, "y"}}));
        QVERIFY(rejoin.hasSeenAnything());
        QCOMPARE(rejoin.sinceSeconds(), 0); // from the beginning: perhaps the first lines were lost
        rejoin.settle();
        QCOMPARE(rejoin.sinceSeconds(), 6);
    }

    void leavesChannelAndCutsAlone()
    {
        LogRejoin rejoin;
        LogBatch batch;
        batch.append("x", 5'000'000'000, LogChannel::Error);
        batch.lines.last().isPartial = true;
        rejoin.beginReading();
        QCOMPARE(rejoin.filter(batch), batch);
    }

    // A clock that was set back: what was shown is never shown again.
    void showsNothingTwiceWhenTimeGoesBack()
    {
        const QList<Record> log{{10, "a"}, {12, "b"}, {11, "c"}, {12, "d"}};
        Reader reader;
        reader.read(log, 4);
        reader.read(log, 4);
        QCOMPARE(reader.shown(), (QList<QByteArray>{"a", "b", "c", "d"}));
    }
};

QTEST_GUILESS_MAIN(TestRejoin)
#include "tst_rejoin.moc"
