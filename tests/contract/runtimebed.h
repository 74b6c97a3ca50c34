// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/runtime/containerruntime.h"

#include <chrono>

namespace quayside {

// A runtime to be tested, and what a test needs to do to the world around it. One contract, as many beds as there are runtimes.
class RuntimeBed
{
public:
    virtual ~RuntimeBed() = default;

    // Why this runtime cannot be tried on this machine, or empty.
    virtual QString obstacle() const { return {}; }
    // Whether processes really run; otherwise time is free.
    virtual bool isReal() const = 0;

    virtual ContainerRuntime &runtime() = 0;
    // One that nobody has connected yet.
    virtual std::unique_ptr<ContainerRuntime> newRuntime() = 0;
    virtual QDateTime now() const = 0;
    // Lets time go by and delivers what happens meanwhile.
    virtual void pass(std::chrono::milliseconds time) = 0;

    // The engine dies on the spot, without a word.
    virtual void killEngine() = 0;
    virtual void restartEngine() = 0;
    // Names of all that exists in the engine: groups, containers, volumes, secrets.
    virtual QStringList everything() = 0;

    // Of a real engine: what its own command line prints, and all that it shows to who inspects what there is.
    virtual QString command(const QStringList &) { return {}; }
    virtual QString everythingShown() { return {}; }
    // An address of this machine that is to the engine as any other machine's.
    virtual QString ownAddress() { return QStringLiteral("127.0.0.1"); }
    // Where it opens a port of a group: without root rights, those below 1024 are opened 8,000 higher.
    virtual quint16 openedPort(quint16 port) const { return port; }
    // In what words it shows a secret variable all the same; nobody here can help it.
    virtual QStringList knownLeaks(const QString &, const QString &) { return {}; }
};

} // namespace quayside
