// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/logs/linebound.h"
#include "models/logs/linepattern.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>
#include <QThread>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const std::atomic<bool> never = false;

TextQuery plain(const QString &text, TextQuery::Case letters = TextQuery::Case::Matters)
{
    return {text, TextQuery::Syntax::Plain, letters};
}

TextQuery regex(const QString &text, TextQuery::Case letters = TextQuery::Case::Matters)
{
    return {text, TextQuery::Syntax::Regex, letters};
}

QList<qint64> found(const TextQuery &query, QByteArrayView text)
{
    const Result<LinePattern> pattern = LinePattern::compile(query);
    return pattern ? LineMatcher(*pattern).find(text, never) : QList<qint64>{-1};
}

// The same, asked for each line alone.
QList<qint64> foundAlone(const TextQuery &query, const QByteArray &text)
{
    LineMatcher matcher(*LinePattern::compile(query));
    QList<qint64> lines;
    const QList<QByteArray> all = text.split('\n');
    for (qsizetype i = 0; i + 1 < all.size(); ++i)
        if (!matcher.spans(all.at(i), 1).isEmpty() || matcher.group(all.at(i)) >= 0)
            lines.append(i);
    return lines;
}

// Lines and expressions out of the same few letters, so that they meet often.
QByteArray randomText(QRandomGenerator &random)
{
    QByteArray text;
    for (int line = 0; line < 40; ++line) {
        for (int i = random.bounded(12); i > 0; --i)
            text += "ab1 _-=x\"E\t["[random.bounded(12)];
        text += '\n';
    }
    return text;
}

QString randomPattern(QRandomGenerator &random, int depth = 0)
{
    static const QStringList atoms{u"a"_s, u"b"_s, u"1"_s, u"x"_s, u"."_s, u"\\d"_s, u"\\w"_s, u"\\s"_s, u"\\S"_s, u"\\W"_s, u"\\D"_s, u"[ab]"_s, u"[^ab]"_s, u"[^x ]"_s,
                                   u"[a-z1]"_s, u"\\b"_s, u"^"_s, u"$"_s, u"\\="_s, u"[\\d_]"_s, u"[^\\s]"_s, u"[^\\w]"_s, u"\\z"_s, u"\\A"_s, u"\\1"_s, u"[[:alpha:]]"_s, u" "_s, u"-"_s};
    static const QStringList repeats{u""_s, u""_s, u""_s, u"*"_s, u"+"_s, u"?"_s, u"{2}"_s, u"{0,3}"_s, u"*?"_s, u"++"_s, u"*+"_s};
    static const QStringList groups{u"("_s, u"(?:"_s, u"(?="_s, u"(?!"_s, u"(?<="_s, u"(?<!"_s, u"(?>"_s, u"(?i)("_s};
    QString pattern;
    for (int i = 1 + random.bounded(3); i > 0; --i) {
        if (depth < 2 && random.bounded(4) == 0)
            pattern += groups.at(random.bounded(groups.size())) + randomPattern(random, depth + 1) + u')';
        else
            pattern += atoms.at(random.bounded(atoms.size()));
        pattern += repeats.at(random.bounded(repeats.size()));
        if (random.bounded(8) == 0)
            pattern += u'|';
    }
    return pattern;
}

} // namespace

