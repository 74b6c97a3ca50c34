// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/compose/interpolation.h"
#include "models/convert/convert.h"
#include "models/convert/tree.h"

#include <QTest>

#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestInterpolation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void variables_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("asked"); // a "!" behind those that are needed
        const auto row = [](const char *text, const char *result, const char *asked = "") {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(result) << QString::fromLatin1(asked);
        };
        row("plain", "plain");
        row("$A-${A}", "1-1");
        row("$$A $${A}", "$A ${A}");
        row("$", "$");
        row("a$ b$1", "a$ b$1");
        row("${A:-x}${A-x}${A:?x}${A?x}", "1111");
        row("[${E:-x}][${E-x}]", "[x][]");
        row("[${N:-x}][${N-x}]", "[x][x]");
        row("[${N:-${A}}][${N:-${M:-y}}]", "[1][y]");
        row("[${A:+x}][${N:+x}][${E:+x}][${E+x}]", "[x][][][x]");
        row("[$N]", "[]", "N");
        row("[${N}]", "[]", "N");
        row("[${N?why}]", "[]", "N!");
        row("[${N:?}]", "[]", "N!");
        row("[${E:?why}]", "[]", "E!");
        row("${N", "${N");
        row("${1}", "${1}");
        row("${N:-a}b}", "ab}");
    }

    void variables()
    {
        QFETCH(QString, text);
        QFETCH(QString, asked);
        const QMap<QString, QString> known{{u"A"_s, u"1"_s}, {u"E"_s, u""_s}};
        ConversionReport report;
        const SpecNode node = tree::text(text);
        const QString result = compose::Interpolation(known, report).apply({&node, {}}).text;
        QTEST(result, "result");
        QStringList names;
        for (const ConversionQuestion &question : report.questions())
            names.append(question.name + (question.isRequired ? u"!"_s : u""_s));
        QCOMPARE(names.join(u' '), asked);
    }

    void hostileFilesEnd_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SourceKind>("kind");
        const QString service = u"services:\n  a:\n    image: b\n"_s;
        QString variables = service + u"    environment:\n"_s;
        QString names = u"services:\n"_s;
        QString containers = u"apiVersion: v1\nkind: Pod\nspec:\n  containers:\n"_s;
        for (int i = 0; i < 6'000; ++i) {
            variables += u"      V%1: x\n"_s.arg(i);
            names += u"  %1: {}\n"_s.arg(QString(u'_').repeated(i % 100) + u"a." + QString(u'_').repeated(i / 100));
            containers += u"  - {name: a}\n"_s;
        }
        QTest::newRow("variables") << variables << SourceKind::Compose;
        QTest::newRow("names") << names << SourceKind::Compose;
        QTest::newRow("containers") << containers << SourceKind::Kubernetes;
        QTest::newRow("braces") << service + u"    command: \""_s + QString(u"${"_s).repeated(100'000) + u'"' << SourceKind::Compose;
        QTest::newRow("documents") << QString(u"---\na: 1\n"_s).repeated(100'000) << SourceKind::Kubernetes;
        QTest::newRow("too many values") << service + u"    command: ["_s + QString(u"a,"_s).repeated(100'000) + u']' << SourceKind::Compose;
        QTest::newRow("quotes") << u"docker run "_s + QString(u"'a' \"b\" $(c "_s).repeated(100'000) << SourceKind::RunLine;
        QTest::newRow("lines") << QString(u"docker run a\n"_s).repeated(50'000) << SourceKind::RunLine;
    }

    void hostileFilesEnd()
    {
        QFETCH(QString, text);
        QFETCH(SourceKind, kind);
        const std::clock_t start = std::clock(); // of the processor: the machine may be busy
        if (const auto group = convertToSpec(text, kind, {}))
            for (const TargetFormat format : {TargetFormat::ArmTemplate, TargetFormat::Compose, TargetFormat::AzLine, TargetFormat::Bicep})
                (void)convertFromSpec(group->spec, format);
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 20, qPrintable(QString::number(seconds)));
    }
};

QTEST_GUILESS_MAIN(TestInterpolation)
#include "tst_interpolation.moc"
