// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"

namespace quayside {

// validate: every issue of every file, as text or JSON; 1 when there is an error among them, 2 when a file cannot be read.
class ValidateVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    RuntimeLimits limits() const;
};

// price: what the spec would cost in Azure, by the hour, the month and the time asked about.
class PriceVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void print(const HourlyPrice &price, std::chrono::milliseconds span);
};

} // namespace quayside
