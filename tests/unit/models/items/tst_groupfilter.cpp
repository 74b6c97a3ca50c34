// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/groupfilter.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

// How a filter is read; what it finds is tested with the model (tst_containergroupmodel).
class TestGroupFilter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("terms"); // [!]field:words, with a ~ for a pattern
        QTest::newRow("nothing") << QString() << QStringList();
        QTest::newRow("words") << u" Web  api "_s << QStringList{u":web"_s, u":api"_s};
        QTest::newRow("field") << u"STATE:Failed"_s << QStringList{u"state:failed"_s};
        QTest::newRow("not a field") << u"http://x"_s << QStringList{u":http://x"_s};
        QTest::newRow("negated") << u"!on:laptop"_s << QStringList{u"!on:laptop"_s};
        QTest::newRow("a lonely mark") << u"!"_s << QStringList{u":!"_s};
        QTest::newRow("quoted") << u"name:\"two words\" x"_s << QStringList{u"name:two words"_s, u":x"_s};
        QTest::newRow("open quote") << u"\"two words"_s << QStringList{u":two words"_s};
        QTest::newRow("pattern with spaces") << u"!/a b\\/c/ d"_s << QStringList{u"!~:/a b\\/c/"_s, u":d"_s};
        QTest::newRow("a path is no pattern") << u"a/b c/d"_s << QStringList{u":a/b"_s, u":c/d"_s};
    }

    void reads()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, terms);
        QStringList read;
        const GroupFilter filter = GroupFilter::parse(text);
        for (const GroupFilter::Term &term : filter.terms())
            read.append((term.isNegated ? u"!"_s : QString()) + (term.pattern ? u"~"_s : QString()) + term.field + u':' + term.words);
        QCOMPARE(read, terms);
        QCOMPARE(filter.problem(), QString());
    }

    void explains_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("pattern") << u"web /(a/"_s << u"/(a/ is no regular expression"_s;
        QTest::newRow("is what?") << u"is:green"_s << u"green"_s;
    }

    void explains()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        const QString problem = GroupFilter::parse(text).problem();
        QVERIFY2(problem.contains(words), qPrintable(problem));
    }

    void toggles()
    {
        QCOMPARE(GroupFilter::toggled(QString(), u"state:failed"_s), u"state:failed"_s);
        QCOMPARE(GroupFilter::toggled(u"web"_s, u"state:failed"_s), u"web state:failed"_s);
        QCOMPARE(GroupFilter::toggled(u"web state:failed api"_s, u"state:failed"_s), u"web api"_s);
    }
};

QTEST_APPLESS_MAIN(TestGroupFilter)
#include "tst_groupfilter.moc"
