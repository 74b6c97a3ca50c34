// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/ids.h"
#include "models/store/settings.h"

#include <QObject>
#include <QSet>

namespace quayside {

// How a person has marked groups on this machine. Kept in the settings, so that every window and command goes by it.
class GroupMarks final : public QObject
{
    Q_OBJECT

public:
    enum class Mark {
        Pinned, // stands first in the list
        Protected, // is not deleted before the mark is taken away
    };

    // Without settings marks last as long as this object.
    explicit GroupMarks(Settings *settings);

    bool has(Mark mark, const GroupId &id) const;
    void set(Mark mark, const GroupId &id, bool on);

Q_SIGNALS:
    void changed();

private:
    QSet<GroupId> &marked(Mark mark) { return mark == Mark::Pinned ? m_pinned : m_protected; }
    const QSet<GroupId> &marked(Mark mark) const { return mark == Mark::Pinned ? m_pinned : m_protected; }

    Settings *const m_settings;
    QSet<GroupId> m_pinned;
    QSet<GroupId> m_protected;
};

} // namespace quayside
