// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/logprinter.h"
#include "app/commandline/verb.h"

namespace quayside {

// run: a job from its spec to its exit code. Every failure of ours is 125, as with "docker run".
class RunVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void create(const ContainerGroupSpec &spec);
    void follow(const ContainerGroup &group);
    void cleanUp(int code);

    std::unique_ptr<LogPrinter> m_printer;
    std::optional<GroupId> m_id; // once it exists
};

} // namespace quayside
