// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/contractsuite.h"

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void ContractSuite::initTestCase()
{
    if (!bed().obstacle().isEmpty())
        QSKIP(qPrintable(bed().obstacle()));
}

void ContractSuite::init()
{
    if (!bed().obstacle().isEmpty())
        QSKIP(qPrintable(bed().obstacle()));
    SUCCEED(runtime().connectEngine());
}

void ContractSuite::cleanup()
{
    if (!bed().obstacle().isEmpty())
        return;
    GET(groups, runtime().listGroups());
    for (const ContainerGroup &group : groups)
        SUCCEED(runtime().deleteGroup(group.id));
    QCOMPARE(bed().everything(), QStringList());
}

bool ContractSuite::waitFor(const std::function<bool()> &condition, std::chrono::milliseconds longest) const
{
    constexpr std::chrono::milliseconds step = 10ms;
    const QDateTime end = bed().now().addMSecs(longest.count());
    while (!condition()) {
        if (bed().now() > end)
            return false;
        bed().pass(step);
    }
    return true;
}

QString ContractSuite::nameFor(const QString &purpose)
{
    static int count = 0;
    return u"%1-%2-%3"_s.arg(purpose).arg(QCoreApplication::applicationPid()).arg(++count);
}

spec::Container ContractSuite::containerOf(const QString &name, const QStringList &command)
{
    spec::Container container;
    container.name = name;
    container.image = u"localhost/quayside-sample:1.0"_s;
    if (!command.isEmpty())
        container.command = QStringList{u"/sample"_s} + command;
    spec::Resources requests;
    requests.cpu = 0.5;
    requests.memoryInGB = 0.2;
    container.resources = spec::ResourceRequirements{requests, {}, {}};
    return container;
}

ContainerGroupSpec ContractSuite::groupOf(const QString &name, const QList<QStringList> &commands, const QString &restartPolicy)
{
    static const QStringList names{u"one"_s, u"two"_s, u"three"_s};
    ContainerGroupSpec spec;
    spec.name = name;
    spec.osType = u"Linux"_s;
    spec.location = u"westeurope"_s;
    spec.restartPolicy = restartPolicy;
    for (qsizetype i = 0; i < commands.size(); ++i)
        spec.containers.append(containerOf(names.at(i), commands.at(i)));
    return spec;
}

void ContractSuite::publish(ContainerGroupSpec &spec, int port)
{
    spec::Port one;
    one.port = port;
    spec::IpAddress address;
    address.type = u"Public"_s;
    address.ports = {one};
    spec.ipAddress = address;
}

ContainerGroup ContractSuite::describe(const GroupId &id)
{
    return outcome(runtime().describeGroup(id)).value_or(ContainerGroup{});
}

ContainerGroup ContractSuite::waitForGroup(const GroupId &id, const std::function<bool(const ContainerGroup &)> &condition)
{
    ContainerGroup group;
    waitFor([&] { return condition(group = describe(id)); });
    return group;
}

ContainerGroup ContractSuite::waitForState(const GroupId &id, GroupState state)
{
    return waitForGroup(id, [state](const ContainerGroup &group) { return group.state == state; });
}

LogReader::LogReader(ContainerRuntime &runtime, const GroupId &id, const QString &container, const LogOptions &options)
    : stream(runtime.openLogs(id, container, options))
{
    QObject::connect(stream.get(), &LogStream::linesArrived, stream.get(), [this](const LogBatch &batch) {
        for (const LogLine &line : batch.lines)
            lines.append(batch.text(line).toByteArray());
        marks.append(batch.lines);
    });
    QObject::connect(stream.get(), &LogStream::ended, stream.get(), [this] { ++ends; });
    QObject::connect(stream.get(), &LogStream::gapFound, stream.get(), [this](const QString &words) { gaps.append(words); });
    QObject::connect(stream.get(), &LogStream::failed, stream.get(), [this](const Error &error) { failure = error; });
}

int LogReader::count(QByteArrayView line) const
{
    return static_cast<int>(std::ranges::count(lines, line, [](const QByteArray &one) { return QByteArrayView(one); }));
}

} // namespace quayside
