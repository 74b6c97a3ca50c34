// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/event.h"
#include "models/items/roles.h"
#include "models/items/rowmodel.h"
#include "models/session/session.h"
#include "models/spec/specissue.h"

// Flat tables of values for views.
namespace quayside {

// Everything that was asked for, newest first.
class ActivityModel final : public RowModel<Activity, QString>
{
    Q_OBJECT

public:
    enum Column { What, Group, Where, When, Took, Result, ColumnCount };

    ActivityModel(Session &session, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const Activity &row) const override;
    QVariant cell(const Activity &row, int column, int role) const override;

private:
    QString text(const Activity &row, int column) const;

    Session &m_session;
};

// What happened to a group, newest first.
class EventModel final : public RowModel<Event, QString>
{
    Q_OBJECT

public:
    enum Column { Time, Name, Container, Message, ColumnCount };

    EventModel(const Clock &clock, QObject *parent = nullptr);

    void add(const QList<Event> &events);
    void clear();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const Event &row) const override;
    QVariant cell(const Event &row, int column, int role) const override;

private:
    static constexpr qsizetype most = 2000; // events that are shown

    const Clock &m_clock;
};

// The problems of a spec in the order of its text.
class SpecIssueModel final : public RowModel<SpecIssue, QString>
{
    Q_OBJECT

public:
    enum Column { Severity, Line, Rule, Message, ColumnCount };

    using RowModel::RowModel;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const SpecIssue &row) const override;
    QVariant cell(const SpecIssue &row, int column, int role) const override;
};

// What each group has cost, dearest first.
struct CostRow
{
    GroupId group;
    QString name;
    Money rate; // now; 0 when it is not running
    Money sum;
    qint64 seconds = 0; // it was charged for
    int runs = 0;
    QString region;
    bool exists = false; // still in a list

    bool operator==(const CostRow &) const = default;
};

class CostModel final : public RowModel<CostRow, QString>
{
    Q_OBJECT

public:
    enum Column { Group, Where, Region, Runs, Time, Rate, Sum, ColumnCount };

    CostModel(Session &session, QObject *parent = nullptr);

    void refresh();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString key(const CostRow &row) const override;
    QVariant cell(const CostRow &row, int column, int role) const override;

private:
    QString text(const CostRow &row, int column) const;

    Session &m_session;
};

} // namespace quayside
