// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/http.h"
#include "models/core/result.h"

#include <QIODevice>
#include <QObject>

#include <memory>

namespace quayside {

// One connection to an endpoint as a stream of bytes, whatever the endpoint is. Nothing is sent before opened(): with TLS that is after the
// other side has proved who it is.
class Channel : public QObject
{
    Q_OBJECT

public:
    static std::unique_ptr<Channel> to(const Endpoint &endpoint);

    virtual void open() = 0;
    virtual QIODevice &device() = 0;
    // At once and without a signal.
    virtual void abort() = 0;

Q_SIGNALS:
    void opened();
    void readyRead();
    // The other side has closed; what it sent before may still be read.
    void closed();
    // Could not be opened, or broke: says at which step.
    void failed(const quayside::Error &error);

protected:
    Channel() = default;

    static constexpr qint64 readBufferSize = 256 * 1024;
};

} // namespace quayside
