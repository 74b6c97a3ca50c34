// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/brackets.h"
#include "ui/speceditor/textsearch.h"

#include <QElapsedTimer>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestTextSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<QString>("options"); // c: case, w: words, e: expression
        QTest::addColumn<QString>("places"); // offset+length

        QTest::newRow("nothing wanted") << u"abc"_s << u""_s << u""_s << u""_s;
        QTest::newRow("without case") << u"Port port"_s << u"PORT"_s << u""_s << u"0+4 5+4"_s;
        QTest::newRow("with case") << u"Port port"_s << u"port"_s << u"c"_s << u"5+4"_s;
        QTest::newRow("words") << u"port ports report"_s << u"port"_s << u"w"_s << u"0+4"_s;
        QTest::newRow("words with signs") << u"a.b a.bc"_s << u"a.b"_s << u"w"_s << u"0+3"_s;
        QTest::newRow("not an expression") << u"a.c abc"_s << u"a.c"_s << u""_s << u"0+3"_s;
        QTest::newRow("expression") << u"a.c abc"_s << u"a.c"_s << u"e"_s << u"0+3 4+3"_s;
        QTest::newRow("line ends") << u"a\nba\na"_s << u"^a$"_s << u"e"_s << u"0+1 5+1"_s;
        QTest::newRow("over lines, never") << u"a\nb"_s << u"a\\nb"_s << u"e"_s << u""_s;
        QTest::newRow("what is empty is nothing") << u"bab"_s << u"a*"_s << u"e"_s << u"1+1"_s;
        QTest::newRow("expression in two parts, words") << u"ab cd abc"_s << u"ab|cd"_s << u"ew"_s << u"0+2 3+2"_s;
        QTest::newRow("beyond one unit") << u"x😀y😀"_s << u"😀"_s << u""_s << u"1+2 4+2"_s;
    }

    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, wanted);
        QFETCH(QString, options);
        const SearchResult result = searchText(text, {wanted, options.contains(u'c'), options.contains(u'w'), options.contains(u'e')});
        QStringList places;
        for (const SearchMatch &match : result.matches)
            places.append(QString::number(match.offset) + u'+' + QString::number(match.length));
        QTEST(places.join(u' '), "places");
        QVERIFY(result.isComplete);
        QVERIFY(result.error.isEmpty());
    }

    void replacements_data()
    {
        QTest::addColumn<bool>("isExpression");
        QTest::addColumn<QString>("replacement");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << false << u"\\1"_s << u"\\1"_s;
        QTest::newRow("group") << true << u"\\2-\\1"_s << u"80-port"_s;
        QTest::newRow("all") << true << u"<\\0>"_s << u"<port: 80>"_s;
        QTest::newRow("no such group") << true << u"a\\7b"_s << u"ab"_s;
        QTest::newRow("backslashes") << true << u"\\\\1 \\x \\"_s << u"\\1 \\x \\"_s;
    }

    void replacements()
    {
        QFETCH(bool, isExpression);
        QFETCH(QString, replacement);
        const QString wanted = isExpression ? u"(\\w+): (\\d+)"_s : u"port: 80"_s;
        const SearchResult result = searchText(u"port: 80"_s, {wanted, false, false, isExpression}, replacement);
        QCOMPARE(result.matches.size(), 1);
        QTEST(result.matches.first().replacement, "expected");
    }

    void wrongExpressions_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::newRow("open") << u"(a"_s;
        QTest::newRow("class") << u"[z-a]"_s;
        QTest::newRow("closes our own") << u"a)|(b"_s;
    }

    void wrongExpressions()
    {
        QFETCH(QString, wanted);
        const SearchResult result = searchText(u"a"_s, {wanted, false, true, true});
        QVERIFY(result.matches.isEmpty());
        QVERIFY2(result.error.startsWith(u"This is no regular expression: "_s), qPrintable(result.error));
    }

    void givesUp()
    {
        QElapsedTimer clock;
        clock.start();
        const SearchResult endless = searchText(QString(QString(5000, u'a') + u'\n').repeated(200), {u"(a+)+$|(a+)+b"_s, true, false, true});
        QVERIFY(clock.elapsed() < 5000);
        Q_UNUSED(endless)
        const SearchResult many = searchText(QString(50'000, u'a'), {u"a"_s});
        QCOMPARE(many.matches.size(), 10'000);
        QVERIFY(!many.isComplete);
    }

    void brackets_data()
    {
        QTest::addColumn<QString>("text"); // | is the caret
        QTest::addColumn<QString>("pair");
        QTest::newRow("none") << u"a|b"_s << u""_s;
        QTest::newRow("behind the caret") << u"|{a}"_s << u"0 2"_s;
        QTest::newRow("in front of the caret") << u"{[1]|}"_s << u"4 0"_s;
        QTest::newRow("in front only") << u"{[1]| }"_s << u"3 1"_s;
        QTest::newRow("nested") << u"|{\"a\": {\"b\": [{}]}}"_s << u"0 17"_s;
        QTest::newRow("in quotes") << u"|{\"}\": 1}"_s << u"0 7"_s;
        QTest::newRow("escaped quote") << u"|{\"\\\"}\": 1}"_s << u"0 9"_s;
        QTest::newRow("the caret in quotes") << u"{\"|}\"}"_s << u""_s;
        QTest::newRow("no partner") << u"|{["_s << u""_s;
        QTest::newRow("quote left open") << u"|{\"a\n}"_s << u"0 4"_s;
    }

    void brackets()
    {
        QFETCH(QString, text);
        const qsizetype caret = text.indexOf(u'|');
        const auto pair = bracketPair(text.remove(caret, 1), caret);
        QTEST(pair ? QString(QString::number(pair->first) + u' ' + QString::number(pair->second)) : QString(), "pair");
    }
};

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
