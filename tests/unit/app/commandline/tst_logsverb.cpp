// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/verb.h"
#include "tests/support/sessionbed.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class RecordedTerminal final : public Terminal
{
public:
    void write(QByteArrayView bytes) override { output += bytes; }
    void writeError(QByteArrayView bytes) override { errors += bytes; }
    bool isInteractive() const override { return interactive; }
    QString ask(const QString &) override { return {}; }

    QByteArray output;
    QByteArray errors;
    bool interactive = false;
};

ContainerGroupSpec writer(const QString &name, int lines, int containers = 1)
{
    const QStringList command{u"--lines"_s, QString::number(lines), u"--lines-per-second"_s, u"1"_s};
    return sampleGroup(name, QList<QStringList>(containers, command), u"Never"_s);
}

struct VerbBed : SessionBed
{
    VerbBed()
    {
        start();
        deployed(writer(u"web"_s, 9));
        deployed(writer(u"shop"_s, 5, 2));
        pass(30s);
    }
    int run(Invocation invocation)
    {
        invocation.verb = Invocation::Verb::Logs;
        QPointer<Verb> verb = makeVerb({invocation, {&engine}, clock, estimator, terminal, journal});
        std::optional<int> code;
        verb->onFinished(&guard, [&code](const Result<int> &result) { code = result.value_or(exitcode::refused); });
        waitFor([&] { return code.has_value(); });
        return code.value_or(-1);
    }
    QStringList lines() const { return QString::fromUtf8(terminal.output).split(u'\n', Qt::SkipEmptyParts); }

    RecordedTerminal terminal;
    QObject guard;
};

Invocation of(const QStringList &groups)
{
    Invocation invocation;
    invocation.groups = groups;
    return invocation;
}

} // namespace

