// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/sample/sampleruntime.h"

namespace quayside::sample {

// From a spec to a made-up group that runs, in the steps and at the pace of a real engine: name, images, group, volumes, secrets,
// containers, start. What a failed or cancelled attempt has made is removed again.
class CreateGroup final : public Operation<GroupId>
{
    Q_OBJECT

public:
    CreateGroup(SampleRuntime &runtime, ContainerGroupSpec spec);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    struct Step
    {
        int number;
        QString text;
        std::chrono::milliseconds duration;
        double fraction = -1;
        std::function<std::optional<Error>()> atEnd = {};
    };

    void plan();
    void planPull(const QString &image);
    void planParts();
    void next();
    std::optional<Error> checkName();
    std::optional<Error> makeGroup();
    void startGroup();
    void afterStart(const Result<> &started);

    SampleRuntime &m_runtime;
    const ContainerGroupSpec m_spec;
    const GroupId m_id;
    QList<Step> m_steps;
    QPointer<MadeGroup> m_group; // once it is made
    bool m_keep = false; // what was made stays, because it shows what is wrong
};

// Why an image cannot be had, if so.
std::optional<Error> imageProblem(const QString &image);

} // namespace quayside::sample
