// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/logfeed.h"
#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList textsOf(const LogStore &store, std::optional<LogRecord::Kind> kind = std::nullopt)
{
    QStringList texts;
    for (qint64 line = store.firstLine(); line < store.endLine(); ++line)
        if (const LogRecord record = store.at(line); !kind || record.kind == *kind)
            texts.append(QString::fromUtf8(record.text.toByteArray()));
    return texts;
}

QStringList linesOf(const LogStore &store)
{
    return textsOf(store, LogRecord::Kind::Line);
}

QStringList marksOf(const LogStore &store)
{
    return textsOf(store, LogRecord::Kind::Mark);
}

QStringList numbered(int from, int to)
{
    QStringList lines;
    for (int i = from; i <= to; ++i)
        lines.append(u"line %1 of sample"_s.arg(i));
    return lines;
}

ContainerGroupSpec writer(const QString &name, int lines, const QString &rate, const QStringList &more = {}, const QString &policy = u"Never"_s)
{
    return sampleGroup(name, {QStringList{u"--lines"_s, QString::number(lines), u"--lines-per-second"_s, rate} + more}, policy);
}

struct FeedBed : SessionBed
{
    FeedBed() { start(); }
    LogFeed feed{session};
    LogStore &store() { return feed.store(); }
    bool hasLine(const QString &line)
    {
        return waitFor([&] { return linesOf(store()).contains(line); });
    }
};

} // namespace

class TestLogFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsThereAndWhatComes()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100, u"10"_s));
        bed.pass(3s);
        QVERIFY(!bed.feed.isShowing());
        bed.feed.show(id);
        QVERIFY(bed.feed.isShowing());
        QVERIFY(bed.hasLine(u"line 60 of sample"_s));
        const QStringList lines = linesOf(bed.store());
        QCOMPARE(lines, QStringList{u"sample is up"_s} + numbered(1, static_cast<int>(lines.size()) - 1));
        QCOMPARE(bed.store().sources(), QStringList{u"one"_s});
        QCOMPARE(marksOf(bed.store()), QStringList());
    }

    void beginsWithTheNewestThousand()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 5000, u"100000"_s));
        bed.pass(1s);
        bed.feed.show(id);
        QVERIFY(bed.hasLine(u"line 5000 of sample"_s));
        QCOMPARE(linesOf(bed.store()), numbered(4001, 5000));
    }

    void eachContainerUnderItsName()
    {
        FeedBed bed;
        const QStringList command{u"--lines"_s, u"2"_s, u"--lines-per-second"_s, u"10"_s, u"--http"_s, u"80"_s};
        const GroupId id = bed.deployed(sampleGroup(u"web"_s, {command, command}));
        bed.feed.show(id);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 2 of sample"_s) == 2; }));
        QCOMPARE(bed.store().sources(), (QStringList{u"one"_s, u"two"_s}));
        QList<int> perSource{0, 0};
        for (qint64 line = bed.store().firstLine(); line < bed.store().endLine(); ++line)
            ++perSource[bed.store().at(line).source];
        QCOMPARE(perSource.first(), perSource.last());
        // And one alone.
        bed.feed.show(id, u"two"_s);
        QVERIFY(bed.hasLine(u"line 2 of sample"_s));
        QCOMPARE(bed.store().sources(), QStringList{u"two"_s});
        QCOMPARE(linesOf(bed.store()).count(u"line 2 of sample"_s), 1);
    }

    void anotherGroupTakesTheScreen()
    {
        FeedBed bed;
        const GroupId first = bed.deployed(writer(u"first"_s, 1000, u"10"_s));
        const GroupId second = bed.deployed(writer(u"second"_s, 1, u"10"_s));
        bed.feed.show(first);
        QVERIFY(bed.hasLine(u"line 20 of sample"_s));
        QSignalSpy cleared(&bed.store(), &LogStore::cleared);
        bed.feed.show(first); // no change
        QCOMPARE(cleared.size(), 0);
        bed.feed.show(second);
        QCOMPARE(cleared.size(), 1);
        bed.pass(2s);
        QCOMPARE(linesOf(bed.store()), (QStringList{u"sample is up"_s, u"line 1 of sample"_s}));
        bed.feed.show(std::nullopt);
        bed.pass(1s);
        QCOMPARE(bed.store().lineCount(), 0);
    }

    void writesTheEndBehindTheLastLine()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"job"_s, 30, u"20"_s, {u"--exit"_s, u"3"_s, u"--after"_s, u"0"_s}));
        bed.feed.show(id);
        QVERIFY(bed.waitFor([&] { return !marksOf(bed.store()).isEmpty(); }));
        bed.pass(2s);
        QCOMPARE(textsOf(bed.store()), QStringList{u"sample is up"_s} + numbered(1, 30) + QStringList{u"one ended with exit code 3"_s});
    }

    void writesEveryLifeBetweenTheLines()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 1000, u"10"_s));
        bed.feed.show(id);
        QVERIFY(bed.hasLine(u"line 5 of sample"_s));
        bed.session.restartGroup(id);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 5 of sample"_s) == 2; }));
        const QStringList all = textsOf(bed.store());
        QVERIFY(all.indexOf(u"one started"_s) > all.indexOf(u"sample was asked to stop"_s));
        QCOMPARE(all.count(u"one started"_s), 1);
        QCOMPARE(all.count(u"sample is up"_s), 2);
    }

    // R-01's little sister: an engine that was away for a while leaves no hole and no doubles.
    void anEngineThatComesBack()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
        bed.feed.show(id);
        QSignalSpy failures(&bed.feed, &LogFeed::failed);
        for (int i = 1; i <= 3; ++i) {
            QVERIFY(bed.hasLine(u"line %1 of sample"_s.arg(i * 400)));
            bed.engine.loseEngine();
            bed.pass(3s);
            QCOMPARE(failures.size(), i);
            bed.engine.bringEngineBack();
            QVERIFY(bed.waitFor([&] { return !bed.watcher().isStale(); }));
        }
        QVERIFY(bed.hasLine(u"line 1400 of sample"_s));
        const QStringList lines = linesOf(bed.store());
        QCOMPARE(lines, QStringList{u"sample is up"_s} + numbered(1, static_cast<int>(lines.size()) - 1));
    }

    void anEngineThatIsGoneWhenTheLogIsOpened()
    {
        FeedBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
        bed.engine.loseEngine();
        bed.feed.show(id);
        bed.pass(1s);
        QCOMPARE(linesOf(bed.store()), QStringList());
        bed.engine.bringEngineBack();
        QVERIFY(bed.hasLine(u"line 200 of sample"_s));
        QCOMPARE(linesOf(bed.store()).count(u"line 200 of sample"_s), 1);
    }

    void aGroupThatIsMadeAnew()
    {
        FeedBed bed;
        const ContainerGroupSpec spec = writer(u"web"_s, 3, u"100"_s, {u"--http"_s, u"80"_s});
        const GroupId id = bed.deployed(spec);
        bed.feed.show(id);
        QVERIFY(bed.hasLine(u"line 3 of sample"_s));
        bed.session.deleteGroup(id);
        QVERIFY(bed.waitFor([&] { return !bed.session.find(id); }));
        QCOMPARE(linesOf(bed.store()).size(), 4); // what was read stays
        bed.deployed(spec);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 3 of sample"_s) == 2; }));
        bed.pass(2s);
        QCOMPARE(linesOf(bed.store()).size(), 8);
    }

    void aGroupThatComesLater()
    {
        FeedBed bed;
        bed.feed.show(bed.id(u"later"_s));
        bed.pass(1s);
        bed.deployed(writer(u"later"_s, 3, u"100"_s));
        QVERIFY(bed.hasLine(u"line 3 of sample"_s));
    }
};

QTEST_GUILESS_MAIN(TestLogFeed)
#include "tst_logfeed.moc"
