// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/storage/folders.h"
#include "models/store/drafts.h"

#include <QSet>
#include <QThreadPool>

namespace quayside {

// Each draft as a JSON file of its own, replaced whole on a thread of its own. A file of a newer format is left alone, a damaged
// one is set aside under another name; the others are there all the same.
class DraftFiles final : public Drafts
{
public:
    explicit DraftFiles(QString folder);
    ~DraftFiles() override;

    Result<QList<Draft>> load() override;
    void save(const Draft &draft) override;
    void discard(const GroupId &group) override;
    // Blocks until everything that was asked for is on disk.
    void flush();

private:
    QString path(const GroupId &group) const;

    const QString m_folder;
    QSet<QString> m_leftAlone; // what a newer program wrote
    QThreadPool m_writer; // one thread: the newest draft wins
};

class NoDrafts final : public Drafts
{
public:
    Result<QList<Draft>> load() override { return QList<Draft>(); }
    void save(const Draft &) override { }
    void discard(const GroupId &) override { }
};

QByteArray draftToJson(const Draft &draft);
// An error when it is none (Malformed), or of a newer format (Unsupported).
Result<Draft> draftFromJson(const QByteArray &json);

} // namespace quayside
