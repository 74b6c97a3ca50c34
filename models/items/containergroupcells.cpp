// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/format/format.h"
#include "models/items/containergroupmodel.h"
#include "models/items/tr.h"

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 historySpan = 60'000; // milliseconds that a small curve shows

bool isRightAligned(int column)
{
    return column == ContainerGroupModel::Age || column == ContainerGroupModel::Rate || column == ContainerGroupModel::SoFar;
}

QString addressText(const ContainerGroup &group)
{
    if (group.ports.isEmpty())
        return {};
    const QString first = format::address(group.ports.first());
    const auto more = group.ports.size() - 1;
    //: %1 is an address such as 127.0.0.1:80
    return more == 0 ? first : ItemsTr::tr("%1 and %n more", nullptr, static_cast<int>(more)).arg(first);
}

} // namespace

qint64 ContainerGroupModel::now() const
{
    return m_session.clock().now().toMSecsSinceEpoch();
}

std::optional<Usage> ContainerGroupModel::usage(const Row &row) const
{
    Connection *connection = m_session.connection(row.group.id.connection);
    return connection && !row.isStale ? connection->metrics.history().usage(row.group, now()) : std::nullopt;
}

std::optional<Usage> ContainerGroupModel::usage(const Row &row, const Container &container) const
{
    Connection *connection = m_session.connection(row.group.id.connection);
    return connection && !row.isStale ? connection->metrics.history().usage(container, now()) : std::nullopt;
}

// The newest minute in steps of two seconds: the largest value of each container, summed over them; -1 where nobody measured.
QList<double> ContainerGroupModel::history(const Row &row, int column) const
{
    Connection *connection = m_session.connection(row.group.id.connection);
    if (!connection || row.isStale)
        return {};
    constexpr qint64 step = 2000;
    const qint64 from = now() - historySpan;
    QList<double> sums(historySpan / step, -1.0);
    for (const Container &container : row.group.containers) {
        QList<double> own(sums.size(), -1.0);
        for (const Sample &sample : connection->metrics.history().samples(container.engineId, from)) {
            if (column == Cpu && !sample.cpu)
                continue;
            const auto slot = std::clamp<qint64>((sample.time - from) / step, 0, own.size() - 1);
            own[slot] = std::max(own.at(slot), column == Cpu ? sample.cpu->value : static_cast<double>(sample.memory.value));
        }
        for (qsizetype slot = 0; slot < own.size(); ++slot)
            if (own.at(slot) >= 0)
                sums[slot] = std::max(sums.at(slot), 0.0) + own.at(slot);
    }
    return sums;
}

QVariant ContainerGroupModel::usageCell(const std::optional<Usage> &usage, int column, int role) const
{
    const bool cpu = column == Cpu;
    const bool isKnown = usage && (!cpu || usage->cpu);
    if (role == role::Sort && !isKnown)
        return cpu ? QVariant(-1.0) : QVariant(qint64(-1)); // of one type, or the order is none
    if (role == role::Fraction) {
        if (!isKnown)
            return -1.0;
        const double limit = cpu ? usage->cpuLimit.value : static_cast<double>(usage->memoryLimit.value);
        const double used = cpu ? usage->cpu->value : static_cast<double>(usage->memory.value);
        return limit > 0 ? used / limit : -1.0;
    }
    if (!isKnown)
        return {};
    const QString limit = cpu ? (usage->cpuLimit.value > 0 ? format::cores(usage->cpuLimit) : QString())
                              : (usage->memoryLimit.value > 0 ? format::bytes(usage->memoryLimit) : QString());
    if (role == role::Limit)
        return limit;
    if (role == role::Sort)
        return cpu ? QVariant(usage->cpu->value) : QVariant(usage->memory.value);
    return cpu ? format::cores(*usage->cpu) : format::bytes(usage->memory);
}

QString ContainerGroupModel::groupText(const Row &row, int column) const
{
    const ContainerGroup &group = row.group;
    switch (column) {
    case State: return format::stateName(group.state);
    case Group: return format::plainLine(group.name);
    case Where: return group.id.connection.value;
    case Address: return addressText(group);
    case Age: return format::relativeTime(group.createdAt, m_session.clock().now());
    case Rate: {
        const auto price = m_session.costs().price(group);
        return price ? format::ratePerHour(price->total()) : u"–"_s;
    }
    case SoFar: {
        const Money sum = m_session.costs().soFar(group.id);
        return sum.nano > 0 ? format::money(sum) : u"–"_s;
    }
    default: return {};
    }
}

QVariant ContainerGroupModel::groupSort(const Row &row, int column) const
{
    const ContainerGroup &group = row.group;
    switch (column) {
    case State: return static_cast<int>(group.state);
    case Age: return -group.createdAt.toMSecsSinceEpoch();
    case Rate: {
        const auto price = m_session.costs().price(group);
        return price ? price->total().nano : qint64(-1);
    }
    case SoFar: return m_session.costs().soFar(group.id).nano;
    default: return groupText(row, column);
    }
}

