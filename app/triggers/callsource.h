// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/triggers/calldesk.h"
#include "models/automation/triggersource.h"
#include "models/core/clock.h"

namespace quayside {

// Tells of every call of one trigger, and answers it once it is written down: 202 with the id of its run, 429 when too many wait.
class CallSource final : public TriggerSource
{
    Q_OBJECT

public:
    CallSource(const Trigger &trigger, CallDesk &desk, const Clock &clock, QObject *parent = nullptr);
    ~CallSource() override;

    void begin(const QSet<QString> &seen) override;
    void take(const QString &key, const Result<QString> &run) override;
    std::optional<Error> problem() const override;

private:
    void onCalled(quint64 call, const QByteArray &body);

    const Trigger m_trigger;
    CallDesk &m_desk;
    const Clock &m_clock;
    QHash<QString, quint64> m_callers; // by the key of the event
};

} // namespace quayside
