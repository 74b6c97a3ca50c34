// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"
#include "models/spec/textbytes.h"
#include "tests/support/goldenissues.h"
#include "tests/support/specsupport.h"

#include <QDirIterator>
#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

const QString gallery = QStringLiteral(QUAYSIDE_TEST_DATA "/specs/");

// Whether a repair writes a place that could not be read before, so that the rules look at it for the first time.
bool isFirstSeen(const QString &path, const QString &repaired, const SpecRepair &repair)
{
    return (repaired == u"V-203" || repaired == u"V-209") && std::ranges::any_of(repair.edits, [&](const SpecEdit &edit) {
               return edit.kind == SpecEdit::Kind::Set && path.startsWith(edit.pointer);
           });
}

QMap<QString, int> countRules(const QList<SpecIssue> &issues, const SpecIssue &repaired, const SpecRepair &repair)
{
    QMap<QString, int> counts;
    for (const SpecIssue &issue : issues)
        if (issue.rule == repaired.rule ? issue.path == repaired.path || !isFirstSeen(issue.path, repaired.rule, repair)
                                        : !isFirstSeen(issue.path, repaired.rule, repair))
            ++counts[issue.rule];
    return counts;
}

// Nothing, or why a repair is none: its issue stays or others come.
QString faultOf(const SpecDocument &document, const RuntimeLimits &limits, const SpecIssue &issue, const SpecRepair &repair)
{
    const Result<EditedDocument> edited = document.withEdits(repair.edits);
    if (!edited)
        return edited.error().summary;
    const QMap<QString, int> before = countRules(document.issues(limits), issue, repair);
    const QMap<QString, int> after = countRules(edited->document.issues(limits), issue, repair);
    if (after.value(issue.rule) >= before.value(issue.rule))
        return u"the issue stays:\n"_s + edited->document.text();
    for (auto rule = after.keyValueBegin(); rule != after.keyValueEnd(); ++rule)
        if (rule->second > before.value(rule->first))
            return u"%1 comes:\n%2"_s.arg(rule->first, edited->document.text());
    return {};
}

QString faultsOf(const SpecDocument &document, const RuntimeLimits &limits, int &repairs)
{
    QString faults;
    const QList<SpecIssue> issues = document.issues(limits);
    for (const SpecIssue &issue : issues)
        for (const SpecRepair &repair : issue.repairs) {
            ++repairs;
            if (const QString fault = faultOf(document, limits, issue, repair); !fault.isEmpty())
                faults += u"%1, “%2”: %3\n"_s.arg(placedLine(issue), repair.title, fault);
        }
    return faults;
}

} // namespace

// A repair makes its issue go and brings no other.
class TestRepairs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gallery_data()
    {
        QTest::addColumn<QString>("path");
        QDirIterator entries(::gallery, {u"*.yaml"_s, u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            const QString path = entries.next();
            QTest::newRow(qPrintable(path.mid(::gallery.size()))) << path;
        }
    }

    void gallery()
    {
        QFETCH(QString, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const RuntimeLimits limits = GoldenIssues(path.left(path.lastIndexOf(u'.')) + u".issues"_s).target();
        int repairs = 0;
        const QString faults = faultsOf(SpecDocument::fromText(textFromBytes(file.readAll())), limits, repairs);
        QVERIFY2(faults.isEmpty(), qPrintable(faults));
    }

    void kinds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("after"); // a piece of the repaired text
        const auto row = [](const char *rule, const QString &text, const char *after) {
            QTest::addRow("%s %s", rule, after) << text << QString::fromLatin1(rule) << QString::fromUtf8(after);
        };
        row("V-203", containerWith(u"comand: [a]"_s), "command: [a]");
        row("V-203", containerWith(u"ports: [{port: 80, protcol: TCP}]"_s), "{port: 80, protocol: TCP}");
        row("V-204", containerWith(u"Command: [a]"_s), "command: [a]");
        row("V-204", containerWith(u"ports: [{port: '80'}]"_s), "{port: 80}");
        row("V-209", containerWith(u"ports: [80]"_s), "[{port: 80}]");
        row("V-209", containerWith(u"environmentVariables: {A: b, C: 1}"_s), "[{name: A, value: b}, {name: C, value: '1'}]");
        row("V-041", containerWith(u"resources: {requests: {cpu: 1.005, memoryInGB: 1}}"_s), "cpu: 1.01");
        row("V-042", containerWith(u"resources: {requests: {cpu: 1, memoryInGB: 1.25}}"_s), "memoryInGB: 1.3");
        row("V-040", containerWith(u"command: [a]"_s), "requests: {cpu: 1, memoryInGB: 1.5}");
        row("V-039", containerWith(u"environmentVariables: [{name: DB_PASSWORD, value: hunter22}]"_s), "secureValue: hunter22");
        row("V-028", containerWith(u"environmentVariables: [{name: A}]"_s), "{name: A, value: ''}");
        row("V-024", containerWith(u"command: [npm run a]"_s), "[/bin/sh, -c, npm run a]");
        row("V-022", containerWith(u"image: 'https://Docker.io/Library/nginx:V1'"_s), "docker.io/library/nginx:V1");
        row("V-209", containerWith(u"ports: {port: 80}"_s), "ports: [{port: 80}]");
        row("V-066", containerWith(u"command: [a]"_s, u"ipAddress: {dnsNameLabel: abcde, autoGeneratedDomainNameLabelScope: Unsecure}"_s), "Scope: TenantReuse");
        row("V-031", containerWith(u"ports: [{port: 80, protocol: TPC}]"_s), "protocol: TCP");
        row("V-011", containerWith(u"command: [a]"_s, u"restartPolicy: Allways"_s), "restartPolicy: Always");
        row("V-007", groupWith(u"containers: []"_s), "osType: Linux");
        row("V-060", containerWith(u"ports: [{port: 80}]"_s, u"ipAddress: {type: Public}"_s), "ports: [{port: 80}]");
        row("V-062", containerWith(u"command: [a]"_s, u"ipAddress: {type: Public, ports: [{port: 80, protocol: UDP}]}"_s), "ports: [{port: 80, protocol: UDP}]");
        row("V-064", containerWith(u"command: [a]"_s, u"ipAddress: {type: Public, dnsNameLabel: My_Site, ports: []}"_s), "dnsNameLabel: my-site");
    }

    void kinds()
    {
        QFETCH(QString, text);
        QFETCH(QString, rule);
        QFETCH(QString, after);
        const SpecDocument document = SpecDocument::fromText(text);
        const QList<SpecIssue> issues = document.issues(RuntimeLimits::azure());
        const auto issue = std::find_if(issues.begin(), issues.end(), [&](const SpecIssue &found) { return found.rule == rule && !found.repairs.isEmpty(); });
        QVERIFY2(issue != issues.end(), "there is no such issue with a repair");
        const QString fault = faultOf(document, RuntimeLimits::azure(), *issue, issue->repairs.first());
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
        const QString repaired = document.withEdits(issue->repairs.first().edits)->document.text();
        QVERIFY2(repaired.contains(after), qPrintable(repaired));
    }

    void theGalleryHasMany()
    {
        int repairs = 0;
        QDirIterator entries(::gallery, {u"*.yaml"_s, u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const SpecIssue &issue : SpecDocument::fromText(textFromBytes(file.readAll())).issues(RuntimeLimits::azure()))
                repairs += int(issue.repairs.size());
        }
        QVERIFY2(repairs >= 50, qPrintable(QString::number(repairs)));
    }
};

QTEST_GUILESS_MAIN(TestRepairs)
#include "tst_repairs.moc"
