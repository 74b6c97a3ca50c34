// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/triggers/callsource.h"

#include "app/triggers/tr.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace quayside {

using namespace Qt::StringLiterals;

CallSource::CallSource(const Trigger &trigger, CallDesk &desk, const Clock &clock, QObject *parent)
    : TriggerSource(parent)
    , m_trigger(trigger)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&m_desk, &CallDesk::called, this, [this](const QString &name, quint64 call, const QByteArray &body) {
        if (name == m_trigger.name)
            onCalled(call, body);
    });
    connect(&m_desk, &CallDesk::portChanged, this, &CallSource::problemChanged);
}

CallSource::~CallSource()
{
    m_desk.close(m_trigger.name);
}

// Every call is another event.
void CallSource::begin(const QSet<QString> &)
{
    m_desk.open({m_trigger.name, m_trigger.port, m_trigger.tokenHash});
}

void CallSource::onCalled(quint64 call, const QByteArray &body)
{
    const QString key = QUuid::createUuid().toString(QUuid::Id128);
    m_callers.insert(key, call);
    Q_EMIT happened({Trigger::Kind::Call, key, {}, body, m_clock.now()});
}

void CallSource::take(const QString &key, const Result<QString> &run)
{
    const int status = run ? 202 : run.error().kind == Error::Kind::Conflict ? 429 : 503;
    const QJsonObject json{{run ? u"run"_s : u"error"_s, run ? *run : run.error().summary}};
    m_desk.answer(m_callers.take(key), status, QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n');
}

std::optional<Error> CallSource::problem() const
{
    const QString words = m_desk.problem(m_trigger.port);
    if (words.isEmpty())
        return std::nullopt;
    return Error{Error::Kind::Conflict, TriggersTr::tr("Nobody can call it: port %1 of this machine cannot be listened on. Choose another port.").arg(m_trigger.port), words};
}

} // namespace quayside
