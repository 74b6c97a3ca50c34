// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/transport/enginereach.h"
#include "models/core/operation.h"
#include "models/domain/containergroup.h"

#include <QHash>

namespace quayside::compat {

// The address at which a published port is reached from the machine that publishes it.
QString connectableAddress(const QString &published);

// Opens a port that a group on another machine publishes here: at its own address where that is free, for links in pages to hold, or else at
// a port of 127.0.0.1 that is. What was opened before is remembered and named again. The value says where the port is reached from here.
class OpenPort final : public Operation<PortMapping>
{
    Q_OBJECT

public:
    // By the text of the place there.
    using Opened = QHash<QString, PortMapping>;

    OpenPort(EngineReach &reach, std::shared_ptr<Opened> opened, PortMapping port);

protected:
    void start() override;

private:
    void openElsewhere();
    void open(const EngineReach::Place &here);

    EngineReach &m_reach;
    const std::shared_ptr<Opened> m_opened;
    const PortMapping m_port;
    const EngineReach::Place m_there;
};

} // namespace quayside::compat
