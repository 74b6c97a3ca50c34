// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/clock.h"
#include "models/store/drafts.h"

#include <QHash>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>

namespace quayside {

// Sees to it that what a person writes is there again after a crash: saved a moment after it was typed, off the thread that paints,
// without its secret values. In memory the whole text stays, so that going back to it in the same run asks for nothing anew. Nothing
// happens while nothing is typed.
class DraftKeeper final : public QObject
{
    Q_OBJECT

public:
    // Without a store drafts live as long as this program.
    DraftKeeper(Drafts *store, const Clock &clock, QObject *parent = nullptr);
    ~DraftKeeper() override;

    // Reads what earlier runs left; draftsFound() tells when there is something.
    void load();
    // What was left unfinished for a group, or for a new one (an empty id), with its secrets as long as this program has them.
    std::optional<Draft> find(const GroupId &group) const;
    // All of them, newest first.
    QList<Draft> all() const;

    // A person begins to write about a group, with this text; nothing is saved until it differs from that. `current` gives the text
    // whenever it is asked for, until leave().
    void begin(const GroupId &group, const QString &origin, const QString &text, std::function<QString()> current);
    // Something was typed.
    void touch(const GroupId &group);
    // Saves what waits, at once.
    void save();
    // The text goes away: saves it if it waits, and asks for it no more.
    void leave(const GroupId &group);
    // What was written is applied: nothing is left to be finished.
    void finish(const GroupId &group);
    void discard(const GroupId &group);
    // Blocks until all that was to be saved is with the store.
    void flush() { m_writer.waitForDone(); }

Q_SIGNALS:
    void draftsFound();
    // Reading them failed.
    void failed(const quayside::Error &error);

private:
    struct Work
    {
        QString origin;
        QString start;
        std::function<QString()> current;
        std::shared_ptr<SecretMask> mask; // of the writing thread
        bool isTouched = false;
        bool isSaved = false; // the draft that is there is of this work
    };

    void save(const GroupId &group, Work &work);
    void saveSoon();

    Drafts *const m_store;
    const Clock &m_clock;
    QHash<GroupId, Work> m_works;
    bool m_waits = false;
    QHash<GroupId, Draft> m_drafts;
    QThreadPool m_writer; // one thread: masks and saves in the order of typing
};

} // namespace quayside
