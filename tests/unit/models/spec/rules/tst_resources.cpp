// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString requests(const QString &properties)
{
    return containerWith(u"resources: {requests: {"_s + properties + u"}}"_s);
}

QString requesting(const QString &cpu, const QString &memory)
{
    return requests(u"cpu: %1, memoryInGB: %2"_s.arg(cpu, memory));
}

QString resources(const QString &requested, const QString &limited)
{
    return containerWith(u"resources: {requests: {"_s + requested + u"}, limits: {"_s + limited + u"}}"_s);
}

// A group of so many containers that all ask for the same.
QString crowd(int count, const QString &requested, const QString &more = {})
{
    QStringList items;
    for (int i = 0; i < count; ++i)
        items.append(u"{name: c%1, properties: {resources: {requests: {%2}}}}"_s.arg(QString::number(i), requested));
    return groupWith(u"osType: Linux, containers: ["_s + items.join(u", "_s) + u']' + more);
}

QString gpu(const QString &properties, const QString &osType = u"Linux"_s)
{
    return requests(u"gpu: {"_s + properties + u'}').replace(u"Linux"_s, osType);
}

RuntimeLimits azureWith(std::optional<RuntimeLimits::Usage> RuntimeLimits::*quota, RuntimeLimits::Usage usage)
{
    RuntimeLimits limits = RuntimeLimits::azure();
    limits.*quota = usage;
    return limits;
}

} // namespace

