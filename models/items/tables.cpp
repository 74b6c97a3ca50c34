// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/tables.h"

#include "models/format/format.h"
#include "models/items/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QVariant header(int section, Qt::Orientation orientation, int role, std::initializer_list<QString> titles)
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= static_cast<int>(titles.size()))
        return {};
    return *(titles.begin() + section);
}

QVariant alignedRight(bool right)
{
    return right ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
}

QString actionName(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Deploy: return ItemsTr::tr("Deploy");
    case ActionKind::Start: return ItemsTr::tr("Start");
    case ActionKind::Stop: return ItemsTr::tr("Stop");
    case ActionKind::Restart: return ItemsTr::tr("Restart");
    case ActionKind::RestartContainer: return ItemsTr::tr("Restart a container");
    case ActionKind::Update: return ItemsTr::tr("Update");
    case ActionKind::PullImage: return ItemsTr::tr("Pull");
    case ActionKind::RemoveStock: return ItemsTr::tr("Remove");
    case ActionKind::Delete: break;
    }
    return ItemsTr::tr("Delete");
}

QString outcomeText(const Activity &activity)
{
    switch (activity.entry.outcome) {
    case ActionOutcome::Running: return activity.progress.text.isEmpty() ? ItemsTr::tr("Under way") : activity.progress.text;
    case ActionOutcome::Done: return activity.wasUndone ? ItemsTr::tr("Done, and undone") : ItemsTr::tr("Done");
    case ActionOutcome::Cancelled: return ItemsTr::tr("Cancelled");
    case ActionOutcome::Interrupted: return ItemsTr::tr("Interrupted: Quayside ended before it was done");
    case ActionOutcome::Failed: break;
    }
    return format::plainLine(activity.entry.summary);
}

} // namespace

ActivityModel::ActivityModel(Session &session, QObject *parent)
    : RowModel(parent)
    , m_session(session)
{
    const auto refresh = [this] { setRows(m_session.operations().activities()); };
    connect(&m_session.operations(), &OperationLog::loaded, this, refresh);
    connect(&m_session.operations(), &OperationLog::added, this, refresh);
    connect(&m_session.operations(), &OperationLog::changed, this, refresh);
    refresh();
}

int ActivityModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role,
                  {ItemsTr::tr("What"), ItemsTr::tr("Group"), ItemsTr::tr("Where"), ItemsTr::tr("When"), ItemsTr::tr("Took"), ItemsTr::tr("Outcome")});
}

QString ActivityModel::key(const Activity &row) const
{
    return row.entry.id;
}

QString ActivityModel::text(const Activity &row, int column) const
{
    const JournalEntry &entry = row.entry;
    switch (column) {
    case What: return actionName(entry.kind);
    case Group: return format::plainLine(entry.groupName);
    case Where: return entry.group.connection.value;
    case When: return format::relativeTime(entry.startedAt, m_session.clock().now());
    case Took: // nobody knows how long what was interrupted took
        return entry.endedAt && entry.outcome != ActionOutcome::Interrupted ? format::duration(std::chrono::milliseconds(entry.startedAt.msecsTo(*entry.endedAt))) : QString();
    default: return outcomeText(row);
    }
}

QVariant ActivityModel::cell(const Activity &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::ToolTipRole:
        if (column == When)
            return format::exactTime(row.entry.startedAt);
        return column == Result ? format::plainLine(row.entry.detail.isEmpty() ? outcomeText(row) : row.entry.detail) : text(row, column);
    case Qt::TextAlignmentRole: return alignedRight(column == Took);
    case role::Key: return row.entry.id;
    case role::Outcome: return static_cast<int>(row.entry.outcome);
    case role::Id: return QVariant::fromValue(row.entry.group);
    case role::Fraction: return row.isRunning() ? row.progress.step / std::max(1.0, static_cast<double>(row.progress.steps)) : -1.0;
    default: return {};
    }
}

EventModel::EventModel(const Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_clock(clock)
{
}

void EventModel::add(const QList<Event> &events)
{
    QList<Event> all = events + rows();
    std::ranges::stable_sort(all, std::greater(), &Event::time);
    // The engine may tell the same event again after a reconnect.
    QSet<QString> seen;
    all.removeIf([&](const Event &event) {
        const bool known = seen.contains(key(event));
        seen.insert(key(event));
        return known;
    });
    setRows(all.mid(0, most));
}

void EventModel::clear()
{
    setRows({});
}

int EventModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant EventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role, {ItemsTr::tr("Time"), ItemsTr::tr("Event"), ItemsTr::tr("Container"), ItemsTr::tr("Message")});
}

