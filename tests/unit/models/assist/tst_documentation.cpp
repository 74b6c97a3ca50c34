// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specassistant.h"

#include <QFile>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestDocumentation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void at_data()
    {
        QTest::addColumn<QString>("text"); // | is the caret
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("begins"); // of the documentation

        QTest::newRow("nothing") << u"|"_s << u""_s << u""_s;
        QTest::newRow("name") << u"na|me: a"_s << u"/name"_s << u"The name of the group"_s;
        QTest::newRow("value") << u"properties:\n  osType: Lin|ux"_s << u"/properties/osType"_s << u"The operating system"_s;
        QTest::newRow("second container") << u"properties:\n  containers:\n  - name: a\n  - name: b\n    properties:\n      ima|ge: c"_s
                                          << u"/properties/containers/1/properties/image"_s << u"The image to run"_s;
        QTest::newRow("begun name: what is around it") << u"properties:\n  dnsConfig:\n    na|"_s << u"/properties/dnsConfig"_s << u"Name servers"_s;
        QTest::newRow("item of texts") << u"properties:\n  containers:\n  - properties:\n      command: [a, |b]"_s
                                       << u"/properties/containers/0/properties/command/1"_s << u"The program or one of"_s;
        QTest::newRow("spelled otherwise") << u"properties:\n  OSTYPE|: Linux"_s << u"/properties/osType"_s << u"The operating system"_s;
        QTest::newRow("unknown") << u"properties:\n  osTyp|: Linux"_s << u"/properties/osTyp"_s << u""_s;
        QTest::newRow("read-only") << u"properties:\n  provisioningState: Su|"_s << u"/properties/provisioningState"_s << u"How far"_s;
        QTest::newRow("json") << u"{\"properties\": {\"ipAddress\": {\"type\": \"Pu|"_s << u"/properties/ipAddress/type"_s << u"Public gives"_s;
        QTest::newRow("template") << u"{\"resources\": [{\"tags\": {}}, {\"location\": \"|\"}]}"_s << u""_s << u""_s;
        QTest::newRow("group of a template") << u"{\"resources\": [{\"location\": \"|\"}]}"_s << u"/location"_s << u"The Azure region"_s;
        QTest::newRow("comment") << u"name: a # |"_s << u""_s << u""_s;
        QTest::newRow("unreadable text") << u"properties: {{{\n  ]]\nloca|tion: a"_s << u"/location"_s << u"The Azure region"_s;
    }

    void at()
    {
        QFETCH(QString, text);
        QFETCH(QString, begins);
        QFile file(u":/help/properties.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const SpecAssistant assistant(file.readAll());
        const qsizetype caret = text.indexOf(u'|');
        const Documentation found = assistant.documentationAt(text.remove(caret, 1), caret);
        QTEST(found.pointer, "pointer");
        QCOMPARE(found.help.text.left(begins.size()), begins);
        QCOMPARE(found.help.text.isEmpty(), begins.isEmpty());
        QCOMPARE(found.isKnown, !begins.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestDocumentation)
#include "tst_documentation.moc"
