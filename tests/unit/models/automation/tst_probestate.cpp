// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/proberun.h"

#include <QSignalSpy>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ProbeTiming thresholds(int failures, int successes)
{
    ProbeTiming timing;
    timing.failureThreshold = failures;
    timing.successThreshold = successes;
    return timing;
}

QChar sign(ProbeState::Verdict verdict)
{
    return verdict == ProbeState::Verdict::Undecided ? u'.' : verdict == ProbeState::Verdict::Well ? u'+' : u'-';
}

// An attempt that the test ends.
class Attempt final : public Operation<ProbeAnswer>
{
public:
    void answer(bool isWell) { finish(ProbeAnswer{isWell, isWell ? u"fine"_s : u"broken"_s}); }
    void refuse() { finish(failure(Error::Kind::Unreachable, u"Nobody there."_s)); }

protected:
    void start() override { }
};

// A probe of a run that has just begun, of which every attempt is at hand.
struct RunBed
{
    explicit RunBed(const ProbeTiming &timing, std::chrono::milliseconds age = 0ms)
        : run(clock, timing, age, [this] {
            times.append(clock.elapsed().count() / 1000);
            return attempt = new Attempt;
        })
    {
    }

    void pass(std::chrono::milliseconds time)
    {
        for (; time > 0ms; time -= 500ms) {
            clock.advance(500ms);
            QCoreApplication::processEvents();
        }
    }

    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    QList<qint64> times; // of attempts, in seconds
    QPointer<Attempt> attempt;
    ProbeRun run;
};

} // namespace

