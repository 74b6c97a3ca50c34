// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/automation/jobspec.h"

#include <QTest>

#include <algorithm>

using namespace quayside;
using namespace Qt::StringLiterals;

namespace {

QString templateWith(const QString &policy, const QString &environment = {})
{
    return u"name: job\nlocation: eastus\nproperties:\n  osType: Linux\n  restartPolicy: %1\n  initContainers:\n  - name: first\n    properties:\n"
           "      image: a:1\n  containers:\n  - name: one\n    properties:\n      image: a:1\n%2      resources: {requests: {cpu: 1, memoryInGB: 1}}\n"_s.arg(policy, environment);
}

JobRun fileRun()
{
    JobRun run;
    run.id = u"0123456789abcdef0123456789abcdef"_s;
    run.trigger = u"inbox"_s;
    run.event = {Trigger::Kind::Folder, u"key"_s, u"/in/ä b\n$(x).csv"_s, {}, QDateTime({2026, 11, 23}, {10, 15}, Qt::UTC)};
    run.group.key = jobGroupName(run);
    return run;
}

const spec::EnvironmentVariable *variable(const spec::Container &container, const QString &name)
{
    const auto found = std::ranges::find(container.environmentVariables, std::optional(name), &spec::EnvironmentVariable::name);
    return found == container.environmentVariables.end() ? nullptr : &*found;
}

} // namespace

class TestJobSpec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsEveryContainerOfTheEvent()
    {
        const auto spec = jobSpec(templateWith(u"Never"_s), RuntimeLimits::azure(), fileRun());
        QVERIFY2(spec, spec ? "" : qPrintable(spec.error().summary));
        QCOMPARE(spec->name, u"inbox-20261123-101500-01234567"_s);
        for (const spec::Container &container : {spec->initContainers.first(), spec->containers.first()}) {
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_KIND"_s)->value, u"file"_s);
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_FILE"_s)->value, u"/in/ä b\n$(x).csv"_s);
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_NAME"_s)->value, u"ä b\n$(x).csv"_s);
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_ID"_s)->value, u"0123456789abcdef0123456789abcdef"_s);
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_TRIGGER"_s)->value, u"inbox"_s);
            QCOMPARE(*variable(container, u"QUAYSIDE_EVENT_TIME"_s)->value, u"2026-11-23T10:15:00.000Z"_s);
            QVERIFY(!variable(container, u"QUAYSIDE_EVENT_BODY"_s));
        }
    }

    void keepsTheBodyOfACallSecret()
    {
        JobRun run = fileRun();
        run.event = {Trigger::Kind::Call, u"key"_s, {}, "hello", run.event.time};
        const auto spec = jobSpec(templateWith(u"OnFailure"_s), RuntimeLimits::azure(), run);
        QVERIFY(spec.has_value());
        const spec::EnvironmentVariable *body = variable(spec->containers.first(), u"QUAYSIDE_EVENT_BODY"_s);
        QVERIFY(body && !body->value);
        QCOMPARE(body->secureValue->value, u"hello"_s);
        QVERIFY(!variable(spec->containers.first(), u"QUAYSIDE_EVENT_FILE"_s));
        QCOMPARE(*variable(spec->containers.first(), u"QUAYSIDE_EVENT_KIND"_s)->value, u"call"_s);
    }

    void takesThePlaceOfWhatTheTemplateSays()
    {
        const auto spec = jobSpec(templateWith(u"Never"_s, u"      environmentVariables: [{name: QUAYSIDE_EVENT_NAME, value: trial}, {name: OWN, value: kept}]\n"_s),
                                  RuntimeLimits::azure(), fileRun());
        QVERIFY(spec.has_value());
        const QList<spec::EnvironmentVariable> &all = spec->containers.first().environmentVariables;
        QCOMPARE(std::ranges::count(all, std::optional(u"QUAYSIDE_EVENT_NAME"_s), &spec::EnvironmentVariable::name), 1);
        QCOMPARE(*variable(spec->containers.first(), u"OWN"_s)->value, u"kept"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("endless") << templateWith(u"Always"_s) << u"restartPolicy"_s;
        QTest::newRow("endless in another spelling") << templateWith(u"always"_s) << u"restartPolicy"_s;
        QTest::newRow("no policy") << templateWith(u"Never"_s).remove(u"  restartPolicy: Never\n"_s) << u"restartPolicy"_s;
        QTest::newRow("no spec") << u"hello"_s << u"template"_s;
        QTest::newRow("empty") << QString() << u"template"_s;
        QTest::newRow("broken") << u"name: [\n"_s << u"Line"_s;
        QTest::newRow("breaks a rule") << templateWith(u"Never"_s).replace(u"cpu: 1"_s, u"cpu: -1"_s) << u"Line 14"_s;
        QTest::newRow("lacks a secret") << templateWith(u"Never"_s, u"      environmentVariables: [{name: A, secureValue: }]\n"_s) << QString();
    }

    void refuses()
    {
        QFETCH(QString, text);
        QFETCH(QString, word);
        const auto spec = jobSpec(text, RuntimeLimits::azure(), fileRun());
        QVERIFY(!spec);
        QVERIFY2(spec.error().summary.contains(word), qPrintable(spec.error().summary));
    }

    void objects_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isFine");
        QTest::newRow("plain") << u"inbox"_s << true;
        QTest::newRow("digits and a hyphen") << u"in-box2"_s << true;
        QTest::newRow("longest") << QString(32, u'a') << true;
        QTest::newRow("too long") << QString(33, u'a') << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("capital") << u"Inbox"_s << false;
        QTest::newRow("begins with a digit") << u"1a"_s << false;
        QTest::newRow("hyphen at the end") << u"a-"_s << false;
        QTest::newRow("two hyphens") << u"a--b"_s << false;
        QTest::newRow("slash") << u"a/b"_s << false;
        QTest::newRow("line end") << u"a\n"_s << false;
    }

    void objects()
    {
        QFETCH(QString, name);
        QFETCH(bool, isFine);
        Trigger trigger;
        trigger.name = name;
        trigger.templateFile = u"/t.yaml"_s;
        trigger.folder = u"/in"_s;
        QCOMPARE(!objectionTo(trigger).has_value(), isFine);
        JobRun run = fileRun();
        run.trigger = name;
        if (isFine)
            QVERIFY(jobGroupName(run).size() <= 63);
    }
};

QTEST_GUILESS_MAIN(TestJobSpec)
#include "tst_jobspec.moc"
