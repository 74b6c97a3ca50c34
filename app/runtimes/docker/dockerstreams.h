// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/statssample.h"
#include "app/runtimes/docker/dockerapi.h"
#include "models/runtime/streams.h"

#include <map>

namespace quayside::docker {

// What every running container of the engine uses, once a second. Docker tells it of one container at a time, so there is a stream
// for each of them.
class DockerMetricsStream final : public MetricsStream
{
    Q_OBJECT

public:
    explicit DockerMetricsStream(DockerApi api);

public Q_SLOTS:
    // Other containers may run now.
    void lookAgain();

private:
    void follow(const QStringList &running);
    void open(const QString &container);
    void drop(const QString &container);
    void fail(const Error &error);

    const DockerApi m_api;
    std::map<QString, std::unique_ptr<HttpStream>> m_streams; // by container
    bool m_looking = false;
    bool m_hintMissed = false; // something changed while we were looking
    bool m_hasFailed = false;
};

} // namespace quayside::docker
