// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/polledlog.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A service that keeps so much of a log, and gives all of that at once.
struct Service
{
    static constexpr qsizetype kept = 4 * 1024 * 1024;

    class Answer final : public Operation<QByteArray>
    {
    public:
        explicit Answer(Result<QByteArray> answer)
            : m_answer(std::move(answer))
        {
        }

    protected:
        void start() override { m_answer ? finish(m_answer) : beginFail(m_answer.error()); }

    private:
        const Result<QByteArray> m_answer;
    };

    // So many lines more, a thousand each second.
    void write(int lines, qsizetype length = 40)
    {
        for (int i = 0; i < lines; ++i, ++count) {
            const QDateTime time = QDateTime::fromMSecsSinceEpoch(1'795'305'600'000 + count, Qt::UTC);
            text += time.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "123456Z line " + QByteArray::number(count).leftJustified(length, '.') + '\n';
        }
        if (text.size() > kept)
            text = text.last(kept); // in the middle of a line
    }
    Operation<QByteArray> *ask()
    {
        ++asked;
        return new Answer(isDown ? Result<QByteArray>(failure(Error::Kind::Unreachable, u"It is away."_s)) : Result<QByteArray>(text));
    }

    QByteArray text;
    int count = 0;
    int asked = 0;
    bool isDown = false;
};

struct PollBed
{
    explicit PollBed(Service &its, const LogOptions &options = {})
        : service(its)
        , log(clock, [this] { return service.ask(); }, 5s, options)
    {
        QObject::connect(&log, &LogStream::linesArrived, [this](const LogBatch &batch) {
            for (const LogLine &line : batch.lines) {
                const QByteArray text = batch.text(line).toByteArray();
                numbers.append(text.startsWith("line ") ? text.mid(5).replace('.', "").toInt() : -2);
            }
        });
        QObject::connect(&log, &LogStream::gapFound, [this] { numbers.append(-1); });
        QObject::connect(&log, &LogStream::ended, [this] { ++answers; });
        QObject::connect(&log, &LogStream::failed, [this] { ++failures; });
        waitFor(1);
    }
    void waitFor(int count)
    {
        [&] { QTRY_COMPARE(answers + failures, count); }();
    }
    void poll()
    {
        clock.advance(5s);
        waitFor(answers + failures + 1);
    }

    Service &service;
    ManualClock clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    QList<int> numbers; // of the lines; -1 is a gap
    int answers = 0;
    int failures = 0;
    PolledLog log; // the last: it tells the others
};

QList<int> upTo(int first, int end)
{
    QList<int> numbers;
    for (int i = first; i < end; ++i)
        numbers.append(i);
    return numbers;
}

} // namespace

class TestPolledLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineOnce()
    {
        Service service;
        service.write(2500);
        PollBed bed(service);
        QCOMPARE(bed.numbers, upTo(0, 2500));
        bed.poll();
        for (int i = 1; i < 6; ++i) {
            service.write(i * 700); // some end within a second, and more of it comes
            bed.poll();
        }
        QCOMPARE(bed.numbers, upTo(0, service.count));
    }

    // The beginning of what the service keeps moves on.
    void whatIsForgottenWasShown()
    {
        Service service;
        service.write(5000, 1000);
        QVERIFY(service.text.size() == Service::kept);
        PollBed bed(service);
        const int first = bed.numbers.value(0);
        QVERIFY(first > 0);
        for (int i = 0; i < 10; ++i) {
            service.write(1000, 1000);
            bed.poll();
        }
        QCOMPARE(bed.numbers, upTo(first, service.count));
    }

    void whatNobodySawIsSaid()
    {
        Service service;
        service.write(100);
        PollBed bed(service);
        service.write(9000, 1000);
        bed.poll();
        const auto gap = bed.numbers.indexOf(-1);
        QCOMPARE(gap, 100);
        QCOMPARE(bed.numbers.first(gap), upTo(0, 100));
        QCOMPARE(bed.numbers.mid(gap + 1), upTo(bed.numbers.at(gap + 1), service.count));
        service.write(10);
        bed.poll();
        QCOMPARE(bed.numbers.count(-1), 1);
        QCOMPARE(bed.numbers.last(), service.count - 1);
    }

    void beginsWithTheLastLines()
    {
        Service service;
        service.write(100);
        LogOptions options;
        options.tail = 10;
        PollBed bed(service, options);
        QCOMPARE(bed.numbers, upTo(90, 100));
        service.write(5);
        bed.poll();
        QCOMPARE(bed.numbers, upTo(90, 105));
    }

    // Whatever the times say, and with line ends that come late.
    void timesThatGoBack()
    {
        Service service;
        service.text = "2026-11-22T00:00:02.5Z line 0\n2026-11-22T00:00:01Z line 1\n";
        PollBed bed(service);
        service.text += "2026-11-22T00:00:00Z line 2\nline 3\n2026-11-22T00:00:02.5Z li";
        bed.poll();
        QCOMPARE(bed.numbers, upTo(0, 4));
        service.text += "ne 4\n";
        bed.poll();
        QCOMPARE(bed.numbers, upTo(0, 5));
        service.text += "2026-11-22T00:00:02.5Z line 5"; // it is the last, and has no end
        bed.log.finishReading();
        bed.waitFor(4);
        QCOMPARE(bed.numbers, upTo(0, 6));
    }

    void aServiceThatIsAway()
    {
        Service service;
        service.write(100);
        PollBed bed(service);
        service.isDown = true;
        bed.poll();
        QCOMPARE(bed.failures, 1);
        service.isDown = false;
        service.write(100);
        bed.poll();
        QCOMPARE(bed.numbers, upTo(0, 200));
    }

    void endsWhenTold()
    {
        Service service;
        PollBed bed(service);
        service.write(3);
        bed.log.finishReading();
        bed.waitFor(2);
        QCOMPARE(bed.numbers, upTo(0, 3));
        bed.clock.advance(60s);
        QTest::qWait(20);
        QCOMPARE(service.asked, 2);
    }

    void noMoreOftenThanWanted()
    {
        Service service;
        PollBed bed(service);
        bed.clock.advance(4s);
        QTest::qWait(20);
        QCOMPARE(service.asked, 1);
    }
};

QTEST_GUILESS_MAIN(TestPolledLog)
#include "tst_polledlog.moc"
