// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace quayside {

// HTTP over a unix socket with nothing around it: the yardstick of what talks to an engine. Blocks.
class BareClient
{
public:
    explicit BareClient(const QString &socketPath)
        : m_path(socketPath.toLocal8Bit())
    {
    }

    // The body of the answer; ends the program when the status is no success. Paths begin after /libpod.
    QByteArray get(const QByteArray &path) const { return ask("GET", path, {}); }
    QByteArray post(const QByteArray &path, const QByteArray &body = {}) const { return ask("POST", path, body); }
    QByteArray remove(const QByteArray &path) const { return ask("DELETE", path, {}); }

    // Gives out what arrives until the function returns false; ten times a second at least, with nothing if need be.
    void follow(const QByteArray &path, const std::function<bool(const QByteArray &)> &take) const;

private:
    int send(const QByteArray &method, const QByteArray &path, const QByteArray &body) const;
    QByteArray ask(const QByteArray &method, const QByteArray &path, const QByteArray &body) const;

    const QByteArray m_path;
};

} // namespace quayside
