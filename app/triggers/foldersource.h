// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/triggers/folderlisting.h"
#include "models/automation/triggersource.h"
#include "models/core/clock.h"

#include <QFileSystemWatcher>
#include <QHash>

namespace quayside {

// Tells of every file that appears in a folder, once nobody has it open for writing and it has stayed as it is for a while. A file that is
// replaced or written to later is another one. What appeared while nobody looked is told too.
class FolderSource final : public TriggerSource
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds quiet{2000}; // that a file stays as it is before it is told
    static constexpr std::chrono::milliseconds soon{500}; // to the next look while a file is waited for
    static constexpr std::chrono::milliseconds late{5000}; // otherwise: the system's hints get lost, and network file systems give none
    static constexpr int mostAtOnce = 100; // files told at one look

    FolderSource(const Trigger &trigger, const Clock &clock, QObject *parent = nullptr);

    void begin(const QSet<QString> &seen) override;
    void take(const QString &key, const Result<QString> &run) override;
    std::optional<Error> problem() const override { return m_problem; }

private:
    void lookAfter(std::chrono::milliseconds delay);
    void look();
    void judge(const QList<FoundFile> &files);
    bool isFinished(const FoundFile &file);
    void setProblem(const std::optional<Error> &problem);

    const Trigger m_trigger;
    const Clock &m_clock;
    QFileSystemWatcher m_hints;
    QSet<QString> m_seen;
    QSet<QString> m_told; // and not answered yet
    QHash<QString, std::chrono::milliseconds> m_unfinished; // since when a file is as it is, by key
    std::optional<Error> m_problem;
    int m_appointment = 0; // number of the valid one
    bool m_isLooking = false;
};

} // namespace quayside
