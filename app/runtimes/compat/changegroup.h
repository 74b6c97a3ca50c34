// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/groupoperations.h"

namespace quayside::compat {

// Starts a group: what holds its network, its init containers one after the other, and then all others. In a group that is up
// only what does not run is started, and init containers that have done their work are left alone. One that fails is tried again where
// the policy of the group says so, five times in all, after a pause that doubles.
class StartGroup final : public Operation<>
{
    Q_OBJECT

public:
    enum class Inits { WhereNeeded, Again };

    StartGroup(Engine api, GroupId id, Inits inits = Inits::WhereNeeded);

    // It failed because an init container did: what it wrote is the only clue.
    bool hasFailedInitializing() const { return m_hasFailedInitializing; }

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void startMembers(const GroupParts &parts);
    void initializeNext();
    void runInitContainer(const Container &container, int attempts);
    void afterInitContainer(const Container &container, int exitCode, int attempts);
    void runAgain(const Container &container, int exitCode, int attempts);
    void startRest();

    const Engine m_api;
    const GroupId m_id;
    const Inits m_how;
    RestartPolicy m_policy = RestartPolicy::Never;
    QList<Container> m_inits; // to be run
    QList<Container> m_rest;
    qsizetype m_starting = 0; // requests under way
    bool m_hasFailedInitializing = false;
};

// Stops the containers of a group, and then what holds its network. A job that is over is left as it is.
class StopGroup final : public Operation<>
{
    Q_OBJECT

public:
    StopGroup(Engine api, GroupId id);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void stop(const GroupParts &parts);
    void stopInfra();

    const Engine m_api;
    const GroupId m_id;
    QString m_infra; // to be stopped in the end, or empty
    qsizetype m_stopping = 0; // requests under way
};

// All of a group's containers, in place.
class RestartGroup final : public Operation<>
{
    Q_OBJECT

public:
    RestartGroup(Engine api, GroupId id);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void restartNext(QStringList containers);

    const Engine m_api;
    const GroupId m_id;
};

} // namespace quayside::compat
