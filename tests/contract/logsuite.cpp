// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/logsuite.h"

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QList<QByteArray> numbered(int from, int to)
{
    QList<QByteArray> lines;
    for (int i = from; i <= to; ++i)
        lines.append("line " + QByteArray::number(i) + " of sample");
    return lines;
}

} // namespace

Result<GroupId> LogSuite::writer(int lines, const QString &rate, const QStringList &more, const QString &policy)
{
    const QStringList command{u"--lines"_s, QString::number(lines), u"--lines-per-second"_s, rate};
    return outcome(runtime().createGroup(groupOf(nameFor(u"log"_s), {command + more}, policy)));
}

void LogSuite::givesEveryLineOnce()
{
    const auto id = writer(10'000, u"1000000"_s);
    QVERIFY2(id, wordsOf(id).constData());
    QCOMPARE(waitForState(*id, GroupState::Succeeded).state, GroupState::Succeeded);
    for (const bool follow : {false, true}) {
        LogReader log(runtime(), *id, u"one"_s, {follow, -1, {}});
        QVERIFY(waitFor([&] { return log.ends > 0; }));
        QCOMPARE(log.lines, QList<QByteArray>{"sample is up"} + numbered(1, 10'000));
        QCOMPARE(log.gaps, QStringList());
        QVERIFY(std::ranges::is_sorted(log.marks, {}, &LogLine::time));
        QVERIFY(std::abs(log.marks.last().time / 1'000'000 - bed().now().toMSecsSinceEpoch()) < 120'000);
    }
}

// Podman ends a followed log before it has sent everything.
void LogSuite::givesEveryLineOfAVeryLongLog()
{
    constexpr int many = 464'000;
    const auto id = writer(many, u"10000000"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return log.ends > 0; }, 60s));
    QCOMPARE(log.lines.size(), many + 1);
    for (int i = 1; i <= many; ++i)
        if (log.lines.at(i) != "line " + QByteArray::number(i) + " of sample")
            QFAIL(qPrintable(u"Line %1 is “%2”"_s.arg(QString::number(i), QString::fromUtf8(log.lines.at(i)))));
    QCOMPARE(log.gaps, QStringList());
}

void LogSuite::followsWhatIsWritten()
{
    const auto id = writer(30, u"40"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return log.lines.size() > 3; }));
    QVERIFY(log.lines.size() < 31); // it comes as it is written
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, QList<QByteArray>{"sample is up"} + numbered(1, 30));
}

void LogSuite::followsOverARestart()
{
    const auto id = writer(1'000'000, u"50"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return log.lines.size() > 5; }));
    SUCCEED(runtime().restartGroup(*id));
    QVERIFY(waitFor([&] { return log.count("sample is up") == 2 && log.lines.size() - log.lines.lastIndexOf("sample is up") > 5; }));
    const qsizetype second = log.lines.lastIndexOf("sample is up");
    QCOMPARE(log.lines.at(second - 1), QByteArray("sample was asked to stop"));
    QCOMPARE(log.lines.mid(1, second - 2), numbered(1, static_cast<int>(second) - 2));
    QCOMPARE(log.lines.sliced(second + 1), numbered(1, static_cast<int>(log.lines.size() - second) - 1));
}

void LogSuite::followsOverRestartsByPolicy()
{
    const auto id = writer(3, u"1000"_s, {u"--exit"_s, u"1"_s, u"--after"_s, u"0.1"_s}, u"OnFailure"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return log.count("sample is up") >= 3 && log.lines.size() % 4 == 0; }));
    const QList<QByteArray> once = QList<QByteArray>{"sample is up"} + numbered(1, 3);
    for (qsizetype at = 0; at < log.lines.size(); at += 4)
        QCOMPARE(log.lines.mid(at, 4), once);
}

void LogSuite::followsAGroupThatIsMadeAnew()
{
    const ContainerGroupSpec spec = groupOf(nameFor(u"anew"_s), {{u"--lines"_s, u"3"_s, u"--lines-per-second"_s, u"1000"_s, u"--http"_s, u"80"_s}});
    GET(id, runtime().createGroup(spec));
    LogReader log(runtime(), id, u"one"_s);
    QVERIFY(waitFor([&] { return log.lines.size() == 4; }));
    SUCCEED(runtime().deleteGroup(id));
    GET(again, runtime().createGroup(spec));
    QCOMPARE(again, id);
    QVERIFY(waitFor([&] { return log.count("sample is up") == 2; }));
    QVERIFY(waitFor([&] { return log.count("line 3 of sample") == 2; }));
}

void LogSuite::readsToTheEndWhenTold()
{
    const auto id = writer(2000, u"4000"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QCOMPARE(waitForState(*id, GroupState::Succeeded).state, GroupState::Succeeded);
    log.ends = 0;
    log.stream->finishReading();
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines, QList<QByteArray>{"sample is up"} + numbered(1, 2000));
}

