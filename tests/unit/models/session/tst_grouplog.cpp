// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/logsearch.h"
#include "models/session/logrecorder.h"
#include "tests/support/keptlogs.h"
#include "tests/support/sessionbed.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QStringList textsOf(const LogLines &store, std::optional<LogRecord::Kind> kind = std::nullopt)
{
    QStringList texts;
    for (qint64 line = store.firstLine(); line < store.endLine(); ++line)
        if (const LogRecord record = store.at(line); !kind || record.kind == *kind)
            texts.append(QString::fromUtf8(record.text.toByteArray()));
    return texts;
}

QStringList linesOf(const LogLines &store)
{
    return textsOf(store, LogRecord::Kind::Line);
}

QStringList marksOf(const LogLines &store)
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

struct LogBed : SessionBed
{
    LogBed() { start(); }
    void show(const GroupId &id) { log = session.logs().open(id); }
    KeptLines &store() const { return log->lines(); }
    bool hasLine(const QString &line)
    {
        return waitFor([&] { return linesOf(store()).contains(line); });
    }

    std::shared_ptr<GroupLog> log;

protected:
    explicit LogBed(LogSegments *logs)
        : SessionBed(sample::SampleRuntime::Scenario::Empty, logs)
    {
        start();
    }
};

struct RecordingBed : LogBed
{
    explicit RecordingBed(KeptLogs &logs)
        : LogBed(&logs)
    {
    }
};

QStringList everyLineOf(KeptLogs &logs, const GroupId &id)
{
    QStringList lines = QString::fromUtf8(logs.textOf(id)).split(u'\n');
    lines.removeLast();
    return lines;
}

} // namespace

class TestGroupLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsThereAndWhatComes()
    {
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100, u"10"_s));
        bed.pass(3s);
        bed.show(id);
        QVERIFY(bed.hasLine(u"line 60 of sample"_s));
        const QStringList lines = linesOf(bed.store());
        QCOMPARE(lines, QStringList{u"sample is up"_s} + numbered(1, static_cast<int>(lines.size()) - 1));
        QCOMPARE(bed.store().sources(), QStringList{u"one"_s});
        QCOMPARE(marksOf(bed.store()), QStringList());
    }

    void beginsWithTheNewestLines()
    {
        LogBed bed;
        const int count = static_cast<int>(GroupLog::newestLines) + 5000;
        const GroupId id = bed.deployed(writer(u"web"_s, count, u"10000000"_s));
        bed.pass(1s);
        bed.show(id);
        QVERIFY(bed.waitFor([&] { return bed.store().lineCount() == GroupLog::newestLines; }));
        QCOMPARE(bed.store().at(0).text, QByteArrayView("line 5001 of sample"));
    }

    // Of a log that takes long to be read the end is there first.
    void showsTheNewestLinesOfALongLogAtOnce()
    {
        LogBed bed;
        const int count = static_cast<int>(GroupLog::newestLines);
        const GroupId id = bed.deployed(writer(u"web"_s, count, u"10000000"_s));
        bed.pass(1s);
        bed.show(id);
        const QSignalSpy changed(bed.log.get(), &GroupLog::shownChanged);
        QCOMPARE(&bed.log->shown(), &bed.store());
        bed.clock.advance(60ms);
        QVERIFY(bed.waitFor([&] { return changed.count() == 1; }));
        const QStringList newest = linesOf(bed.log->shown());
        QVERIFY(bed.store().lineCount() < count);
        QCOMPARE(newest, numbered(count - NewestLines::lines + 1, count));
        QCOMPARE(bed.log->shown().sources(), bed.store().sources());
        QVERIFY(bed.waitFor([&] { return changed.count() == 2; }));
        QCOMPARE(&bed.log->shown(), &bed.store());
        QCOMPARE(bed.store().at(bed.store().endLine() - 1).text, QByteArrayView("line 1000000 of sample"));
        bed.pass(1s);
        QCOMPARE(changed.count(), 2);
    }

    void showsAShortLogAtOnce()
    {
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100, u"1000"_s));
        bed.pass(3s);
        bed.show(id);
        const QSignalSpy changed(bed.log.get(), &GroupLog::shownChanged);
        QVERIFY(bed.hasLine(u"line 100 of sample"_s));
        bed.pass(1s);
        QCOMPARE(changed.count(), 0);
    }

    void eachContainerUnderItsName()
    {
        LogBed bed;
        const QStringList command{u"--lines"_s, u"2"_s, u"--lines-per-second"_s, u"10"_s, u"--http"_s, u"80"_s};
        const GroupId id = bed.deployed(sampleGroup(u"web"_s, {command, command}));
        bed.show(id);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 2 of sample"_s) == 2; }));
        QCOMPARE(bed.store().sources(), (QStringList{u"one"_s, u"two"_s}));
        QList<int> perSource{0, 0};
        for (qint64 line = bed.store().firstLine(); line < bed.store().endLine(); ++line)
            ++perSource[bed.store().at(line).source];
        QCOMPARE(perSource.first(), perSource.last());
    }

    void isReadOnceForAll()
    {
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 1000, u"10"_s));
        bed.show(id);
        QVERIFY(bed.hasLine(u"line 20 of sample"_s));
        QCOMPARE(bed.session.logs().open(id), bed.log);
        const std::weak_ptr<GroupLog> gone = bed.log;
        bed.log.reset();
        QVERIFY(gone.expired());
    }

    void writesTheEndBehindTheLastLine()
    {
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"job"_s, 30, u"20"_s, {u"--exit"_s, u"3"_s, u"--after"_s, u"0"_s}));
        bed.show(id);
        QVERIFY(bed.waitFor([&] { return !marksOf(bed.store()).isEmpty(); }));
        bed.pass(2s);
        QCOMPARE(textsOf(bed.store()), QStringList{u"sample is up"_s} + numbered(1, 30) + QStringList{u"one ended with exit code 3"_s});
    }

    void writesEveryLifeBetweenTheLines()
    {
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 1000, u"10"_s));
        bed.show(id);
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
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
        bed.show(id);
        QSignalSpy failures(bed.log.get(), &GroupLog::failed);
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
        LogBed bed;
        const GroupId id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
        bed.engine.loseEngine();
        bed.show(id);
        bed.pass(1s);
        QCOMPARE(linesOf(bed.store()), QStringList());
        bed.engine.bringEngineBack();
        QVERIFY(bed.hasLine(u"line 200 of sample"_s));
        QCOMPARE(linesOf(bed.store()).count(u"line 200 of sample"_s), 1);
    }

    void aGroupThatIsMadeAnew()
    {
        LogBed bed;
        const ContainerGroupSpec spec = writer(u"web"_s, 3, u"100"_s, {u"--http"_s, u"80"_s});
        const GroupId id = bed.deployed(spec);
        bed.show(id);
        QVERIFY(bed.hasLine(u"line 3 of sample"_s));
        bed.session.deleteGroup(id);
        QVERIFY(bed.waitFor([&] { return !bed.session.find(id); }));
        QCOMPARE(linesOf(bed.store()).size(), 4); // what was read stays
        bed.deployed(spec);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 3 of sample"_s) == 2; }));
        bed.pass(2s);
        QCOMPARE(linesOf(bed.store()).size(), 8);
        QCOMPARE(marksOf(bed.store()).filter(u"missing"_s), QStringList()); // the log of the first one was read to its end
    }

    void aGroupThatComesLater()
    {
        LogBed bed;
        bed.show(bed.id(u"later"_s));
        bed.pass(1s);
        bed.deployed(writer(u"later"_s, 3, u"100"_s));
        QVERIFY(bed.hasLine(u"line 3 of sample"_s));
    }

    // What another program, or this one before, has kept goes on where it ended.
    void goesOnWithWhatIsKept()
    {
        KeptLogs logs;
        GroupId id;
        RecordingBed bed(logs);
        id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
        bed.show(id);
        QVERIFY(bed.hasLine(u"line 400 of sample"_s));
        for (int i = 1; i <= 3; ++i) {
            bed.log.reset();
            bed.pass(std::chrono::milliseconds(3210 * i));
            bed.show(id);
            QVERIFY(bed.hasLine(u"line %1 of sample"_s.arg(400 + i * 1000)));
        }
        const QStringList lines = linesOf(bed.store());
        QCOMPARE(lines, QStringList{u"sample is up"_s} + numbered(1, static_cast<int>(lines.size()) - 1));
        QCOMPARE(marksOf(bed.store()), QStringList());
        QCOMPARE(textsOf(bed.store()).size(), everyLineOf(logs, id).size()); // and all of it is kept
    }

    // The container was deleted and made anew while nobody looked: nobody knows what its log said at its end.
    void aGapIsMarked()
    {
        KeptLogs logs;
        RecordingBed bed(logs);
        const ContainerGroupSpec spec = writer(u"web"_s, 100'000, u"50"_s);
        const GroupId id = bed.deployed(spec);
        bed.show(id);
        QVERIFY(bed.hasLine(u"line 400 of sample"_s));
        bed.log.reset();
        bed.session.deleteGroup(id);
        QVERIFY(bed.waitFor([&] { return !bed.session.find(id); }));
        bed.pass(75s);
        bed.deployed(spec);
        bed.show(id);
        QVERIFY(bed.waitFor([&] { return linesOf(bed.store()).count(u"line 300 of sample"_s) == 2; }));
        const QStringList marks = marksOf(bed.store()).filter(u"missing"_s);
        QCOMPARE(marks.size(), 1);
        QVERIFY2(marks.first().contains(u"0:01:"_s), qPrintable(marks.first()));
        const QStringList all = textsOf(bed.store());
        QCOMPARE(all.at(all.indexOf(marks.first()) + 1), u"sample is up"_s);
    }

    void isRecordedWithNobodyLooking()
    {
        KeptLogs logs;
        GroupId id;
        {
            RecordingBed bed(logs);
            id = bed.deployed(writer(u"web"_s, 100'000, u"50"_s));
            QVERIFY(!bed.session.logs().isRecorded(id));
            bed.session.logs().setRecorded(id, LogSegments::Recording::Always);
            QVERIFY(bed.waitFor([&] { return everyLineOf(logs, id).contains(u"line 300 of sample"_s); }));
        }
        RecordingBed next(logs); // an engine of its own: the group is gone
        QVERIFY(next.session.logs().isRecorded(id));
        next.pass(60s); // its clock begins anew too
        next.deployed(writer(u"web"_s, 100'000, u"50"_s));
        QVERIFY(next.waitFor([&] { return everyLineOf(logs, id).count(u"line 200 of sample"_s) == 2; }));
        next.session.logs().setRecorded(id, LogSegments::Recording::WhenLookedAt);
        const qsizetype before = everyLineOf(logs, id).size();
        next.pass(5s);
        QCOMPARE(everyLineOf(logs, id).size(), before);
    }

    // What memory cannot hold is read from what is kept.
    void memoryHasARoof()
    {
        KeptLogs logs;
        KeptLines lines(&logs, {{u"here"_s}, u"web"_s}, 2 * 1024 * 1024);
        QSignalSpy dropped(&lines, &LogLines::linesDropped);
        const int source = lines.addSource(u"one"_s);
        for (int i = 0; i < 100; ++i) {
            LogBatch batch;
            for (int line = 0; line < 1000; ++line)
                batch.append(QByteArray::number(i * 1000 + line).rightJustified(100, '.'), 1, LogChannel::Output);
            lines.append(source, batch);
        }
        QCOMPARE(lines.firstLine(), 0);
        QCOMPARE(lines.endLine(), 100'000);
        QCOMPARE(dropped.size(), 0);
        for (qint64 line = 0; line < 100'000; line += 997)
            QCOMPARE(lines.at(line).text, QByteArrayView(QByteArray::number(line).rightJustified(100, '.')));
        const auto pages = lines.pages();
        qint64 count = 0;
        for (qint64 end = pages->endLine(); end > pages->firstLine(); end = pages->pageStart(end - 1, LogPages::Want::Text)) {
            const LogPage page = pages->page(end - 1, LogPages::Want::Text);
            QCOMPARE(page.firstLine, pages->pageStart(end - 1, LogPages::Want::Text));
            count += end - page.firstLine;
        }
        QCOMPARE(count, 100'000);
    }

    // P-04: the newest first, over the border between memory and what is kept, each line once, also while that border moves.
    void searchesMemoryAndDisk()
    {
        KeptLogs logs;
        KeptLines lines(&logs, {{u"here"_s}, u"web"_s}, 2 * 1024 * 1024);
        lines.addSource(u"one"_s);
        const auto add = [&lines](int block) {
            LogBatch batch;
            for (int line = 0; line < 1000; ++line)
                batch.append(QByteArray("line " + QByteArray::number(block * 1000 + line)), 1, LogChannel::Output);
            lines.append(0, batch);
        };
        for (int block = 0; block < 200; ++block)
            add(block);
        LogSearch search;
        QList<qint64> oldest; // that was found by then
        connect(&search, &LogSearch::changed, this, [&] {
            if (search.found().count() > 0)
                oldest.append(search.found().at(0));
        });
        search.setLog(&lines);
        LogFilter filter;
        filter.terms = {{{u"7$"_s, TextQuery::Syntax::Regex, TextQuery::Case::Matters}}};
        QVERIFY(search.setFilter(filter));
        for (int block = 200; block < 260; ++block) {
            add(block);
            QTest::qWait(1);
        }
        QTRY_VERIFY(!search.isRunning());
        QTRY_COMPARE(search.found().count(), 26'000);
        for (qint64 place = 0; place < 26'000; ++place)
            QCOMPARE(search.found().at(place), place * 10 + 7);
        QVERIFY2(oldest.first() > 100'000, QByteArray::number(oldest.first()).constData()); // not from the beginning
        QVERIFY(std::ranges::is_sorted(oldest, std::ranges::greater()));
    }
};

QTEST_GUILESS_MAIN(TestGroupLog)
#include "tst_grouplog.moc"
