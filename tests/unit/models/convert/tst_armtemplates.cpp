// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/convert.h"
#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"

#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

// JSON with backquotes for its quotes: moc does not get along with quotes in raw strings.
QString json(QString text)
{
    return text.replace(u'`', u'"');
}

QString templateWith(const QString &properties, const QString &sections = {})
{
    return json(uR"({`$schema`: `https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#`, `contentVersion`: `1.0.0.0`, %1
        `resources`: [{`type`: `Microsoft.ContainerInstance/containerGroups`, `apiVersion`: `2023-05-01`, `name`: `g`,
                       `properties`: {`osType`: `Linux`, %2}}]})"_s).arg(sections, properties);
}

SpecConversion read(const QString &text, const ConversionOptions &options = {})
{
    const auto read = convertToSpec(text, recogniseSource(text), options);
    return read ? *read : SpecConversion{{}, {{{}, {}, Fidelity::Lost, read.error().message, {}}}, {}};
}

const ConversionNote *noteOf(const QList<ConversionNote> &notes, const QString &source, Fidelity fidelity)
{
    for (const ConversionNote &note : notes)
        if (note.source == source && note.fidelity == fidelity)
            return &note;
    return nullptr;
}

ContainerGroupSpec groupWithSecrets()
{
    return SpecDocument::fromText(uR"(
name: g
location: westeurope
properties:
  osType: Linux
  containers:
    - name: web
      properties:
        image: nginx:1
        command: [sh, -c, 'echo [x]', '[[y]', '[a]']
        environmentVariables:
          - {name: PLAIN, value: '[concat(1)]'}
          - {name: PASSWORD, secureValue: hush-1}
          - {name: LATER}
        resources: {requests: {cpu: 0.5, memoryInGB: 1.5}}
  imageRegistryCredentials:
    - {server: example.azurecr.io, username: u, password: hush-2}
  volumes:
    - name: shared-files
      azureFile: {shareName: s, storageAccountName: acc, storageAccountKey: hush-3}
    - name: certificates
      secret: {a.pem: aHVzaC00, b/c: aHVzaC01}
  diagnostics:
    logAnalytics: {workspaceId: w, workspaceKey: hush-6}
  extensions:
    - name: e
      properties: {extensionType: t, version: '1', protectedSettings: {k: hush-7}}
)"_s).spec();
}

} // namespace

