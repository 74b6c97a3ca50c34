// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "models/spec/textparser.h"

#include <QTest>

#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// Nine lists, each of them nine times the one before it: 236 characters that stand for millions of values.
QString aliasBomb()
{
    QString text = u"a: &a [x,x,x,x,x,x,x,x,x]\n"_s;
    for (char16_t name = u'b'; name <= u'i'; ++name) {
        const QString above = QString(QChar(char16_t(name - 1)));
        text += u"%1: &%1 [*%2,*%2,*%2,*%2,*%2,*%2,*%2,*%2,*%2]\n"_s.arg(QString(QChar(name)), above);
    }
    return text;
}

QString manyKeys(int count)
{
    QString text = u"name: g\nproperties:\n  containers: []\ntags:\n"_s;
    text.reserve(count * 14);
    for (int i = 0; i < count; ++i)
        text += u"  k"_s + QString::number(i) + u": v\n"_s;
    return text;
}

QString jsonOfDepth(int depth)
{
    return u"{\"properties\": "_s + u"["_s.repeated(depth) + u"]"_s.repeated(depth) + u"}"_s;
}

// Of work, not of waiting: others may keep the machine busy. Without optimisation a good part of the bound is used.
double secondsSince(std::clock_t start)
{
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

} // namespace

// What nobody writes who means well: it is told in a sentence with a place, and costs neither time nor memory.
class TestHostileTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QString &text, const QString &rule, int line) { QTest::newRow(name) << text << rule << line; };
        row("alias bomb", aliasBomb(), u"V-208"_s, 6);
        row("lists in lists", u"a: "_s + u"["_s.repeated(100'000), u"V-208"_s, 1);
        row("maps in maps", u"{a: "_s.repeated(100'000), u"V-208"_s, 1);
        row("lists by dashes", u"- "_s.repeated(100'000), u"V-208"_s, 1);
        row("a million keys", manyKeys(1'000'001), u"V-208"_s, 500'000);
        row("an object of Python", u"name: !!python/object/apply:os.system [id]"_s, u"V-208"_s, 1);
        row("an anchor to itself", u"name: &a [*a]"_s, u"V-208"_s, 1);
        row("a tab", u"name: g\nproperties:\n\tosType: Linux"_s, u"V-208"_s, 3);
        row("a zero", u"name: a\nlocation: "_s + QChar(u'\0'), u"V-208"_s, 2);
        row("half a surrogate pair", u"{\"name\": \"\\ud800\"}"_s, u"V-208"_s, 1);
        row("JSON 1024 deep", jsonOfDepth(1024), u"V-208"_s, 1);
        row("JSON 100,000 deep", jsonOfDepth(100'000), u"V-208"_s, 1);
        row("more than 64 MB", QString(TextParsingLimits::characters + 1, u' '), u"V-208"_s, 1);
    }

    void refused()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        QFETCH(int, line);
        const std::clock_t start = std::clock();
        const SpecDocument document = SpecDocument::fromText(text);
        QVERIFY2(secondsSince(start) < 15, qPrintable(QString::number(secondsSince(start))));
        QVERIFY(!document.isReadable());
        QCOMPARE(document.readingIssues().size(), 1);
        const SpecIssue issue = document.readingIssues().first();
        QCOMPARE(issue.rule, rule);
        QVERIFY(issue.message.endsWith(u'.') && issue.message.size() < 200);
        QVERIFY(issue.range && issue.range->line >= line && issue.range->column >= 1);
    }

    void bounded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("a hundred thousand keys") << manyKeys(100'000);
        QTest::newRow("a long line") << u"name: "_s + QString(4'000'000, u'a') + u"\nproperties: {containers: []}"_s;
        QTest::newRow("many comments") << u"# a\n"_s.repeated(200'000) + u"properties: {containers: []}"_s;
        QTest::newRow("JSON 98 deep") << jsonOfDepth(98);
    }

    void bounded()
    {
        QFETCH(QString, text);
        const std::clock_t start = std::clock();
        const SpecDocument document = SpecDocument::fromText(text);
        QVERIFY(document.isReadable());
        (void)document.issues(RuntimeLimits::azure());
        QVERIFY2(secondsSince(start) < 15, qPrintable(QString::number(secondsSince(start))));
    }

    // What one language of YAML makes of a word is nobody's business as long as it is text.
    void wordsStayText_data()
    {
        QTest::addColumn<QString>("word");
        for (const char *word : {"no", "on", "0o17", "0777", "22:30", "0x1F", "1e999", "12345678901234567890", "9223372036854775808", "2024-01-01", ".inf"})
            QTest::newRow(word) << QString::fromLatin1(word);
    }

    void wordsStayText()
    {
        QFETCH(QString, word);
        const QString value = u"name: g\nproperties: {containers: [{name: c, properties: {environmentVariables: [{name: A, value: %1}]}}]}"_s.arg(word);
        const ContainerGroupSpec spec = SpecDocument::fromText(value).spec();
        QCOMPARE(spec.containers.first().environmentVariables.first().value, word);
        QVERIFY(SpecDocument::fromText(specToYaml(spec, Secrets::Include)).spec() == spec);
        const SpecDocument port = SpecDocument::fromText(u"name: g\nproperties: {containers: [{name: c, properties: {ports: [{port: %1}]}}]}"_s.arg(word));
        QCOMPARE(port.readingIssues().size(), 1);
        QCOMPARE(port.readingIssues().first().rule, u"V-209"_s);
    }
};

QTEST_GUILESS_MAIN(TestHostileTexts)
#include "tst_hostiletexts.moc"