class TestProbeState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Answers as + and -, and the verdict after each.
    void verdicts_data()
    {
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("successes");
        QTest::addColumn<QString>("answers");
        QTest::addColumn<QString>("verdicts");
        QTest::newRow("well at once") << 3 << 1 << u"++"_s << u"++"_s;
        QTest::newRow("failed at the third") << 3 << 1 << u"---"_s << u"..-"_s;
        QTest::newRow("a success begins anew") << 3 << 1 << u"--+--+---"_s << u"..++++++-"_s;
        QTest::newRow("failed at the first") << 1 << 1 << u"+-+"_s << u"+-+"_s;
        QTest::newRow("well at the second") << 1 << 2 << u"+-++"_s << u".--+"_s;
        QTest::newRow("stays failed until then") << 2 << 3 << u"--++-+++"_s << u".------+"_s;
    }

    void verdicts()
    {
        QFETCH(int, failures);
        QFETCH(int, successes);
        QFETCH(QString, answers);
        ProbeState state(thresholds(failures, successes));
        QString verdicts;
        for (const QChar answer : std::as_const(answers)) {
            const ProbeState::Verdict before = state.verdict();
            const bool changed = state.take(answer == u'+');
            QCOMPARE(changed, before != state.verdict());
            verdicts.append(sign(state.verdict()));
        }
        QTEST(verdicts, "verdicts");
    }

    void timingOfASpec_data()
    {
        QTest::addColumn<int>("number"); // for every field
        QTest::addColumn<bool>("isLiveness");
        QTest::addColumn<QString>("timing");
        QTest::newRow("nothing below its bound") << -5 << true << u"0 1 1 1 1"_s;
        QTest::newRow("as it stands") << 7 << false << u"7 7 7 7 7"_s;
        QTest::newRow("liveness needs one success") << 7 << true << u"7 7 7 7 1"_s;
        QTest::newRow("nothing above a day") << 2'000'000'000 << false << u"86400 86400 86400 86400 86400"_s;
    }

    void timingOfASpec()
    {
        QFETCH(int, number);
        QFETCH(bool, isLiveness);
        const spec::Probe probe{{}, {}, number, number, number, number, number, {}};
        const ProbeTiming t = ProbeTiming::of(probe, isLiveness ? ProbeKind::Liveness : ProbeKind::Readiness);
        const QString text = u"%1 %2 %3 %4 %5"_s.arg(QString::number(t.initialDelay.count()), QString::number(t.period.count()), QString::number(t.timeout.count()),
                                                     QString::number(t.failureThreshold), QString::number(t.successThreshold));
        QTEST(text, "timing");
    }

    void defaults()
    {
        const ProbeTiming expected{0s, 10s, 1s, 3, 1};
        QCOMPARE(ProbeTiming::of({}, ProbeKind::Readiness), expected);
    }

    void delaysOfRestarts()
    {
        QList<qint64> delays;
        for (int restarts = 0; restarts < 8; ++restarts)
            delays.append(restartDelay(restarts).count());
        QCOMPARE(delays, (QList<qint64>{0, 10, 20, 40, 80, 160, 300, 300}));
        QCOMPARE(restartDelay(1'000'000), 300s);
    }

    void attemptsComeAtTheirTimes_data()
    {
        QTest::addColumn<int>("initialDelay");
        QTest::addColumn<int>("period");
        QTest::addColumn<int>("age"); // of the run, in seconds
        QTest::addColumn<QList<qint64>>("times");
        QTest::newRow("after the delay") << 5 << 10 << 0 << QList<qint64>{5, 15, 25};
        QTest::newRow("part of the delay is over") << 5 << 10 << 3 << QList<qint64>{2, 12, 22};
        QTest::newRow("an old run") << 5 << 10 << 500 << QList<qint64>{0, 10, 20};
        QTest::newRow("the clock was set back") << 5 << 10 << -3600 << QList<qint64>{5, 15, 25};
    }

    void attemptsComeAtTheirTimes()
    {
        QFETCH(int, initialDelay);
        QFETCH(int, period);
        QFETCH(int, age);
        ProbeTiming timing;
        timing.initialDelay = std::chrono::seconds(initialDelay);
        timing.period = std::chrono::seconds(period);
        RunBed bed(timing, std::chrono::seconds(age));
        for (int i = 0; i < 29; ++i) {
            bed.pass(1s);
            if (bed.attempt)
                bed.attempt->answer(true);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        }
        const QList<qint64> times = bed.times.mid(0, 3);
        QTEST(times, "times");
    }

    void silenceIsAFailure()
    {
        RunBed bed({0s, 10s, 2s, 3, 1});
        QSignalSpy answers(&bed.run, &ProbeRun::answered);
        bed.pass(1s);
        QVERIFY(bed.attempt);
        QCOMPARE(answers.size(), 0);
        bed.pass(2s);
        QCOMPARE(bed.run.state().failuresInRow(), 1);
        QVERIFY(bed.run.answer().output.contains(u"2 second"_s));
        bed.pass(20s); // it hangs: no second attempt beside it, and two more failures
        QCOMPARE(bed.times.size(), 1);
        QCOMPARE(bed.run.state().verdict(), ProbeState::Verdict::Failed);
        bed.attempt->answer(true); // too late to count
        QCOMPARE(bed.run.state().failuresInRow(), 3);
        bed.pass(8s);
        QCOMPARE(bed.times.size(), 2);
        bed.attempt->answer(true);
        QCOMPARE(bed.run.state().verdict(), ProbeState::Verdict::Well);
    }

    void whatCannotBeTriedSaysNothing()
    {
        RunBed bed({0s, 10s, 1s, 1, 1});
        bed.pass(500ms);
        bed.attempt->answer(true);
        bed.pass(10s);
        QSignalSpy answers(&bed.run, &ProbeRun::answered);
        bed.attempt->refuse();
        bed.pass(5s);
        QCOMPARE(answers.size(), 0);
        QCOMPARE(bed.run.state().verdict(), ProbeState::Verdict::Well);
        QCOMPARE(bed.run.obstacle(), u"Nobody there."_s);
    }
};

QTEST_GUILESS_MAIN(TestProbeState)
#include "tst_probestate.moc"