class TestLinePattern : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<TextQuery>("query");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QList<qint64>>("lines");
        const QByteArray three = "one ERROR\ntwo\nthree error\n";
        QTest::newRow("plain") << plain(u"ERROR"_s) << three << QList<qint64>{0};
        QTest::newRow("plain, any case") << plain(u"eRRor"_s, TextQuery::Case::Ignored) << three << QList<qint64>{0, 2};
        QTest::newRow("plain is no expression") << plain(u"t.*"_s) << three << QList<qint64>{};
        QTest::newRow("regex") << regex(u"t.*e"_s) << three << QList<qint64>{2};
        QTest::newRow("regex, any case") << regex(u"E$"_s, TextQuery::Case::Ignored) << QByteArray("e\nE\nef\n") << QList<qint64>{0, 1};
        QTest::newRow("begin and end") << regex(u"^two$"_s) << three << QList<qint64>{1};
        QTest::newRow("empty lines") << regex(u"^$"_s) << QByteArray("\na\n\n\n") << QList<qint64>{0, 2, 3};
        QTest::newRow("matches everywhere") << regex(u"x*"_s) << QByteArray("a\n\nb\n") << QList<qint64>{0, 1, 2};
        QTest::newRow("not over a line end") << regex(u"one[^x]*two"_s) << three << QList<qint64>{};
        QTest::newRow("white space is no line end") << regex(u"ERROR\\s"_s) << three << QList<qint64>{};
        QTest::newRow("a line end in the query") << regex(u"ERROR\\ntwo"_s) << three << QList<qint64>{};
        QTest::newRow("several in one line") << regex(u"e"_s) << QByteArray("eee\nx\nee\n") << QList<qint64>{0, 2};
        QTest::newRow("NUL") << regex(u"a\\x00b"_s) << QByteArray("a\0b\nab\n", 7) << QList<qint64>{0};
        QTest::newRow("invalid UTF-8 around") << plain(u"needle"_s) << QByteArray("\xff\xfe needle \xc0\n\xff\n") << QList<qint64>{0};
        QTest::newRow("characters") << regex(u"gr[üö]n"_s) << QByteArray("gr\xc3\xbcn\ngr\xc3\xa4n\n\xff\xc3gr\xc3\xb6n\n") << QList<qint64>{0, 2};
        QTest::newRow("characters, any case") << plain(u"\u00fcber"_s, TextQuery::Case::Ignored) << QByteArray("\xc3\x9c" "BER\n\xff\n") << QList<qint64>{0};
        QTest::newRow("a byte is no character") << regex(u"[ä]"_s) << QByteArray("\xc3\n\xa4\n\xc3\xa4\n") << QList<qint64>{2};
        QTest::newRow("R-34: a text that is cut off") << plain(u"tw"_s) << QByteArray("one\ntwo") << QList<qint64>{1};
        QTest::newRow("R-34: cut off, line by line") << regex(u"\\x74w"_s) << QByteArray("one\ntwo") << QList<qint64>{1};
        QTest::newRow("no text") << plain(u"a"_s) << QByteArray() << QList<qint64>{};
    }

    void finds()
    {
        QFETCH(TextQuery, query);
        QFETCH(QByteArray, text);
        QFETCH(QList<qint64>, lines);
        QCOMPARE(found(query, text), lines);
    }

    // P-04: whole pages give the same lines as each line alone, whatever the expression.
    void likeLineByLine()
    {
        QRandomGenerator random(20'261'122);
        int compared = 0;
        int inOnePiece = 0;
        for (int i = 0; i < 10'000; ++i) {
            const QByteArray text = randomText(random);
            const TextQuery query = regex(randomPattern(random));
            if (!LinePattern::compile(query))
                continue;
            const QList<qint64> lines = found(query, text);
            const QList<qint64> alone = foundAlone(query, text);
            if (lines != alone)
                qInfo() << query.text << text;
            QCOMPARE(lines, alone);
            inOnePiece += quayside::boundToLines(query.text.toUtf8()) ? 1 : 0;
            ++compared;
        }
        QVERIFY2(compared > 5000, QByteArray::number(compared).constData());
        QVERIFY2(inOnePiece > compared / 3, QByteArray::number(inOnePiece).constData());
    }

    void likeGrep()
    {
        if (QStandardPaths::findExecutable(u"grep"_s).isEmpty())
            QSKIP("there is no grep");
        QRandomGenerator random(7);
        for (int i = 0; i < 200; ++i) {
            QTemporaryFile file;
            QVERIFY(file.open());
            const QByteArray text = randomText(random);
            file.write(text);
            file.close();
            const TextQuery query = regex(randomPattern(random));
            if (!LinePattern::compile(query) || query.text.startsWith(u'*'))
                continue;
            QProcess grep;
            grep.setProcessEnvironment([] {
                QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
                environment.insert(u"LC_ALL"_s, u"C"_s);
                return environment;
            }());
            grep.start(u"grep"_s, {u"-nP"_s, u"-e"_s, query.text, file.fileName()});
            QVERIFY(grep.waitForFinished());
            if (grep.exitCode() > 1)
                continue; // it refuses some
            QList<qint64> lines;
            for (const QByteArray &line : grep.readAllStandardOutput().split('\n'))
                if (line.contains(':'))
                    lines.append(line.first(line.indexOf(':')).toLongLong() - 1);
            if (found(query, text) != lines)
                qInfo() << query.text << text;
            QCOMPARE(found(query, text), lines);
        }
    }

    void boundToLines_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("bound"); // empty: line by line
        QTest::newRow("plain") << QByteArray("ERROR") << QByteArray("ERROR");
        QTest::newRow("usual") << QByteArray("status=(404|500) bytes=[0-9]+") << QByteArray("status=(404|500) bytes=[0-9]+");
        QTest::newRow("white space") << QByteArray("a\\s+b") << QByteArray("a[^\\S\\n]+b");
        QTest::newRow("no digit") << QByteArray("\\D\\W") << QByteArray("[^\\d\\n][^\\w\\n]");
        QTest::newRow("turned round") << QByteArray("[^ab]") << QByteArray("[^\\nab]");
        QTest::newRow("a bracket that is meant") << QByteArray("[^]a]") << QByteArray();
        QTest::newRow("white space in a class") << QByteArray("[\\s,]") << QByteArray();
        QTest::newRow("the dot may be all") << QByteArray("(?s)a.b") << QByteArray();
        QTest::newRow("verbs") << QByteArray("(*ANYCRLF)a") << QByteArray();
        QTest::newRow("ends of the text") << QByteArray("a\\z") << QByteArray();
        QTest::newRow("codes") << QByteArray("\\x0a") << QByteArray();
        QTest::newRow("a range over it") << QByteArray("[\t-z]") << QByteArray();
        QTest::newRow("escaped") << QByteArray("\\[\\(\\\\") << QByteArray("\\[\\(\\\\");
        QTest::newRow("a quoted class") << QByteArray("[\\]\\-\\d]") << QByteArray("[\\]\\-\\d]");
    }

    void boundToLines()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, bound);
        QCOMPARE(quayside::boundToLines(pattern).value_or(QByteArray()), bound);
    }

    void spans()
    {
        LineMatcher matcher(*LinePattern::compile(regex(u"a+"_s)));
        QCOMPARE(matcher.spans("xaaybaz", 10), (QList<LinePattern::Span>{{1, 2}, {5, 1}}));
        QCOMPARE(matcher.spans("aaa", 10), (QList<LinePattern::Span>{{0, 3}}));
        QCOMPARE(matcher.spans("a b a b a", 2).size(), 2);
        LineMatcher empty(*LinePattern::compile(regex(u"x*"_s)));
        QCOMPARE(empty.spans("axb", 10), (QList<LinePattern::Span>{{1, 1}}));
    }

    void whatIsNoExpressionIsSaid()
    {
        const auto pattern = LinePattern::compile(regex(u"a(b"_s));
        QVERIFY(!pattern);
        QVERIFY2(pattern.error().summary.contains(u"parenthesis"_s) && pattern.error().summary.contains(u'3'), qPrintable(pattern.error().summary));
        QVERIFY(LinePattern::compile(plain(u"a(b"_s)));
        QVERIFY(!LinePattern::compile(regex(u"\\C"_s))); // half a character
    }

    // R-64: given up at the line, and the others are found.
    void anExpressionThatTakesTooLong_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::newRow("nested") << u"(a|aa)+$"_s;
        QTest::newRow("nested, to the end") << u"(a+)+b$|(a|a?)+$"_s;
        QTest::newRow("stars") << u"(.*)*(.*)*(.*)*[^a!]$"_s;
    }

    void anExpressionThatTakesTooLong()
    {
        QFETCH(QString, pattern);
        const QByteArray text = QByteArray(40, 'a') + "!\naaa\n" + QByteArray(1'000'000, 'a') + "!\nb\n";
        LineMatcher matcher(*LinePattern::compile(regex(pattern)));
        QElapsedTimer timer;
        timer.start();
        const QList<qint64> lines = matcher.find(text, never);
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
        QVERIFY(!lines.contains(2));
        QVERIFY(matcher.givenUp() > 0 || pattern.startsWith(u"(.*)"_s));
    }

    // One that tries for long at every place, and never long enough to be given up there.
    void isStoppedSoon()
    {
        const QByteArray text = QByteArray(10'000'000, 'a') + '\n';
        const auto pattern = LinePattern::compile(regex(u"(?:a?){14}a{14}c|x"_s));
        std::atomic<bool> stopped = false;
        QElapsedTimer timer;
        qint64 took = 0;
        const std::unique_ptr<QThread> thread(QThread::create([&] {
            LineMatcher(*pattern).find(text, stopped);
            took = timer.elapsed();
        }));
        thread->start();
        QTest::qSleep(50);
        timer.start();
        stopped = true;
        thread->wait();
        QVERIFY2(took < 100, QByteArray::number(took).constData());
    }

    void aLineOfAHundredMegabytes()
    {
        QByteArray text(100'000'000, 'x');
        text.replace(70'000'000, 6, "needle");
        text += "\nshort\n";
        QCOMPARE(found(plain(u"needle"_s), text), QList<qint64>{0});
        QCOMPARE(found(regex(u"need[^q]e"_s), text), QList<qint64>{0});
        QCOMPARE(found(regex(u"sh[aeiou]rt$"_s), text), QList<qint64>{1});
    }
};

QTEST_GUILESS_MAIN(TestLinePattern)
#include "tst_linepattern.moc"
