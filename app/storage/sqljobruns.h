// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/database.h"
#include "models/store/jobruns.h"

namespace quayside {

class SqlJobRuns final : public JobRuns
{
public:
    explicit SqlJobRuns(Database &database);

    Result<QList<JobRun>> load(int newest) override;
    Result<QSet<QString>> seen(const QString &trigger) override;
    Operation<> *begin(const JobRun &run) override;
    Operation<> *put(const JobRun &run) override;
    Operation<> *ignore(const QString &trigger, const QStringList &keys) override;
    void forgetSeen(const QString &trigger) override;
    void forget(const QString &run) override;

private:
    Database &m_database;
};

// Where nothing can be kept nothing is run either: it could be run twice.
class NoJobRuns final : public JobRuns
{
public:
    Result<QList<JobRun>> load(int) override { return QList<JobRun>(); }
    Result<QSet<QString>> seen(const QString &) override { return QSet<QString>(); }
    Operation<> *begin(const JobRun &) override;
    Operation<> *put(const JobRun &) override;
    Operation<> *ignore(const QString &, const QStringList &) override;
    void forgetSeen(const QString &) override { }
    void forget(const QString &) override { }
};

} // namespace quayside
