// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/filebeside.h"
#include "models/convert/importer.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

const QString twoGroups = u"{\"$schema\": \"https://x/deploymentTemplate.json#\", \"parameters\": {\"n\": {\"type\": \"string\", \"defaultValue\": \"two\"}},"
                          "\"resources\": ["
                          "{\"type\": \"Microsoft.Network/virtualNetworks\", \"name\": \"net\"},"
                          "{\"type\": \"Microsoft.ContainerInstance/containerGroups\", \"name\": \"one\", \"properties\": {\"containers\": [{\"name\": \"a\"}]}},"
                          "{\"type\": \"Microsoft.ContainerInstance/containerGroups\", \"name\": \"off\", \"condition\": false, \"properties\": {}},"
                          "{\"type\": \"Microsoft.ContainerInstance/containerGroups\", \"name\": \"[parameters('n')]\", \"properties\": {\"containers\": [{\"name\": \"b\"}]}}]}"_s;

const QString twoPods = u"apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: one}\nspec: {containers: [{name: a, image: x:1}]}\n"
                        "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: two}\nspec: {template: {spec: {containers: [{name: b, image: x:2}]}}}\n"_s;

ImportRequest request(const QString &text, SourceKind kind = SourceKind::Unknown, qsizetype group = 0)
{
    ImportRequest request{text, kind, {}};
    request.options.group = group;
    return request;
}

} // namespace

class TestImporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognisesAndConverts()
    {
        Importer importer;
        QSignalSpy imported(&importer, &Importer::imported);
        importer.begin(request(u"docker run -d --name web nginx:1"_s));
        QCOMPARE(imported.size(), 0); // not on this thread
        QVERIFY(imported.wait());
        const auto import = imported.takeFirst().first().value<Import>();
        QCOMPARE(import.kind, SourceKind::RunLine);
        QCOMPARE(import.result->spec.containers.first().image, u"nginx:1"_s);
    }

    // Somebody types an answer while the text is still worked on: only what is asked last is answered.
    void answersOnlyTheLast()
    {
        Importer importer;
        QSignalSpy imported(&importer, &Importer::imported);
        importer.begin(request(u"docker run a:1"_s));
        importer.begin(request(u"docker run b:1"_s));
        importer.begin(request(u"docker run c:1"_s));
        QVERIFY(imported.wait());
        QTest::qWait(50);
        QCOMPARE(imported.size(), 1);
        QCOMPARE(imported.first().first().value<Import>().result->spec.containers.first().image, u"c:1"_s);
    }

    void saysWhatIsWrong()
    {
        Importer importer;
        QSignalSpy imported(&importer, &Importer::imported);
        importer.begin(request(u"services:\n  a: [\n"_s));
        QVERIFY(imported.wait());
        const auto import = imported.first().first().value<Import>();
        QCOMPARE(import.kind, SourceKind::Compose);
        QCOMPARE(import.result.error().rule, u"V-208"_s);
    }

    void isNotAnsweredAfterItsEnd()
    {
        auto importer = std::make_unique<Importer>();
        QSignalSpy imported(importer.get(), &Importer::imported);
        importer->begin(request(twoPods));
        importer->cancel();
        importer->begin(request(twoPods));
        importer.reset();
        QTest::qWait(100);
        QCOMPARE(imported.size(), 0);
    }

    void takesTheGroupThatIsChosen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("group");
        QTest::addColumn<QString>("container");
        QTest::addColumn<QStringList>("groups");
        const QStringList names{u"one"_s, u"two"_s};
        const QStringList pods{u"Pod one"_s, u"Deployment two"_s};
        QTest::newRow("template, first") << twoGroups << qsizetype(0) << u"a"_s << names;
        QTest::newRow("template, second") << twoGroups << qsizetype(1) << u"b"_s << names;
        QTest::newRow("none such") << twoGroups << qsizetype(7) << u"b"_s << names;
        QTest::newRow("pods, first") << twoPods << qsizetype(0) << u"a"_s << pods;
        QTest::newRow("pods, second") << twoPods << qsizetype(1) << u"b"_s << pods;
        QTest::newRow("only one") << u"docker run --name a x:1"_s << qsizetype(1) << u"a"_s << QStringList();
    }

    void takesTheGroupThatIsChosen()
    {
        QFETCH(const QString, text);
        QFETCH(const qsizetype, group);
        QFETCH(const QString, container);
        QFETCH(const QStringList, groups);
        const auto result = convertToSpec(text, recogniseSource(text), request(text, SourceKind::Unknown, group).options);
        QVERIFY(result);
        QCOMPARE(result->spec.containers.first().name, container);
        QCOMPARE(result->groups, groups);
    }

    void readsOnlyFilesBeside()
    {
        const QTemporaryDir outside;
        const QTemporaryDir folder;
        for (const QString &path : {outside.filePath(u"secret"_s), folder.filePath(u"here.env"_s)}) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("A=1");
        }
        QVERIFY(QFile::link(outside.filePath(u"secret"_s), folder.filePath(u"link"_s)));
        QVERIFY(QDir(folder.path()).mkdir(u"below"_s));
        QCOMPARE(fileBeside(folder.path(), u"./below/../here.env"_s), QByteArray("A=1"));
        for (const QString &path : QStringList{u"link"_s, outside.filePath(u"secret"_s), u"../"_s + outside.path().section(u'/', -1) + u"/secret"_s, u"none"_s, u"below"_s, QString()})
            QVERIFY2(!fileBeside(folder.path(), path), qPrintable(path));
    }
};

QTEST_GUILESS_MAIN(TestImporter)
#include "tst_importer.moc"