class TestResources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void requestsAreGiven_data()
    {
        RuleTable table("V-040");
        table.fine("both", requesting(u"1"_s, u"1.5"_s));
        table.fine("old spelling", requests(u"cpu: 1, memoryInGb: 1.5"_s));
        table.fine("no containers", groupWith({}));
        table.azureOnly("no resources", containerWith({}), "error @/resources/requests");
        table.azureOnly("no requests", containerWith(u"resources: {limits: {cpu: 1, memoryInGB: 1}}"_s),
                        "error @/resources/requests");
        table.azureOnly("neither", requests({}), "error @/resources/requests/cpu\nerror @/resources/requests/memoryInGB");
        table.azureOnly("no memory", requests(u"cpu: 1"_s), "error @/resources/requests/memoryInGB");
        table.azureOnly("no CPU", requests(u"memoryInGB: 1"_s), "error @/resources/requests/cpu");
        table.fine("init container", groupWith(u"initContainers: [{name: i}]"_s));
        table.given("from a profile", RuntimeLimits::azure(), containerWith({}, u"containerGroupProfile: {id: p}"_s));
        table.fine("a unit is V-209", requesting(u"500m"_s, u"1Gi"_s));
        table.fine("absent", groupWith({}));
    }
    void requestsAreGiven() { checkRule(); }

    void cpuRequestsHaveSteps_data()
    {
        RuleTable table("V-041");
        table.fine("smallest", requesting(u"0.01"_s, u"1"_s));
        table.fine("two decimals", requesting(u"1.29"_s, u"1"_s));
        table.fine("zeros at the end", requesting(u"1.2500"_s, u"1"_s));
        table.fine("absent is V-040", requests(u"memoryInGB: 1"_s));
        table.azureOnly("three decimals", requesting(u"1.125"_s, u"1"_s), "error @/resources/requests/cpu");
        table.azureOnly("too small", requesting(u"0.005"_s, u"1"_s), "error @/resources/requests/cpu");
        table.azureOnly("zero", requesting(u"0"_s, u"1"_s), "error @/resources/requests/cpu");
        table.azureOnly("negative", requesting(u"-1"_s, u"1"_s), "error @/resources/requests/cpu");
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: [1], memoryInGB: 1}}"_s));
    }
    void cpuRequestsHaveSteps() { checkRule(); }

    void memoryRequestsHaveSteps_data()
    {
        RuleTable table("V-042");
        table.fine("smallest", requesting(u"1"_s, u"0.1"_s));
        table.fine("one decimal", requesting(u"1"_s, u"1.7"_s));
        table.fine("many", requesting(u"1"_s, u"239.9"_s));
        table.azureOnly("two decimals", requesting(u"1"_s, u"0.25"_s), "error @/resources/requests/memoryInGB");
        table.azureOnly("too small", requesting(u"1"_s, u"0.05"_s), "error @/resources/requests/memoryInGB");
        table.azureOnly("zero", requesting(u"1"_s, u"0"_s), "error @/resources/requests/memoryInGB");
        table.azureOnly("MB by mistake", requesting(u"1"_s, u"0.512"_s), "error @/resources/requests/memoryInGB");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: 1, memoryInGB: [1]}}"_s));
    }
    void memoryRequestsHaveSteps() { checkRule(); }

    void groupIsLargeEnough_data()
    {
        RuleTable table("V-043");
        table.fine("just", requesting(u"1"_s, u"1"_s));
        table.fine("just, as a sum", crowd(10, u"cpu: 0.1, memoryInGB: 0.1"_s));
        table.fine("incomplete is V-040", requests(u"cpu: 1"_s));
        table.fine("no containers is V-003", groupWith({}));
        table.azureOnly("too little of both", requesting(u"0.5"_s, u"0.5"_s),
                        "error @/resources/requests/cpu\nerror @/resources/requests/memoryInGB");
        table.azureOnly("too little CPU", requesting(u"0.99"_s, u"1"_s), "error @/resources/requests/cpu");
        table.azureOnly("too little, as a sum", crowd(3, u"cpu: 0.33, memoryInGB: 1"_s), "error /properties/containers");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: [1], memoryInGB: [1]}}"_s));
    }
    void groupIsLargeEnough() { checkRule(); }

    void limitsCoverRequests_data()
    {
        RuleTable table("V-044");
        table.fine("equal", resources(u"cpu: 1, memoryInGB: 1"_s, u"cpu: 1, memoryInGB: 1"_s));
        table.fine("above", resources(u"cpu: 1, memoryInGB: 1"_s, u"cpu: 2, memoryInGB: 2"_s));
        table.fine("no request", resources(u"cpu: 1"_s, u"memoryInGB: 0.5"_s));
        table.everywhere("below", resources(u"cpu: 1, memoryInGB: 2"_s, u"cpu: 0.5, memoryInGB: 1"_s),
                         "error @/resources/limits/cpu\nerror @/resources/limits/memoryInGB");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: 1, memoryInGB: 1}, limits: {cpu: [1]}}"_s));
    }
    void limitsCoverRequests() { checkRule(); }

    void limitsFitTheGroup_data()
    {
        RuleTable table("V-045");
        const QString other = u", {name: d, properties: {resources: {requests: {cpu: 1, memoryInGB: 1}}}}"_s;
        const auto pair = [&](const QString &limits) {
            return groupWith(u"containers: [{name: c, properties: {resources: {requests: {cpu: 1, memoryInGB: 1}, limits: {"_s
                             + limits + u"}}}}"_s + other + u']');
        };
        table.fine("the group's total", pair(u"cpu: 2, memoryInGB: 2"_s));
        table.azureOnly("above", pair(u"cpu: 2.01, memoryInGB: 2.1"_s),
                        "error @/resources/limits/cpu\nerror @/resources/limits/memoryInGB");
        table.fine("total unknown", resources(u"cpu: 1"_s, u"memoryInGB: 2"_s));
        table.azureOnly("alone", resources(u"cpu: 1, memoryInGB: 1"_s, u"cpu: 2"_s), "error @/resources/limits/cpu");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: 1, memoryInGB: 1}, limits: {cpu: [1]}}"_s));
    }
    void limitsFitTheGroup() { checkRule(); }

    void groupIsNotTooLarge_data()
    {
        RuleTable table("V-046");
        const RuntimeLimits azure = RuntimeLimits::azure();
        const RuntimeLimits laptop = RuntimeLimits::local(u"Podman"_s, 4, 16);
        RuntimeLimits small = azure; // what the capabilities of a region say
        small.maxCpu = 4;
        small.maxMemoryInGB = 14;
        const QString confidential = u", sku: Confidential"_s;
        table.given("largest", azure, requesting(u"31"_s, u"240"_s));
        table.given("too large", azure, requesting(u"31.01"_s, u"240.1"_s),
                    "error @/resources/requests/cpu\nerror @/resources/requests/memoryInGB");
        table.given("too large, as a sum", azure, crowd(32, u"cpu: 1, memoryInGB: 1"_s), "error /properties/containers");
        table.given("incomplete", azure, requests(u"cpu: 40"_s), "error @/resources/requests/cpu");
        table.given("largest of the region", small, requesting(u"4"_s, u"14"_s));
        table.given("too large for the region", small, requesting(u"4"_s, u"14.1"_s), "error @/resources/requests/memoryInGB");
        table.given("confidential, largest", azure, crowd(1, u"cpu: 31, memoryInGB: 180"_s, confidential));
        table.given("confidential, too large", azure, crowd(1, u"cpu: 32, memoryInGB: 180.1"_s, confidential),
                    "error @/resources/requests/cpu\nerror @/resources/requests/memoryInGB");
        table.given("confidential in a network", azure,
                    crowd(1, u"cpu: 32, memoryInGB: 180"_s, QString(confidential + u", subnetIds: [{id: x}]"_s)));
        table.given("the whole machine", laptop, requesting(u"4"_s, u"16"_s));
        table.given("more than the machine", laptop, requesting(u"5"_s, u"17"_s),
                    "warning @/resources/requests/cpu\nwarning @/resources/requests/memoryInGB");
        table.given("machine unknown", RuntimeLimits::local(u"Docker"_s), requesting(u"500"_s, u"1700"_s));
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: [1], memoryInGB: 1}}"_s));
        table.fine("small", containerWith(u"resources: {requests: {cpu: 1, memoryInGB: 1}}"_s));
    }
    void groupIsNotTooLarge() { checkRule(); }

    void groupNeedsNoSpecialCapacity_data()
    {
        RuleTable table("V-047");
        table.fine("just", requesting(u"4"_s, u"16"_s));
        table.azureOnly("above", requesting(u"4.01"_s, u"16.1"_s),
                        "warning @/resources/requests/cpu\nwarning @/resources/requests/memoryInGB");
        table.azureOnly("above, as a sum", crowd(5, u"cpu: 1, memoryInGB: 1"_s), "warning /properties/containers");
        table.given("too large is V-046", RuntimeLimits::azure(), requesting(u"40"_s, u"16"_s));
        table.fine("Spot is V-135", crowd(5, u"cpu: 1, memoryInGB: 1"_s, u", priority: Spot"_s));
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: [1], memoryInGB: 1}}"_s));
    }
    void groupNeedsNoSpecialCapacity() { checkRule(); }

    void quotaSuffices_data()
    {
        RuleTable table("V-048");
        const auto groups = [](int used) { return azureWith(&RuntimeLimits::groups, {used, 100}); };
        const auto cores = [](int used) { return azureWith(&RuntimeLimits::cores, {used, 100}); };
        const auto spotCores = [](int used) { return azureWith(&RuntimeLimits::spotCores, {used, 10}); };
        const QString spot = crowd(1, u"cpu: 2, memoryInGB: 4"_s, u", priority: Spot"_s);
        table.fine("unknown", requesting(u"2"_s, u"4"_s));
        table.given("a group is free", groups(99), requesting(u"2"_s, u"4"_s));
        table.given("no group is free", groups(100), requesting(u"2"_s, u"4"_s), "warning /location");
        table.given("cores are free", cores(97), requesting(u"2.5"_s, u"4"_s));
        table.given("a core is missing", cores(98), requesting(u"2.5"_s, u"4"_s), "warning /location");
        table.given("whole cores stay whole", cores(98), requesting(u"2"_s, u"4"_s));
        table.given("the sum is whole", cores(99), crowd(10, u"cpu: 0.1, memoryInGB: 1"_s));
        table.given("Spot has cores of its own", cores(100), spot);
        table.given("Spot cores are free", spotCores(8), spot);
        table.given("Spot cores are missing", spotCores(9), spot, "warning /location");
        table.given("absurd request", cores(0), requesting(u"1e300"_s, u"4"_s), "warning /location");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {cpu: [1], memoryInGB: 1}}"_s));
    }
    void quotaSuffices() { checkRule(); }

    void noGpuIsUsed_data()
    {
        RuleTable table("V-049");
        table.fine("none", requesting(u"1"_s, u"1"_s));
        table.azureOnly("requested", gpu(u"count: 1, sku: V100"_s), "error @/resources/requests/gpu");
        table.azureOnly("limited", resources({}, u"gpu: {count: 1, sku: K80}"_s), "error @/resources/limits/gpu");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {gpu: 1}}"_s));
    }
    void noGpuIsUsed() { checkRule(); }

    void gpusAreComplete_data()
    {
        RuleTable table("V-050");
        table.fine("one", gpu(u"count: 1, sku: V100"_s));
        table.fine("four", gpu(u"count: 4, sku: V100"_s));
        table.azureOnly("three", gpu(u"count: 3, sku: V100"_s), "error @/resources/requests/gpu/count");
        table.azureOnly("none", gpu(u"count: 0, sku: V100"_s), "error @/resources/requests/gpu/count");
        table.azureOnly("absent", gpu({}), "error @/resources/requests/gpu/count\nerror @/resources/requests/gpu/sku");
        table.azureOnly("no model", gpu(u"count: 1, sku: ''"_s), "error @/resources/requests/gpu/sku");
        table.azureOnly("Windows", gpu(u"count: 1, sku: V100"_s, u"Windows"_s), "error @/resources/requests/gpu");
        table.fine("wrong kind is V-209", containerWith(u"resources: {requests: {gpu: {count: [1], sku: [V100]}}}"_s));
    }
    void gpusAreComplete() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestResources)
#include "tst_resources.moc"
