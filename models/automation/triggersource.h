// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/jobruns.h"

#include <functional>
#include <memory>

namespace quayside {

// Where the events of one trigger come from, while this program drives it. Destroying it stops it.
class TriggerSource : public QObject
{
    Q_OBJECT

public:
    // These events were seen before and are not told.
    virtual void begin(const QSet<QString> &seen) = 0;
    // What became of an event that was told: it is written down and will be run, as the run of this id; or why not. What lasts, such as a
    // file, is then told again later.
    virtual void take(const QString &key, const Result<QString> &run) = 0;
    // Why it cannot tell of events at the moment, or nothing.
    virtual std::optional<Error> problem() const = 0;

Q_SIGNALS:
    void happened(const quayside::TriggerEvent &event);
    void problemChanged();

protected:
    using QObject::QObject;
};

using MakeTriggerSource = std::function<std::unique_ptr<TriggerSource>(const Trigger &)>;

} // namespace quayside
