// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

// what cannot be seen in a name, or moves what can be seen, becomes a sign.
class TestPlainLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("line");
        const auto row = [](const char *name, const QString &text, const QString &line) { QTest::newRow(name) << text << line; };
        row("nothing", {}, {});
        row("plain", u"web-1_a.b"_s, u"web-1_a.b"_s);
        row("every language", u"Größe, 東京, مرحبا, שלום, मुंबई"_s, u"Größe, 東京, مرحبا, שלום, मुंबई"_s);
        row("outside of the first plane", u"\U0001F6A2 \U00020000"_s, u"\U0001F6A2 \U00020000"_s);
        row("an accent of its own", u"e\u0301"_s, u"e\u0301"_s);
        row("HTML stays as it is", u"<img src=x> &amp; %1"_s, u"<img src=x> &amp; %1"_s);
        row("lines and tabs", u"a\nb\tc"_s, u"a b c"_s);
        row("carriage return", u"a\r\nb"_s, u"a\u240d b"_s);
        row("NUL, bell, escape", QString(u"a\0b\a\x1b[31m"_s), u"a\u2400b\u2407\u241b[31m"_s);
        row("delete", u"a\x7f"_s, u"a\u2421"_s);
        row("controls of the second set", u"a\u0080b\u009bc\u009f"_s, u"a\ufffdb\ufffdc\ufffd"_s);
        row("overrides", u"txt.\u202egnp.exe\u202c"_s, u"txt.\ufffdgnp.exe\ufffd"_s);
        row("embeddings and isolates", u"\u202a\u202b\u202d\u2066\u2067\u2068\u2069"_s, u"\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd"_s);
        row("marks of direction", u"a\u200e\u200f\u061c"_s, u"a\ufffd\ufffd\ufffd"_s);
        row("of no width", u"w\u200beb\u200c\u200d\u2060\ufeff"_s, u"w\ufffdeb\ufffd\ufffd\ufffd\ufffd"_s);
        row("separators of lines", u"a\u2028b\u2029c"_s, u"a\ufffdb\ufffdc"_s);
        row("soft hyphen", u"we\u00adb"_s, u"we\ufffdb"_s);
        row("fillers that look like nothing", u"\u115f\u1160\u3164\uffa0\u034f\u180e\u2061\u2063"_s, QString(8, u'\ufffd'));
        row("annotations", u"\ufff9\ufffa\ufffb"_s, u"\ufffd\ufffd\ufffd"_s);
        row("tags that cannot be seen", u"a\U000E0061\U000E007Fb"_s, u"a\ufffd\ufffdb"_s);
        row("halves of a pair", QString(u'a') + QChar(0xd83d) + u'b' + QChar(0xdea2), u"a\ufffdb\ufffd"_s);
        row("half of a pair at the end", QString(u'a') + QChar(0xd83d), u"a\ufffd"_s);
    }

    void texts()
    {
        QFETCH(QString, text);
        QFETCH(QString, line);
        const QString made = format::plainLine(text);
        QVERIFY2(made == line, qPrintable(u"made %1, wanted %2"_s.arg(QString::fromLatin1(made.toUtf8().toPercentEncoding()),
                                                                      QString::fromLatin1(line.toUtf8().toPercentEncoding()))));
    }

    // What is a line already stays one.
    void twiceIsOnce_data() { texts_data(); }

    void twiceIsOnce()
    {
        QFETCH(QString, line);
        QCOMPARE(format::plainLine(line), line);
    }

    // the time is that of reading it.
    void aMillionCharacters()
    {
        const QString text(1'000'000, u'\u202e');
        QCOMPARE(format::plainLine(text), QString(1'000'000, u'\ufffd'));
    }
};

QTEST_GUILESS_MAIN(TestPlainLine)
#include "tst_plainline.moc"
