// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/logs/logtext.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestLogText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //
    void lines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &text) { QTest::newRow(name) << bytes << text; };
        row("nothing", {}, {});
        row("words", "GET /index.html 200", u"GET /index.html 200"_s);
        row("UTF-8", "gr\xc3\xbc\xc3\x9f \xf0\x9f\x9a\xa2", u"grüß 🚢"_s);
        row("no UTF-8", "a\xff\xfe z", u"a\ufffd\ufffd z"_s);
        row("cut in a character", "a\xc3", u"a\ufffd"_s);
        row("markup stays text", "<b>&amp;</b> %1", u"<b>&amp;</b> %1"_s);
        row("tabs", "a\tb\t\tc", u"a       b               c"_s);
        row("Windows line end", "a\r", u"a"_s);
        row("carriage return within", "a\rb", u"a␍b"_s);
        row("control characters", QByteArray("\0\a\b\v\x7f", 5), u"␀␇␈␋␡"_s);
        row("form feed", "a\fb", u"a␌b"_s);
        row("a progress bar", "\r 10 %\r 20 %\r", u"␍ 10 %␍ 20 %"_s);
        row("those above ASCII as they are", "a\x9b" "31mb\x90q\x9c\x85", u"a\ufffd31mb\ufffdq\ufffd\ufffd"_s);
        row("overlong", "a\xc0\xaf\xe0\x80\xaf\xf0\x80\x80\xafz", u"a%1z"_s.arg(QString(9, QChar::ReplacementCharacter)));
        row("an overlong escape", "a\xc0\x9b[31mz", u"a\ufffd\ufffd[31mz"_s);
        row("surrogates", "a\xed\xa0\xbd\xed\xba\xa2z", u"a%1z"_s.arg(QString(6, QChar::ReplacementCharacter)));
        row("beyond Unicode", "a\xf4\x90\x80\x80\xf5z", u"a%1z"_s.arg(QString(5, QChar::ReplacementCharacter)));
        row("an escape in a character", "\xe2\x82\x1b[31mz", u"\ufffd\ufffdz"_s);
        row("a reply that is asked for", "\x1bP$qm\x1b\\\x1b[c\x05", u"␛P$qm␛\\␛[c␅"_s);
        row("a link", "\x1b]8;;http://x\x1b\\y\x1b]8;;\x1b\\", u"␛]8;;http://x␛\\y␛]8;;␛\\"_s);
        row("those above ASCII", "a\xc2\x9b" "31mb\xc2\x85", u"a\ufffd31mb\ufffd"_s);
        row("colours are left out", "\x1b[1;31mred\x1b[0m \x1b[38:2:1:2:3mx\x1b[m", u"red x"_s);
        row("no colour", "\x1b[2Ja\x1b[10;10Hb", u"␛[2Ja␛[10;10Hb"_s);
        row("a title", "\x1b]0;evil\a", u"␛]0;evil␇"_s);
        row("an escape alone", "a\x1b", u"a␛"_s);
        row("an unfinished one", "a\x1b[31", u"a␛[31"_s);
        row("controls within an escape", "\x1b[\b\x01K", u"␛[␈␁K"_s);
        row("direction within an escape", "\x1b[\xe2\x80\xaeK", u"␛[\ufffdK"_s);
        row("text that poses as a colour", "\x1b[\xc3\xbc" "m", u"␛[üm"_s);
        row("direction", "a\xe2\x80\xae" "b\xe2\x81\xa6" "c\xe2\x80\x8f", u"a\ufffdb\ufffdc\ufffd"_s);
        row("what cannot be seen", "a\xe2\x80\x8b" "b\xef\xbb\xbf" "c\xe2\x80\xa8" "d", u"a\ufffdb\ufffdc\ufffdd"_s);
    }

    void lines()
    {
        QFETCH(QByteArray, bytes);
        QTEST(logLineText(bytes, 1000), "text");
    }

    void styles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QList<LogText::Run>>("runs");
        const auto row = [](const char *name, const QByteArray &bytes, const QList<LogText::Run> &runs) { QTest::newRow(name) << bytes << runs; };
        const auto front = [](int index, quint32 rgb = 0) {
            LogStyle style;
            style.front = LogStyle::Colour{index, rgb};
            return style;
        };
        LogStyle all = front(1);
        all.back = LogStyle::Colour{4, 0};
        all.isBold = all.isUnderlined = all.isReversed = true;
        row("none", "plain", {});
        row("one", "a\x1b[31mred\x1b[0mb", {{1, 3, front(1)}});
        row("to the end", "a\x1b[92mred", {{1, 3, front(10)}});
        row("one after the other", "\x1b[31mab\x1b[32mc", {{0, 2, front(1)}, {2, 1, front(2)}});
        row("all at once", "\x1b[1;4;7;31;44mx\x1b[22;24;27;39;49my", {{0, 1, all}});
        row("of 256", "\x1b[38;5;196mx", {{0, 1, front(-1, 0xff0000)}});
        row("of 256, a grey", "\x1b[38;5;232mx", {{0, 1, front(-1, 0x080808)}});
        row("of 256, one of sixteen", "\x1b[38;5;9mx", {{0, 1, front(9)}});
        row("by its parts", "\x1b[38;2;1;2;3mx", {{0, 1, front(-1, 0x010203)}});
        row("with colons", "\x1b[38:2:1:2:3mx\x1b[38:5:9my", {{0, 1, front(-1, 0x010203)}, {1, 1, front(9)}});
        row("nothing said is reset", "\x1b[31m\x1b[mx", {});
        row("cut off", "\x1b[38;2mx\x1b[38my\x1b[48;5mz", {{0, 1, front(-1, 0)}, {2, 1, [] {
            LogStyle style;
            style.back = LogStyle::Colour{0, 0};
            return style;
        }()}});
        row("unknown", "\x1b[5;53;999mx", {});
        row("around nothing", "\x1b[31m\x1b[32m", {});
        row("a thousand parameters", "\x1b[" + QByteArray("31;").repeated(1000) + "mx", {});
    }

    void styles()
    {
        QFETCH(QByteArray, bytes);
        QTEST(styledLogText(bytes, 1000).runs, "runs");
    }

    // a million parameters of either kind take no time, steer nothing, and hide nothing that stands behind them for long.
    void aMillionParameters()
    {
        for (const char *sign : {"31;", "31:", ";", ":"}) {
            const QByteArray bytes = "\x1b[" + QByteArray(sign).repeated(1'000'000) + "mred\x1b[0m";
            QElapsedTimer timer;
            timer.start();
            const LogLineText text(bytes);
            for (int i = 0; i < 100; ++i) {
                const LogText part = text.part(i * 10'000, 200);
                QCOMPARE(part.runs, QList<LogText::Run>());
                QVERIFY(!part.text.contains(QChar(0x1b)));
            }
            QCOMPARE(text.part(bytes.size() - 7, 200).text, u"red"_s);
            QVERIFY(styledLogText(bytes, 1000).text.size() <= 1000);
            QVERIFY2(timer.elapsed() < 500, QByteArray::number(timer.elapsed()).constData());
        }
    }

    // As many as a line may have whose colours are shown.
    void asManyParametersAsAreRead()
    {
        for (const char *sign : {"1;", "1:", ";", ":"}) {
            const QByteArray escape = "\x1b[" + QByteArray(sign).repeated(LogLineText::longLine / 4) + "m";
            QElapsedTimer timer;
            timer.start();
            const QByteArray line = escape + "red";
            QCOMPARE(LogLineText(line).part(0, 10).text, u"red"_s);
            QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()).constData());
        }
    }

    void parts()
    {
        const LogLineText text("a\tb\x1b[31mred\x1b[0m end");
        QCOMPARE(text.columns(), 16);
        QCOMPARE(text.part(8, 100).text, u"bred end"_s);
        QCOMPARE(text.part(10, 3).text, u"ed "_s);
        QCOMPARE(text.part(10, 3).runs.first().length, 2);
        QCOMPARE(text.part(99, 3).text, QString());
    }

    void copiesTabs()
    {
        const LogLineText text("\ta\tb\t\tc");
        QCOMPARE(text.columns(), 33);
        QCOMPARE(text.copied(0, 33), u"\ta\tb\t\tc"_s);
        QCOMPARE(text.copied(4, 13), u"    a\tb"_s); // half a tab is blanks
        QCOMPARE(text.copied(8, 4), u"a   "_s);
        QCOMPARE(text.copied(99, 3), QString());
        QElapsedTimer timer;
        timer.start();
        const QByteArray many(LogLineText::longLine, '\t');
        QCOMPARE(LogLineText(many).copied(0, 8 * many.size()), QString::fromLatin1(many));
        QVERIFY2(timer.elapsed() < 100, QByteArray::number(timer.elapsed()).constData());
    }

    // what is shown of a line of 16 MB is found without the rest.
    void aLongLine()
    {
        QByteArray bytes(16'000'000, 'x');
        bytes.replace(9'000'000, 6, "needle");
        const LogLineText text(bytes);
        QCOMPARE(text.columns(), 16'000'000);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(text.part(9'000'000, 200).text.first(8), u"needlexx"_s);
        QVERIFY2(timer.elapsed() < 1000, QByteArray::number(timer.elapsed()).constData());
    }

    // Whatever comes, no more than was asked for, and nothing that steers.
    void longLines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("words") << QByteArray("word ").repeated(1'000'000);
        QTest::newRow("tabs") << QByteArray("\t").repeated(1'000'000);
        QTest::newRow("an escape without end") << QByteArray("\x1b[") + QByteArray("1").repeated(1'000'000);
        QTest::newRow("colours") << QByteArray("\x1b[31mx").repeated(1'000'000);
        QTest::newRow("pairs") << QByteArray("\xf0\x9f\x9a\xa2").repeated(1'000'000);
        QTest::newRow("broken") << QByteArray("\xff").repeated(1'000'000);
    }

    void longLines()
    {
        QFETCH(QByteArray, bytes);
        for (const qsizetype most : {qsizetype(0), qsizetype(1), qsizetype(9), qsizetype(101), qsizetype(5000)}) {
            const QString text = logLineText(bytes, most);
            QVERIFY(text.size() <= most);
            QVERIFY(text.isEmpty() || !text.back().isHighSurrogate());
        }
    }
};

QTEST_GUILESS_MAIN(TestLogText)
#include "tst_logtext.moc"
