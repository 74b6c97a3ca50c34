// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"
#include "models/session/keptsecrets.h"

#include <QJsonArray>

namespace quayside {

// list: the groups of every connection, or of one. A connection that cannot be reached is said to be so and hides no other.
class ListVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void listNext();
    void print();

    QList<ContainerRuntime *> m_waiting;
    QList<ContainerGroup> m_groups;
    int m_code = exitcode::done;
};

class ShowVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void print(const ContainerGroup &group);
    void printContainer(const Container &container);
};

// start, stop, restart
class ChangeVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;
};

// Puts a mark on a group that keeps it from being deleted from this machine, or takes it away.
class ProtectVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;
};

class DeleteVerb final : public Verb
{
    Q_OBJECT

public:
    explicit DeleteVerb(const CommandContext &context);

protected:
    void start() override;

private:
    KeptSecrets m_secrets;
};

class ConnectionsVerb final : public Verb
{
    Q_OBJECT

public:
    using Verb::Verb;

protected:
    void start() override;

private:
    void checkNext();
    void print(const EngineDescription &engine);

    QList<ContainerRuntime *> m_waiting;
    QJsonArray m_json;
    int m_code = exitcode::done;
};

} // namespace quayside
