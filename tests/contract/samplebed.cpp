// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/contract/samplebed.h"

#include <QCoreApplication>

namespace quayside {

std::unique_ptr<ContainerRuntime> SampleBed::newRuntime()
{
    return std::make_unique<sample::SampleRuntime>(m_runtime.connection(), m_clock, sample::SampleRuntime::Scenario::Empty);
}

void SampleBed::pass(std::chrono::milliseconds time)
{
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_clock.advance(time);
    QCoreApplication::processEvents();
}

QStringList SampleBed::everything()
{
    QStringList names;
    for (const auto &[key, group] : m_runtime.groups())
        names.append(key);
    return names;
}

} // namespace quayside
