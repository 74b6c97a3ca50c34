// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/podman/podmanapi.h"

namespace quayside::podman {

// Makes sure that an image is there: asks, loads our own sample image from the program itself, or pulls with progress.
class PullImage final : public Operation<>
{
    Q_OBJECT

public:
    PullImage(PodmanApi api, GroupPlan::Image image);

protected:
    void start() override;
    void abort() override;

private:
    void loadSample();
    void pull();
    void readLine(const QJsonObject &line);

    const PodmanApi m_api;
    const GroupPlan::Image m_image;
    std::unique_ptr<HttpStream> m_stream;
    QString m_refusal; // what the stream said in the end
};

} // namespace quayside::podman
