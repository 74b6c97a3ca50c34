// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/triggerbook.h"

#include "models/core/poolcall.h"
#include "models/session/tr.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

// 256 bits from the system's source.
QByteArray newToken()
{
    QByteArray bits(32, Qt::Uninitialized);
    quint32 words[8];
    QRandomGenerator::system()->fillRange(words);
    std::copy_n(reinterpret_cast<const char *>(words), bits.size(), bits.data());
    return bits.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// What is there is written down as seen before the trigger can be: between the two nothing is lost, and nothing old is run.
class AddTrigger final : public Operation<QString>
{
public:
    AddTrigger(Triggers &triggers, JobRuns &runs, TriggerBook::KeysNow keysNow, Trigger trigger)
        : m_triggers(triggers)
        , m_runs(runs)
        , m_keysNow(std::move(keysNow))
        , m_trigger(std::move(trigger))
    {
    }

protected:
    void start() override
    {
        if (const std::optional<Error> objection = objectionTo(m_trigger))
            return beginFail(*objection);
        const Result<QList<Trigger>> known = m_triggers.load();
        if (!known)
            return beginFail(known.error());
        if (std::ranges::find(*known, m_trigger.name, &Trigger::name) != known->end())
            return beginFail({Error::Kind::Conflict, SessionTr::tr("There is a trigger called %1 already. Choose another name, or remove that one first.").arg(m_trigger.name), {}});
        m_runs.forgetSeen(m_trigger.name); // of one of this name before
        if (m_trigger.kind == Trigger::Kind::Call)
            return addCall();
        await(new PoolCall<QStringList>([keysNow = m_keysNow, trigger = m_trigger] { return keysNow(trigger); }),
              [this](const QStringList &keys) { await(m_runs.ignore(m_trigger.name, keys), [this] { keep({}); }); });
    }

private:
    void addCall()
    {
        const QByteArray token = newToken();
        m_trigger.tokenHash = QCryptographicHash::hash(token, QCryptographicHash::Sha256);
        keep(QString::fromLatin1(token));
    }

    void keep(const QString &token)
    {
        if (const Result<> kept = m_triggers.put(m_trigger); !kept)
            return beginFail(kept.error());
        finish(token);
    }

    Triggers &m_triggers;
    JobRuns &m_runs;
    const TriggerBook::KeysNow m_keysNow;
    Trigger m_trigger;
};

} // namespace

TriggerBook::TriggerBook(Triggers &triggers, JobRuns &runs, KeysNow keysNow)
    : m_triggers(triggers)
    , m_runs(runs)
    , m_keysNow(std::move(keysNow))
{
}

Operation<QString> *TriggerBook::add(const Trigger &trigger) const
{
    return new AddTrigger(m_triggers, m_runs, m_keysNow, trigger);
}

Result<> TriggerBook::remove(const QString &name) const
{
    const Result<QList<Trigger>> known = m_triggers.load();
    if (!known)
        return tl::unexpected(known.error());
    if (std::ranges::find(*known, name, &Trigger::name) == known->end())
        return failure(Error::Kind::NotFound, SessionTr::tr("There is no trigger called %1.").arg(name));
    return m_triggers.remove(name);
}

} // namespace quayside