class TestLogsVerb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneGroup()
    {
        VerbBed bed;
        QCOMPARE(bed.run(of({u"web"_s})), exitcode::done);
        QCOMPARE(bed.lines().first(), u"sample is up"_s);
        QCOMPARE(bed.lines().filter(u" of sample"_s).size(), 9);
    }

    void severalGroupsInTheOrderOfTime()
    {
        VerbBed bed;
        Invocation invocation = of({u"web"_s, u"shop"_s});
        invocation.timestamps = true;
        QCOMPARE(bed.run(invocation), exitcode::done);
        const QStringList lines = bed.lines();
        QCOMPARE(lines.filter(u"web/one | "_s).size(), 10);
        QCOMPARE(lines.filter(u"shop/one | "_s).size(), 6);
        QCOMPARE(lines.filter(u"shop/two | "_s).size(), 6);
        QStringList times;
        for (const QString &line : lines)
            times.append(line.section(u' ', 0, 0));
        QVERIFY(std::ranges::is_sorted(times));
    }

    void onlyWhatMatches()
    {
        VerbBed bed;
        Invocation invocation = of({u"web"_s});
        invocation.pattern = u"^LINE [3-5]"_s;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QCOMPARE(bed.lines().size(), 0);
        invocation.ignoreCase = true;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QCOMPARE(bed.lines().size(), 3);
    }

    //
    void anExpressionThatTakesTooLongIsSaid()
    {
        VerbBed bed;
        Invocation invocation = of({u"web"_s});
        invocation.pattern = u"((([a-z0-9 ]+)+)+)+[!?]$"_s;
        QCOMPARE(bed.run(invocation), exitcode::done);
        QVERIFY2(bed.terminal.errors.contains("takes too long"), bed.terminal.errors.constData());
    }

    void sinceAndUntil()
    {
        VerbBed bed;
        Invocation invocation = of({u"web"_s});
        invocation.timestamps = true;
        QCOMPARE(bed.run(invocation), exitcode::done);
        const QStringList all = bed.lines();
        bed.terminal.output.clear();
        invocation.since = all.at(3).section(u' ', 0, 0);
        invocation.until = all.at(6).section(u' ', 0, 0);
        QCOMPARE(bed.run(invocation), exitcode::done);
        QCOMPARE(bed.lines(), all.mid(3, 3));
        invocation.until = u"yesterday"_s;
        QCOMPARE(bed.run(invocation), exitcode::wrongUse);
    }

    // Colours for a person, bytes for a program.
    void coloursOnATerminalOnly()
    {
        qunsetenv("NO_COLOR");
        VerbBed bed;
        QCOMPARE(bed.run(of({u"shop"_s})), exitcode::done);
        QVERIFY(!bed.terminal.output.contains('\x1b'));
        bed.terminal.interactive = true;
        QCOMPARE(bed.run(of({u"shop"_s})), exitcode::done);
        QVERIFY(bed.terminal.output.contains("\x1b[36mone\x1b[0m | "));
        bed.terminal.output.clear();
        qputenv("NO_COLOR", "1");
        QCOMPARE(bed.run(of({u"shop"_s})), exitcode::done);
        QVERIFY(!bed.terminal.output.contains('\x1b'));
        qunsetenv("NO_COLOR");
    }

    void whatIsMissingIsSaid()
    {
        VerbBed bed;
        QCOMPARE(bed.run(of({u"web"_s, u"nothing"_s})), exitcode::refused);
        QVERIFY(bed.terminal.errors.contains("There is no group"));
        Invocation invocation = of({u"web"_s});
        invocation.container = u"five"_s;
        QVERIFY(bed.run(invocation) != exitcode::done);
        invocation.container = QString();
        invocation.pattern = u"(("_s;
        QCOMPARE(bed.run(invocation), exitcode::wrongUse);
    }

    //
    void terminals_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("safe");
        QTest::newRow("colours") << QByteArray("\x1b[1;31mred\x1b[m") << QByteArray("\x1b[1;31mred\x1b[m");
        QTest::newRow("clipboard") << QByteArray("\x1b]52;c;x\x07") << QByteArray("^[]52;c;x^G");
        QTest::newRow("eight bits") << QByteArray("a\xc2\x9b" "2J") << QByteArray("a\\x9b2J");
        QTest::newRow("eight bits as they are") << QByteArray("a\x9b" "2J\x90q\x9c") << QByteArray("a\\x9b2J\\x90q\\x9c");
        QTest::newRow("the same, overlong") << QByteArray("a\xe0\x82\x9b" "2J") << QByteArray("a\\xe0\\x82\\x9b2J");
        QTest::newRow("an overlong escape") << QByteArray("a\xc0\x9b[2J") << QByteArray("a\\xc0\\x9b[2J");
        QTest::newRow("surrogates") << QByteArray("\xed\xa0\xbd\xed\xba\xa2z") << QByteArray("\\xed\\xa0\\xbd\\xed\\xba\\xa2z");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80z") << QByteArray("\\xf4\\x90\\x80\\x80z");
        QTest::newRow("cut in a character") << QByteArray("z\xf0\x9f\x9a") << QByteArray("z\\xf0\\x9f\\x9a");
        QTest::newRow("an escape in a character") << QByteArray("\xe2\x82\x1b[2J") << QByteArray("\\xe2\\x82^[[2J");
        QTest::newRow("form feed") << QByteArray("a\fb\rc") << QByteArray("a^Lb^Mc");
        QTest::newRow("a million parameters") << QByteArray("\x1b[" + QByteArray("1;").repeated(1'000'000) + "m") << QByteArray("^[[" + QByteArray("1;").repeated(1'000'000) + "m");
        QTest::newRow("the first and the last of each length") << QByteArray("\xc2\xa0\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf")
                                                               << QByteArray("\xc2\xa0\xdf\xbf\xe0\xa0\x80\xed\x9f\xbf\xef\xbf\xbf\xf0\x90\x80\x80\xf4\x8f\xbf\xbf");
        QTest::newRow("letters") << QByteArray("\xc3\xa4\t\xc2\xa0") << QByteArray("\xc3\xa4\t\xc2\xa0");
    }

    void terminals()
    {
        QFETCH(QByteArray, bytes);
        QTEST(terminalSafe(bytes), "safe");
    }
};

QTEST_GUILESS_MAIN(TestLogsVerb)
#include "tst_logsverb.moc"
