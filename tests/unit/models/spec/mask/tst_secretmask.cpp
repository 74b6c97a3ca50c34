// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/mask/secretmask.h"

#include "models/spec/specdocument.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// Whatever else is said, none of these words may be in a masked text: all that is secret here begins with it.
const QString secretWord = u"hunter"_s;

const QString group = u"# A shop\r\n"
                      "name: web # the shop\r\n"
                      "properties:\r\n"
                      "  containers:\r\n"
                      "  - name: front\r\n"
                      "    properties:\r\n"
                      "      image: nginx # pinned later\r\n"
                      "      environmentVariables:\r\n"
                      "      - name: TOKEN\r\n"
                      "        secureValue: hunter-one # hunter-comment\r\n"
                      "      - name: PLAIN\r\n"
                      "        value: 'open'\r\n"
                      "      - name: KEY\r\n"
                      "        secureValue: |\r\n"
                      "          hunter-two\r\n"
                      "            hunter-three\r\n"
                      "      # the size\r\n"
                      "      resources: {requests: {cpu: 1, memoryInGB: 1.5}}\r\n"
                      "  imageRegistryCredentials: [{server: r.example, username: me, password: \"hunter \\\" four\"}]\r\n"
                      "  volumes:\r\n"
                      "  - name: certs\r\n"
                      "    secret:\r\n"
                      "      tls.key: hunterKey==\r\n"
                      "      tls.crt: hunterCrt==\r\n"
                      "  osType: Linux\r\n"_s;

QString masked(const QString &text)
{
    return SecretMask().masked(text).text;
}

} // namespace

