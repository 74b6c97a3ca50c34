// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "models/spec/textbytes.h"
#include "tests/support/goldenissues.h"
#include "tests/support/specsupport.h"

#include <QDirIterator>
#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

const QString gallery = QStringLiteral(QUAYSIDE_TEST_DATA "/specs/");

QStringList filesIn(const QString &folder)
{
    QStringList files;
    QDirIterator entries(gallery + folder, {u"*.yaml"_s, u"*.json"_s}, QDir::Files);
    while (entries.hasNext())
        files.append(folder + u'/' + QFileInfo(entries.next()).fileName());
    files.sort();
    return files;
}

QString textOf(const QString &name)
{
    QFile file(gallery + name);
    return file.open(QIODevice::ReadOnly) ? textFromBytes(file.readAll()) : QString();
}

// What files as found in the world are told is kept word for word: who changes a sentence reads it again beside its file.
QString lineFor(const QString &name, const SpecIssue &issue)
{
    return name.startsWith(u"asfound/") ? placedLine(issue) + u"  "_s + issue.message : placedLine(issue);
}

GoldenIssues goldenOf(const QString &name)
{
    return GoldenIssues(gallery + name.left(name.lastIndexOf(u'.')) + u".issues"_s);
}

void addRows(const QString &folder)
{
    for (const QString &name : filesIn(folder))
        QTest::newRow(qPrintable(name)) << name;
}

} // namespace

// Files as people write them, and beside each what is to be said about it. To add a case, add a file.
class TestSpecGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void issues_data()
    {
        QTest::addColumn<QString>("name");
        addRows(u"valid"_s);
        addRows(u"invalid"_s);
        addRows(u"asfound"_s);
    }

    void issues()
    {
        QFETCH(QString, name);
        const GoldenIssues golden = goldenOf(name);
        const SpecDocument document = SpecDocument::fromText(textOf(name));
        QStringList lines;
        for (const SpecIssue &issue : document.issues(golden.target())) {
            QCOMPARE(faultOfMessage(issue), QString());
            lines.append(lineFor(name, issue));
        }
        const QString difference = golden.compare(lines);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void validFilesHaveNoErrors_data()
    {
        QTest::addColumn<QString>("name");
        addRows(u"valid"_s);
    }

    void validFilesHaveNoErrors()
    {
        QFETCH(QString, name);
        const SpecDocument document = SpecDocument::fromText(textOf(name));
        QVERIFY(document.isReadable());
        for (const SpecIssue &issue : document.issues(goldenOf(name).target()))
            QVERIFY2(issue.severity != SpecIssue::Severity::Error, qPrintable(placedLine(issue)));
    }

    void validFilesRoundTrip_data() { validFilesHaveNoErrors_data(); }

    void validFilesRoundTrip()
    {
        QFETCH(QString, name);
        const ContainerGroupSpec spec = SpecDocument::fromText(textOf(name)).spec();
        QVERIFY(SpecDocument::fromText(specToYaml(spec, Secrets::Include)).spec() == spec);
        QVERIFY(SpecDocument::fromText(specToJson(spec, Secrets::Include)).spec() == spec);
    }

    void theSameSpecChangesNothing_data() { issues_data(); }

    void theSameSpecChangesNothing()
    {
        QFETCH(QString, name);
        const SpecDocument document = SpecDocument::fromText(textOf(name));
        const Result<EditedDocument> edited = document.withSpec(document.spec());
        QCOMPARE(edited.has_value(), document.isReadable());
        if (edited)
            QCOMPARE(edited->changes, QList<TextChange>());
    }

    void invalidFilesHaveIssues_data()
    {
        QTest::addColumn<QString>("name");
        addRows(u"invalid"_s);
    }

    void invalidFilesHaveIssues()
    {
        QFETCH(QString, name);
        QVERIFY(!SpecDocument::fromText(textOf(name)).issues(goldenOf(name).target()).isEmpty());
    }

    void galleryIsLargeEnough()
    {
        QVERIFY(filesIn(u"valid"_s).size() >= 10);
        QVERIFY(filesIn(u"invalid"_s).size() >= 30);
        QVERIFY(filesIn(u"asfound"_s).size() >= 40);
    }
};

QTEST_GUILESS_MAIN(TestSpecGallery)
#include "tst_specgallery.moc"
