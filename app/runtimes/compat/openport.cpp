// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/openport.h"

#include "app/transport/listening.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

QString connectableAddress(const QString &published)
{
    const bool isEvery = published.isEmpty() || published == "0.0.0.0"_L1 || published == "::"_L1;
    return isEvery ? u"127.0.0.1"_s : published;
}

OpenPort::OpenPort(EngineReach &reach, std::shared_ptr<Opened> opened, PortMapping port)
    : m_reach(reach)
    , m_opened(std::move(opened))
    , m_port(std::move(port))
    , m_there{connectableAddress(m_port.hostAddress), m_port.hostPort}
{
}

void OpenPort::start()
{
    if (const auto known = m_opened->constFind(m_there.text()); known != m_opened->cend())
        return finish(*known);
    attempt(m_reach.forward(m_there, m_there), [this](const Result<> &opened) {
        if (opened)
            open(m_there);
        else
            openElsewhere();
    });
}

void OpenPort::openElsewhere()
{
    const EngineReach::Place here{u"127.0.0.1"_s, freePort()};
    await(m_reach.forward(m_there, here), [this, here] { open(here); });
}

void OpenPort::open(const EngineReach::Place &here)
{
    PortMapping mapping = m_port;
    mapping.hostAddress = here.address;
    mapping.hostPort = here.port;
    m_opened->insert(m_there.text(), mapping);
    finish(mapping);
}

} // namespace quayside::compat
