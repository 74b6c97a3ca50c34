// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/evaluator.h"
#include "models/convert/arm/functions.h"
#include "models/spec/specwriter.h"
#include "models/spec/textparser.h"

#include <QTest>

#include <ctime>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString sections = uR"({
  "parameters": {
    "name": {"type": "string", "defaultValue": "web"},
    "count": {"type": "int", "defaultValue": 2},
    "flag": {"type": "bool", "defaultValue": true},
    "list": {"type": "array", "defaultValue": ["a", "b"]},
    "open": {"type": "string", "allowedValues": ["x", "y"], "metadata": {"description": "Which one?"}},
    "secret": {"type": "securestring", "defaultValue": "hush"},
    "given": {"type": "int"},
    "nothing": {"type": "string", "nullable": true},
    "self": {"type": "string", "defaultValue": "[parameters('self')]"}
  },
  "variables": {
    "full": "[concat(parameters('name'), '-', variables('suffix'))]",
    "suffix": "1",
    "tree": {"a": {"b": [10, 20]}, "pw": "[parameters('secret')]", "x": "[parameters('open')]"},
    "round": "[variables('about')]",
    "about": "[variables('round')]",
    "copy": [{"name": "many", "count": 3, "input": "[concat('n', copyIndex('many'))]"}]
  }
})"_s;

SpecNode parsed(const QString &json)
{
    return parseJson(json)->root;
}

} // namespace

