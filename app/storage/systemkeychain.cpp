// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/storage/systemkeychain.h"

#include "app/storage/tr.h"

#include <QTimer>

#include <qt6keychain/keychain.h>

#include <chrono>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString service = u"Quayside"_s; // what a person finds our secrets under
constexpr auto longestWait = 90s; // for a person who unlocks it

Error errorOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::EntryNotFound: return {Error::Kind::NotFound, StorageTr::tr("The keychain does not have this secret."), {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser: return {Error::Kind::Unauthorized, StorageTr::tr("The keychain was not unlocked for Quayside."), job.errorString()};
    default: break;
    }
    return {Error::Kind::Unsupported, StorageTr::tr("No keychain answers on this system; secrets are kept in memory until Quayside ends."), job.errorString()};
}

// One job of the library. It may not be destroyed while the system works on it, so it outlives us when nobody waits any more.
template <typename Job, typename T>
class KeychainOperation final : public Operation<T>
{
public:
    using Outcome = std::function<Result<T>(Job &)>;

    KeychainOperation(Job *job, Outcome outcome)
        : m_job(job)
        , m_outcome(std::move(outcome))
    {
        m_job->setInsecureFallback(false);
    }

    ~KeychainOperation() override
    {
        if (!m_hasBegun)
            delete m_job.get();
    }

protected:
    void start() override
    {
        m_hasBegun = true;
        QObject::connect(m_job, &QKeychain::Job::finished, this, [this](QKeychain::Job *) { this->finish(m_outcome(*m_job)); });
        QTimer::singleShot(longestWait, this, [this] {
            this->beginFail({Error::Kind::Timeout, StorageTr::tr("The keychain of this system did not answer within 90 seconds."), {}});
        });
        m_job->start();
    }

private:
    const QPointer<Job> m_job; // deletes itself once begun
    const Outcome m_outcome;
    bool m_hasBegun = false;
};

template <typename Job>
Result<> done(Job &job)
{
    return job.error() == QKeychain::NoError ? Result<>() : tl::unexpected(errorOf(job));
}

template <typename Job>
Job *jobFor(const QString &name)
{
    auto *job = new Job(service);
    job->setKey(name);
    return job;
}

} // namespace

Operation<QByteArray> *SystemKeychain::read(const QString &name)
{
    using Job = QKeychain::ReadPasswordJob;
    return new KeychainOperation<Job, QByteArray>(jobFor<Job>(name), [](Job &job) -> Result<QByteArray> {
        if (job.error() != QKeychain::NoError)
            return tl::unexpected(errorOf(job));
        return job.binaryData();
    });
}

Operation<> *SystemKeychain::write(const QString &name, const QByteArray &secret)
{
    using Job = QKeychain::WritePasswordJob;
    Job *job = jobFor<Job>(name);
    job->setBinaryData(secret);
    return new KeychainOperation<Job, void>(job, &done<Job>);
}

Operation<> *SystemKeychain::remove(const QString &name)
{
    using Job = QKeychain::DeletePasswordJob;
    return new KeychainOperation<Job, void>(jobFor<Job>(name), [](Job &job) { return job.error() == QKeychain::EntryNotFound ? Result<>() : done(job); });
}

} // namespace quayside
