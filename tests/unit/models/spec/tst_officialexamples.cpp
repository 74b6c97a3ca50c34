// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/specwriter.h"
#include "tests/support/goldenissues.h"
#include "tests/support/specsupport.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList versions{u"2023-05-01"_s, u"2025-09-01"_s};

struct Example
{
    QString version;
    QString name; // of its file, without the ending
    QString text; // the body of the request, with the name that stands in its address
};

// Requests that create a group, or a profile of groups, have its body among their parameters.
std::optional<Example> readExample(const QString &version, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject parameters = QJsonDocument::fromJson(file.readAll()).object().value("parameters"_L1).toObject();
    const bool isProfile = parameters.contains("ContainerGroupProfile"_L1);
    QJsonObject group = parameters.value(isProfile ? "ContainerGroupProfile"_L1 : "containerGroup"_L1).toObject();
    if (group.isEmpty())
        return std::nullopt;
    group.insert("name"_L1, parameters.value(isProfile ? "containerGroupProfileName"_L1 : "containerGroupName"_L1));
    return Example{version, QFileInfo(path).completeBaseName(), QString::fromUtf8(QJsonDocument(group).toJson())};
}

QList<Example> readExamples(const QString &folder)
{
    QList<Example> examples;
    for (const QString &version : versions) {
        QDirIterator entries(folder, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            if (path.contains(u"/stable/"_s + version + u"/examples/"_s))
                if (const std::optional<Example> example = readExample(version, path))
                    examples.append(*example);
        }
    }
    return examples;
}

// Not the place: the text is made here and its lines are nobody's.
QString lineOf(const SpecIssue &issue)
{
    return issue.rule + u' ' + severityName(issue.severity) + u' ' + issue.path;
}

} // namespace

// Microsoft's own examples, which are not part of this repository. Some break rules, and which ones is kept here.
class TestOfficialExamples : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QString data = qEnvironmentVariable("QUAYSIDE_ACI_DATA");
        if (data.isEmpty())
            QSKIP("QUAYSIDE_ACI_DATA does not name a folder with openapi/specification/containerinstance");
        m_examples = readExamples(data + u"/openapi/specification/containerinstance"_s);
        QVERIFY2(m_examples.size() >= 16, qPrintable(u"only %1 examples in "_s.arg(m_examples.size()) + data));
    }

    void meaningIsKept_data() { addRows(); }

    void meaningIsKept()
    {
        QFETCH(QString, text);
        const SpecDocument document = SpecDocument::fromText(text);
        QVERIFY(document.isReadable());
        QCOMPARE(document.readingIssues().size(), 0); // nothing unknown, nothing of the wrong type
        const QString json = specToJson(document.spec(), Secrets::Include);
        const QString yaml = specToYaml(document.spec(), Secrets::Include);
        QVERIFY(SpecDocument::fromText(json).spec() == document.spec());
        // As text, because YAML drops the quotes of free-form values that need none.
        QCOMPARE(specToJson(SpecDocument::fromText(yaml).spec(), Secrets::Include), json);
    }

    void theSameSpecChangesNothing_data() { addRows(); }

    void theSameSpecChangesNothing()
    {
        QFETCH(QString, text);
        const SpecDocument json = SpecDocument::fromText(text);
        const SpecDocument yaml = SpecDocument::fromText(specToYaml(json.spec(), Secrets::Include));
        for (const SpecDocument &document : {json, yaml}) {
            const Result<EditedDocument> edited = document.withSpec(document.spec());
            QVERIFY(edited);
            QCOMPARE(edited->changes, QList<TextChange>());
            QCOMPARE(edited->document.text(), document.text());
        }
    }

    void oneValueChangesOneLine_data() { addRows(); }

    void oneValueChangesOneLine()
    {
        QFETCH(QString, text);
        const SpecDocument document = SpecDocument::fromText(text);
        ContainerGroupSpec spec = document.spec();
        spec.name = u"another"_s;
        const Result<EditedDocument> edited = document.withSpec(spec);
        QVERIFY(edited);
        QCOMPARE(edited->changes.size(), 1);
        QCOMPARE(edited->changes.first().text, u"\"another\""_s);
        QVERIFY(edited->document.spec() == spec);
    }

    void issuesAreKnown_data() { addRows(); }

    void issuesAreKnown()
    {
        QFETCH(QString, text);
        QFETCH(QString, golden);
        QStringList lines;
        for (const SpecIssue &issue : SpecDocument::fromText(text).issues(RuntimeLimits::azure()))
            lines.append(lineOf(issue));
        lines.sort();
        const QString difference = GoldenIssues(golden).compare(lines);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

private:
    void addRows() const
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("golden");
        for (const Example &example : m_examples) {
            const QString name = example.version + u'/' + example.name;
            QTest::newRow(qPrintable(name)) << example.text
                                            << QString(QStringLiteral(QUAYSIDE_TEST_DATA "/official/") + name + u".issues"_s);
        }
    }

    QList<Example> m_examples;
};

QTEST_GUILESS_MAIN(TestOfficialExamples)
#include "tst_officialexamples.moc"
