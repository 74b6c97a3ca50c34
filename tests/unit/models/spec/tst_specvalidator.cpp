// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specvalidator.h"
#include "tests/support/specsupport.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

// REFERENCE 10.1 to 10.4, and what is done of 10.5 and 10.8.
QStringList numbersOfReference()
{
    QStringList numbers;
    for (const auto &[first, last] : {std::pair(1, 18), std::pair(20, 52), std::pair(60, 76), std::pair(84, 84), std::pair(86, 87), std::pair(141, 142)})
        for (int number = first; number <= last; ++number)
            numbers.append(u"V-%1"_s.arg(number, 3, 10, QLatin1Char('0')));
    return numbers;
}

QStringList numbersOfRules()
{
    QStringList numbers;
    for (const SpecRule &rule : specRules())
        numbers.append(QString::fromLatin1(rule.id));
    return numbers;
}

ContainerGroupSpec groupOf(qsizetype containers, const spec::Container &container)
{
    ContainerGroupSpec spec;
    spec.containers.fill(container, containers);
    spec.initContainers.fill(container, containers);
    return spec;
}

// A container that breaks about every rule.
spec::Container wrongContainer()
{
    spec::Container container;
    container.name = QString(100, u'-');
    container.image = u"https://a b"_s;
    container.command = {u"a; b"_s};
    container.ports = {spec::Port{0, u"x"_s, {}}, spec::Port{22, {}, {}}, spec::Port{22, {}, {}}};
    container.environmentVariables = {spec::EnvironmentVariable{u"1 KEY_"_s, u"secret"_s, spec::Secret{u"canary"_s}, u"r"_s, {}}};
    container.environmentVariables.append(container.environmentVariables.first());
    spec::Resources resources{-1.0, 1e300, spec::Gpu{}, {}};
    container.resources = spec::ResourceRequirements{resources, spec::Resources{-2.0, 1.0, spec::Gpu{}, {}}, {}};
    container.securityContext = spec::SecurityContext{true, true, spec::Capabilities{{u"ALL"_s}, {}, {}}, -1, -1, u"?"_s, {}};
    container.configMap = spec::ConfigMap{{{u"a/b"_s, u"c"_s}}, {}};
    return container;
}

ContainerGroupSpec wrongSpec(qsizetype containers)
{
    ContainerGroupSpec spec = groupOf(containers, wrongContainer());
    spec.name = u"%1 -- %2"_s; // must not be taken for a placeholder
    spec.zones = {u"a"_s};
    spec.tags = {{u"<%1>"_s, QString(300, u'v')}};
    spec.osType = spec.restartPolicy = spec.sku = spec.priority = u"%1"_s;
    spec.extensions = {spec::Extension{}};
    spec.subnetIds = {spec::SubnetId{u"%1"_s, {}, {}}, spec::SubnetId{}};
    spec.dnsConfig = spec::DnsConfig{{u"%1"_s, u"::1"_s}, {}, {}, {}};
    spec.ipAddress = spec::IpAddress{u"Public"_s, {spec::Port{81, {}, {}}}, u"%1"_s, u"%2"_s, u"::1"_s, {}};
    return spec;
}

} // namespace

