// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QRegularExpression>
#include <QTest>

namespace quayside::test {

using namespace Qt::StringLiterals;

namespace {

QString lineOf(const SpecIssue &issue)
{
    QString path = issue.path;
    path.replace(u"/properties/containers/0/properties"_s, u"@"_s);
    return issue.rule + u' ' + severityName(issue.severity) + u' ' + path;
}

QStringList remarksOf(const QStringList &lines)
{
    QStringList remarks;
    for (const QString &line : lines)
        if (!line.startsWith(u"info "))
            remarks.append(u"info "_s + line.section(u' ', 1));
    return remarks;
}

QStringList linesOf(const char *text)
{
    return QString::fromUtf8(text).split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

QString groupWith(const QString &properties)
{
    return u"name: g\nlocation: eastus\nproperties: {"_s + properties + u"}\n"_s;
}

QString containerWith(const QString &properties, const QString &more)
{
    const QString rest = more.isEmpty() ? QString() : QString(u", "_s + more);
    return groupWith(u"osType: Linux, containers: [{name: c, properties: {"_s + properties + u"}}]"_s + rest);
}

QString initContainerWith(const QString &properties)
{
    return containerWith(u"image: a:1"_s, u"initContainers: [{name: i, properties: {"_s + properties + u"}}]"_s);
}

QString severityName(SpecIssue::Severity severity)
{
    switch (severity) {
    case SpecIssue::Severity::Error:
        return u"error"_s;
    case SpecIssue::Severity::Warning:
        return u"warning"_s;
    case SpecIssue::Severity::Info:
        break;
    }
    return u"info"_s;
}

QString faultOfMessage(const SpecIssue &issue)
{
    static const QRegularExpression placeholder(u"%[0-9nL]"_s);
    if (issue.message.isEmpty())
        return u"no message"_s;
    if (issue.message.contains(placeholder))
        return u"a placeholder is left over: "_s + issue.message;
    return issue.message.endsWith(u'.') ? QString() : QString(u"no sentence: "_s + issue.message);
}

RuleTable::RuleTable(const char *rule)
    : m_rule(rule)
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<RuntimeLimits>("limits");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
}

void RuleTable::fine(const char *row, const QString &text)
{
    everywhere(row, text, "");
}

void RuleTable::everywhere(const char *row, const QString &text, const char *lines)
{
    given(row, RuntimeLimits::azure(), text, lines);
    given(row, RuntimeLimits::local(u"Podman"_s), text, lines);
}

void RuleTable::azureOnly(const char *row, const QString &text, const char *lines)
{
    given(row, RuntimeLimits::azure(), text, lines);
    given(row, RuntimeLimits::local(u"Podman"_s), text, remarksOf(linesOf(lines)).join(u'\n').toUtf8().constData());
}

void RuleTable::given(const char *row, const RuntimeLimits &limits, const QString &text, const char *lines)
{
    const QString rule = QString::fromLatin1(m_rule);
    QStringList expected;
    for (const QString &line : linesOf(lines))
        expected.append(rule + u' ' + line);
    QTest::addRow("%s %s: %s", m_rule, qPrintable(limits.targetName.section(u' ', 0, 0)), row)
        << rule << limits << text << expected;
}

void checkRule()
{
    QFETCH(QString, rule);
    QFETCH(RuntimeLimits, limits);
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    const SpecDocument document = SpecDocument::fromText(text);
    QVERIFY2(document.isReadable(), qPrintable(text));
    QStringList found;
    for (const SpecIssue &issue : document.issues(limits)) {
        QCOMPARE(faultOfMessage(issue), QString());
        if (issue.rule == rule)
            found.append(lineOf(issue));
    }
    QCOMPARE(found.join(u'\n'), lines.join(u'\n'));
}

} // namespace quayside::test