QString ContainerGroupModel::groupToolTip(const Row &row, int column) const
{
    const ContainerGroup &group = row.group;
    switch (column) {
    case State: return format::plainLine(group.reason);
    case Group: return format::plainLine(group.name);
    case Address: {
        QStringList lines;
        for (const PortMapping &port : group.ports)
            lines.append(format::address(port));
        return lines.join(u'\n');
    }
    case Age: return format::exactTime(group.createdAt);
    case Rate:
        //: %1 is "0.50 CPU, 1.5 GB", %2 a region, %3 a date
        return ItemsTr::tr("Asked: %1. List price of %2 of %3, as if it ran in Azure.")
            .arg(format::resources(group.requested), group.location.isEmpty() ? RateCard::referenceRegion() : group.location,
                 m_session.costs().estimator().card().date().toString(Qt::ISODate));
    default: return {};
    }
}

void ContainerGroupModel::noteShown(const Row &row, int column) const
{
    if (column == Cpu || column == Memory)
        m_shownUsage.insert(row.number);
    else if (column >= Age)
        m_shownTimes.insert(row.number);
}

QVariant ContainerGroupModel::groupCell(const Row &row, int column, int role) const
{
    if (role == Qt::DisplayRole)
        noteShown(row, column);
    if (column == Cpu || column == Memory) {
        if (role == role::History)
            return QVariant::fromValue(history(row, column));
        if (role == Qt::DisplayRole || role == role::Sort || role == role::Fraction || role == role::Limit)
            return usageCell(usage(row), column, role);
    }
    switch (role) {
    case Qt::DisplayRole: return groupText(row, column);
    case Qt::ToolTipRole: return groupToolTip(row, column);
    case Qt::TextAlignmentRole: return isRightAligned(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return column == State && !row.group.reason.isEmpty() ? QString(groupText(row, column) + u": "_s + format::plainLine(row.group.reason)) : groupText(row, column);
    case role::Sort: return groupSort(row, column);
    case role::Id: return QVariant::fromValue(row.group.id);
    case role::State: return static_cast<int>(row.group.state);
    case role::IsStale: return row.isStale;
    case role::IsPinned: return m_session.marks().has(GroupMarks::Mark::Pinned, row.group.id);
    case role::Badge: {
        const Connection *connection = m_session.connection(row.group.id.connection);
        return connection ? connection->colour : 0;
    }
    case role::Tags: return QVariant::fromValue(row.group.tags);
    case role::IsProtected: return m_session.marks().has(GroupMarks::Mark::Protected, row.group.id);
    default: return {};
    }
}

QString ContainerGroupModel::containerText(const Row &row, const Container &container, int column) const
{
    switch (column) {
    case State:
        if (container.state == ContainerState::Terminated && container.exitCode)
            return ItemsTr::tr("Ended (%1)").arg(*container.exitCode);
        return format::stateName(container.state);
    case Group: return format::plainLine(container.name);
    case Address: return format::plainLine(container.image);
    case Age: return container.startedAt.isValid() ? format::relativeTime(container.startedAt, m_session.clock().now()) : QString();
    case Where: return container.isInit ? ItemsTr::tr("init container") : QString();
    default: Q_UNUSED(row); return {};
    }
}

QVariant ContainerGroupModel::containerCell(const Row &row, const Container &container, int column, int role) const
{
    if (role == Qt::DisplayRole)
        noteShown(row, column);
    if ((column == Cpu || column == Memory) && (role == Qt::DisplayRole || role == role::Sort || role == role::Fraction || role == role::Limit))
        return usageCell(usage(row, container), column, role);
    switch (role) {
    case Qt::DisplayRole:
    case role::Sort: return containerText(row, container, column);
    case Qt::ToolTipRole:
        if (column == State && container.exitCode)
            return format::explainEnd(container);
        return containerText(row, container, column);
    case Qt::TextAlignmentRole: return isRightAligned(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case role::Id: return QVariant::fromValue(row.group.id);
    case role::ContainerName: return container.name;
    case role::IsStale: return row.isStale;
    case role::State:
        if (container.state == ContainerState::Running)
            return static_cast<int>(GroupState::Running);
        if (container.state == ContainerState::Waiting)
            return static_cast<int>(GroupState::Waiting);
        if (container.state == ContainerState::Terminated)
            return static_cast<int>(container.exitCode.value_or(0) == 0 ? GroupState::Succeeded : GroupState::Failed);
        return static_cast<int>(GroupState::Unknown);
    default: return {};
    }
}

} // namespace quayside