void LogSuite::beginsWithTheLastLines()
{
    const auto id = writer(20, u"100000"_s);
    QVERIFY2(id, wordsOf(id).constData());
    QCOMPARE(waitForState(*id, GroupState::Succeeded).state, GroupState::Succeeded);
    const QList<QByteArray> all = QList<QByteArray>{"sample is up"} + numbered(1, 20);
    for (const int tail : {0, 1, 5, 1000})
        for (const bool follow : {false, true}) {
            LogReader log(runtime(), *id, u"one"_s, {follow, tail, {}});
            QVERIFY(waitFor([&] { return log.ends > 0; }));
            QCOMPARE(log.lines, all.sliced(std::max<qsizetype>(0, all.size() - tail)));
        }
}

void LogSuite::beginsAtATime()
{
    const auto id = writer(20, u"10"_s);
    QVERIFY2(id, wordsOf(id).constData());
    QCOMPARE(waitForState(*id, GroupState::Succeeded).state, GroupState::Succeeded);
    LogReader all(runtime(), *id, u"one"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return all.ends > 0; }));
    const qint64 second = all.marks.at(15).time / 1'000'000'000;
    LogReader some(runtime(), *id, u"one"_s, {false, -1, QDateTime::fromSecsSinceEpoch(second, Qt::UTC)});
    QVERIFY(waitFor([&] { return some.ends > 0; }));
    const auto first = std::ranges::find_if(all.marks, [second](const LogLine &line) { return line.time / 1'000'000'000 >= second; });
    QCOMPARE(some.lines, all.lines.sliced(first - all.marks.begin()));
    QVERIFY(some.lines.size() < all.lines.size());
}

void LogSuite::tellsErrorsFromOutput()
{
    const auto id = writer(20, u"100000"_s, {u"--stderr-every"_s, u"4"_s});
    QVERIFY2(id, wordsOf(id).constData());
    QCOMPARE(waitForState(*id, GroupState::Succeeded).state, GroupState::Succeeded);
    LogReader log(runtime(), *id, u"one"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return log.ends > 0; }));
    QCOMPARE(log.lines.size(), 21);
    for (qsizetype i = 0; i < log.lines.size(); ++i) {
        const int number = log.lines.at(i).split(' ').at(1).toInt(); // the order of the two channels is not promised
        QCOMPARE(log.marks.at(i).channel, number > 0 && number % 4 == 0 ? LogChannel::Error : LogChannel::Output);
    }
}

void LogSuite::saysWhenThereIsNoLog()
{
    LogReader gone(runtime(), {runtime().connection(), u"gone"_s}, u"one"_s);
    QVERIFY(waitFor([&] { return gone.failure.has_value(); }));
    QCOMPARE(gone.failure->kind, Error::Kind::NotFound);
    const auto id = writer(1, u"1"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader other(runtime(), *id, u"nosuch"_s, {false, -1, {}});
    QVERIFY(waitFor([&] { return other.failure.has_value(); }));
    QCOMPARE(other.failure->kind, Error::Kind::NotFound);
}

void LogSuite::survivesTheEnginesDeath()
{
    const auto id = writer(1'000'000, u"50"_s);
    QVERIFY2(id, wordsOf(id).constData());
    LogReader log(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return log.lines.size() > 5; }));
    const qsizetype before = log.lines.size();
    bed().killEngine();
    // Either the stream says so, or it has another way to the lines.
    QVERIFY(waitFor([&] { return log.failure.has_value() || log.lines.size() > before + 20; }));
    QVERIFY(!log.failure || log.failure->kind == Error::Kind::Unreachable);
    bed().restartEngine();
    SUCCEED(runtime().connectEngine());
    LogReader again(runtime(), *id, u"one"_s);
    QVERIFY(waitFor([&] { return again.lines.size() > before; }));
    QCOMPARE(again.lines, QList<QByteArray>{"sample is up"} + numbered(1, static_cast<int>(again.lines.size()) - 1));
}

void LogSuite::mayBeClosedAtAnyMoment()
{
    const auto id = writer(20'000, u"1000000"_s);
    QVERIFY2(id, wordsOf(id).constData());
    for (int i = 0; i < 20; ++i) {
        LogReader log(runtime(), *id, u"one"_s, {i % 2 == 0, -1, {}});
        bed().pass(std::chrono::milliseconds(i * 3));
    }
    // And by what it says.
    std::unique_ptr<LogStream> stream = runtime().openLogs(*id, u"one"_s, {});
    connect(stream.get(), &LogStream::linesArrived, this, [&] { stream.reset(); });
    QVERIFY(waitFor([&] { return !stream; }));
    stream = runtime().openLogs(*id, u"one"_s, {});
    connect(stream.get(), &LogStream::ended, this, [&] { stream.reset(); });
    QVERIFY(waitFor([&] { return !stream; }));
}

} // namespace quayside
