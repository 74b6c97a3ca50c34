// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/specassistant.h"

#include <QFile>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QStringList regions{u"eastus"_s, u"westeurope"_s};

SpecAssistant makeAssistant()
{
    QFile file(u":/help/properties.json"_s);
    return SpecAssistant(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray());
}

// In texts | is the caret.
QList<Completion> complete(QString text)
{
    const qsizetype caret = text.indexOf(u'|');
    text.remove(caret, 1);
    return makeAssistant().completionsAt(text, caret, regions);
}

QString labels(const QString &text)
{
    QStringList names;
    for (const Completion &one : complete(text))
        names.append(one.label);
    return names.join(u' ');
}

// The text with the first completion written into it, the caret shown.
QString completed(const QString &marked, const QString &label)
{
    QString text = marked;
    text.remove(u'|');
    for (const Completion &one : complete(marked))
        if (one.label == label) {
            QString insert = one.insertText;
            insert.insert(one.caret, u'|');
            return text.replace(one.from, one.to - one.from, insert);
        }
    return u"no such completion"_s;
}

const QString container = u"properties:\n  containers:\n    - name: web\n      properties:\n"_s;

} // namespace

class TestCompletion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected"); // labels, in order

        QTest::newRow("empty text") << u"|"_s << u"name properties type apiVersion location tags zones identity"_s;
        QTest::newRow("what is not there yet") << u"name: a\nLOCATION: b\n|\nproperties:\n  osType: Linux"_s << u"type apiVersion tags zones identity"_s;
        QTest::newRow("begun name") << u"na|"_s << u"name"_s;
        QTest::newRow("begins before contains") << u"properties:\n  con|"_s
                                                << u"containers confidentialComputeProperties containerGroupProfile initContainers dnsConfig"_s;
        QTest::newRow("without case") << u"properties:\n  OSTY|"_s << u"osType"_s;
        QTest::newRow("inside a name that has its colon") << u"loca|tion: eastus"_s << u"location"_s;
        QTest::newRow("read-only ones never") << u"properties:\n  provisioning|"_s << u""_s;
        QTest::newRow("deeper") << QString(container + u"        im|"_s) << u"image"_s;
        QTest::newRow("siblings below the caret count") << QString(container + u"        |\n        image: a\n        command: [a]\n        ports: []\n        resources: {}"_s)
                                                        << u"environmentVariables volumeMounts livenessProbe readinessProbe securityContext configMap"_s;
        QTest::newRow("where nothing else stands") << u"name: a\n  |"_s << u""_s;
        QTest::newRow("not in line with the others") << u"properties:\n    osType: Linux\n  |"_s << u""_s;
        QTest::newRow("first item of a list") << u"properties:\n  containers:\n    |"_s << u"name properties"_s;
        QTest::newRow("after a dash") << u"properties:\n  containers:\n    - |"_s << u"name properties"_s;
        QTest::newRow("second name of an item") << u"properties:\n  containers:\n    - name: a\n      |"_s << u"properties"_s;
        QTest::newRow("list in line with its name") << u"properties:\n  containers:\n  - name: a\n    p|"_s << u"properties"_s;
        QTest::newRow("init containers have less") << u"properties:\n  initContainers:\n    - name: a\n      properties:\n        |"_s
                                                   << u"image command environmentVariables volumeMounts securityContext"_s;
        QTest::newRow("enumeration") << u"properties:\n  osType: |"_s << u"Linux Windows"_s;
        QTest::newRow("enumeration begun") << u"properties:\n  restartPolicy: n|"_s << u"Never"_s;
        QTest::newRow("enumeration with a comment behind") << u"properties:\n  priority: S| # cheap"_s << u"Spot"_s;
        QTest::newRow("flag") << QString(container + u"        volumeMounts:\n          - readOnly: |"_s) << u"true false"_s;
        QTest::newRow("item of a list of texts") << u"zones:\n  - |"_s << u"1 2 3"_s;
        QTest::newRow("volume names") << QString(container + u"        volumeMounts:\n          - name: |\n  volumes:\n    - name: alpha\n      emptyDir: {}\n    - name: beta\n"_s)
                                      << u"alpha beta"_s;
        QTest::newRow("secret references") << QString(container + u"        environmentVariables:\n          - secureValueReference: d|\n  secretReferences:\n  - {name: db, identity: x}\n"_s)
                                           << u"db"_s;
        QTest::newRow("ports of the group") << QString(container + u"        ports:\n          - port: 8080\n  ipAddress:\n    ports:\n      - port: |"_s) << u"8080"_s;
        QTest::newRow("identities") << u"identity:\n  userAssignedIdentities:\n    /subscriptions/x: {}\nproperties:\n  encryptionProperties:\n    identity: |"_s << u"/subscriptions/x"_s;
        QTest::newRow("regions") << u"location: |"_s << u"eastus westeurope"_s;
        QTest::newRow("free text") << u"name: |"_s << u""_s;
        QTest::newRow("free map") << u"tags:\n  |"_s << u""_s;
        QTest::newRow("in a comment") << u"# na|"_s << u""_s;
        QTest::newRow("behind a comment sign") << u"properties:\n  osType: Linux # W|"_s << u""_s;
        QTest::newRow("in a block scalar") << u"tags:\n  note: >\n    na|"_s << u""_s;
        QTest::newRow("unreadable above") << u"name: [a\nproperties:\n  os|"_s << u"osType"_s;
        QTest::newRow("unreadable below") << u"properties:\n  os|\n  : : ]\n\"x"_s << u"osType"_s;
        QTest::newRow("flow style") << u"properties: {osType: Linux, res|"_s << u"restartPolicy"_s;
        QTest::newRow("flow style, value") << u"properties: {osType: |}"_s << u"Linux Windows"_s;
        QTest::newRow("flow style, list") << QString(container + u"        ports: [{port: 80, |}]"_s) << u"protocol"_s;

        QTest::newRow("json, begun") << u"{|"_s << u"name properties type apiVersion location tags zones identity"_s;
        QTest::newRow("json, in quotes") << u"{\"name\": \"a\", \"l|\"}"_s << u"location"_s;
        QTest::newRow("json, quote not closed") << u"{\n  \"properties\": {\n    \"os|\n  }\n}"_s << u"osType"_s;
        QTest::newRow("json, value") << u"{\"properties\": {\"osType\": |}}"_s << u"Linux Windows"_s;
        QTest::newRow("json, value in quotes") << u"{\"properties\": {\"osType\": \"W|\"}}"_s << u"Windows"_s;
        QTest::newRow("json, after a value") << u"{\"name\": \"a\" |}"_s << u""_s;
        QTest::newRow("json, in a comment") << u"{ // na|\n}"_s << u""_s;
        QTest::newRow("json, template") << u"{\"resources\": [{\"type\": \"Microsoft.ContainerInstance/containerGroups\", \"prop|\"}]}"_s << u"properties"_s;
        QTest::newRow("json, outside of the template's group") << u"{\"resources\": [{\"type\": \"a\"}], \"na|\"}"_s << u""_s;
    }

    void offers()
    {
        QFETCH(QString, text);
        QTEST(labels(text), "expected");
    }

    void writes_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("expected");

        QTest::newRow("scalar") << u"na|"_s << u"name"_s << u"name: |"_s;
        QTest::newRow("object") << u"prop|"_s << u"properties"_s << u"properties:\n  |"_s;
        QTest::newRow("list") << u"properties:\n  cont|"_s << u"containers"_s << u"properties:\n  containers:\n    - |"_s;
        QTest::newRow("list as the others stand") << u"properties:\n  containers:\n  - name: a\n  vol|"_s << u"volumes"_s
                                                  << u"properties:\n  containers:\n  - name: a\n  volumes:\n  - |"_s;
        QTest::newRow("item without its dash") << u"properties:\n  containers:\n    n|"_s << u"name"_s << u"properties:\n  containers:\n    - name: |"_s;
        QTest::newRow("object in an item") << u"properties:\n  containers:\n    - p|"_s << u"properties"_s
                                           << u"properties:\n  containers:\n    - properties:\n        |"_s;
        QTest::newRow("empty object") << u"properties:\n  volumes:\n    - empty|"_s << u"emptyDir"_s << u"properties:\n  volumes:\n    - emptyDir: {}|"_s;
        QTest::newRow("name that has its colon") << u"loc|: eastus"_s << u"location"_s << u"location|: eastus"_s;
        QTest::newRow("value") << u"properties:\n  osType: lin|"_s << u"Linux"_s << u"properties:\n  osType: Linux|"_s;
        QTest::newRow("value right behind the colon") << u"properties:\n  osType:|"_s << u"Linux"_s << u"properties:\n  osType: Linux|"_s;
        QTest::newRow("text that looks like a number") << u"zones:\n  - |"_s << u"1"_s << u"zones:\n  - '1'|"_s;
        QTest::newRow("item of texts without its dash") << u"zones:\n  |"_s << u"2"_s << u"zones:\n  - '2'|"_s;
        QTest::newRow("number") << QString(container + u"        livenessProbe: {httpGet: {port: |}}\n        ports: [{port: 81}]"_s) << u"81"_s
                                << QString(container + u"        livenessProbe: {httpGet: {port: 81|}}\n        ports: [{port: 81}]"_s);
        QTest::newRow("comma in flow style") << u"identity: {type: |}"_s << u"SystemAssigned, UserAssigned"_s << u"identity: {type: 'SystemAssigned, UserAssigned'|}"_s;
        QTest::newRow("json, text") << u"{\"na|\"}"_s << u"name"_s << u"{\"name\": \"|\"}"_s;
        QTest::newRow("json, object") << u"{\n  \"prop|\n}"_s << u"properties"_s << u"{\n  \"properties\": {\n    |\n  }\n}"_s;
        QTest::newRow("json, comma") << u"{\n  |\n  \"name\": \"a\"\n}"_s << u"location"_s << u"{\n  \"location\": \"|\",\n  \"name\": \"a\"\n}"_s;
        QTest::newRow("json, value") << u"{\"properties\": {\"osType\": \"|\"}}"_s << u"Linux"_s << u"{\"properties\": {\"osType\": \"Linux\"|}}"_s;
    }

    void writes()
    {
        QFETCH(QString, text);
        QFETCH(QString, label);
        QTEST(completed(text, label), "expected");
    }

    void saysWhatIsRequired()
    {
        const QList<Completion> found = complete(u"|"_s);
        QVERIFY(found.at(0).isRequired);
        QVERIFY(!found.at(2).isRequired);
        QVERIFY(!found.at(0).help.isEmpty());
    }

    void hostile_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("brackets") << QString(100'000, u'[');
        QTest::newRow("braces with names") << u"{\"a\":"_s.repeated(50'000);
        QTest::newRow("dashes") << u"- "_s.repeated(50'000);
        QTest::newRow("deep blocks") << [] { QString text; for (int i = 0; i < 1000; ++i) text += QString(i, u' ') + u"a:\n"; return text; }();
        QTest::newRow("closing only") << u"]}],:,{]"_s.repeated(1000);
        QTest::newRow("quotes") << u"'\"'\":'\"\\"_s.repeated(1000);
        QTest::newRow("controls") << QString(u"a\0:\r\t\u2028- \ufeff{"_s);
        QTest::newRow("half a character") << QString(QChar(0xd800)) + u": ["_s;
    }

    // Every place of every beginning, and none of it may take long or fall over.
    void hostile()
    {
        QFETCH(const QString, text);
        const SpecAssistant assistant = makeAssistant();
        const qsizetype stride = std::max<qsizetype>(1, text.size() / 17);
        for (qsizetype at = 0; at <= text.size(); at += stride) {
            for (const Completion &one : assistant.completionsAt(text, at))
                QVERIFY(one.from <= one.to && one.to <= text.size() && one.caret <= one.insertText.size());
            assistant.documentationAt(QStringView(text).first(at), at);
        }
        assistant.completionsAt(text, -5);
        assistant.completionsAt(text, text.size() + 5);
    }
};

QTEST_GUILESS_MAIN(TestCompletion)
#include "tst_completion.moc"
