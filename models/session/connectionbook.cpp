// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/connectionbook.h"

#include "models/session/tr.h"

#include <algorithm>

namespace quayside {

namespace {

constexpr qsizetype longestName = 63;

// Keeps the runtime of a test alive as long as the test.
class TestConnection final : public Operation<EngineDescription>
{
public:
    explicit TestConnection(std::unique_ptr<ContainerRuntime> runtime)
        : m_runtime(std::move(runtime))
    {
    }

protected:
    void start() override
    {
        Operation<EngineDescription> *connecting = m_runtime->connectEngine();
        connect(connecting, &OperationBase::progressChanged, this, &OperationBase::progressChanged);
        await(connecting, [this](const EngineDescription &) {
            await(m_runtime->describeEngine(), [this](const EngineDescription &engine) { finish(engine); });
        });
    }

private:
    const std::unique_ptr<ContainerRuntime> m_runtime;
};

} // namespace

ConnectionBook::ConnectionBook(Session &session, ConnectionList &list, MakeRuntime makeRuntime, Find find, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_makeRuntime(std::move(makeRuntime))
    , m_find(std::move(find))
{
}

ConnectionBook::~ConnectionBook()
{
    for (const auto &[name, runtime] : m_runtimes)
        m_session.removeConnection(runtime->connection()); // it must not outlive its runtime
}

Result<> ConnectionBook::load()
{
    const Result<QList<ConnectionSettings>> loaded = m_list.load();
    if (!loaded)
        return tl::unexpected(loaded.error());
    m_connections = *loaded;
    for (const ConnectionSettings &one : std::as_const(m_connections))
        connectTo(one);
    Q_EMIT changed();
    return {};
}

const ConnectionSettings *ConnectionBook::find(const ConnectionId &id) const
{
    const auto found = std::ranges::find(m_connections, id, &ConnectionSettings::id);
    return found == m_connections.end() ? nullptr : &*found;
}

std::optional<Error> ConnectionBook::objection(const ConnectionSettings &settings, const ConnectionId &instead) const
{
    const QString &name = settings.id.value;
    if (name.trimmed().isEmpty() || name != name.trimmed() || name.size() > longestName || std::ranges::any_of(name, [](QChar c) { return !c.isPrint() || c == u'/'; }))
        return Error{Error::Kind::Rejected, SessionTr::tr("A connection needs a name of at most %1 characters, without a slash.").arg(longestName), {}};
    if (settings.id != instead && m_session.connection(settings.id))
        return Error{Error::Kind::Conflict, SessionTr::tr("There is a connection called “%1” already. Choose another name.").arg(name), {}};
    return std::nullopt;
}

Result<> ConnectionBook::put(const ConnectionSettings &settings, const ConnectionId &instead)
{
    if (const std::optional<Error> error = objection(settings, instead))
        return tl::unexpected(*error);
    QList<ConnectionSettings> next = m_connections;
    const auto old = std::ranges::find(next, instead, &ConnectionSettings::id);
    if (old == next.end())
        next.append(settings);
    else
        *old = settings;
    if (Result<> gone = disconnectFrom(instead); !gone)
        return gone;
    m_connections = next;
    connectTo(settings);
    Q_EMIT changed();
    return m_list.save(m_connections);
}

Result<> ConnectionBook::remove(const ConnectionId &id)
{
    if (Result<> gone = disconnectFrom(id); !gone)
        return gone;
    m_connections.removeIf([&id](const ConnectionSettings &one) { return one.id == id; });
    Q_EMIT changed();
    return m_list.save(m_connections);
}

Operation<EngineDescription> *ConnectionBook::test(const ConnectionSettings &settings)
{
    std::unique_ptr<ContainerRuntime> runtime = m_makeRuntime(settings);
    connect(runtime.get(), &ContainerRuntime::asked, this, &ConnectionBook::asked);
    return new TestConnection(std::move(runtime));
}

Operation<QList<ConnectionSettings>> *ConnectionBook::findOthers()
{
    using List = QList<ConnectionSettings>;
    return new MappedOperation<List, List>(m_find(), [this](const List &found) -> Result<List> {
        List others;
        for (const ConnectionSettings &one : found)
            if (std::ranges::find(m_connections, one.address, &ConnectionSettings::address) == m_connections.end())
                others.append(one);
        return others;
    }, this);
}

void ConnectionBook::connectTo(const ConnectionSettings &settings)
{
    auto &runtime = m_runtimes[settings.id.value] = m_makeRuntime(settings);
    m_session.addConnection(*runtime, settings.colour);
}

Result<> ConnectionBook::disconnectFrom(const ConnectionId &id)
{
    if (m_runtimes.count(id.value) == 0)
        return {};
    if (m_session.isBusy(id))
        return failure(Error::Kind::Conflict, SessionTr::tr("Something is still under way over %1. Wait for it, or cancel it on the page Activity.").arg(id.value));
    m_session.removeConnection(id);
    m_runtimes.erase(id.value);
    return {};
}

} // namespace quayside