class TestArmExpressions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void known_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("json");
        const auto row = [](const char *text, const char *json) { QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(json); };
        row("plain", "\"plain\"");
        row("[[a]", "\"[a]\"");
        row("[a", "\"[a\"");
        row("[parameters('name')]", "\"web\"");
        row("[PARAMETERS('NAME')]", "\"web\"");
        row("[parameters('given')]", "7");
        row("[parameters('nothing')]", "null");
        row("[variables('full')]", "\"web-1\"");
        row("[variables('tree').a.b[1]]", "20");
        row("[variables('tree')['a']['b'][0]]", "10");
        row("[variables('many')]", "[\"n0\",\"n1\",\"n2\"]");
        row("[concat('it''s ', parameters('count'))]", "\"it's 2\"");
        row("[concat(parameters('list'), createArray('c'))]", "[\"a\",\"b\",\"c\"]");
        row("[format('{0}-{1}{{}}', parameters('name'), 3)]", "\"web-3{}\"");
        row("[toLower('ABC')]", "\"abc\"");
        row("[toUpper('abc')]", "\"ABC\"");
        row("[string(parameters('count'))]", "\"2\"");
        row("[int('42')]", "42");
        row("[if(parameters('flag'), 'yes', parameters('open'))]", "\"yes\"");
        row("[if(equals(parameters('count'), 3), 'three', 'other')]", "\"other\"");
        row("[and(true(), not(false()))]", "true");
        row("[or(false(), false())]", "false");
        row("[equals('a', 'A')]", "false");
        row("[empty('')]", "true");
        row("[empty(parameters('list'))]", "false");
        row("[length('four')]", "4");
        row("[length(parameters('list'))]", "2");
        row("[first(split('a,b', ','))]", "\"a\"");
        row("[last('xyz')]", "\"z\"");
        row("[replace('a-b-c', '-', '')]", "\"abc\"");
        row("[substring('container', 3, 2)]", "\"ta\"");
        row("[trim('  x ')]", "\"x\"");
        row("[createObject('a', 1, 'b', createArray())]", "{\"a\":1,\"b\":[]}");
        row("[union(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2)))]", "{\"a\":{\"x\":1,\"y\":2}}");
        row("[union(createArray(1, 2), createArray(2, 3))]", "[1,2,3]");
        row("[json('{\"a\": 1.5}')]", "{\"a\":1.5}");
        row("[json('1.5')]", "1.5");
        row("[base64('hi')]", "\"aGk=\"");
        row("[base64ToString('aGk=')]", "\"hi\"");
        row("[contains(parameters('list'), 'b')]", "true");
        row("[contains(createObject('Key', 1), 'key')]", "true");
        row("[contains('abc', 'C')]", "false");
        row("[coalesce(null(), parameters('nothing'), 'x')]", "\"x\"");
        row("[coalesce('x', parameters('open'))]", "\"x\"");
        row("[add(1, mul(2, sub(5, div(7, 2))))]", "5");
        row("[mod(7, 4)]", "3");
        row("[max(createArray(1, 9, 3))]", "9");
        row("[min(4, 2)]", "2");
        row("[greaterOrEquals(2, 2)]", "true");
        row("[range(3, 2)]", "[3,4]");
        row("[take(skip(createArray(1, 2, 3), 1), 1)]", "[2]");
        row("[join(createArray('a', 'b'), '-')]", "\"a-b\"");
        row("[padLeft('7', 3, '0')]", "\"007\"");
        row("[startsWith('Azure', 'az')]", "true");
        row("[indexOf('test', 't')]", "0");
        row("[bool('true')]", "true");
        row("[uriComponent('a b')]", "\"a%20b\"");
        row("[resourceId('s', 'g', 'Microsoft.Network/virtualNetworks/subnets', 'v', 'n')]",
            "\"/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n\"");
    }

    void known()
    {
        QFETCH(QString, text);
        QFETCH(QString, json);
        ConversionOptions options;
        options.answers = {{u"given"_s, u"7"_s}};
        arm::Evaluator evaluator(parsed(sections), options);
        const arm::Value value = evaluator.evaluateText(text);
        QCOMPARE(value.unknown, QStringList());
        QCOMPARE(nodeToJson(value.node).simplified().remove(u' '), QString(json).remove(u' '));
    }

    void unknown_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *text, const QStringList &names) { QTest::newRow(text) << QString::fromUtf8(text) << names; };
        row("[parameters('open')]", {u"open"_s});
        row("[concat(parameters('open'), parameters('given'))]", {u"open"_s, u"given"_s});
        row("[if(parameters('flag'), parameters('open'), 'x')]", {u"open"_s});
        row("[variables('tree').x]", {u"open"_s});
        row("[resourceGroup().location]", {u"resourceGroup().location"_s});
        row("[concat('a', subscription().subscriptionId)]", {u"subscription().subscriptionId"_s});
        row("[reference( resourceId('A.B/c','d') , '2020-01-01').a.b[0]]", {u"reference(resourceId('A.B/c', 'd'), '2020-01-01').a.b[0]"_s});
        row("[listKeys('x', '2019-06-01').keys[0].value]", {u"listKeys('x', '2019-06-01').keys[0].value"_s});
        row("[resourceId('Microsoft.Network/virtualNetworks', 'v')]", {u"resourceGroup().name"_s, u"subscription().subscriptionId"_s});
        row("[parameters('missing')]", {u"parameters('missing')"_s});
        row("[parameters('self')]", {u"parameters('self')"_s});
        row("[variables('round')]", {u"variables('round')"_s});
        row("[contoso.own('x')]", {u"contoso.own('x')"_s});
        row("[substring('abc', 2, 5)]", {u"substring('abc', 2, 5)"_s});
        row("[div(1, 0)]", {u"div(1, 0)"_s});
        row("[createArray(1)[4]]", {u"createArray(1)[4]"_s});
        row("[this is no expression]", {u"this is no expression"_s});
        row("[concat('a']", {u"concat('a'"_s});
    }

    void unknown()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        const ConversionOptions options;
        arm::Evaluator evaluator(parsed(sections), options);
        const arm::Value value = evaluator.evaluateText(text);
        QCOMPARE(value.unknown, names);
        for (const QString &name : names)
            QVERIFY(!evaluator.question(name).description.isEmpty());
    }

    void questionsSayWhatIsAllowed()
    {
        const ConversionOptions options;
        arm::Evaluator evaluator(parsed(sections), options);
        evaluator.evaluateText(u"[parameters('open')]"_s);
        const ConversionQuestion question = evaluator.question(u"open"_s);
        QCOMPARE(question.description, u"Which one?"_s);
        QCOMPARE(question.allowed, QStringList({u"x"_s, u"y"_s}));
        QVERIFY(question.isRequired && !question.isSecret);
        evaluator.evaluateText(u"[resourceGroup().location]"_s);
        QVERIFY(!evaluator.question(u"resourceGroup().location"_s).isRequired);
    }

    void answersOfTheWrongKindAreNotTaken()
    {
        ConversionOptions options;
        options.answers = {{u"open"_s, u"z"_s}, {u"given"_s, u"many"_s}};
        arm::Evaluator evaluator(parsed(sections), options);
        QCOMPARE(evaluator.evaluateText(u"[parameters('open')]"_s).unknown, QStringList(u"open"_s));
        QCOMPARE(evaluator.evaluateText(u"[parameters('given')]"_s).unknown, QStringList(u"given"_s));
    }

    void secretsAreFollowed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("isSecret");
        QTest::newRow("itself") << u"[parameters('secret')]"_s << true;
        QTest::newRow("in a text") << u"[concat('x', parameters('secret'))]"_s << true;
        QTest::newRow("in an object") << u"[variables('tree').pw]"_s << true;
        QTest::newRow("beside it") << u"[variables('tree').a.b[0]]"_s << false;
        QTest::newRow("as a condition") << u"[if(equals(parameters('secret'), 'hush'), 'a', 'b')]"_s << true;
        QTest::newRow("other") << u"[parameters('name')]"_s << false;
    }

    void secretsAreFollowed()
    {
        QFETCH(QString, text);
        QFETCH(bool, isSecret);
        const ConversionOptions options;
        QCOMPARE(arm::Evaluator(parsed(sections), options).evaluateText(text).isSecret, isSecret);
    }

    void uniqueStringIsAStableStandIn()
    {
        const ConversionOptions options;
        arm::Evaluator evaluator(parsed(sections), options);
        const arm::Value one = evaluator.evaluateText(u"[uniqueString(resourceGroup().id)]"_s);
        QVERIFY(one.isStandIn && one.isKnown());
        QCOMPARE(one.node.text.size(), 13);
        QCOMPARE(evaluator.evaluateText(u"[uniqueString( resourceGroup().id )]"_s).node, one.node);
        QVERIFY(evaluator.evaluateText(u"[uniqueString('other')]"_s).node != one.node);
    }

    void hostileTemplatesEnd_data()
    {
        QTest::addColumn<QString>("variables");
        QString doubled = u"\"v0\": \"xxxxxxxxxxxxxxxx\""_s;
        QString trees = u"\"v0\": [1, 2, 3]"_s;
        QString deep = u"\"v0\": 1"_s;
        QString loops;
        for (int i = 1; i <= 60; ++i) {
            const QString before = QString::number(i - 1);
            doubled += u", \"v%1\": \"[concat(variables('v%2'), variables('v%2'))]\""_s.arg(QString::number(i), before);
            trees += u", \"v%1\": \"[createArray(variables('v%2'), variables('v%2'))]\""_s.arg(QString::number(i), before);
        }
        for (int i = 1; i <= 5000; ++i)
            deep += u", \"v%1\": \"[createArray(variables('v%2'))]\""_s.arg(i).arg(i - 1);
        for (int i = 1; i <= 60; ++i)
            loops += u"%1{\"name\": \"v%2\", \"count\": 800, \"input\": \"[variables('v%3')]\"}"_s.arg(i > 1 ? u","_s : QString(), QString::number(i), QString::number(i - 1));
        QTest::newRow("doubled texts") << doubled;
        QTest::newRow("doubled trees") << trees;
        QTest::newRow("deep") << deep + u", \"v60\": \"[variables('v5000')]\""_s;
        QTest::newRow("loops in loops") << u"\"v0\": 1, \"copy\": [%1]"_s.arg(loops);
        QTest::newRow("brackets") << u"\"v60\": \"[%1]\""_s.arg(QString(u"concat("_s).repeated(3000));
    }

    void hostileTemplatesEnd()
    {
        QFETCH(QString, variables);
        const ConversionOptions options;
        const std::clock_t start = std::clock(); // of the processor: the machine may be busy
        arm::Evaluator evaluator(parsed(u"{\"variables\": {%1}}"_s.arg(variables)), options);
        QVERIFY(!evaluator.evaluateText(u"[variables('v60')]"_s).isKnown());
        const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < 10, qPrintable(QString::number(seconds)));
    }
};

QTEST_GUILESS_MAIN(TestArmExpressions)
#include "tst_armexpressions.moc"
