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
    return u"name: '%1'\nproperties: {}\n"_s.arg(name);
}

QString located(const QString &location)
{
    return u"name: g\nlocation: %1\nproperties: {}\n"_s.arg(location);
}

// A group with so many containers and init containers.
QString crowd(int regular, int init)
{
    const auto list = [](int count) {
        QStringList items;
        for (int i = 0; i < count; ++i)
            items.append(u"{name: c%1}"_s.arg(i));
        return items.join(u", "_s);
    };
    return groupWith(u"containers: [%1], initContainers: [%2]"_s.arg(list(regular), list(init)));
}

QString zoned(const QString &zones, const QString &properties = {})
{
    return u"zones: "_s + zones + u'\n' + groupWith(properties);
}

RuntimeLimits azureIn(const QString &region)
{
    RuntimeLimits limits = RuntimeLimits::azure();
    limits.region = region;
    return limits;
}

const QString profile = u"containerGroupProfile: {id: p, revision: 1}"_s;

} // namespace

class TestEnvelope : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupNameIsValid_data()
    {
        RuleTable table("V-001");
        table.fine("one letter", named(u"a"_s));
        table.fine("digits first", named(u"1a"_s));
        table.fine("hyphens inside", named(u"a-b-c"_s));
        table.fine("63 characters", named(QString(63, u'a')));
        table.everywhere("64 characters", named(QString(64, u'a')), "error /name");
        table.everywhere("absent", u"properties: {}"_s, "error /name");
        table.everywhere("empty", named(QString()), "error /name");
        table.everywhere("upper case", named(u"Web"_s), "error /name");
        table.everywhere("underscore", named(u"my_web"_s), "error /name");
        table.everywhere("hyphen first", named(u"-a"_s), "error /name");
        table.everywhere("hyphen last", named(u"a-"_s), "error /name");
        table.everywhere("hyphen doubled", named(u"a--b"_s), "error /name");
        table.everywhere("line break at the end", u"name: \"a\\n\"\nproperties: {}"_s, "error /name");
        table.everywhere("letters of another script", named(u"größe"_s), "error /name");
        table.fine("wrong kind is V-209", u"name: [a]\nproperties: {}"_s);
    }
    void groupNameIsValid() { checkRule(); }

    void locationIsGiven_data()
    {
        RuleTable table("V-002");
        table.fine("short", located(u"eastus"_s));
        table.fine("long", located(u"East US"_s));
        table.azureOnly("absent", u"name: g\nproperties: {}"_s, "error /location");
        table.azureOnly("empty", located(u"''"_s), "error /location");
        table.given("absent, resource group known", azureIn(u"westus"_s), u"name: g\nproperties: {}"_s);
        table.given("empty, resource group known", azureIn(u"westus"_s), located(u"''"_s), "error /location");
        table.fine("wrong kind is V-209", u"name: g\nlocation: [eastus]\nproperties: {}\n"_s);
    }
    void locationIsGiven() { checkRule(); }

    void containersArePresent_data()
    {
        RuleTable table("V-003");
        table.fine("one", groupWith(u"containers: [{name: a}]"_s));
        table.everywhere("none", groupWith(u"containers: []"_s), "error /properties/containers");
        table.everywhere("absent", groupWith(u"osType: Linux"_s), "error /properties/containers");
        table.everywhere("no properties", u"name: g\ntype: Microsoft.ContainerInstance/containerGroups\n"_s,
                         "error /properties/containers");
        table.given("from a profile", RuntimeLimits::azure(), groupWith(profile));
        table.given("profiles are Azure's", RuntimeLimits::local(u"Podman"_s), groupWith(profile), "error /properties/containers");
        table.fine("wrong kind is V-209", groupWith(u"containers: 5"_s));
        table.fine("wrong kind above is V-209", u"name: g\nproperties: 5\n"_s);
    }
    void containersArePresent() { checkRule(); }

    void containersAreNotTooMany_data()
    {
        RuleTable table("V-004");
        table.fine("60", crowd(60, 0));
        table.fine("60 with init containers", crowd(1, 59));
        table.azureOnly("61", crowd(61, 0), "error /properties/containers");
        table.azureOnly("61 with init containers", crowd(59, 2), "error /properties/initContainers");
        table.azureOnly("62 with init containers", crowd(61, 1), "error /properties/containers");
        table.fine("60 init containers are V-005", crowd(1, 60));
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"containers: 5"_s));
    }
    void containersAreNotTooMany() { checkRule(); }

    void initContainersAreNotTooMany_data()
    {
        RuleTable table("V-005");
        table.fine("59", crowd(1, 59));
        table.azureOnly("60", crowd(1, 60), "error /properties/initContainers");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"initContainers: 5"_s));
    }
    void initContainersAreNotTooMany() { checkRule(); }

    void osTypeIsKnown_data()
    {
        RuleTable table("V-007");
        table.fine("Linux", groupWith(u"osType: Linux"_s));
        table.fine("any case", groupWith(u"osType: windows"_s));
        table.everywhere("other", groupWith(u"osType: macOS"_s), "error /properties/osType");
        table.everywhere("empty", groupWith(u"osType: ''"_s), "error /properties/osType");
        table.azureOnly("absent", groupWith(u"containers: []"_s), "error /properties/osType");
        table.azureOnly("null", groupWith(u"osType: null"_s), "error /properties/osType");
        table.given("from a profile", RuntimeLimits::azure(), groupWith(profile));
        table.fine("wrong kind is V-209", groupWith(u"osType: [Linux]"_s));
    }
    void osTypeIsKnown() { checkRule(); }

    void windowsGroupHasOneContainer_data()
    {
        RuleTable table("V-008");
        table.fine("one", groupWith(u"osType: Windows, containers: [{name: a}]"_s));
        table.fine("none is V-003", groupWith(u"osType: Windows"_s));
        table.fine("two for Linux", groupWith(u"osType: Linux, containers: [{name: a}, {name: b}]"_s));
        table.azureOnly("two", groupWith(u"osType: Windows, containers: [{name: a}, {name: b}]"_s),
                        "error /properties/containers/1");
        table.azureOnly("an init container", groupWith(u"osType: Windows, containers: [{name: a}], initContainers: [{name: b}]"_s),
                        "error /properties/initContainers");
        table.fine("absent", groupWith(u"osType: Windows"_s));
        table.fine("wrong kind is V-209", groupWith(u"osType: Windows, containers: {a: b}"_s));
    }
    void windowsGroupHasOneContainer() { checkRule(); }

    void skuIsKnown_data()
    {
        RuleTable table("V-009");
        table.fine("absent", groupWith(u"osType: Linux"_s));
        table.fine("Standard", groupWith(u"sku: Standard"_s));
        table.fine("any case", groupWith(u"sku: confidential"_s));
        table.azureOnly("Dedicated", groupWith(u"sku: Dedicated"_s), "warning /properties/sku");
        table.azureOnly("NotSpecified", groupWith(u"sku: NotSpecified"_s), "error /properties/sku");
        table.azureOnly("other", groupWith(u"sku: Premium"_s), "error /properties/sku");
        table.azureOnly("empty", groupWith(u"sku: ''"_s), "error /properties/sku");
        table.fine("wrong kind is V-209", groupWith(u"sku: [Standard]"_s));
    }
    void skuIsKnown() { checkRule(); }

    void priorityIsKnown_data()
    {
        RuleTable table("V-010");
        table.fine("absent", groupWith(u"osType: Linux"_s));
        table.fine("Regular", groupWith(u"priority: Regular"_s));
        table.fine("any case", groupWith(u"priority: spot"_s));
        table.azureOnly("other", groupWith(u"priority: Low"_s), "error /properties/priority");
        table.azureOnly("empty", groupWith(u"priority: ''"_s), "error /properties/priority");
        table.fine("wrong kind is V-209", groupWith(u"priority: [Spot]"_s));
    }
    void priorityIsKnown() { checkRule(); }

    void restartPolicyIsKnown_data()
    {
        RuleTable table("V-011");
        table.fine("absent", groupWith(u"osType: Linux"_s));
        table.fine("Always", groupWith(u"restartPolicy: Always"_s));
        table.fine("any case", groupWith(u"restartPolicy: onfailure"_s));
        table.fine("Never", groupWith(u"restartPolicy: Never"_s));
        table.everywhere("as Docker has it", groupWith(u"restartPolicy: unless-stopped"_s), "error /properties/restartPolicy");
        table.everywhere("as YAML 1.1 has it", groupWith(u"restartPolicy: no"_s), "error /properties/restartPolicy");
        table.fine("wrong kind is V-209", groupWith(u"restartPolicy: [Always]"_s));
    }
    void restartPolicyIsKnown() { checkRule(); }

    void zoneIsOneNumber_data()
    {
        RuleTable table("V-012");
        table.fine("absent", groupWith({}));
        table.fine("none", zoned(u"[]"_s));
        table.fine("one", zoned(u"['1']"_s));
        table.fine("one without quotes", zoned(u"[3]"_s));
        table.azureOnly("two", zoned(u"['1', '2']"_s), "error /zones/1");
        table.azureOnly("zero", zoned(u"['0']"_s), "error /zones/0");
        table.azureOnly("a word", zoned(u"[eastus-1]"_s), "error /zones/0");
        table.azureOnly("empty", zoned(u"['']"_s), "error /zones/0");
        table.fine("wrong kind is V-209", zoned(u"'1'"_s));
    }
    void zoneIsOneNumber() { checkRule(); }

    void zonesStandAlone_data()
    {
        RuleTable table("V-013");
        table.fine("zone alone", zoned(u"['1']"_s));
        table.fine("subnet alone", groupWith(u"subnetIds: [{id: x}]"_s));
        table.azureOnly("zone and subnet", zoned(u"['1']"_s, u"subnetIds: [{id: x}]"_s), "warning /zones");
        table.azureOnly("zone and GPU",
                        zoned(u"['1']"_s, u"containers: [{name: a, properties: {resources: {requests: {gpu: {count: 1}}}}}]"_s),
                        "warning /zones");
        table.azureOnly("zone and a limit of GPUs",
                        zoned(u"['1']"_s, u"containers: [{name: a, properties: {resources: {limits: {gpu: {count: 1}}}}}]"_s),
                        "warning /zones");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", u"name: g\nzones: one\nproperties: {subnetIds: [{id: a}]}\n"_s);
    }
    void zonesStandAlone() { checkRule(); }

    void extensionsAreComplete_data()
    {
        RuleTable table("V-018");
        table.fine("complete", groupWith(u"extensions: [{name: e, properties: {extensionType: t, version: '1.0'}}]"_s));
        table.azureOnly("no name", groupWith(u"extensions: [{properties: {extensionType: t, version: '1.0'}}]"_s),
                        "error /properties/extensions/0/name");
        table.azureOnly(
            "no properties", groupWith(u"extensions: [{name: e}]"_s),
            "error /properties/extensions/0/properties/extensionType\nerror /properties/extensions/0/properties/version");
        table.azureOnly("empty version", groupWith(u"extensions: [{name: e, properties: {extensionType: t, version: ''}}]"_s),
                        "error /properties/extensions/0/properties/version");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"extensions: {a: b}"_s));
    }
    void extensionsAreComplete() { checkRule(); }

    // Found while reading, where the names of read-only properties are known.
    void readOnlyPropertiesAreRemarked_data()
    {
        RuleTable table("V-019");
        table.fine("none", groupWith(u"osType: Linux"_s));
        table.everywhere("of the group",
                         u"id: /x\nsystemData: {}\n"_s + groupWith(u"provisioningState: Succeeded, instanceView: {}"_s),
                         "info /id\ninfo /systemData\ninfo /properties/provisioningState\ninfo /properties/instanceView");
        table.everywhere("of its address", groupWith(u"ipAddress: {fqdn: a.b.c}, isCreatedFromStandbyPool: false"_s),
                         "info /properties/ipAddress/fqdn\ninfo /properties/isCreatedFromStandbyPool");
        table.everywhere("of its identity", u"identity: {principalId: p, tenantId: t}\n"_s + groupWith({}),
                         "info /identity/principalId\ninfo /identity/tenantId");
        table.everywhere("of a container", containerWith(u"instanceView: {}"_s), "info @/instanceView");
    }
    void readOnlyPropertiesAreRemarked() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestEnvelope)
#include "tst_envelope.moc"
