// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/domain/ids.h"
#include "models/store/logpages.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace quayside {

// What is kept of a group's log.
struct KeptLog
{
    GroupId group;
    QStringList containers; // by the index that lines refer to
    bool isRecorded = false; // goes on even when nobody looks at it
    std::shared_ptr<const LogPages> pages; // what is on disk by now; never null

    qint64 nextLine() const { return pages->endLine(); }
};

// The logs of groups, kept after their containers are gone. Lines of a group are numbered for ever, in the order in which they came.
// What was said to be written survives a kill at any moment. The oldest lines make room for new ones.
class LogSegments : public QObject
{
    Q_OBJECT

public:
    enum class Recording { WhenLookedAt, Always };

    // What is there of a group, or an empty log. Takes milliseconds, however much there is.
    virtual Result<KeptLog> open(const GroupId &group) = 0;
    // Every group of which something is kept.
    virtual QList<GroupId> groups() const = 0;

    // Names a container; lines refer to it by the index that is returned. Known names keep their index.
    virtual int addContainer(const GroupId &group, const QString &name) = 0;
    // Whether a person wants the log of a group recorded at all times.
    virtual void setRecorded(const GroupId &group, Recording recording) = 0;
    // Adds lines at the end; does not block. Lines that are left out between the last page and this one get a mark in their place.
    virtual void append(const GroupId &group, const LogPage &page) = 0;
    // Waits until everything that was handed over is written, or has failed.
    virtual void flush() = 0;
    // Deletes what is kept of a group.
    virtual void forget(const GroupId &group) = 0;

Q_SIGNALS:
    // Lines before this one are on disk.
    void written(const quayside::GroupId &group, qint64 endLine);
    // Lines cannot be written for now; they wait in memory as far as there is room, and are tried again.
    void paused(const quayside::Error &error);
    void resumed();
    // Another program that has written the log of a group is gone: who opens that anew goes on with it.
    void freed(const quayside::GroupId &group);

protected:
    using QObject::QObject;
};

} // namespace quayside
