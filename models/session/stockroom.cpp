// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/stockroom.h"

#include "models/session/tr.h"

namespace quayside {

namespace {

Operation<> *unknownConnection()
{
    return new ReadyOperation<>(failure(Error::Kind::NotFound, SessionTr::tr("There is no such connection any more.")));
}

QString subjectOf(const QList<StockItem> &items)
{
    const auto others = static_cast<int>(items.size()) - 1;
    //: %1 is the name of an image, a volume or a network
    return others < 1 ? items.value(0).title() : SessionTr::tr("%1 and %n other(s)", nullptr, others).arg(items.first().title());
}

} // namespace

Stockroom::Stockroom(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session.marks(), &GroupMarks::changed, this, &Stockroom::changed); // a mark decides what may go
}

const Stockroom::Shelf *Stockroom::shelf(const ConnectionId &id) const
{
    const auto found = m_shelves.find(id);
    return found == m_shelves.end() ? nullptr : &found->second;
}

Housekeeping *Stockroom::housekeeping(const ConnectionId &id) const
{
    const Connection *connection = m_session.connection(id);
    return connection ? connection->watcher.runtime().housekeeping() : nullptr;
}

bool Stockroom::isReadOnly(const ConnectionId &id) const
{
    const Connection *connection = m_session.connection(id);
    return !connection || connection->watcher.runtime().capabilities().isReadOnly;
}

void Stockroom::refresh()
{
    std::erase_if(m_shelves, [this](const auto &shelf) { return !housekeeping(shelf.first); });
    for (const auto &connection : m_session.connections())
        if (housekeeping(connection->id))
            look(connection->id);
    Q_EMIT changed();
}

// Unless the connection was removed while an answer was under way.
Stockroom::Shelf *Stockroom::found(const ConnectionId &id)
{
    const auto shelf = m_shelves.find(id);
    return shelf == m_shelves.end() || !housekeeping(id) ? nullptr : &shelf->second;
}

void Stockroom::look(const ConnectionId &id)
{
    if (std::exchange(m_shelves[id].isLooking, true))
        return;
    housekeeping(id)->takeStock()->onFinished(this, [this, id](const Result<QList<StockItem>> &stock) {
        Shelf *const shelf = found(id);
        if (!shelf)
            return;
        shelf->isLooking = false;
        shelf->problem = stock ? std::nullopt : std::optional(stock.error());
        if (stock) {
            shelf->items = *stock;
            shelf->freshAt = m_session.clock().now();
            measure(id, *shelf);
        }
        Q_EMIT changed();
    });
}

// What cannot be measured has no size; the rest is there all the same.
void Stockroom::measure(const ConnectionId &id, Shelf &shelf)
{
    constexpr qint64 pause = 30; // seconds: engines look at every file
    const bool isRecent = shelf.measuredAt.isValid() && shelf.measuredAt.secsTo(m_session.clock().now()) < pause;
    if (isRecent || std::exchange(shelf.isMeasuring, true))
        return;
    housekeeping(id)->measureDisk()->onFinished(this, [this, id](const Result<DiskUse> &disk) {
        Shelf *const measured = found(id);
        if (!measured)
            return;
        measured->isMeasuring = false;
        if (!disk)
            return;
        measured->disk = *disk;
        measured->measuredAt = m_session.clock().now();
        Q_EMIT changed();
    });
}

void Stockroom::refreshLogins()
{
    for (const auto &connection : m_session.connections()) {
        Housekeeping *const engine = housekeeping(connection->id);
        if (!engine)
            continue;
        engine->registryLogins()->onFinished(this, [this, id = connection->id](const Result<QList<RegistryLogin>> &logins) {
            if (Shelf *const shelf = found(id); shelf && logins)
                shelf->logins = *logins;
            Q_EMIT changed();
        });
    }
}

QSet<QString> Stockroom::protectedOwners(const ConnectionId &id) const
{
    QSet<QString> owners;
    if (const Shelf *found = shelf(id))
        for (const StockItem &item : found->items)
            if (!item.owner.isEmpty() && m_session.marks().has(GroupMarks::Mark::Protected, {id, item.owner}))
                owners.insert(item.owner);
    return owners;
}

QString Stockroom::start(ActionKind kind, const ConnectionId &id, const QString &subject, Operation<> *operation, OperationLog::Again again)
{
    JournalEntry entry;
    entry.kind = kind;
    entry.group = {id, {}};
    entry.groupName = subject;
    const QString activity = m_session.operations().add(entry, operation, std::move(again));
    operation->onFinished(&m_session, [session = &m_session, activity](const Result<> &end) {
        session->operations().finish(activity, end ? std::nullopt : std::optional(end.error()));
    });
    operation->onFinished(this, [this, id](const Result<> &) {
        if (Shelf *const shelf = found(id))
            shelf->measuredAt = {};
        refresh();
    });
    return activity;
}

QString Stockroom::pull(const ConnectionId &id, const QString &image)
{
    Housekeeping *const engine = housekeeping(id);
    if (!engine)
        return {};
    return start(ActionKind::PullImage, id, image, engine->pullImage(image), [room = QPointer(this), id, image] {
        if (room)
            room->pull(id, image);
    });
}

QString Stockroom::remove(const ConnectionId &id, const QList<StockItem> &items)
{
    Housekeeping *const engine = housekeeping(id);
    if (!engine || items.isEmpty())
        return {};
    return start(ActionKind::RemoveStock, id, subjectOf(items), new RemoveStock(*engine, items, protectedOwners(id)), [room = QPointer(this), id, items] {
        if (room)
            room->remove(id, items);
    });
}

Operation<> *Stockroom::logIn(const ConnectionId &id, const QString &server, const QString &user, const QString &password)
{
    Housekeeping *const engine = housekeeping(id);
    return engine ? engine->logIn(server, user, password) : unknownConnection();
}

Operation<> *Stockroom::logOut(const ConnectionId &id, const RegistryLogin &login)
{
    Housekeeping *const engine = housekeeping(id);
    return engine ? engine->logOut(login) : unknownConnection();
}

} // namespace quayside
