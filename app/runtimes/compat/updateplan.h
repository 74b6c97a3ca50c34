// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/runtimes/compat/engineapi.h"
#include "app/runtimes/compat/steps.h"
#include "models/core/result.h"
#include "models/domain/ids.h"
#include "models/runtime/groupupdate.h"

#include <QDateTime>
#include <QSet>

#include <memory>

namespace quayside::compat {

// A group as the engine has it now.
struct PresentGroup
{
    GroupId id;
    bool isForeign = false; // something else made it: it has no names, labels and revisions of ours
    EnginePod pod; // with its newest revision
    QList<EngineContainer> containers; // without the infra container
    QList<EngineContainer> standIns; // left over from an update that was interrupted
    QList<EngineVolume> revisions;
    bool isUp = false; // its infra container runs

    QString label(const QString &name) const { return pod.labels.value(name); }
    // Whether the container with this name in the spec runs.
    bool isRunning(const QString &name) const;
};

// The group out of what the engine lists, or why it cannot be updated.
Result<PresentGroup> presentGroup(const GroupId &id, const EngineParts &parts);

// What an update does to an engine.
struct UpdatePlan
{
    bool isNothing = false; // both specs are the same
    bool recreates = false;
    QStringList replaced; // containers, by their names in the spec
    QList<ImagePlan> images; // to have before anything is touched
    QList<RepositoryPlan> repositories; // to have cloned before
    std::shared_ptr<Archives> archives = std::make_shared<Archives>(); // what was cloned, for the steps
    QList<Step> steps;
    QList<Step> cleanUp; // afterwards, when nothing can fail any more: best effort
};

struct UpdateSetting
{
    PlanContext context; // of new groups, without the address
    QString address; // for a group that had none
    QString mark; // of this attempt
    QDateTime now;
};

// In place where only containers or what no engine acts on differ: each container that differs is made under another name, and
// takes the place of the old one when all are there. Otherwise the pod is removed and made anew, with its address and its volumes.
// What something else made becomes a group of ours; loose containers stay under another name until that runs.
Result<UpdatePlan> planUpdate(const Engine &api, const PresentGroup &group, const GroupUpdate &update, const UpdateSetting &setting);

} // namespace quayside::compat