class TestSpecValidator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyNumberOfTheReferenceHasARule()
    {
        const QStringList rules = numbersOfRules();
        for (const QString &number : numbersOfReference())
            QVERIFY2(rules.contains(number), qPrintable(number));
    }

    void rulesStandInOrder()
    {
        const QStringList numbers = numbersOfRules();
        QVERIFY(std::ranges::is_sorted(numbers));
    }

    void noFunctionStandsTwice()
    {
        QList<decltype(SpecRule::check)> checks;
        std::ranges::transform(specRules(), std::back_inserter(checks), &SpecRule::check);
        std::ranges::sort(checks);
        QVERIFY(std::ranges::adjacent_find(checks) == checks.end());
    }

    void emptySpecIsJudged()
    {
        QStringList found;
        for (const SpecIssue &issue : validateSpec({}, RuntimeLimits::azure()))
            found.append(issue.rule + u' ' + issue.path);
        QCOMPARE(found,
                 (QStringList{u"V-001 /name"_s, u"V-002 /location"_s, u"V-003 /properties/containers"_s,
                              u"V-007 /properties/osType"_s, u"V-075 /properties/ipAddress"_s}));
    }

    void defaultContainersAreJudged()
    {
        const QList<SpecIssue> issues = validateSpec(groupOf(60, {}), RuntimeLimits::azure());
        const auto count = [&](const QString &rule) {
            return std::ranges::count_if(issues, [&](const SpecIssue &issue) { return issue.rule == rule; });
        };
        QCOMPARE(count(u"V-005"_s), 1);
        QCOMPARE(count(u"V-020"_s), 100); // of 120
        QCOMPARE(count(u"V-040"_s), 60);
    }

    void messagesAreSentences()
    {
        const ContainerGroupSpec spec = wrongSpec(2);
        for (const RuntimeLimits &limits : {RuntimeLimits::azure(), RuntimeLimits::local(u"Podman"_s, 1, 1)})
            for (SpecIssue issue : validateSpec(spec, limits)) {
                issue.message.remove(u"“%1”"_s).remove(u"“%2”"_s); // values that look like placeholders
                QVERIFY2(faultOfMessage(issue).isEmpty(), qPrintable(issue.rule + u' ' + faultOfMessage(issue)));
                QVERIFY2(!issue.message.contains(u"canary"), qPrintable(issue.rule));
                QVERIFY2(issue.path.isEmpty() || issue.path.startsWith(u'/'), qPrintable(issue.path));
            }
    }

    void localTargetsGetRemarks()
    {
        ContainerGroupSpec spec = groupOf(1, {});
        spec.containers.first().image = u"nginx"_s;
        for (const SpecIssue &issue : validateSpec(spec, RuntimeLimits::local(u"Podman"_s)))
            if (issue.rule == u"V-023") {
                QCOMPARE(issue.severity, SpecIssue::Severity::Info);
                QVERIFY(issue.message.startsWith(u"Only for Azure: "));
                return;
            }
        QFAIL("no remark");
    }

    void sameInputSameIssues()
    {
        const ContainerGroupSpec spec = wrongSpec(3);
        QCOMPARE(validateSpec(spec, RuntimeLimits::azure()), validateSpec(spec, RuntimeLimits::azure()));
    }

    // A hostile spec may cost time in proportion to its size, and not more; quadratic rules would need minutes here.
    void hugeSpecsAreJudgedInTime()
    {
        const ContainerGroupSpec spec = wrongSpec(30'000); // and as many init containers
        QElapsedTimer timer;
        timer.start();
        const QList<SpecIssue> issues = validateSpec(spec, RuntimeLimits::azure());
        QVERIFY(issues.size() <= 100 * qsizetype(specRules().size()));
        QVERIFY2(timer.elapsed() < 60'000, qPrintable(QString::number(timer.elapsed())));
    }

    void whatCouldNotBeReadIsReportedOnce()
    {
        const SpecDocument document = SpecDocument::fromText(
            groupWith(u"osType: {}, containers: [web, {name: a, properties: {image: a:1, ports: ['80:80'], resources: 5}}], "
                      "subnetIds: 5, ipAddress: {type: Public, ports: [{port: http}]}"_s));
        QStringList found;
        for (const SpecIssue &issue : document.issues(RuntimeLimits::azure()))
            found.append(issue.rule + u' ' + issue.path);
        QCOMPARE(found,
                 (QStringList{u"V-209 /properties/osType"_s, u"V-209 /properties/containers/0"_s,
                              u"V-209 /properties/containers/1/properties/ports/0"_s,
                              u"V-209 /properties/containers/1/properties/resources"_s, u"V-209 /properties/subnetIds"_s,
                              u"V-209 /properties/ipAddress/ports/0/port"_s}));
    }

    void escapedPathsAreFound()
    {
        const SpecDocument document = SpecDocument::fromText(u"name: g\ntags:\n  a: b\n  c/d~e: f\n  '': g\nproperties: {}\n"_s);
        QCOMPARE(document.locate(u"/tags/c~1d~0e"_s).line, 4);
        QCOMPARE(document.locate(u"/tags/"_s).line, 5);
        QCOMPARE(document.locate(u"/tags"_s).line, 2);
    }
};

QTEST_GUILESS_MAIN(TestSpecValidator)
#include "tst_specvalidator.moc"
