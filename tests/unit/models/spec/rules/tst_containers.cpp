// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString named(const QString &name)
{
    return groupWith(u"containers: [{name: '%1'}]"_s.arg(name));
}

QString image(const QString &reference)
{
    return containerWith(u"image: '%1'"_s.arg(reference));
}

QString command(const QString &list)
{
    return containerWith(u"command: "_s + list);
}

const QString digest = u"sha256:"_s + QString(64, u'a');

} // namespace

class TestContainers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void containerNamesAreUnique_data()
    {
        RuleTable table("V-006");
        table.fine("different", groupWith(u"containers: [{name: a}, {name: b}], initContainers: [{name: c}]"_s));
        table.fine("absent", groupWith(u"containers: [{}, {}]"_s));
        table.everywhere("twice", groupWith(u"containers: [{name: a}, {name: b}, {name: a}]"_s),
                         "error /properties/containers/2/name");
        table.everywhere("three times", groupWith(u"containers: [{name: a}, {name: a}, {name: a}]"_s),
                         "error /properties/containers/1/name\nerror /properties/containers/2/name");
        table.everywhere("as an init container", groupWith(u"containers: [{name: a}], initContainers: [{name: a}]"_s),
                         "error /properties/initContainers/0/name");
        table.fine("wrong kind is V-209", groupWith(u"containers: [{name: [a]}, {name: [a]}]"_s));
    }
    void containerNamesAreUnique() { checkRule(); }

    void containerNamesAreValid_data()
    {
        RuleTable table("V-020");
        const char *const wrong = "error /properties/containers/0/name";
        table.fine("one letter", named(u"a"_s));
        table.fine("63 characters", named(QString(63, u'a')));
        table.everywhere("64 characters", named(QString(64, u'a')), wrong);
        table.everywhere("absent", groupWith(u"containers: [{}]"_s), wrong);
        table.everywhere("empty", named({}), wrong);
        table.everywhere("upper case", named(u"Web"_s), wrong);
        table.everywhere("dot", named(u"a.b"_s), wrong);
        table.everywhere("hyphen last", named(u"a-"_s), wrong);
        table.everywhere("hyphen doubled", named(u"a--b"_s), wrong);
        table.everywhere("init container", groupWith(u"initContainers: [{name: A}]"_s), "error /properties/initContainers/0/name");
        table.fine("wrong kind is V-209", groupWith(u"containers: [{name: {a: b}}, web]"_s));
    }
    void containerNamesAreValid() { checkRule(); }

    void imagesAreGiven_data()
    {
        RuleTable table("V-021");
        table.fine("given", image(u"a:1"_s));
        table.everywhere("absent", containerWith({}), "error @/image");
        table.everywhere("no properties", groupWith(u"containers: [{name: a}]"_s), "error @/image");
        table.everywhere("empty", image({}), "error @/image");
        table.everywhere("blank", image(u"  "_s), "error @/image");
        table.everywhere("init container", initContainerWith(u"command: [a]"_s),
                         "error /properties/initContainers/0/properties/image");
        table.given("from a profile", RuntimeLimits::azure(), containerWith({}, u"containerGroupProfile: {id: p}"_s));
        table.given("profiles are Azure's", RuntimeLimits::local(u"Podman"_s),
                    containerWith({}, u"containerGroupProfile: {id: p}"_s), "error @/image");
        table.fine("wrong kind is V-209", containerWith(u"image: [a]"_s));
    }
    void imagesAreGiven() { checkRule(); }

    void imagesAreWellFormed_data()
    {
        RuleTable table("V-022");
        table.fine("one word", image(u"nginx"_s));
        table.fine("tag", image(u"nginx:1.27-alpine"_s));
        table.fine("path", image(u"library/nginx"_s));
        table.fine("host", image(u"mcr.microsoft.com/azuredocs/aci-helloworld:latest"_s));
        table.fine("host in upper case", image(u"MCR.Microsoft.com/a"_s));
        table.fine("host and port", image(u"registry:5000/a/b:1"_s));
        table.fine("localhost", image(u"localhost/a"_s));
        table.fine("digest", image(u"nginx@"_s + digest));
        table.fine("tag and digest", image(u"nginx:1.27@"_s + digest));
        table.fine("separators", image(u"a.b/c__d/e---f_g"_s));
        table.fine("tag of 128 characters", image(u"a:"_s + QString(128, u'A')));
        table.fine("absent is V-021", containerWith({}));
        table.fine("blank is V-021", image(u" "_s));
        table.everywhere("scheme", image(u"https://nginx"_s), "error @/image");
        table.everywhere("upper case", image(u"privateRegistryImage"_s), "error @/image");
        table.everywhere("upper case in the path", image(u"contoso.azurecr.io/Web:1"_s), "error @/image");
        table.everywhere("blank inside", image(u"nginx :1"_s), "error @/image");
        table.everywhere("blank at the end", image(u"nginx "_s), "error @/image");
        table.everywhere("line break at the end", containerWith(u"image: \"nginx\\n\""_s), "error @/image");
        table.everywhere("empty tag", image(u"nginx:"_s), "error @/image");
        table.everywhere("two tags", image(u"nginx:1:2"_s), "error @/image");
        table.everywhere("tag of 129 characters", image(u"a:"_s + QString(129, u'A')), "error @/image");
        table.everywhere("short digest", image(u"nginx@sha256:abc"_s), "error @/image");
        table.everywhere("slash last", image(u"contoso.azurecr.io/"_s), "error @/image");
        table.everywhere("slash doubled", image(u"a//b"_s), "error @/image");
        table.everywhere("separator last", image(u"nginx-:1"_s), "error @/image");
        table.everywhere("very long", image(QString(100'000, u'a')), "error @/image");
        table.everywhere("init container", initContainerWith(u"image: 'a b'"_s),
                         "error /properties/initContainers/0/properties/image");
        table.fine("wrong kind is V-209", containerWith(u"image: [a]"_s));
    }
    void imagesAreWellFormed() { checkRule(); }

    void imagesArePinned_data()
    {
        RuleTable table("V-023");
        table.fine("tag", image(u"nginx:1.27"_s));
        table.fine("digest", image(u"nginx@"_s + digest));
        table.fine("latest with digest", image(u"nginx:latest@"_s + digest));
        table.fine("a tag that only begins so", image(u"nginx:latest-alpine"_s));
        table.azureOnly("no tag", image(u"nginx"_s), "warning @/image");
        table.azureOnly("latest", image(u"nginx:latest"_s), "warning @/image");
        table.azureOnly("a port is no tag", image(u"registry:5000/nginx"_s), "warning @/image");
        table.fine("malformed is V-022", image(u"https://nginx"_s));
        table.fine("absent is V-021", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"image: [a]"_s));
    }
    void imagesArePinned() { checkRule(); }

    void commandsNeedNoShell_data()
    {
        RuleTable table("V-024");
        table.fine("absent", containerWith({}));
        table.fine("none", command(u"[]"_s));
        table.fine("one word", command(u"[/bin/app]"_s));
        table.fine("blank at the end", command(u"['/bin/app ']"_s));
        table.fine("shell", command(u"[/bin/sh, -c, 'echo a && sleep 1']"_s));
        table.everywhere("blank", command(u"['echo hello']"_s), "warning @/command/0");
        table.everywhere("operator", command(u"['a&&b']"_s), "warning @/command/0");
        table.everywhere("variable", command(u"['$HOME/app']"_s), "warning @/command/0");
        table.everywhere("init container", initContainerWith(u"command: ['wget x']"_s),
                         "warning /properties/initContainers/0/properties/command/0");
        table.fine("wrong kind is V-209", command(u"'echo hello'"_s));
    }
    void commandsNeedNoShell() { checkRule(); }

    void commandsHaveNoEmptyParts_data()
    {
        RuleTable table("V-025");
        table.fine("full", command(u"[a, b]"_s));
        table.fine("blank", command(u"[a, ' ']"_s));
        table.azureOnly("empty", command(u"[a, '', b, '']"_s), "error @/command/1\nerror @/command/3");
        table.azureOnly("null", command(u"[null]"_s), "error @/command/0");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"command: ''"_s));
    }
    void commandsHaveNoEmptyParts() { checkRule(); }

    void initContainersAreSimple_data()
    {
        RuleTable table("V-051");
        table.fine("simple", initContainerWith(u"image: a, command: [b], volumeMounts: [], environmentVariables: []"_s));
        table.fine("empty ports", initContainerWith(u"ports: []"_s));
        table.fine("regular container", containerWith(u"ports: [{port: 80}], resources: {requests: {cpu: 1}}"_s));
        table.everywhere(
            "everything",
            initContainerWith(u"resources: {requests: {cpu: 1}}, ports: [{port: 80}], livenessProbe: {}, readinessProbe: {}, "
                              "configMap: {keyValuePairs: {a: b}}"_s),
            "error /properties/initContainers/0/properties/resources\nerror /properties/initContainers/0/properties/ports\n"
            "error /properties/initContainers/0/properties/livenessProbe\n"
            "error /properties/initContainers/0/properties/readinessProbe\n"
            "error /properties/initContainers/0/properties/configMap");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"initContainers: 5"_s));
    }
    void initContainersAreSimple() { checkRule(); }

    void initContainersMayUseAll_data()
    {
        RuleTable table("V-052");
        table.fine("none", containerWith({}));
        table.azureOnly("one", initContainerWith({}), "info /properties/initContainers");
        table.azureOnly("two", groupWith(u"initContainers: [{name: a}, {name: b}]"_s), "info /properties/initContainers");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"initContainers: 5"_s));
    }
    void initContainersMayUseAll() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestContainers)
#include "tst_containers.moc"
