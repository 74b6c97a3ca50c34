// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

const QString goodSubscription = u"00000000-0000-0000-0000-000000000000"_s;

QString subnet(const QString &subscription, const QString &resourceGroup)
{
    return groupWith(
        u"subnetIds: [{id: '/subscriptions/%1/resourceGroups/%2/providers/Microsoft.Network/virtualNetworks/v/subnets/s'}]"_s.arg(
            subscription, resourceGroup));
}

QString profileNamed(const QString &name, const QString &type = u"containerGroupProfiles"_s)
{
    return groupWith(
        u"containerGroupProfile: {id: '/subscriptions/%1/resourceGroups/r/providers/Microsoft.ContainerInstance/%2/%3'}"_s.arg(
            goodSubscription, type, name));
}

RuntimeLimits azureWith(std::optional<QString> RuntimeLimits::*fact, const QString &value)
{
    RuntimeLimits limits = RuntimeLimits::azure();
    limits.*fact = value;
    return limits;
}

QString tags(int count)
{
    QStringList items;
    for (int i = 0; i < count; ++i)
        items.append(u"t%1: v"_s.arg(i));
    return u"tags: {"_s + items.join(u", "_s) + u"}\n"_s + groupWith({});
}

QString tag(const QString &name, const QString &value)
{
    return u"tags: {'%1': '%2'}\n"_s.arg(name, value) + groupWith({});
}

} // namespace

class TestAzureNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tagsAreValid_data()
    {
        RuleTable table("V-014");
        table.fine("absent", groupWith({}));
        table.fine("50", tags(50));
        table.azureOnly("51", tags(51), "error /tags");
        table.fine("long name", tag(QString(512, u'n'), u"v"_s));
        table.fine("long value", tag(u"n"_s, QString(256, u'v')));
        table.fine("empty value", tag(u"n"_s, {}));
        table.fine("odd characters that are allowed", tag(u"a b:c.d_e@f"_s, u"<a>"_s));
        table.azureOnly("too long a name", tag(QString(513, u'n'), u"v"_s), qPrintable(u"error /tags/"_s + QString(513, u'n')));
        table.azureOnly("too long a value", tag(u"n"_s, QString(257, u'v')), "error /tags/n");
        table.azureOnly("empty name", tag({}, u"v"_s), "error /tags/");
        table.azureOnly("percent", tag(u"100%"_s, u"v"_s), "error /tags/100%");
        table.azureOnly("slash", tag(u"a/b"_s, u"v"_s), "error /tags/a~1b");
        table.azureOnly("backslash", tag(u"a\\b"_s, u"v"_s), "error /tags/a\\b");
        table.fine("wrong kind is V-209", u"name: g\ntags: [a]\nproperties: {}\n"_s);
    }
    void tagsAreValid() { checkRule(); }

    void resourceGroupsAreValid_data()
    {
        RuleTable table("V-015");
        const auto target = [](const QString &name) { return azureWith(&RuntimeLimits::resourceGroup, name); };
        table.fine("unknown", groupWith({}));
        table.fine("in an id", subnet(goodSubscription, u"my_group-(1).x"_s));
        table.azureOnly("dot last", subnet(goodSubscription, u"group."_s), "error /properties/subnetIds/0/id");
        table.azureOnly("blank", subnet(goodSubscription, u"my group"_s), "error /properties/subnetIds/0/id");
        table.azureOnly("91 characters", subnet(goodSubscription, QString(91, u'g')), "error /properties/subnetIds/0/id");
        table.fine("90 characters", subnet(goodSubscription, QString(90, u'g')));
        table.fine("no id", groupWith(u"subnetIds: [{id: subnet}]"_s));
        table.azureOnly("in an identity",
                        u"identity: {userAssignedIdentities: {/subscriptions/%1/resourceGroups/g!/providers/a/b/c: {}}}\n"_s.arg(
                            goodSubscription)
                            + groupWith({}),
                        "error /identity/userAssignedIdentities/"
                        "~1subscriptions~100000000-0000-0000-0000-000000000000~1resourceGroups~1g!~1providers~1a~1b~1c");
        table.given("of the target", target(u"group-1"_s), groupWith({}));
        table.given("of the target, wrong", target(u"group 1"_s), groupWith({}), "error ");
        table.given("of the target, empty", target({}), groupWith({}), "error ");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"subnetIds: [{id: [a]}]"_s));
    }
    void resourceGroupsAreValid() { checkRule(); }

    void subscriptionsAreValid_data()
    {
        RuleTable table("V-016");
        const auto target = [](const QString &id) { return azureWith(&RuntimeLimits::subscription, id); };
        table.fine("unknown", groupWith({}));
        table.fine("in an id", subnet(goodSubscription, u"g"_s));
        table.azureOnly("a word", subnet(u"subid"_s, u"g"_s), "error /properties/subnetIds/0/id");
        table.azureOnly("a digit too few", subnet(goodSubscription.chopped(1), u"g"_s), "error /properties/subnetIds/0/id");
        table.azureOnly("in braces", subnet(u"{%1}"_s.arg(goodSubscription), u"g"_s), "error /properties/subnetIds/0/id");
        table.azureOnly("in many ids",
                        groupWith(u"containerGroupProfile: {id: /subscriptions/s/resourceGroups/r/providers/a/b/c}, "
                                  "standbyPoolProfile: {id: /subscriptions/s/resourceGroups/r/providers/a/b/c}, "
                                  "encryptionProperties: {identity: /subscriptions/s/resourceGroups/r/providers/a/b/c}, "
                                  "secretReferences: [{identity: /subscriptions/s/resourceGroups/r/providers/a/b/c}], "
                                  "identityAcls: {acls: [{identity: /subscriptions/s/resourceGroups/r/providers/a/b/c}]}, "
                                  "imageRegistryCredentials: [{identity: /subscriptions/s/resourceGroups/r/providers/a/b/c}]"_s),
                        "error /properties/containerGroupProfile/id\nerror /properties/standbyPoolProfile/id\n"
                        "error /properties/encryptionProperties/identity\nerror /properties/secretReferences/0/identity\n"
                        "error /properties/identityAcls/acls/0/identity\nerror /properties/imageRegistryCredentials/0/identity");
        table.given("of the target", target(u"8F7A9C1E-0000-4000-8000-00000000000A"_s), groupWith({}));
        table.given("of the target, wrong", target(u"my subscription"_s), groupWith({}), "error ");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"subnetIds: [{id: [a]}]"_s));
    }
    void subscriptionsAreValid() { checkRule(); }

    void profileNameIsValid_data()
    {
        RuleTable table("V-017");
        const char *const wrong = "error /properties/containerGroupProfile/id";
        table.fine("one letter", profileNamed(u"P"_s));
        table.fine("hyphen and underscore", profileNamed(u"my-profile_1"_s));
        table.fine("63 characters", profileNamed(QString(63, u'p')));
        table.azureOnly("64 characters", profileNamed(QString(64, u'p')), wrong);
        table.azureOnly("hyphen last", profileNamed(u"p-"_s), wrong);
        table.azureOnly("underscore first", profileNamed(u"_p"_s), wrong);
        table.azureOnly("dot", profileNamed(u"p.q"_s), wrong);
        table.fine("absent id is V-150", groupWith(u"containerGroupProfile: {revision: 1}"_s));
        table.fine("another type is V-150", profileNamed(u"p-"_s, u"containerGroups"_s));
        table.fine("wrong kind is V-209", groupWith(u"containerGroupProfile: {id: [a]}"_s));
    }
    void profileNameIsValid() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestAzureNames)
#include "tst_azurenames.moc"
