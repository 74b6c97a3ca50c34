// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/folders.h"
#include "models/store/snapshots.h"

#include <QThreadPool>

namespace quayside {

// The last list of each connection as a JSON file of its own, replaced whole on a thread of its own.
class SnapshotFiles final : public Snapshots
{
public:
    explicit SnapshotFiles(QString folder);
    ~SnapshotFiles() override;

    Result<Snapshot> load(const ConnectionId &connection) override;
    void save(const ConnectionId &connection, const Snapshot &snapshot) override;

private:
    QString path(const ConnectionId &connection) const;

    const QString m_folder;
    QThreadPool m_writer; // one thread: the newest list wins
};

class NoSnapshots final : public Snapshots
{
public:
    Result<Snapshot> load(const ConnectionId &) override { return Snapshot{}; }
    void save(const ConnectionId &, const Snapshot &) override { }
};

QByteArray snapshotToJson(const Snapshot &snapshot);
// An error when it is none, or of a newer format.
Result<Snapshot> snapshotFromJson(const QByteArray &json, const ConnectionId &connection);

} // namespace quayside
