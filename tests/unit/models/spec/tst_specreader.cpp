// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "models/spec/textparser.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString issueText(const SpecIssue &issue)
{
    static const char *const severities[] = {"error", "warning", "info"};
    return u"%1 %2 %3 %4:%5"_s.arg(issue.rule, QLatin1StringView(severities[int(issue.severity)]), issue.path)
        .arg(issue.range ? issue.range->line : 0)
        .arg(issue.range ? issue.range->column : 0);
}

QStringList issueTexts(const QList<SpecIssue> &issues)
{
    QStringList texts;
    for (const SpecIssue &issue : issues)
        texts.append(issueText(issue));
    return texts;
}

QString valueAt(const QString &text, const TextRange &range)
{
    return text.mid(range.offset, range.length);
}

} // namespace

class TestSpecReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yamlKeepsPlaces()
    {
        const QString text = u"name: web\n# comment with \U0001F600\nproperties:\n  osType: Linux\n  containers:\n  - name: a\n    properties:\n      image: 'x:1'\n"_s;
        const SpecDocument document = SpecDocument::fromText(text);
        QVERIFY(document.isReadable());
        QCOMPARE(valueAt(text, document.locate(u"/name"_s)), u"web"_s);
        QCOMPARE(valueAt(text, document.locate(u"/properties/osType"_s)), u"Linux"_s);
        const TextRange image = document.locate(u"/properties/containers/0/properties/image"_s);
        QCOMPARE(valueAt(text, image), u"'x:1'"_s);
        QCOMPARE(image.line, 8);
        QCOMPARE(image.column, 14);
        QCOMPARE(valueAt(text, document.locate(u"/properties/containers/0/properties/ports"_s)), u"properties"_s);
    }

    void jsonKeepsPlaces()
    {
        const QString text = u"// head\n{ \"name\": \"wéb\", \"properties\": {\n  \"containers\": [ { \"name\": \"\u0061\", \"properties\": { \"image\": \"x\" } } ] } }"_s;
        const SpecDocument document = SpecDocument::fromText(text);
        QCOMPARE(issueTexts(document.readingIssues()), QStringList());
        QVERIFY(document.isReadable());
        QCOMPARE(valueAt(text, document.locate(u"/name"_s)), u"\"wéb\""_s);
        QCOMPARE(valueAt(text, document.locate(u"/properties/containers/0/name"_s)), u"\"\u0061\""_s);
        QCOMPARE(document.spec().containers.first().name, u"a"_s);
        QCOMPARE(document.locate(u"/properties/containers/0/name"_s).line, 3);
    }

    void jsonBracketsHaveTheirOwnPlaces()
    {
        const QString text = u"{ \"tags\": { \"a\": {} }, \"properties\": { \"containers\": [ { \"name\": \"a\" }, { \"ports\": [ 1 ] } ] } }"_s;
        const TextParsing parsed = parseJson(text);
        QVERIFY(parsed);
        QCOMPARE(valueAt(text, parsed->root.range), text);
        QCOMPARE(valueAt(text, parsed->root.find(u"tags")->keyRange), u"\"tags\""_s);
        QCOMPARE(valueAt(text, parsed->root.value(u"tags")->find(u"a")->keyRange), u"\"a\""_s);
        QCOMPARE(valueAt(text, parsed->root.value(u"tags")->range), u"{ \"a\": {} }"_s);
        const SpecNode *containers = parsed->root.value(u"properties")->value(u"containers");
        QCOMPARE(valueAt(text, containers->items.at(1).range), u"{ \"ports\": [ 1 ] }"_s);
    }

    void toleratesWhatRealFilesHold()
    {
        const SpecDocument document = SpecDocument::fromText(
            u"Name: web\ntags: null\nproperties:\n  containers:\n  - name: a\n    properties:\n      image: x\n"
            "      ports:\n      - port: '80'\n        protocol: tcp\n      resources: {requests: {cpu: 1.0, memoryInGb: 1.5}}\n"
            "      colour: blue\n  provisioningState: Succeeded\n"_s);
        const ContainerGroupSpec &spec = document.spec();
        QCOMPARE(spec.name, u"web"_s);
        QVERIFY(spec.tags.isEmpty());
        QCOMPARE(spec.containers.first().ports.first().port, 80);
        QCOMPARE(spec.containers.first().resources->requests->memoryInGB, 1.5);
        QCOMPARE(spec.containers.first().unknownProperties.entries.first().key, u"colour"_s);
        QCOMPARE(issueTexts(document.readingIssues()),
                 (QStringList{u"V-204 warning /name 1:1"_s, u"V-204 warning /properties/containers/0/properties/ports/0/port 9:15"_s,
                              u"V-204 warning /properties/containers/0/properties/resources/requests/memoryInGB 11:40"_s,
                              u"V-203 warning /properties/containers/0/properties/colour 12:7"_s,
                              u"V-019 info /properties/provisioningState 13:3"_s}));
    }

    void unreadable_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("issues");
        QTest::newRow("empty") << QString() << QStringList{u"V-210 error  1:1"_s};
        QTest::newRow("not YAML") << u"name: [web\nother"_s << QStringList{u"V-208 error  1:7"_s};
        QTest::newRow("tab") << u"name: web\nproperties:\n\tcontainers: []"_s << QStringList{u"V-208 error  3:1"_s};
        QTest::newRow("not JSON") << u"{ \"name\": \n }"_s << QStringList{u"V-208 error  2:2"_s};
        QTest::newRow("two documents") << u"properties: {}\n---\nproperties: {}\n"_s << QStringList{u"V-210 error  2:1"_s};
        QTest::newRow("a pod") << u"apiVersion: v1\nkind: Pod\nspec: {}\n"_s << QStringList{u"V-210 error  1:1"_s};
        QTest::newRow("a list") << u"- a\n- b\n"_s << QStringList{u"V-210 error  1:1"_s};
        QTest::newRow("wrong type") << u"name: x\nproperties:\n  containers: 5\n  volumes: {}\n"_s
                                    << QStringList{u"V-209 error /properties/containers 3:15"_s, u"V-209 error /properties/volumes 4:12"_s};
        QTest::newRow("doubled key") << u"name: x\nname: y\nproperties: {}\n"_s << QStringList{u"V-205 error  2:1"_s};
        QTest::newRow("python tag") << u"name: !!python/object:os.system x\nproperties: {}\n"_s << QStringList{u"V-208 error  1:7"_s};
        QTest::newRow("anchor to nothing") << u"name: *a\nproperties: {}\n"_s << QStringList{u"V-208 error  1:7"_s};
    }

    void unreadable()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, issues);
        QCOMPARE(issueTexts(SpecDocument::fromText(text).readingIssues()), issues);
    }

    void aliasBombIsRefused()
    {
        QString text = u"a: &a [x, x, x, x, x, x, x, x, x, x]\n"_s;
        for (char16_t level = u'b'; level <= u'i'; ++level)
            text += QChar(level) + u": &"_s + QChar(level) + u" ["_s + QString(u"*"_s + QChar(level - 1) + u","_s).repeated(10) + u"]\n"_s;
        const TextParsing parsed = parseYaml(text);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().rule, u"V-208"_s);
        QVERIFY(parsed.error().range->line > 1);
    }

    void deepNestingIsRefused()
    {
        QVERIFY(!parseYaml(QString(100'000, u'[')));
        QVERIFY(!parseJson(QString(100'000, u'[')));
        const QString shallow = QString(90, u'[') + QString(90, u']');
        QVERIFY(parseJson(shallow));
    }

    void anchorsAndMergesAreResolved()
    {
        const SpecDocument document = SpecDocument::fromText(
            u"properties:\n  containers:\n  - &one\n    name: a\n    properties: &p {image: x, command: [a]}\n"
            "  - {<<: *one, name: b}\n  - name: c\n    properties:\n      <<: *p\n      image: y\n"_s);
        const auto &containers = document.spec().containers;
        QCOMPARE(containers.size(), 3);
        QCOMPARE(containers.at(1).name, u"b"_s);
        QCOMPARE(containers.at(1).image, u"x"_s);
        QCOMPARE(containers.at(2).image, u"y"_s);
        QCOMPARE(containers.at(2).command, QStringList{u"a"_s});
    }

    void writerRoundTrips_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("yaml") << u"name: web\ntags: {a: '1', b: 'yes'}\nidentity:\n  type: UserAssigned\n  userAssignedIdentities: {/subscriptions/x: {}}\n"
                                 "properties:\n  containers:\n  - name: a\n    properties:\n      image: x\n      command: [sh, -c, \"a\nb\", '0x1f', '']\n"
                                 "      environmentVariables: [{name: A, secureValue: s}, {name: B, value: ''}]\n      odd: [1, {two: null}]\n"
                                 "  volumes:\n  - {name: empty, emptyDir: {}}\n  - {name: secret, secret: {k: dg==}}\n  x-own: {a: true}\n"
                                 "  extensions: [{name: e, properties: {extensionType: t, version: '1', settings: {a: [1]}}}]\n"_s;
    }

    void writerRoundTrips()
    {
        QFETCH(QString, text);
        const ContainerGroupSpec spec = SpecDocument::fromText(text).spec();
        const SpecDocument fromYaml = SpecDocument::fromText(specToYaml(spec, Secrets::Include));
        QVERIFY2(fromYaml.spec() == spec, qPrintable(fromYaml.text()));
        const SpecDocument fromJson = SpecDocument::fromText(specToJson(spec, Secrets::Include));
        QCOMPARE(specToYaml(fromJson.spec(), Secrets::Include), specToYaml(spec, Secrets::Include));
        QVERIFY(fromJson.spec() == spec);
    }

    void secretsAreOmitted()
    {
        const ContainerGroupSpec spec = SpecDocument::fromText(
            u"properties:\n  containers:\n  - name: a\n    properties:\n      environmentVariables: [{name: A, secureValue: canary}]\n"
            "  imageRegistryCredentials: [{server: s, username: u, password: canary}]\n"
            "  volumes:\n  - {name: s, secret: {k: canary}}\n  - {name: f, azureFile: {storageAccountKey: canary}}\n"
            "  diagnostics: {logAnalytics: {workspaceKey: canary, workspaceResourceId: canary}}\n"
            "  extensions: [{name: e, properties: {protectedSettings: {a: canary}}}]\n"_s).spec();
        QVERIFY(!specToYaml(spec, Secrets::Omit).contains(u"canary"_s));
        QVERIFY(!specToJson(spec, Secrets::Omit).contains(u"canary"_s));
        QCOMPARE(specToYaml(spec, Secrets::Include).count(u"canary"_s), 7);
        QVERIFY(specToYaml(spec, Secrets::Omit).contains(u"k: ''"_s)); // the file's name stays
    }

    void templateWithOneGroupIsRead()
    {
        const SpecDocument document = SpecDocument::fromText(
            u"{\"$schema\": \"x\", \"resources\": [{\"type\": \"Microsoft.ContainerInstance/containerGroups\", \"name\": \"g\", \"properties\": {}}]}"_s);
        QVERIFY(document.isReadable());
        QCOMPARE(document.spec().name, u"g"_s);
        QCOMPARE(valueAt(document.text(), document.locate(u"/name"_s)), u"\"g\""_s);
    }
};

QTEST_GUILESS_MAIN(TestSpecReader)
#include "tst_specreader.moc"
