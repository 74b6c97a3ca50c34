// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/invocation.h"
#include "app/transport/httpclient.h"
#include "models/core/clock.h"
#include "models/cost/costestimator.h"
#include "models/runtime/containerruntime.h"

#include <memory>
#include <vector>

namespace quayside {

class MainWindow;
class Session;
class Terminal;

// The composition root: the only place that knows which concrete parts there are and puts them together.
class Application
{
public:
    explicit Application(Invocation invocation);
    ~Application();
    Q_DISABLE_COPY_MOVE(Application)

    // Runs one verb of the command line to its exit code.
    int runVerb();
    // Without a window: does for engines what they do not do by themselves, until it is told to end.
    int runBackground();
    // Opens the window and runs until it is closed.
    int runWindow();

private:
    QList<ContainerRuntime *> runtimes() const;
    void addKeptConnections(Terminal &terminal);
    int run(Session &session) const;
    void takePicture(Session &session, MainWindow &window) const;

    const Invocation m_invocation;
    const SystemClock m_clock;
    IoThread m_io;
    CostEstimator m_estimator;
    std::vector<std::unique_ptr<ContainerRuntime>> m_runtimes;
};

} // namespace quayside
