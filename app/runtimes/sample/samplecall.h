// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"

namespace quayside::sample {

enum class CallKind {
    Usual,
    Connect, // needs no connection, because it makes one
};

// One question to the engine in memory: answered after the delay that was ordered, refused where that was ordered.
template <typename T>
class SampleCall final : public Operation<T>
{
public:
    SampleCall(SampleRuntime &runtime, std::function<Result<T>()> answer, CallKind kind = CallKind::Usual)
        : Operation<T>(&runtime)
        , m_runtime(runtime)
        , m_answer(std::move(answer))
        , m_kind(kind)
    {
    }

protected:
    void start() override
    {
        if (m_kind == CallKind::Usual) {
            if (const auto refusal = m_runtime.takeRefusal())
                return this->beginFail(*refusal);
            QObject::connect(&m_runtime, &ContainerRuntime::engineLost, this, &SampleCall::beginFail);
        }
        if (m_runtime.answerDelay().count() == 0)
            return this->finish(m_answer());
        m_runtime.clock().callAfter(m_runtime.answerDelay(), this, [this] {
            if (!this->isFailing() && !this->hasEnded())
                this->finish(m_answer());
        });
    }

private:
    SampleRuntime &m_runtime;
    const std::function<Result<T>()> m_answer;
    const CallKind m_kind;
};

} // namespace quayside::sample
