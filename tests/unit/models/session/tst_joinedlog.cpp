// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/joinedlog.h"
#include "models/session/logrecorder.h"
#include "tests/support/sessionbed.h"

#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = LogRecord::Kind;

namespace {

QStringList lines(int count, const QString &name)
{
    return {u"--lines"_s, QString::number(count), u"--lines-per-second"_s, u"10"_s, u"--name"_s, name};
}

// Every line as "group/container text", of one kind.
QStringList textsOf(const LogLines &log, Kind kind)
{
    QStringList texts;
    for (qint64 line = log.firstLine(); line < log.endLine(); ++line)
        if (const LogRecord record = log.at(line); record.kind == kind)
            texts.append(log.sources().at(record.source) + u' ' + QString::fromUtf8(record.text.toByteArray()));
    return texts;
}

QList<qint64> timesOf(const LogLines &log)
{
    QList<qint64> times;
    for (qint64 line = log.firstLine(); line < log.endLine(); ++line)
        if (const LogRecord record = log.at(line); record.kind == Kind::Line)
            times.append(record.time);
    return times;
}

struct JoinedBed : SessionBed
{
    JoinedBed() { start(); }
    LogLines &join(const QList<GroupId> &ids)
    {
        QList<JoinedLog::Group> groups;
        for (const GroupId &id : ids)
            groups.append({id.key, session.logs().open(id)});
        log = std::make_unique<JoinedLog>(clock, groups);
        return log->lines();
    }
    bool hasLine(const QString &text)
    {
        return waitFor([&] { return textsOf(log->lines(), Kind::Line).contains(text); });
    }

    std::unique_ptr<JoinedLog> log;
};

} // namespace

class TestJoinedLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Containers of two groups have the same names; each has a name, and so a colour, of its own.
    void containersHaveNamesOfTheirOwn()
    {
        JoinedBed bed;
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {lines(5, u"a"_s), lines(5, u"b"_s)}));
        const GroupId shop = bed.deployed(sampleGroup(u"shop"_s, {lines(5, u"c"_s)}));
        const LogLines &log = bed.join({web, shop});
        QVERIFY(bed.hasLine(u"web/one line 5 of a"_s));
        QVERIFY(bed.hasLine(u"web/two line 5 of b"_s));
        QVERIFY(bed.hasLine(u"shop/one line 5 of c"_s));
        QStringList sources = log.sources();
        sources.sort();
        QCOMPARE(sources, (QStringList{u"shop/one"_s, u"web/one"_s, u"web/two"_s}));
    }

    // The order of time, each line once, and those of one container in the order in which it wrote them.
    void oneStreamInTheOrderOfTime()
    {
        JoinedBed bed;
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {lines(50, u"a"_s)}));
        bed.pass(1s);
        const GroupId shop = bed.deployed(sampleGroup(u"shop"_s, {lines(50, u"b"_s)}));
        bed.pass(10s);
        const LogLines &log = bed.join({web, shop});
        QVERIFY(bed.hasLine(u"web/one line 50 of a"_s));
        QVERIFY(bed.hasLine(u"shop/one line 50 of b"_s));
        const QList<qint64> times = timesOf(log);
        QVERIFY(std::ranges::is_sorted(times));
        const QStringList all = textsOf(log, Kind::Line);
        for (const auto &[source, name] : {std::pair(u"web/one"_s, u"a"_s), std::pair(u"shop/one"_s, u"b"_s)}) {
            QStringList expected{source + u' ' + name + u" is up"_s};
            for (int i = 1; i <= 50; ++i)
                expected.append(u"%1 line %2 of %3"_s.arg(source, QString::number(i), name));
            QCOMPARE(all.filter(source), expected);
        }
    }

    // What is said of the life of a container stands in the joined log too, under its name.
    void marksComeAlong()
    {
        JoinedBed bed;
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {{u"--exit"_s, u"3"_s, u"--after"_s, u"2"_s}}));
        const GroupId shop = bed.deployed(idleGroup(u"shop"_s));
        const LogLines &log = bed.join({web, shop});
        QVERIFY(bed.waitFor([&] { return !textsOf(log, Kind::Mark).isEmpty(); }));
        const QStringList marks = textsOf(log, Kind::Mark);
        QCOMPARE(marks.size(), 1);
        QVERIFY2(marks.first().startsWith(u"web/one "_s) && marks.first().contains(u'3'), qPrintable(marks.first()));
    }

    void goesOnWithWhatComes()
    {
        JoinedBed bed;
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {lines(100, u"a"_s)}));
        const GroupId shop = bed.deployed(idleGroup(u"shop"_s));
        const LogLines &log = bed.join({web, shop});
        QVERIFY(bed.hasLine(u"web/one line 3 of a"_s));
        const qint64 before = log.endLine();
        QVERIFY(bed.hasLine(u"web/one line 100 of a"_s));
        QVERIFY(log.endLine() > before);
        QCOMPARE(textsOf(log, Kind::Line).filter(u"web/one line "_s).size(), 100);
    }

    // Of a long log the newest lines, and a mark at the top that says so and whose they are.
    void saysWhatIsLeftOut()
    {
        JoinedBed bed;
        const int count = static_cast<int>(JoinedLog::newestLines) + 5000;
        const GroupId web = bed.deployed(sampleGroup(u"web"_s, {{u"--lines"_s, QString::number(count), u"--lines-per-second"_s, u"10000000"_s}}));
        const GroupId shop = bed.deployed(idleGroup(u"shop"_s));
        bed.pass(1s);
        const auto whole = bed.session.logs().open(web);
        QVERIFY(bed.waitFor([&] { return whole->lines().lineCount() > count; }));
        const LogLines &log = bed.join({shop, web});
        QVERIFY(bed.hasLine(u"web/one line %1 of sample"_s.arg(count)));
        const QStringList marks = textsOf(log, Kind::Mark);
        QCOMPARE(marks.size(), 1);
        QVERIFY2(marks.first().startsWith(u"web/one Only the newest 200,000 lines of web"_s), qPrintable(marks.first()));
        QCOMPARE(log.at(log.firstLine()).kind, Kind::Mark);
        QCOMPARE(textsOf(log, Kind::Line).filter(u"web/one line "_s).size(), JoinedLog::newestLines);
    }
};

QTEST_GUILESS_MAIN(TestJoinedLog)
#include "tst_joinedlog.moc"
