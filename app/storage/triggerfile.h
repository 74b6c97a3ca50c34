// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/triggers.h"

#include <QDateTime>
#include <QFileSystemWatcher>

#include <functional>

namespace quayside {

// The triggers as one JSON file with a format version, replaced whole by one program at a time. It holds no secret: of a token it has the
// hash, from which nobody gets back to so long a random number.
class TriggerFile final : public Triggers
{
    Q_OBJECT

public:
    explicit TriggerFile(QString path, QObject *parent = nullptr);

    Result<QList<Trigger>> load() override;
    Result<> put(const Trigger &trigger) override;
    Result<> remove(const QString &name) override;

private:
    void onFolderChanged();
    Result<> change(const std::function<void(QList<Trigger> &)> &edit);

    const QString m_path;
    QFileSystemWatcher m_folder; // files that are replaced are other files
    QDateTime m_changedAt; // of the file, as it was seen last
};

// Nothing is kept: for the demonstration.
class NoTriggers final : public Triggers
{
    Q_OBJECT

public:
    Result<QList<Trigger>> load() override { return QList<Trigger>(); }
    Result<> put(const Trigger &trigger) override;
    Result<> remove(const QString &) override { return {}; }
};

} // namespace quayside
