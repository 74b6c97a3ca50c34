// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"
#include "tests/contract/runtimebed.h"

namespace quayside {

// The engine in memory, by a clock that the tests move.
class SampleBed final : public RuntimeBed
{
public:
    bool isReal() const override { return false; }
    ContainerRuntime &runtime() override { return m_runtime; }
    std::unique_ptr<ContainerRuntime> newRuntime() override;
    QDateTime now() const override { return m_clock.now(); }
    void pass(std::chrono::milliseconds time) override;
    void killEngine() override { m_runtime.loseEngine(); }
    void restartEngine() override { m_runtime.bringEngineBack(); }
    QStringList everything() override;

private:
    ManualClock m_clock{QDateTime::fromMSecsSinceEpoch(1'795'348'800'000, Qt::UTC)};
    sample::SampleRuntime m_runtime{{QStringLiteral("sample")}, m_clock, sample::SampleRuntime::Scenario::Empty};
};

} // namespace quayside