QString EventModel::key(const Event &row) const
{
    return QString::number(row.time.toMSecsSinceEpoch()) + u'|' + row.name + u'|' + row.container + u'|' + row.message;
}

QVariant EventModel::cell(const Event &row, int column, int role) const
{
    if (role == role::Severity)
        return static_cast<int>(row.type);
    if (role == Qt::ToolTipRole && column == Time)
        return format::exactTime(row.time);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (column) {
    case Time: return format::relativeTime(row.time, m_clock.now());
    case Name: return format::plainLine(row.name);
    case Container: return format::plainLine(row.container);
    default: return format::plainLine(row.message);
    }
}

int SpecIssueModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SpecIssueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return header(section, orientation, role, {ItemsTr::tr("Kind"), ItemsTr::tr("Line"), ItemsTr::tr("Rule"), ItemsTr::tr("Problem")});
}

QString SpecIssueModel::key(const SpecIssue &row) const
{
    return row.rule + u'|' + row.path + u'|' + row.message + u'|' + QString::number(row.range ? row.range->offset : -1);
}

QVariant SpecIssueModel::cell(const SpecIssue &row, int column, int role) const
{
    if (role == role::Severity)
        return static_cast<int>(row.severity);
    if (role == Qt::TextAlignmentRole)
        return alignedRight(column == Line);
    if (role == Qt::ToolTipRole && column == Message)
        return row.path.isEmpty() ? format::plainLine(row.message) : QString(format::plainLine(row.message) + u'\n' + format::plainLine(row.path));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Severity:
        return row.severity == SpecIssue::Severity::Error     ? ItemsTr::tr("Error")
            : row.severity == SpecIssue::Severity::Warning ? ItemsTr::tr("Warning")
                                                           : ItemsTr::tr("Note");
    case Line: return row.range ? QString::number(row.range->line) : QString();
    case Rule: return row.rule;
    default: return format::plainLine(row.message);
    }
}

CostModel::CostModel(Session &session, QObject *parent)
    : RowModel(parent)
    , m_session(session)
{
    connect(&m_session.costs(), &CostMeter::changed, this, &CostModel::refresh);
    refresh();
}

void CostModel::refresh()
{
    QHash<GroupId, CostRow> byGroup;
    const QDateTime now = m_session.clock().now();
    for (const LedgerEntry &entry : m_session.costs().entries()) {
        CostRow &row = byGroup[entry.group];
        row.group = entry.group;
        row.name = entry.name;
        row.region = entry.region;
        row.sum = row.sum + entry.cost(now);
        row.seconds += entry.startedAt.secsTo(entry.endedAt.value_or(now));
        ++row.runs;
        if (!entry.endedAt)
            row.rate = entry.ratePerHour;
        row.exists = m_session.find(entry.group) != nullptr;
    }
    QList<CostRow> rows = byGroup.values();
    std::ranges::sort(rows, [](const CostRow &a, const CostRow &b) { return a.sum != b.sum ? a.sum > b.sum : a.group < b.group; });
    setRows(rows);
}

int CostModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant CostModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal)
        return section >= Runs ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    return header(section, orientation, role,
                  {ItemsTr::tr("Group"), ItemsTr::tr("Where"), ItemsTr::tr("Prices of"), ItemsTr::tr("Runs"), ItemsTr::tr("Ran for"),
                   ItemsTr::tr("Rate now"), ItemsTr::tr("So far")});
}

QString CostModel::key(const CostRow &row) const
{
    return row.group.connection.value + u'/' + row.group.key;
}

QString CostModel::text(const CostRow &row, int column) const
{
    switch (column) {
    case Group: return row.exists ? format::plainLine(row.name) : ItemsTr::tr("%1 (deleted)").arg(format::plainLine(row.name));
    case Where: return row.group.connection.value;
    case Region: return row.region;
    case Runs: return QString::number(row.runs);
    case Time: return format::duration(std::chrono::seconds(row.seconds));
    case Rate: return row.rate.nano > 0 ? format::ratePerHour(row.rate) : u"–"_s;
    default: return format::money(row.sum);
    }
}

QVariant CostModel::cell(const CostRow &row, int column, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(row, column);
    if (role == Qt::TextAlignmentRole)
        return alignedRight(column >= Runs);
    return role == role::Id ? QVariant::fromValue(row.group) : QVariant();
}

} // namespace quayside
