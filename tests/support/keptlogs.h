// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/logsegments.h"

#include <QHash>

namespace quayside {

// Logs that are kept in memory, and forgotten at the end.
class KeptLogs final : public LogSegments
{
    Q_OBJECT

public:
    Result<KeptLog> open(const GroupId &group) override;
    QList<GroupId> groups() const override { return m_logs.keys(); }
    int addContainer(const GroupId &group, const QString &name) override;
    void setRecorded(const GroupId &group, Recording recording) override;
    void append(const GroupId &group, const LogPage &page) override;
    void flush() override { }
    void forget(const GroupId &group) override { m_logs.remove(group); }

    QByteArray textOf(const GroupId &group) const;

private:
    struct Log
    {
        QStringList containers;
        bool isRecorded = false;
        QList<LogPage> pages;
    };

    QHash<GroupId, Log> m_logs;
};

} // namespace quayside