class TestSecretMask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingButSecrets()
    {
        const MaskedText result = SecretMask().masked(group);
        QVERIFY(result.lacksSecrets);
        QVERIFY(!result.isCut);
        QString expected = group;
        expected.replace(u": hunter-one # hunter-comment"_s, u": null "_s);
        expected.replace(u": |\r\n          hunter-two\r\n            hunter-three"_s, u": null"_s);
        expected.replace(u": \"hunter \\\" four\""_s, u": null"_s);
        expected.replace(u":\r\n      tls.key: hunterKey==\r\n      tls.crt: hunterCrt=="_s, u": {\"tls.key\": \"\", \"tls.crt\": \"\"}"_s);
        QCOMPARE(result.text, expected);
    }

    // The spec is what it was but for its secrets, and masking twice changes nothing more.
    void saysTheSame()
    {
        const QString clean = masked(group);
        QVERIFY(SpecDocument::fromText(clean).isReadable());
        QCOMPARE(SpecDocument::fromText(clean).spec().containers.size(), 1);
        QCOMPARE(SpecDocument::fromText(clean).spec().volumes.first().secret->keys(), (QStringList{u"tls.crt"_s, u"tls.key"_s}));
        QCOMPARE(SecretMask().masked(clean), (MaskedText{clean, false, false}));
    }

    void leavesTextsWithoutSecretsAlone_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("a comment") << u"# The password comes from the vault\nname: x\n"_s;
        QTest::newRow("references") << u"a: {passwordReference: x, secretReference: {f: y}, secureValueReference: z}\nsecretReferences: [{name: n}]\n"_s;
        QTest::newRow("a script") << u"command: ['sh', '-c', 'mysql --password=open']\nscript: |\n  password: open\n"_s;
        QTest::newRow("names in values") << u"name: password\nvalue: secret\n"_s;
        QTest::newRow("unreadable") << u"name: web\nproperties:\n  containers: [\n  image: 'x\n"_s;
        QTest::newRow("an empty secret") << u"a:\n- secureValue:\n- password: \"\"\n"_s;
        QTest::newRow("JSON") << u"{\n  // a comment\n  \"name\": \"web\" /* more */\n}\n"_s;
        QTest::newRow("no colon in a comment") << u"a: 1 # secureValue\n"_s;
    }

    void leavesTextsWithoutSecretsAlone()
    {
        QFETCH(const QString, text);
        QCOMPARE(SecretMask().masked(text), (MaskedText{text, false, false}));
    }

    // What can be read. Each row: the text, and what becomes of it.
    void masksReadableTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"secureValue: hunter2\nname: x\n"_s << u"secureValue: null\nname: x\n"_s;
        QTest::newRow("any case") << u"SECUREvalue: hunter2\n"_s << u"SECUREvalue: null\n"_s;
        QTest::newRow("quoted name") << u"\"pass\\x77ord\" : hunter2\n"_s << u"\"pass\\x77ord\": null\n"_s;
        QTest::newRow("single quotes") << u"password: 'hunter''s # no comment' # note\n"_s << u"password: null \n"_s;
        QTest::newRow("double quotes over lines") << u"password: \"hunter\n  hunter: 3\n  x\"\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("plain over lines") << u"password: hunter\n  hunter two\n# kept\nname: y\n"_s << u"password: null\n# kept\nname: y\n"_s;
        QTest::newRow("folded") << u"password: >-\n  hunter\n\n  hunter\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("literal with indent") << u"a:\n  password: |2 # hunter?\n      hunter\n  b: 1\n"_s << u"a:\n  password: null\n  b: 1\n"_s;
        QTest::newRow("value in the next line") << u"password: # hunter\n  hunter\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("tab before the value") << u"password:\thunter2\n"_s << u"password: null\n"_s;
        QTest::newRow("flow") << u"{name: x, password: hunter2, b: 1}\n"_s << u"{name: x, password: null, b: 1}\n"_s;
        QTest::newRow("flow over lines") << u"a: {password: hunter2, # hunter3\n  b: 1}\n"_s << u"a: {password: null, \n  b: 1}\n"_s;
        QTest::newRow("odd name in a flow map") << u"a: {password=hunter2}\n"_s << u"a: {password=}\n"_s;
        QTest::newRow("like a comment") << u"password: #hunter2\nname: y\n"_s << u"password: \nname: y\n"_s;
        QTest::newRow("like an anchor") << u"password: &hunter2\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("a list") << u"password:\n- hunter\n- hunter\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("a map") << u"password:\n  hunter: hunter\nname: y\n"_s << u"password: null\nname: y\n"_s;
        QTest::newRow("a map in braces") << u"password: {{hunter}: 1}\nname: y\n"_s << QString();
        QTest::newRow("twice") << u"password: hunter1\npassword: hunter2\n"_s << u"password: null\npassword: null\n"_s;
        QTest::newRow("anchor, repeated") << u"a: &pw hunter2\npassword: *pw\nb: *pw\n"_s << u"a: &pw null\npassword: *pw\nb: *pw\n"_s;
        QTest::newRow("anchor at the secret") << u"password: &pw hunter2\nb: *pw\n"_s << u"password: &pw null\nb: *pw\n"_s;
        QTest::newRow("anchor of a map") << u"a: &m {x: hunter}\nsecret: *m\n"_s << u"a: &m null\nsecret: *m\n"_s;
        QTest::newRow("anchor of the name") << u"a: &k password\n*k : hunter2\n"_s << u"a: &k password\n*k: null\n"_s;
        QTest::newRow("merged") << u"base: &b\n  password: hunter2\n  c: 1\nx:\n  <<: *b\n  d: 2\n"_s << u"base: &b\n  password: null\n  c: 1\nx:\n  <<: *b\n  d: 2\n"_s;
        QTest::newRow("merged and hidden") << u"x:\n  password: hunter1\n  <<: {password: hunter2}\n"_s << u"x:\n  password: null\n  <<: {password: null}\n"_s;
        QTest::newRow("secret files") << u"secret: {a: hunter, b: , \"c\\\"d\": hunter} # hunter\n"_s << u"secret: {\"a\": \"\", \"c\\\"d\": \"\"} \n"_s;
        QTest::newRow("free secret") << u"protectedSettings:\n  hunter: [hunter]\nname: y\n"_s << u"protectedSettings: null\nname: y\n"_s;
        QTest::newRow("out for a while") << u"a: 1\n  # secureValue: |\n  #   hunter\n\n# hunter\nb: 2 # kept\n"_s << u"a: 1\n  # secureValue:\n  #\n\n#\nb: 2 # kept\n"_s;
        QTest::newRow("blank forgotten") << u"- name: x\n- password:hunter2\n"_s << u"- name: x\n- \n"_s;
        QTest::newRow("indented too far") << u"- name: x\n    password:hunter2\n  b: 1\n"_s << u"- name: x\n    \n  b: 1\n"_s;
        QTest::newRow("old line ends") << u"name: x\rpassword: hunter2\rb: 1\r"_s << u"name: x\rpassword: null\rb: 1\r"_s;
        QTest::newRow("YAML line ends") << u"name: x # password: hunter2\u2028b: 1 # kept\n"_s << u"name: x # password:\u2028b: 1 # kept\n"_s;
        QTest::newRow("JSON") << u"{\"a\": 1, \"password\" : \"hunter\\\"2\", // hunter\n \"b\": 2 /* kept */}"_s
                              << u"{\"a\": 1, \"password\": null, \n \"b\": 2 /* kept */}"_s;
        QTest::newRow("JSON, list") << u"{\"password\": [\"hunter\", {\"a\": \"hunter\"}], \"b\": 2}"_s << u"{\"password\": null, \"b\": 2}"_s;
        QTest::newRow("JSON, long comment") << u"{\"password\": \"hunter\" /* hunter\n hunter */, \"b\": 2}"_s << u"{\"password\": null , \"b\": 2}"_s;
        QTest::newRow("template") << u"{\"parameters\": {\"pw\": {\"type\": \"secureString\", \"defaultValue\": \"hunter\"}}, \"b\": \"kept\"}"_s
                                  << u"{\"parameters\": {\"pw\": {\"type\": \"secureString\", \"defaultValue\": null}}, \"b\": \"kept\"}"_s;
        QTest::newRow("template, plain") << u"{\"variables\": {\"v\": \"hunter\"}, \"parameters\": {\"p\": {\"type\": \"string\", \"defaultValue\": \"hunter\"}}, \"password\": \"[variables('v')]\"}"_s
                                         << u"{\"variables\": null, \"parameters\": {\"p\": {\"type\": \"string\", \"defaultValue\": null}}, \"password\": null}"_s;
    }

    void masksReadableTexts()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const MaskedText result = SecretMask().masked(text);
        QVERIFY2(!result.text.contains(secretWord), qPrintable(result.text));
        QVERIFY(result.lacksSecrets);
        if (!expected.isEmpty())
            QCOMPARE(result.text, expected);
    }

    // From the first sign of a secret on, nothing is left of a text that nobody could ever read.
    void cutsUnreadableTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const QString broken = u"name: x\nbroken: [\n"_s;
        QTest::newRow("plain") << broken + u"password: hunter\n"_s << broken;
        QTest::newRow("pasted key") << broken + u"a: 1\npassword: |\n-----BEGIN KEY-----\nProc-Type: hunter\n\nhunter\nname: hunter\n"_s << broken + u"a: 1\n"_s;
        QTest::newRow("escaped name") << broken + u"\"pass\\x77ord\": hunter\n"_s << broken + u"\"pass\n"_s;
        QTest::newRow("name over two lines") << broken + u"\"pass\\\nword\": hunter\n"_s << broken + u"\"pass\n"_s;
        QTest::newRow("question mark") << broken + u"? &a x\n: hunter\n"_s << broken;
        QTest::newRow("alias") << u"b: &a hunter\n"_s + broken + u"password: *a\n"_s << u"b: \n"_s;
        QTest::newRow("like a tag") << u"password: !hunter2\n"_s << QString();
        QTest::newRow("like an alias") << u"name: x\npassword: *hunter2\n"_s << u"name: x\n"_s;
        QTest::newRow("tabs") << u"name: x\n\tpassword:\thunter\n"_s << u"name: x\n\t\n"_s;
        QTest::newRow("JSON") << u"{\"name\": \"x\", \"secret\": {\"a\": \"hunter\n"_s << u"{\"name\": \"x\", \n"_s;
        QTest::newRow("JSON comment") << u"{\"name\": \"x\", // password: hunter\n\"a\": 1}"_s << u"{\"name\": \"x\", // "_s;
        QTest::newRow("default before its type") << u"{\"p\": {\"defaultValue\": \"hunter\", \"type\": \"secureString"_s << u"{\"p\": {"_s;
        QTest::newRow("no end of a string") << u"name: \"x\npassword: hunter\n"_s << u"name: \"x\n"_s;
        QTest::newRow("NUL") << u"name: x\n"_s + QChar(0) + u"\npassword: hunter\n"_s << u"name: x\n"_s + QChar(0) + u"\n"_s;
    }

    void cutsUnreadableTexts()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const MaskedText result = SecretMask().masked(text);
        QCOMPARE(result.text, expected);
        QVERIFY(result.lacksSecrets && result.isCut);
    }

    // A text that could be read a moment ago. `from` is replaced by `to`, which makes it unreadable.
    void masksWhileItIsTyped_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("isWhole"); // nothing but the known secrets goes
        QTest::newRow("half a name") << u"  osType: Linux"_s << u"  osType: Linux\r\n  restartPo"_s << false;
        QTest::newRow("half a name above") << u"name: web # the shop"_s << u"name: web # the shop\r\nloca"_s << true;
        QTest::newRow("open string") << u"image: nginx"_s << u"image: \"nginx"_s << true;
        QTest::newRow("open bracket") << u"value: 'open'"_s << u"value: [open"_s << true;
        QTest::newRow("a tab") << u"  volumes:"_s << u"\t  volumes:"_s << true;
        QTest::newRow("inside a secret") << u"hunter-two\r\n"_s << u"hunter-two\r\nhunter-new\r\n"_s << false;
        QTest::newRow("below a secret") << u"            hunter-three\r\n"_s << u"            hunter-three\r\nhunter-new\r\n"_s << false;
        QTest::newRow("a secret file") << u"hunterCrt==\r\n"_s << u"hunterCrt==\r\n      hunter\r\n"_s << false;
        QTest::newRow("a new secret") << u"value: 'open'"_s << u"secureValue: hunter [\r\n hunter: \""_s << false;
        QTest::newRow("name of a secret") << u"secureValue: hunter-one"_s << u"secureVal hunter-one"_s << false;
        QTest::newRow("without its name") << u"secureValue: hunter-one"_s << u": hunter-one"_s << false;
        QTest::newRow("all of it one text") << u"properties:\r\n  containers"_s << u"properties: |\r\n  containers"_s << true;
        QTest::newRow("one more bracket") << u"password:"_s << u"password: ["_s << false;
    }

    void masksWhileItIsTyped()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, isWhole);
        SecretMask mask;
        const QString before = mask.masked(group).text;
        const QString text = QString(group).replace(from, to);
        QVERIFY(text != group);
        const MaskedText result = mask.masked(text);
        QVERIFY2(!result.text.contains(secretWord), qPrintable(result.text));
        QVERIFY(result.lacksSecrets);
        QVERIFY2(result.text.startsWith(u"# A shop\r\nname: web"_s) && (!isWhole || result.text == QString(before).replace(from, to)), qPrintable(result.text));
    }

    // Also while its property is given another name, letter by letter.
    void whatWasSecretStaysSecret()
    {
        SecretMask mask;
        QString text = u"name: x\nsecureValue: hunter2\n"_s;
        (void)mask.masked(text);
        for (const QString &name : {u"secureVal"_s, u"secur"_s, u"s"_s, u"va"_s, u"value"_s})
            QCOMPARE(mask.masked(u"name: x\n%1: hunter2\n"_s.arg(name)).text, u"name: x\n%1: null\n"_s.arg(name));
    }

    // A property whose value is declared secret takes what belongs to it along.
    void whatBecomesSecretIsSecret()
    {
        SecretMask mask;
        (void)mask.masked(u"a:\n  value: |\n    hunter\n    hunter\n  b: 1\n"_s);
        QCOMPARE(mask.masked(u"a: {\n  secureValue: |\n    hunter\n    hunter\n  b: 1\n"_s).text, u"a: {\n  \n  b: 1\n"_s);
    }

    // Every way to break the text at one place, at many places: no secret word ever comes out.
    void survivesEveryBreak_data()
    {
        QTest::addColumn<QString>("insert");
        for (const char *text : {"\"", "'", "[", "{", "}", ": ", "\t", "\n", "\r", "&a ", "*a ", "|", "? ", "#", "\\", "- ", "hunter", "\u2028", "password: ", "%", "`"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void survivesEveryBreak()
    {
        QFETCH(const QString, insert);
        for (qsizetype at = insert.size() % 3; at <= group.size(); at += 3) { // every third, for time's sake
            SecretMask mask;
            (void)mask.masked(group);
            QString text = group;
            text.insert(at, insert);
            if (text.count(secretWord) > group.count(secretWord) && insert == u"hunter")
                continue; // typed where nothing is secret
            const QString later = mask.masked(text).text;
            QVERIFY2(!later.contains(secretWord), qPrintable(QString::number(at) + u": "_s + later));
        }
    }

    // The same for lines that were lost, and for a text that is read for the first time.
    void survivesLostLines()
    {
        const QStringList lines = group.split(u'\n');
        for (qsizetype first = 0; first < lines.size(); ++first)
            for (qsizetype count = 1; first + count <= lines.size(); ++count) {
                QStringList rest = lines;
                rest.remove(first, count);
                SecretMask mask;
                (void)mask.masked(group);
                const QString later = mask.masked(rest.join(u'\n')).text;
                QVERIFY2(!later.contains(secretWord), qPrintable(later));
            }
    }

    void isQuickWithHostileTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("secrets") << u"- password: hunter2\n"_s.repeated(20'000);
        QTest::newRow("comments") << u"# password: hunter2\na: 1\n"_s.repeated(1) + u"- # password: hunter\n  a\n"_s.repeated(20'000);
        QTest::newRow("aliases") << u"a: &a hunter2\nl:\n"_s + u"- password: *a\n"_s.repeated(20'000);
        QTest::newRow("brackets") << u"["_s.repeated(200'000) + u"password: hunter2"_s;
    }

    void isQuickWithHostileTexts()
    {
        QFETCH(const QString, text);
        QElapsedTimer timer;
        timer.start();
        SecretMask mask;
        QVERIFY(!mask.masked(text).text.contains(secretWord));
        QVERIFY(!mask.masked(text + u"\"["_s).text.contains(secretWord));
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_APPLESS_MAIN(TestSecretMask)
#include "tst_secretmask.moc"
