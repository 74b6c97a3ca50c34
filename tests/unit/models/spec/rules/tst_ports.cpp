// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/specsupport.h"

#include <QTest>

using namespace quayside;
using namespace quayside::test;
using namespace Qt::StringLiterals;

namespace {

QString ports(const QString &list)
{
    return containerWith(u"ports: ["_s + list + u']');
}

QString port(const QString &number)
{
    return ports(u"{port: %1}"_s.arg(number));
}

// A container that listens on some ports and an address that shows some.
QString exposed(const QString &inside, const QString &outside)
{
    return containerWith(u"ports: ["_s + inside + u']', u"ipAddress: {type: Public, ports: ["_s + outside + u"]}"_s);
}

// The ports of an address: count of them from 8001 on.
QString address(int count)
{
    QStringList items;
    for (int i = 0; i < count; ++i)
        items.append(u"{port: %1}"_s.arg(8001 + i));
    return groupWith(u"ipAddress: {type: Public, ports: ["_s + items.join(u", "_s) + u"]}"_s);
}

} // namespace

class TestPorts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void portsAreInRange_data()
    {
        RuleTable table("V-030");
        table.fine("first", port(u"1"_s));
        table.fine("last", port(u"65535"_s));
        table.fine("in quotes", port(u"'80'"_s));
        table.everywhere("zero", port(u"0"_s), "error @/ports/0/port");
        table.everywhere("one too many", port(u"65536"_s), "error @/ports/0/port");
        table.everywhere("negative", port(u"-80"_s), "error @/ports/0/port");
        table.everywhere("absent", ports(u"{protocol: TCP}"_s), "error @/ports/0/port");
        table.everywhere("of the address", groupWith(u"ipAddress: {type: Public, ports: [{port: 80}, {port: 70000}]}"_s),
                         "error /properties/ipAddress/ports/1/port");
        table.fine("a word is V-209", port(u"http"_s));
        table.fine("a mapping as in Compose is V-209", ports(u"'80:80'"_s));
        table.fine("a fraction is V-209", port(u"80.5"_s));
    }
    void portsAreInRange() { checkRule(); }

    void protocolsAreKnown_data()
    {
        RuleTable table("V-031");
        table.fine("absent", port(u"80"_s));
        table.fine("TCP", ports(u"{port: 80, protocol: TCP}"_s));
        table.fine("any case", ports(u"{port: 80, protocol: udp}"_s));
        table.everywhere("other", ports(u"{port: 80, protocol: HTTP}"_s), "error @/ports/0/protocol");
        table.everywhere("empty", ports(u"{port: 80, protocol: ''}"_s), "error @/ports/0/protocol");
        table.everywhere("of the address", groupWith(u"ipAddress: {ports: [{port: 80, protocol: sctp}]}"_s),
                         "error /properties/ipAddress/ports/0/protocol");
        table.fine("wrong kind is V-209", containerWith(u"ports: [{port: 80, protocol: [TCP]}]"_s));
    }
    void protocolsAreKnown() { checkRule(); }

    void containerPortsAreUnique_data()
    {
        RuleTable table("V-032");
        table.fine("different", ports(u"{port: 80}, {port: 81}"_s));
        table.fine("another protocol", ports(u"{port: 53, protocol: TCP}, {port: 53, protocol: UDP}"_s));
        table.fine("as the address", exposed(u"{port: 80}"_s, u"{port: 80}"_s));
        table.fine("out of range is V-030", ports(u"{port: 0}, {port: 0}"_s));
        table.everywhere("twice", ports(u"{port: 80}, {port: 80, protocol: tcp}"_s), "error @/ports/1/port");
        table.everywhere(
            "in another container",
            groupWith(
                u"containers: [{name: a, properties: {ports: [{port: 80}]}}, {name: b, properties: {ports: [{port: 80}]}}]"_s),
            "error /properties/containers/1/properties/ports/0/port");
        table.fine("absent", containerWith({}));
        table.fine("wrong kind is V-209", containerWith(u"ports: [{port: [80]}, {port: [80]}]"_s));
    }
    void containerPortsAreUnique() { checkRule(); }

    void portsAreNotReserved_data()
    {
        RuleTable table("V-033");
        for (const char *free : {"21",    "23",    "443",   "1024",  "1028",  "3388",  "3400",  "9998",  "10000", "18999", "19001",
                                 "19079", "19081", "19099", "19101", "19389", "19391", "19999", "30001", "49151", "65535"})
            table.fine(free, port(QString::fromLatin1(free)));
        for (const char *taken : {"22", "1025", "1027", "3389", "3399", "9999", "19000", "19080", "19100", "19390", "20000",
                                  "25000", "30000", "49152", "65534"})
            table.azureOnly(taken, port(QString::fromLatin1(taken)), "error @/ports/0/port");
        table.fine("absent", ports(u"{protocol: TCP}"_s));
        table.fine("wrong kind is V-209", containerWith(u"ports: [{port: [22]}]"_s));
        table.azureOnly("22", containerWith(u"ports: [{port: 22}]"_s), "error @/ports/0/port");
    }
    void portsAreNotReserved() { checkRule(); }

    void exposedPortsAreUnique_data()
    {
        RuleTable table("V-061");
        table.fine("5", address(5));
        table.azureOnly("6", address(6), "error /properties/ipAddress/ports");
        table.fine("another protocol", exposed({}, u"{port: 53}, {port: 53, protocol: UDP}"_s));
        table.everywhere("twice", exposed({}, u"{port: 80}, {port: 80, protocol: tcp}"_s),
                         "error /properties/ipAddress/ports/1/port");
        table.fine("no address", groupWith({}));
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"ipAddress: {ports: 80}"_s));
    }
    void exposedPortsAreUnique() { checkRule(); }

    void exposedPortsAreDeclared_data()
    {
        RuleTable table("V-062");
        table.fine("declared", exposed(u"{port: 80, protocol: TCP}"_s, u"{port: 80}"_s));
        table.fine("some are not exposed", exposed(u"{port: 80}, {port: 81}"_s, u"{port: 81}"_s));
        table.azureOnly("not declared", exposed(u"{port: 8080}"_s, u"{port: 80}"_s), "error /properties/ipAddress/ports/0/port");
        table.azureOnly("another protocol", exposed(u"{port: 53}"_s, u"{port: 53, protocol: UDP}"_s),
                        "error /properties/ipAddress/ports/0/port");
        table.azureOnly("no ports", exposed({}, u"{port: 80}"_s), "error /properties/ipAddress/ports/0/port");
        table.azureOnly(
            "declared by an init container",
            groupWith(u"initContainers: [{name: i, properties: {ports: [{port: 80}]}}], ipAddress: {ports: [{port: 80}]}"_s),
            "error /properties/ipAddress/ports/0/port");
        table.fine("absent is V-030", exposed({}, u"{protocol: TCP}"_s));
        table.given("from a profile", RuntimeLimits::azure(),
                    groupWith(u"containerGroupProfile: {id: p}, ipAddress: {ports: [{port: 80}]}"_s));
        table.fine("wrong kind is V-209", groupWith(u"ipAddress: {ports: [{port: [80]}]}"_s));
    }
    void exposedPortsAreDeclared() { checkRule(); }

    void portsAreNotMapped_data()
    {
        RuleTable table("V-063");
        table.fine("the same", exposed(u"{port: 80}"_s, u"{port: 80}"_s));
        table.fine("nothing to map to", exposed({}, u"{port: 80}"_s));
        table.fine("all of it is exposed", exposed(u"{port: 80}"_s, u"{port: 80}, {port: 81}"_s));
        table.fine("another protocol", exposed(u"{port: 5353, protocol: UDP}"_s, u"{port: 80}"_s));
        table.everywhere("as if mapped", exposed(u"{port: 8080}"_s, u"{port: 80}"_s), "info /properties/ipAddress/ports/0/port");
        table.fine("absent", groupWith({}));
        table.fine("wrong kind is V-209", groupWith(u"ipAddress: {ports: [{port: [80]}]}"_s));
    }
    void portsAreNotMapped() { checkRule(); }
};

QTEST_GUILESS_MAIN(TestPorts)
#include "tst_ports.moc"
