// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/recognise.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

class TestRecognise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<SourceKind>("kind");
        const auto row = [](const char *name, const char *text, SourceKind kind) { QTest::newRow(name) << QString::fromUtf8(text) << kind; };
        row("nothing", "", SourceKind::Unknown);
        row("words", "hello world", SourceKind::Unknown);
        row("a list", "- a\n- b\n", SourceKind::Unknown);
        row("another map", "a: 1\nb: 2\n", SourceKind::Unknown);
        row("group", "name: g\nproperties:\n  containers: []\n", SourceKind::ContainerGroupYaml);
        row("group with a mark", "\xef\xbb\xbfname: g\nproperties: {}\n", SourceKind::ContainerGroupYaml);
        row("group by its type", "type: microsoft.containerinstance/CONTAINERGROUPS\nname: g\n", SourceKind::ContainerGroupYaml);
        row("broken group", "name: g\nproperties:\n  a: [\n", SourceKind::ContainerGroupYaml);
        row("resource", "{\"name\": \"g\", \"properties\": {\"containers\": []}}", SourceKind::ArmResource);
        row("template", "{\"$schema\": \"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#\", \"resources\": []}",
            SourceKind::ArmTemplate);
        row("template with comments", "// mine\n{\"resources\": {}, \"parameters\": {}}", SourceKind::ArmTemplate);
        row("broken template", "{\"$schema\": \"https://x/deploymentTemplate.json#\", \"resources\": [", SourceKind::ArmTemplate);
        row("compose", "services:\n  web:\n    image: nginx\n", SourceKind::Compose);
        row("compose with a version", "version: '3.8'\nx-a: &a {}\nservices: {web: {<<: *a}}\n", SourceKind::Compose);
        row("broken compose", "services:\n  web:\n   - image: [\n", SourceKind::Compose);
        row("pod", "apiVersion: v1\nkind: Pod\nspec: {}\n", SourceKind::Kubernetes);
        row("several documents", "---\napiVersion: v1\nkind: ConfigMap\n---\napiVersion: apps/v1\nkind: Deployment\n", SourceKind::Kubernetes);
        row("pod as JSON", "{\"apiVersion\": \"v1\", \"kind\": \"Pod\"}", SourceKind::Kubernetes);
        row("run line", "docker run -d nginx", SourceKind::RunLine);
        row("prompt", "$ sudo docker run \\\n  -d nginx", SourceKind::RunLine);
        row("podman", "podman container run --rm alpine", SourceKind::RunLine);
        row("global option", "docker --context x run alpine", SourceKind::RunLine);
        row("after a comment", "# start it\ndocker run nginx", SourceKind::RunLine);
        row("another command", "docker ps -a", SourceKind::Unknown);
        row("variables", "A=1\n# b\nexport B_2=\"x y\"\n", SourceKind::EnvironmentBlock);
        row("no variables", "A=1\nhello\n", SourceKind::Unknown);
    }

    void kinds()
    {
        QFETCH(QString, text);
        QFETCH(SourceKind, kind);
        QCOMPARE(recogniseSource(text), kind);
    }

    void anythingIsJudged()
    {
        QRandomGenerator random(7);
        const QString signs = u"{}[]:-,'\"\n\n  #$=abk&*!|>%@`\t\u00e4\\"_s;
        for (int i = 0; i < 3000; ++i) {
            QString text;
            for (int length = random.bounded(200); length > 0; --length)
                text.append(signs.at(random.bounded(signs.size())));
            (void)recogniseSource(text);
        }
    }

    void documentsKeepTheirPlaces()
    {
        const QStringList documents = yamlDocuments(u"a: 1\n--- # next\nb: 2\n---\n"_s);
        QCOMPARE(documents.size(), 3);
        QCOMPARE(documents.first(), u"a: 1\n"_s);
        QCOMPARE(documents.at(1).indexOf(u'b'), u"a: 1\n--- # next\nb: 2\n---\n"_s.indexOf(u'b'));
    }
};

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
