// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "models/domain/ids.h"

#include <QDateTime>

namespace quayside::compat {

// From a spec to a running pod: check the name, pick an address, pull, create, start. What a failed or cancelled attempt has made
// is removed again, and nothing else: a mark in the pod's labels tells ours from somebody else's of the same name.
class CreateGroup final : public Operation<GroupId>
{
    Q_OBJECT

public:
    struct Setting
    {
        ConnectionId connection;
        PlanContext context; // without the address
        QDateTime now;
    };

    CreateGroup(Engine api, ContainerGroupSpec spec, Setting setting);

protected:
    void start() override;
    void fail(const Error &error) override;

private:
    void checkName(const EngineParts &parts);
    void plan(const QString &address);
    void pullNext();
    void cloneNext();
    void createNetwork();
    void createPod();
    void createNextVolume();
    void fillVolumeOf(const QString &name);
    void createNextSecret();
    void createContainers();
    void createContainer(std::function<void()> next);
    void startGroup();
    void make(Operation<> *call, std::function<void()> next);
    void cleanUp();
    void releaseNetwork();
    void removeIfOurs(const Result<EngineParts> &parts);
    void report(const QString &text);

    const Engine m_api;
    const ContainerGroupSpec m_spec;
    Setting m_setting;
    const QString m_name;
    const QString m_mark; // tells our pod from another of the same name
    GroupPlan m_plan;
    Archives m_archives;
    int m_step = 0;
    qsizetype m_next = 0; // of what is made one after the other
    bool m_podRequested = false;
    int m_making = 0; // requests under way that create something
    Error m_cause; // of the failure, while what was made is removed
    bool m_isCloning = false; // what fails are not words of the engine
    bool m_keep = false; // what was made stays, because it shows what is wrong
};

} // namespace quayside::compat
