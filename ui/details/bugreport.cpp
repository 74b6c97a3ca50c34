// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/details/bugreport.h"

#include "models/format/format.h"
#include "models/session/specforothers.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODate) : u"-"_s;
}

QString stateWord(ContainerState state)
{
    switch (state) {
    case ContainerState::Waiting: return u"Waiting"_s;
    case ContainerState::Running: return u"Running"_s;
    case ContainerState::Terminated: return u"Terminated"_s;
    default: return u"Unknown"_s;
    }
}

QString lineOf(const Container &container)
{
    QString text = u"%1: %2, restarts %3, exit code %4, started %5, finished %6, image %7"_s.arg(
        container.name, stateWord(container.state), QString::number(container.restartCount),
        container.exitCode ? QString::number(*container.exitCode) : u"-"_s, timeText(container.startedAt), timeText(container.finishedAt), container.image);
    if (container.isInit)
        text += u", init"_s;
    return container.reason.isEmpty() ? text : text + u", "_s + container.reason;
}

QString lineOf(const Event &event)
{
    const QString type = event.type == Event::Type::Warning ? u"Warning"_s : u"Normal"_s;
    return u"%1 %2 %3 %4: %5"_s.arg(timeText(event.time), type, event.name, event.container.isEmpty() ? u"-"_s : event.container, event.message);
}

} // namespace

BugReport::BugReport(Session &session, QList<GroupId> groups)
    : m_session(session)
    , m_groups(std::move(groups))
    , m_feed(session)
{
    QObject::connect(&m_feed, &EventFeed::eventsArrived, this, [this](const QList<Event> &events) { m_events += events; });
}

void BugReport::next()
{
    m_events.clear();
    if (m_groups.isEmpty())
        return finish(m_facts);
    const GroupId id = m_groups.takeFirst();
    m_feed.show(id);
    attempt(m_session.secretValues(id), [this, id](const Result<QStringList> &values) {
        m_facts.secrets += values.value_or(QStringList());
        askFor(id);
    });
}

void BugReport::askFor(const GroupId &id)
{
    attempt(m_session.describeGroup(id), [this, id](const Result<ContainerGroup> &group) {
        addState(id, group);
        attempt(m_session.specOf(id), [this, id](const Result<GroupSpec> &spec) {
            addSpec(id, spec);
            m_session.clock().callAfter(patience, this, [this, id] {
                addEvents(id);
                next();
            });
        });
    });
}

void BugReport::addState(const GroupId &id, const Result<ContainerGroup> &group)
{
    const Connection *connection = m_session.connection(id.connection);
    const EngineDescription engine = connection ? connection->watcher.engine() : EngineDescription();
    QStringList lines{u"Connection: %1; engine: %2 %3, %4%5"_s.arg(id.connection.value, engine.name, engine.version, engine.system, engine.isRootless ? u", rootless"_s : QString())};
    if (!group) {
        lines.append(u"not known: "_s + group.error().summary);
        return add(u"State: "_s + id.key, lines);
    }
    lines.append(u"State: %1 %2"_s.arg(format::stateToken(group->state), group->reason).trimmed());
    lines.append(u"Created %1, started %2, ended %3"_s.arg(timeText(group->createdAt), timeText(group->startedAt), timeText(group->endedAt)));
    for (const Container &container : group->containers)
        lines.append(lineOf(container));
    add(u"State: "_s + group->name, lines);
}

void BugReport::addSpec(const GroupId &id, const Result<GroupSpec> &spec)
{
    const QString title = u"Spec: "_s + id.key;
    if (!spec)
        return add(title, {u"not known: "_s + spec.error().summary});
    QStringList lines = specForOthers(spec->spec).trimmed().split(u'\n');
    if (spec->isDerived)
        lines.prepend(u"# Made from what the engine knows; something else made this group."_s);
    add(title, lines);
}

void BugReport::addEvents(const GroupId &id)
{
    std::ranges::stable_sort(m_events, {}, &Event::time);
    QStringList lines;
    for (const Event &event : m_events.last(std::min(m_events.size(), mostEvents)))
        lines.append(lineOf(event));
    add(u"Events: "_s + id.key, lines.isEmpty() ? QStringList{u"None."_s} : lines);
}

// However a name or a message is made, it begins no section and steers nothing.
void BugReport::add(const QString &title, const QStringList &lines)
{
    m_facts.text += u"\n== %1 ==\n"_s.arg(format::plainLine(title));
    for (const QString &line : lines)
        m_facts.text += (line.startsWith("=="_L1) ? u" "_s : QString()) + format::plainLine(line) + u'\n';
}

} // namespace quayside
