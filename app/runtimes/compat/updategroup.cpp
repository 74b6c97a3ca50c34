// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/compat/updategroup.h"

#include "app/runtimes/compat/clonerepository.h"
#include "app/runtimes/compat/engineerrors.h"
#include "app/runtimes/compat/groupaddress.h"
#include "app/runtimes/compat/labels.h"
#include "app/runtimes/compat/enginegroups.h"
#include "app/runtimes/compat/pullimage.h"
#include "app/runtimes/compat/tr.h"
#include "models/core/poolcall.h"
#include "models/spec/specwriter.h"

namespace quayside::compat {

using namespace Qt::StringLiterals;

namespace {

constexpr int stages = 4; // look, pull, change, clean up

} // namespace

UpdateGroup::UpdateGroup(Engine api, GroupId id, GroupUpdate update, UpdateSetting setting)
    : m_api(std::move(api))
    , m_id(std::move(id))
    , m_update(std::move(update))
    , m_setting(std::move(setting))
{
}

void UpdateGroup::start()
{
    reportProgress({0, stages, CompatTr::tr("Looking at what runs"), -1});
    await(m_api->list(), [this](const EngineParts &parts) { look(parts); });
}

void UpdateGroup::look(const EngineParts &parts)
{
    const Result<PresentGroup> group = presentGroup(m_id, parts);
    if (!group)
        return beginFail(group.error());
    m_group = *group;
    if (m_update.after.name != m_id.key.section(u':', -1))
        return beginFail({Error::Kind::Rejected, CompatTr::tr("A group cannot change its name. Deploy the spec as another group, and delete “%1”.").arg(m_id.key), {}});
    const auto present = specFromLabels(m_group.pod.labels);
    if (!m_group.isForeign && (!present || specToJson(*present, Secrets::Omit) != specToJson(withoutPasswords(m_update.before), Secrets::Omit)))
        return beginFail({Error::Kind::Conflict, CompatTr::tr("“%1” was changed by somebody else meanwhile. Look at it again, and repeat your change.").arg(m_id.key), {}});
    if (wantsAddress(m_update.after) && m_group.pod.labels.value(labels::address).isEmpty())
        return pickAddress(parts.pods);
    plan();
}

void UpdateGroup::pickAddress(const QList<EnginePod> &pods)
{
    QSet<QString> taken;
    for (const EnginePod &pod : pods)
        taken.insert(pod.labels.value(labels::address));
    const QList<int> ports = publishedPorts(m_update.after, m_setting.context.firstOpenPort);
    auto *pick = new PoolCall<QString>([name = m_id.key, taken, ports] { return pickGroupAddress(name, taken, ports); });
    await(static_cast<Operation<QString> *>(pick), [this](const QString &address) {
        m_setting.address = address;
        plan();
    });
}

void UpdateGroup::plan()
{
    const Result<UpdatePlan> plan = planUpdate(m_api, m_group, m_update, m_setting);
    if (!plan)
        return beginFail(plan.error());
    m_plan = *plan;
    pullNext();
}

void UpdateGroup::pullNext()
{
    if (m_next == m_plan.images.size()) {
        m_next = 0;
        return cloneNext();
    }
    const ImagePlan &image = m_plan.images.at(m_next++);
    reportProgress({1, stages, CompatTr::tr("Looking for %1").arg(image.name), -1});
    auto *pull = new PullImage(m_api, image);
    connect(pull, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress({1, stages, progress.text, progress.fraction}); });
    await(static_cast<Operation<> *>(pull), [this] { pullNext(); });
}

void UpdateGroup::cloneNext()
{
    m_isCloning = m_next < m_plan.repositories.size();
    if (!m_isCloning)
        return apply();
    const RepositoryPlan &repository = m_plan.repositories.at(m_next++);
    auto *cloning = new CloneRepository(repository);
    connect(cloning, &OperationBase::progressChanged, this, [this](const Progress &progress) { reportProgress({1, stages, progress.text, progress.fraction}); });
    await(static_cast<Operation<QByteArray> *>(cloning), [this, name = repository.name](const QByteArray &archive) {
        m_plan.archives->insert(name, archive);
        cloneNext();
    });
}

void UpdateGroup::apply()
{
    auto *sequence = new StepSequence(m_plan.steps);
    connect(sequence, &OperationBase::progressChanged, this, [this](const Progress &progress) {
        reportProgress({2, stages, progress.text, static_cast<double>(progress.step) / std::max(1, progress.steps)});
    });
    await(static_cast<Operation<> *>(sequence), [this] {
        m_isApplied = true;
        m_next = 0;
        cleanUpNext();
    });
}

// The new group runs; what stays behind here is in nobody's way, and goes with the group at the latest.
void UpdateGroup::cleanUpNext()
{
    if (m_next == m_plan.cleanUp.size())
        return finish({});
    const Step &step = m_plan.cleanUp.at(m_next++);
    reportProgress({3, stages, step.text, -1});
    undo(step.act(), [this](const Result<> &) { cleanUpNext(); });
}

void UpdateGroup::fail(const Error &error)
{
    if (!m_isApplied)
        finish(tl::unexpected(m_isCloning ? error : explainEngineError(error)));
}

} // namespace quayside::compat
