// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/speceditor/folding.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestFolding : public QObject
{
    Q_OBJECT

private:
    static QTextBlock line(const QPlainTextEdit &edit, int number) { return edit.document()->findBlockByNumber(number); }

    static QString hidden(const QPlainTextEdit &edit)
    {
        QStringList lines;
        for (QTextBlock block = edit.document()->begin(); block.isValid(); block = block.next())
            if (!block.isVisible())
                lines.append(QString::number(block.blockNumber()));
        return lines.join(u' ');
    }

private Q_SLOTS:
    void ends_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("header");
        QTest::addColumn<int>("end"); // -1: cannot be folded

        const QString yaml = u"name: a\nproperties:\n  containers:\n  - name: b\n    properties:\n      image: c\n\n  - name: d\n  osType: Linux\n"_s;
        QTest::newRow("nothing below") << yaml << 0 << -1;
        QTest::newRow("map") << yaml << 1 << 8;
        QTest::newRow("list in line with its name") << yaml << 2 << 7;
        QTest::newRow("item, without the blank line behind it") << yaml << 3 << 5;
        QTest::newRow("last item") << yaml << 7 << -1;
        QTest::newRow("blank line") << yaml << 6 << -1;
        QTest::newRow("json") << u"{\n  \"a\": [\n    1\n  ]\n}"_s << 0 << 3;
        QTest::newRow("json, inner") << u"{\n  \"a\": [\n    1\n  ]\n}"_s << 1 << 2;
    }

    void ends()
    {
        QFETCH(QString, text);
        QFETCH(int, header);
        QPlainTextEdit edit;
        edit.setPlainText(text);
        const QTextBlock end = foldEnd(line(edit, header));
        QTEST(end.isValid() ? end.blockNumber() : -1, "end");
        QCOMPARE(canFold(line(edit, header)), end.isValid());
    }

    void foldsAndUnfolds()
    {
        QPlainTextEdit edit;
        edit.setPlainText(u"a:\n  b:\n    c: 1\n  d: 2\ne: 3"_s);
        fold(line(edit, 0));
        QVERIFY(isFolded(line(edit, 0)));
        QCOMPARE(hidden(edit), u"1 2 3"_s);
        unfold(line(edit, 0));
        QVERIFY(!isFolded(line(edit, 0)));
        QCOMPARE(hidden(edit), QString());
        fold(line(edit, 1));
        QCOMPARE(hidden(edit), u"2"_s);
        reveal(line(edit, 2));
        QCOMPARE(hidden(edit), QString());
        fold(line(edit, 4)); // nothing to fold
        QCOMPARE(hidden(edit), QString());
    }

    void foldsAll()
    {
        QPlainTextEdit edit;
        edit.setPlainText(u"a:\n  b:\n    c: 1\n  d: 2\n  f:\n    - 1\ne: 3"_s);
        foldAll(*edit.document());
        QCOMPARE(hidden(edit), u"2 5"_s); // the outermost level stays
        unfoldAll(*edit.document());
        QCOMPARE(hidden(edit), QString());
    }
};

QTEST_MAIN(TestFolding)
#include "tst_folding.moc"
