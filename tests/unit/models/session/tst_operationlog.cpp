// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/sessionbed.h"

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Ends when it is told to.
class Work final : public Operation<>
{
public:
    void say(const Progress &progress) { reportProgress(progress); }
    void end(const Result<> &result) { finish(result); }

protected:
    void start() override { }
};

JournalEntry entryOf(const QString &name)
{
    JournalEntry entry;
    entry.kind = ActionKind::Stop;
    entry.group = {{u"sample"_s}, name};
    entry.groupName = name;
    return entry;
}

JournalEntry keptEntry(const QString &id, ActionOutcome outcome, qint64 process = 1)
{
    JournalEntry entry = entryOf(u"kept"_s);
    entry.id = id;
    entry.startedAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'000, Qt::UTC);
    entry.outcome = outcome;
    entry.processId = process;
    return entry;
}

struct LogBed
{
    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    KeptJournal journal;
    OperationLog log{journal, clock};
    int retries = 0;

    // As the session does it.
    QString add(Work *work, const QString &name = u"web"_s)
    {
        const QString id = log.add(entryOf(name), work, [this] { ++retries; });
        work->onFinished(&log, [this, id](const Result<> &result) { log.finish(id, result ? std::nullopt : std::optional(result.error())); });
        return id;
    }
};

} // namespace

class TestOperationLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromBeginningToEnd()
    {
        LogBed bed;
        QSignalSpy added(&bed.log, &OperationLog::added);
        QSignalSpy changed(&bed.log, &OperationLog::changed);
        QSignalSpy finished(&bed.log, &OperationLog::finished);
        const QPointer work = new Work;
        const QString id = bed.add(work);
        QCOMPARE(added, QList<QVariantList>{{id}});
        const Activity &running = *bed.log.find(id);
        QVERIFY(running.isRunning() && !running.canRetry && !running.canUndo);
        QCOMPARE(running.entry.startedAt, bed.clock.now());
        QCOMPARE(running.entry.processId, QCoreApplication::applicationPid());
        QVERIFY(bed.log.anyRunning());
        QCOMPARE(bed.log.runningFor({{u"sample"_s}, u"web"_s}), &running);
        QVERIFY(!bed.log.runningFor({{u"sample"_s}, u"other"_s}));
        QCOMPARE(bed.journal.kept, QList{running.entry}); // at once: a crash must find it

        QCoreApplication::processEvents(); // it starts
        const Progress half{1, 2, u"Stopping one"_s, 0.5};
        work->say(half);
        QCOMPARE(changed, QList<QVariantList>{{id}});
        QCOMPARE(bed.log.find(id)->progress, half);

        bed.clock.advance(3s);
        work->end({});
        QCOMPARE(finished, QList<QVariantList>{{id}});
        const Activity &done = *bed.log.find(id);
        QCOMPARE(done.entry.outcome, ActionOutcome::Done);
        QCOMPARE(done.entry.endedAt, bed.clock.now());
        QVERIFY(!done.canRetry);
        QVERIFY(!bed.log.anyRunning());
        QCOMPARE(bed.journal.kept, QList{done.entry});
    }

    void aFailureCanBeRetriedOnce()
    {
        LogBed bed;
        const QPointer work = new Work;
        const QString id = bed.add(work);
        bed.log.retry(id);
        QCOMPARE(bed.retries, 0); // not while it runs
        QCoreApplication::processEvents();
        work->end(failure(Error::Kind::Timeout, u"It did not stop."_s, u"after 10 s"_s));
        const Activity &failed = *bed.log.find(id);
        QCOMPARE(failed.entry.outcome, ActionOutcome::Failed);
        QCOMPARE(failed.entry.summary, u"It did not stop."_s);
        QCOMPARE(failed.entry.detail, u"after 10 s"_s);
        QVERIFY(failed.canRetry);
        bed.log.retry(id);
        bed.log.retry(id);
        QCOMPARE(bed.retries, 1);
        QVERIFY(!bed.log.find(id)->canRetry);
        QCOMPARE(bed.journal.kept.first().outcome, ActionOutcome::Failed);
    }

    void cancelReachesTheOperation()
    {
        LogBed bed;
        const QPointer work = new Work;
        const QString id = bed.add(work);
        QCoreApplication::processEvents();
        bed.log.cancel(id);
        QCOMPARE(bed.log.find(id)->entry.outcome, ActionOutcome::Cancelled);
        QVERIFY(bed.log.find(id)->canRetry);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!work);
        bed.log.cancel(id); // it is gone
        bed.log.cancel(u"nobody's"_s);
    }

    void undoIsOfferedOnce()
    {
        LogBed bed;
        const QPointer work = new Work;
        const QString id = bed.add(work);
        QCoreApplication::processEvents();
        work->end({});
        int undone = 0;
        bed.log.undo(id);
        bed.log.offerUndo(id, [&] { ++undone; });
        QVERIFY(bed.log.find(id)->canUndo);
        bed.log.undo(id);
        bed.log.undo(id);
        QCOMPARE(undone, 1);
        QVERIFY(bed.log.find(id)->wasUndone && !bed.log.find(id)->canUndo);
    }

    void whatNobodyKnowsIsIgnored()
    {
        LogBed bed;
        QSignalSpy changed(&bed.log, &OperationLog::changed);
        bed.log.finish(u"x"_s, std::nullopt);
        bed.log.offerUndo(u"x"_s, [] { });
        bed.log.retry(u"x"_s);
        bed.log.undo(u"x"_s);
        QVERIFY(!bed.log.find(u"x"_s));
        QCOMPARE(changed.size(), 0);
        QVERIFY(bed.journal.kept.isEmpty());
    }

    void newestFirstAndOlderOnesInTheJournalOnly()
    {
        LogBed bed;
        QStringList ids;
        for (int i = 0; i < OperationLog::shownMost + 3; ++i) {
            const QPointer work = new Work;
            ids.prepend(bed.add(work, QString::number(i)));
            QCoreApplication::processEvents();
            work->end(failure(Error::Kind::Rejected, u"No."_s));
        }
        QCOMPARE(bed.log.activities().size(), OperationLog::shownMost);
        for (int i = 0; i < OperationLog::shownMost; ++i)
            QCOMPARE(bed.log.activities().at(i).entry.id, ids.at(i));
        QCOMPARE(bed.journal.kept.size(), OperationLog::shownMost + 3);
        bed.log.retry(ids.last()); // of one that is not shown
        QCOMPARE(bed.retries, 0);
    }

    void afterAKill()
    {
        LogBed bed;
        bed.journal.livingProcess = 77;
        bed.journal.kept = {keptEntry(u"other window"_s, ActionOutcome::Running, 77), keptEntry(u"killed"_s, ActionOutcome::Running),
                            keptEntry(u"done"_s, ActionOutcome::Done), keptEntry(u"killed before"_s, ActionOutcome::Interrupted)};
        QList<JournalEntry> news;
        connect(&bed.log, &OperationLog::loaded, this, [&](const QList<JournalEntry> &interrupted) { news = interrupted; });
        QStringList asked;
        QVERIFY(bed.log.load([&](const JournalEntry &entry) {
            asked.append(entry.id);
            return entry.id == u"killed" ? OperationLog::Again([&] { ++bed.retries; }) : OperationLog::Again();
        }));
        QCOMPARE(news.size(), 1);
        QCOMPARE(news.first().id, u"killed"_s);
        const JournalEntry killed = bed.log.find(u"killed"_s)->entry;
        QCOMPARE(killed.outcome, ActionOutcome::Interrupted);
        QCOMPARE(killed.endedAt, bed.clock.now());
        QCOMPARE(bed.journal.kept.at(1), killed); // the next start has no news
        QCOMPARE(bed.log.find(u"other window"_s)->entry, bed.journal.kept.first());
        QVERIFY(bed.log.find(u"other window"_s)->isRunning());
        QCOMPARE(asked, (QStringList{u"killed"_s, u"killed before"_s}));
        QVERIFY(bed.log.find(u"killed"_s)->canRetry);
        QVERIFY(!bed.log.find(u"killed before"_s)->canRetry && !bed.log.find(u"done"_s)->canRetry);
        bed.log.retry(u"killed"_s);
        QCOMPARE(bed.retries, 1);
        disconnect(&bed.log, nullptr, this, nullptr);
    }

    void aJournalThatCannotBeRead()
    {
        LogBed bed;
        bed.journal.refusal = Error{Error::Kind::Storage, u"The disk is gone."_s, {}};
        const Result<> loaded = bed.log.load();
        QVERIFY(!loaded);
        QCOMPARE(loaded.error(), *bed.journal.refusal);
        const auto work = std::make_unique<Work>();
        bed.add(work.get()); // and it works without
        QVERIFY(bed.log.anyRunning());
    }
};

QTEST_GUILESS_MAIN(TestOperationLog)
#include "tst_operationlog.moc"
