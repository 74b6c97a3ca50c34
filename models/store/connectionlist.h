// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/domain/connectionsettings.h"

#include <QList>

namespace quayside {

// The connections that a person has set up.
class ConnectionList
{
public:
    ConnectionList() = default;
    virtual ~ConnectionList() = default;
    Q_DISABLE_COPY_MOVE(ConnectionList)

    // Empty when nothing was ever saved; an error when what was saved cannot be understood (it is left as it is).
    virtual Result<QList<ConnectionSettings>> load() = 0;
    virtual Result<> save(const QList<ConnectionSettings> &connections) = 0;
};

} // namespace quayside
