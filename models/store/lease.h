// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/operation.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace quayside {

// Who may drive an engine: at most one program at a time has the lease of an engine, and loses it when it ends, however it ends.
class Lease : public QObject
{
    Q_OBJECT

public:
    // Asks for the lease, and again and again until it is ours.
    virtual void begin() = 0;
    // Whether there is anything to drive; a lease that costs the engine something is asked for only then.
    virtual void setNeeded(bool) { }
    // Gives it back and asks no more; done when whoever waits for it could see that.
    [[nodiscard]] virtual Operation<> *end() { return new ReadyOperation<>(Result<>()); }
    virtual bool isHeld() const = 0;
    // The same among the programs that one person runs on this machine.
    virtual bool isHeldHere() const { return isHeld(); }
    // While it is ours: a name that nobody has but those who have had it before us since this machine started, and have ended. Or nothing.
    virtual QString id() const { return {}; }
    // Who has it, when somebody else does: "quayside background (process 4711)". Plain text from outside; may be empty.
    virtual QString holder() const = 0;
    // Why nobody here can get it, or nothing.
    virtual std::optional<Error> problem() const = 0;
    // While it is ours: what others may know of what we do.
    virtual void tell(const QByteArray &) { }
    // While somebody else has it: what they tell, or nothing.
    virtual QByteArray told() const { return {}; }

Q_SIGNALS:
    // It is ours now, or no longer; somebody else has it, or tells something else.
    void changed();

protected:
    using QObject::QObject;
};

// A lease of an engine, by what tells it from all others.
using MakeLease = std::function<std::unique_ptr<Lease>(const QString &engine)>;

} // namespace quayside
