// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "models/runtime/leaserecords.h"

namespace quayside::compat {

// Lease records as labels of empty volumes, whose names an engine gives away once: io.github.quayside.lease-7.
class LeaseVolumes final : public LeaseRecords
{
public:
    // The function gives the engine that is connected, or null; the name is its, for people.
    LeaseVolumes(QString name, std::function<Engine()> connected);

    Operation<QList<LeaseRecord>> *list() override;
    Operation<bool> *make(const LeaseRecord &record) override;
    Operation<> *remove(const LeaseRecord &record) override;

private:
    template <typename T>
    Operation<T> *notConnected() const;

    const QString m_name;
    const std::function<Engine()> m_connected;
};

// Whether a volume is one of those: nobody's business but theirs.
bool isLeaseVolume(const QString &name, const Labels &labels);

// The records among an engine's volumes, by number. What has a record's name and is none fails with Conflict.
Result<QList<LeaseRecord>> leaseRecordsFrom(const QJsonArray &volumes);

} // namespace quayside::compat
