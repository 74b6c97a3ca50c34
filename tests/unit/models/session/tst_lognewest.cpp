// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/lognewest.h"

#include <QStringList>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// "100.5 text" at half past second 100; "!100.5 text" on the error channel.
LogBatch batchOf(const QStringList &lines)
{
    LogBatch batch;
    for (QString line : lines) {
        const bool isError = line.startsWith(u'!');
        line.remove(0, isError ? 1 : 0);
        const double seconds = line.section(u' ', 0, 0).toDouble();
        batch.append(line.section(u' ', 1).toUtf8(), static_cast<qint64>(seconds * 1000) * 1'000'000, isError ? LogChannel::Error : LogChannel::Output);
    }
    return batch;
}

QString textsOf(const LogBatch &batch)
{
    QStringList texts;
    for (const LogLine &line : batch.lines)
        texts.append(QString::fromUtf8(batch.text(line).toByteArray()));
    return texts.join(u' ');
}

} // namespace

class TestLogNewest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOn_data()
    {
        QTest::addColumn<QStringList>("shown");
        QTest::addColumn<QStringList>("again");
        QTest::addColumn<QString>("fresh");
        const auto row = [](const char *name, const QStringList &shown, const QStringList &again, const QString &fresh) {
            QTest::newRow(name) << shown << again << fresh;
        };
        row("nothing new", {u"1 a"_s, u"2 b"_s}, {u"2 b"_s}, {});
        row("one more", {u"1 a"_s, u"2 b"_s}, {u"2 b"_s, u"3 c"_s}, u"c"_s);
        row("more of the same second", {u"2 a"_s, u"2 b"_s}, {u"2 a"_s, u"2 b"_s, u"2 c"_s, u"3 d"_s}, u"c d"_s);
        row("one that was lost in the middle", {u"2 a"_s, u"2 c"_s}, {u"2 a"_s, u"2 b"_s, u"2 c"_s}, u"b"_s);
        row("the same words again", {u"2 a"_s, u"2 a"_s}, {u"2 a"_s, u"2 a"_s, u"2 a"_s, u"3 a"_s}, u"a a"_s);
        row("the same words on the other channel", {u"2 a"_s}, {u"2 a"_s, u"!2 a"_s}, u"a"_s);
        row("within a second", {u"2.5 a"_s}, {u"2.25 z"_s, u"2.5 a"_s, u"2.75 a"_s}, u"z a"_s);
        row("from further back than asked", {u"1 a"_s, u"2 b"_s}, {u"1 a"_s, u"2 b"_s, u"3 c"_s}, u"c"_s);
        row("without times nothing is left out", {u"0 a"_s}, {u"0 a"_s, u"0 b"_s}, u"a b"_s);
        row("nothing was shown", {}, {u"1 a"_s}, u"a"_s);
        row("a clock that goes back, later", {u"2 a"_s}, {u"2 a"_s, u"3 b"_s, u"1 c"_s}, u"b c"_s);
    }

    void goesOn()
    {
        QFETCH(QStringList, shown);
        QFETCH(QStringList, again);
        LogNewest newest;
        QCOMPARE(newest.take(batchOf(shown)), batchOf(shown));
        newest.readAgain();
        QTEST(textsOf(newest.take(batchOf(again))), "fresh");
    }

    void beginsWithTheNewestSecond()
    {
        LogNewest newest;
        QVERIFY(!newest.since().isValid());
        newest.take(batchOf({u"7.9 a"_s, u"8.75 b"_s, u"8.5 c"_s, u"0 d"_s}));
        QCOMPARE(newest.since(), QDateTime::fromSecsSinceEpoch(8, Qt::UTC));
    }

    void inSeveralBatchesAndSeveralTimes()
    {
        LogNewest newest;
        newest.take(batchOf({u"5 a"_s}));
        newest.take(batchOf({u"5 b"_s}));
        for (const char *more : {"c", "d", "e"}) {
            newest.readAgain();
            QCOMPARE(textsOf(newest.take(batchOf({u"5 a"_s}))), QString());
            QCOMPARE(textsOf(newest.take(batchOf({u"5 b"_s, u"5 "_s + QLatin1String(more)}))), QLatin1String(more));
            newest = LogNewest();
            newest.take(batchOf({u"5 a"_s, u"5 b"_s}));
        }
    }

    void keepsWhatIsSaidOfALine()
    {
        LogNewest newest;
        LogBatch batch = batchOf({u"!5 a"_s, u"6 b"_s});
        batch.lines.first().isPartial = true;
        QCOMPARE(newest.take(batch), batch);
    }
};

QTEST_GUILESS_MAIN(TestLogNewest)
#include "tst_lognewest.moc"
