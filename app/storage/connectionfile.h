// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/store/connectionlist.h"

namespace quayside {

// The connections as one JSON file with a format version, replaced whole. It holds no secret.
class ConnectionFile final : public ConnectionList
{
public:
    explicit ConnectionFile(QString path);

    Result<QList<ConnectionSettings>> load() override;
    Result<> save(const QList<ConnectionSettings> &connections) override;

private:
    const QString m_path;
};

// Nothing is kept: for the demonstration.
class NoConnections final : public ConnectionList
{
public:
    Result<QList<ConnectionSettings>> load() override { return QList<ConnectionSettings>(); }
    Result<> save(const QList<ConnectionSettings> &) override { return {}; }
};

} // namespace quayside