class TestArmTemplates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTemplateIsEvaluated()
    {
        const SpecConversion group = read(templateWith(
            json(uR"(`containers`: [{`name`: `[parameters('name')]`, `properties`: {`image`: `[concat(variables('registry'), '/web:', parameters('tag'))]`,
                `resources`: {`requests`: {`cpu`: `[parameters('cpu')]`, `memoryInGB`: `[json('1.5')]`}}}}])"_s),
            json(uR"(`parameters`: {`name`: {`type`: `string`, `defaultValue`: `web`}, `tag`: {`type`: `string`}, `cpu`: {`type`: `int`, `defaultValue`: 2}},
                `variables`: {`registry`: `example.azurecr.io`},)"_s)), {{{u"tag"_s, u"7"_s}}, {}, {}, {}});
        const spec::Container container = group.spec.containers.value(0);
        QCOMPARE(container.name, u"web"_s);
        QCOMPARE(container.image, u"example.azurecr.io/web:7"_s);
        QCOMPARE(container.resources->requests->cpu, 2.0);
        QCOMPARE(container.resources->requests->memoryInGB, 1.5);
        QCOMPARE(group.questions.size(), 0);
        QVERIFY(noteOf(group.notes, u"/resources/0/properties/containers/0/properties/image"_s, Fidelity::Exact));
    }

    void whatIsUnknownIsAskedFor()
    {
        const SpecConversion group = read(templateWith(json(uR"(`containers`: [{`name`: `c`, `properties`: {`image`: `[parameters('image')]`}}])"_s),
                                                       json(uR"(`parameters`: {`image`: {`type`: `string`, `metadata`: {`description`: `Of what?`}}},)"_s)));
        QVERIFY(!group.spec.containers.first().image);
        QCOMPARE(group.questions.size(), 1);
        QCOMPARE(group.questions.first().description, u"Of what?"_s);
        const ConversionNote *note = noteOf(group.notes, u"/resources/0/properties/containers/0/properties/image"_s, Fidelity::Asked);
        QVERIFY(note);
        QCOMPARE(note->target, u"/properties/containers/0/properties/image"_s);
        QVERIFY(note->place && note->place->line > 1);
    }

    void loopsMakeLists()
    {
        const SpecConversion group = read(templateWith(
            json(uR"(`copy`: [{`name`: `containers`, `count`: `[parameters('n')]`,
                 `input`: {`name`: `[format('c-{0}', copyIndex('containers'))]`, `properties`: {`image`: `a:1`}}}])"_s),
            json(uR"(`parameters`: {`n`: {`type`: `int`, `defaultValue`: 3}},)"_s)));
        QCOMPARE(group.spec.containers.size(), 3);
        QCOMPARE(group.spec.containers.last().name, u"c-2"_s);
    }

    void otherResourcesAreLost()
    {
        const SpecConversion group = read(json(uR"({`$schema`: `https://x/deploymentTemplate.json#`, `resources`: [
            {`type`: `Microsoft.Storage/storageAccounts`, `name`: `s`},
            {`type`: `Microsoft.ContainerInstance/containerGroups`, `condition`: `[equals(1, 2)]`, `name`: `no`},
            {`type`: `Microsoft.ContainerInstance/containerGroups`, `name`: `g`, `dependsOn`: [`x`], `properties`: {`osType`: `Linux`}},
            {`type`: `Microsoft.ContainerInstance/containerGroups`, `name`: `second`}], `outputs`: {`ip`: {`type`: `string`, `value`: `1`}}})"_s));
        QCOMPARE(group.spec.name, u"g"_s);
        for (const QString &lost : {u"/resources/0"_s, u"/resources/1"_s, u"/resources/2/dependsOn"_s, u"/resources/3"_s, u"/outputs"_s})
            QVERIFY2(noteOf(group.notes, lost, Fidelity::Lost), qPrintable(lost));
    }

    void resourcesMayBeAMap()
    {
        const SpecConversion group = read(json(uR"({`languageVersion`: `2.0`, `resources`: {`g`: {`type`: `Microsoft.ContainerInstance/containerGroups`,
            `name`: `mine`, `properties`: {`osType`: `Linux`}}}})"_s));
        QCOMPARE(group.spec.name, u"mine"_s);
    }

    void namesWithoutAGroupAreRefused()
    {
        const auto none = convertToSpec(u"{\"resources\": []}"_s, SourceKind::ArmTemplate, {});
        QVERIFY(!none);
        QCOMPARE(none.error().rule, u"V-210"_s);
        QCOMPARE(convertToSpec(u"{\"resources\": ["_s, SourceKind::ArmTemplate, {}).error().rule, u"V-208"_s);
    }

    void secureParametersStaySecret()
    {
        const SpecConversion group = read(templateWith(
            json(uR"(`containers`: [{`name`: `c`, `properties`: {`image`: `a:1`, `command`: [`run`, `[parameters('pw')]`], `environmentVariables`: [
                {`name`: `A`, `secureValue`: `[parameters('pw')]`}, {`name`: `B`, `value`: `[concat('x', parameters('pw'))]`},
                {`name`: `C`, `secureValue`: `[parameters('other')]`}]}}],
                `imageRegistryCredentials`: `[variables('registries')]`)"_s),
            json(uR"(`parameters`: {`pw`: {`type`: `securestring`, `defaultValue`: `hush`}, `other`: {`type`: `secureString`}},
                `variables`: {`registries`: [{`server`: `s`, `username`: `u`, `password`: `[parameters('pw')]`}]},)"_s)));
        const spec::Container container = group.spec.containers.value(0);
        QCOMPARE(container.environmentVariables.at(0).secureValue->value, u"hush"_s);
        QCOMPARE(container.environmentVariables.at(1).secureValue->value, u"xhush"_s);
        QVERIFY(!container.environmentVariables.at(1).value);
        QVERIFY(!container.environmentVariables.at(2).secureValue);
        QCOMPARE(container.command, QStringList({u"run"_s, QString()}));
        QCOMPARE(group.spec.imageRegistryCredentials.value(0).username, u"u"_s);
        QCOMPARE(group.spec.imageRegistryCredentials.value(0).password->value, u"hush"_s);
        QVERIFY(!specToJson(group.spec, Secrets::Omit).contains(u"hush"));
        QCOMPARE(group.questions.size(), 1);
        QVERIFY(group.questions.first().isSecret);
        for (const ConversionNote &note : group.notes)
            QVERIFY(!note.message.contains(u"hush"));
    }

    void valuesOfTheWrongTypeAreNotCalledExact()
    {
        const SpecConversion group = read(u"name: g\nproperties:\n  containers: {a: 1}\n  provisioningState: Succeeded\n"_s);
        QVERIFY(noteOf(group.notes, u"/properties/containers"_s, Fidelity::Lost));
        QVERIFY(!noteOf(group.notes, u"/properties/containers/a"_s, Fidelity::Exact));
        QVERIFY(noteOf(group.notes, u"/properties/provisioningState"_s, Fidelity::Lost));
        QVERIFY(noteOf(group.notes, u"/name"_s, Fidelity::Exact));
    }

    void noSecretIsWritten_data()
    {
        QTest::addColumn<TargetFormat>("format");
        QTest::newRow("yaml") << TargetFormat::Yaml;
        QTest::newRow("json") << TargetFormat::Json;
        QTest::newRow("template") << TargetFormat::ArmTemplate;
        QTest::newRow("bicep") << TargetFormat::Bicep;
        QTest::newRow("az") << TargetFormat::AzLine;
        QTest::newRow("compose") << TargetFormat::Compose;
    }

    void noSecretIsWritten()
    {
        QFETCH(TargetFormat, format);
        const TextConversion text = convertFromSpec(groupWithSecrets(), format);
        for (const QString &secret : {u"hush"_s, u"aHVzaC00"_s, u"aHVzaC01"_s})
            QVERIFY2(!text.text.contains(secret), qPrintable(text.text));
        for (const ConversionNote &note : text.notes)
            QVERIFY2(!note.message.contains(u"hush") && !note.message.contains(u"aHVz"), qPrintable(note.message));
    }

    void templatesComeBackTheSame()
    {
        const ContainerGroupSpec spec = groupWithSecrets();
        const TextConversion there = convertFromSpec(spec, TargetFormat::ArmTemplate);
        ContainerGroupSpec back = read(there.text).spec;
        back.type = back.apiVersion = std::nullopt;
        QCOMPARE(specToJson(back, Secrets::Omit), specToJson(spec, Secrets::Omit));
        QVERIFY(there.text.contains(u"\"web_PASSWORD\""));
        QVERIFY(there.text.contains(u"\"web_LATER\""));
        QVERIFY(there.text.contains(u"\"registry_example_azurecr_io_password\""));
    }

    void bicepIsPlain()
    {
        ContainerGroupSpec spec = groupWithSecrets();
        spec.tags = {{u"it's ${x}"_s, u"a\\b\nc"_s}};
        const QString text = convertFromSpec(spec, TargetFormat::Bicep).text;
        QVERIFY(text.startsWith(u"param location string = 'westeurope'\n"));
        QVERIFY(text.contains(u"@secure()\nparam web_PASSWORD string\n"));
        QVERIFY(text.contains(u"@secure()\nparam e_protectedSettings object\n"));
        QVERIFY(text.contains(u"resource group 'Microsoft.ContainerInstance/containerGroups@2023-05-01' = {\n  name: 'g'\n  location: location\n"));
        QVERIFY(text.contains(u"secureValue: web_PASSWORD\n"));
        QVERIFY(text.contains(u"cpu: json('0.5')\n"));
        QVERIFY(text.contains(u"'it\\'s \\${x}': 'a\\\\b\\nc'\n"));
        QVERIFY(text.contains(u"value: '[concat(1)]'\n"));
        QVERIFY(!text.contains(u"type: 'Microsoft"));
    }

    void azLineSaysWhatItCannot()
    {
        const TextConversion line = convertFromSpec(SpecDocument::fromText(json(uR"(
name: web
location: eastus
tags: {a: b c}
properties:
  osType: Linux
  initContainers: [{name: i, properties: {image: b:1}}]
  containers:
    - name: web
      properties:
        image: nginx:1
        command: [sh, -c, `echo 'hi'`]
        ports: [{port: 80}]
        environmentVariables: [{name: A, value: x y}, {name: B, secureValue: hush}]
        resources: {requests: {cpu: 1, memoryInGB: 1.5}, limits: {cpu: 2}}
        livenessProbe: {exec: {command: [true]}}
        volumeMounts: [{name: files, mountPath: /f}]
    - name: second
      properties: {image: c:1}
  ipAddress: {type: Public, ports: [{port: 80, protocol: TCP}]}
  volumes: [{name: files, emptyDir: {}}]
)"_s)).spec(), TargetFormat::AzLine);
        QVERIFY2(line.text.contains(u"--environment-variables 'A=x y'"), qPrintable(line.text));
        QVERIFY(line.text.contains(u"--secure-environment-variables B=\"$B\""));
        QVERIFY(line.text.contains(u"--tags 'a=b c'"));
        QVERIFY(line.text.contains(u"--ports 80"));
        QVERIFY(line.text.contains(u"--cpu 1 \\\n  --memory 1.5"));
        QVERIFY2(line.text.contains(uR"(--command-line 'sh -c '\''echo '\''\'\'''\''hi'\''\'\'''\'''\''')"_s), qPrintable(line.text));
        QStringList lost;
        for (const ConversionNote &note : line.notes)
            if (note.fidelity == Fidelity::Lost)
                lost.append(note.source);
        QCOMPARE(lost, QStringList({u"/properties/initContainers"_s, u"/properties/containers/0/properties/resources/limits"_s,
                                    u"/properties/containers/0/properties/volumeMounts"_s, u"/properties/containers/0/properties/livenessProbe"_s,
                                    u"/properties/containers/1"_s, u"/properties/volumes"_s}));
    }
};

QTEST_GUILESS_MAIN(TestArmTemplates)
#include "tst_armtemplates.moc"
