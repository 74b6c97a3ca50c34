// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/creategroup.h"

#include "app/runtimes/sample/tr.h"
#include "models/runtime/missingsecrets.h"

#include <QRegularExpression>

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Names that are promised to nobody, and addresses of this very machine: no registry answers there.
bool isUnknownRegistry(const QString &registry)
{
    const QString host = registry.section(u':', 0, 0);
    return host.startsWith(u"127.") || host.endsWith(u".example") || host.endsWith(u".invalid") || host.endsWith(u".test");
}

QString registryOf(const QString &image)
{
    const QString first = image.section(u'/', 0, 0);
    return image.contains(u'/') && (first.contains(u'.') || first.contains(u':')) ? first : u"docker.io"_s;
}

Error registrySilent(const QString &image)
{
    return {Error::Kind::Rejected, SampleTr::tr("The registry %1 does not answer. Check its name and the network.").arg(registryOf(image)),
            u"initializing source docker://%1: no such host"_s.arg(image)};
}

} // namespace

std::optional<Error> imageProblem(const QString &image)
{
    return isUnknownRegistry(registryOf(image)) ? std::optional(registrySilent(image)) : std::nullopt;
}

CreateGroup::CreateGroup(SampleRuntime &runtime, ContainerGroupSpec spec)
    : Operation<GroupId>(&runtime)
    , m_runtime(runtime)
    , m_spec(std::move(spec))
    , m_id{runtime.connection(), m_spec.name.value_or(QString())}
{
}

void CreateGroup::start()
{
    if (const auto refusal = m_runtime.takeRefusal())
        return beginFail(*refusal);
    connect(&m_runtime, &ContainerRuntime::engineLost, this, &CreateGroup::beginFail);
    plan();
    next();
}

void CreateGroup::plan()
{
    m_steps.append({0, SampleTr::tr("Checking the name"), 100ms + m_runtime.answerDelay(), -1, [this] { return checkName(); }});
    QStringList images;
    for (const QList<spec::Container> &list : {m_spec.initContainers, m_spec.containers})
        for (const spec::Container &container : list)
            if (const QString image = container.image.value_or(QString()); !images.contains(image))
                images.append(image);
    for (const QString &image : std::as_const(images))
        planPull(image);
    m_steps.append({2, SampleTr::tr("Creating the group"), 150ms, -1, [this] { return makeGroup(); }});
    planParts();
}

void CreateGroup::planPull(const QString &image)
{
    m_steps.append({1, SampleTr::tr("Looking for %1").arg(image), 100ms});
    if (image.contains(u"quayside-sample") || m_runtime.hasImage(image))
        return;
    const QString text = SampleTr::tr("Pulling %1").arg(image);
    if (imageProblem(image)) {
        m_steps.append({1, text, 400ms, -1, [image] { return imageProblem(image); }});
        return;
    }
    constexpr int parts = 5;
    for (int part = 0; part < parts; ++part)
        m_steps.append({1, text, 180ms, static_cast<double>(part) / parts});
    m_steps.last().atEnd = [this, image] {
        m_runtime.addImage(image);
        return std::optional<Error>();
    };
}

void CreateGroup::planParts()
{
    if (!m_spec.volumes.isEmpty())
        m_steps.append({3, SampleTr::tr("Creating volumes"), 100ms});
    bool hasSecrets = false;
    for (const QList<spec::Container> &list : {m_spec.initContainers, m_spec.containers})
        for (const spec::Container &container : list) {
            m_steps.append({4, SampleTr::tr("Creating container %1").arg(container.name.value_or(QString())), 120ms});
            for (const spec::EnvironmentVariable &variable : container.environmentVariables)
                hasSecrets = hasSecrets || variable.secureValue;
        }
    if (hasSecrets)
        m_steps.insert(m_steps.size() - m_spec.initContainers.size() - m_spec.containers.size(),
                       {3, SampleTr::tr("Storing secure values in the engine"), 100ms});
}

void CreateGroup::next()
{
    if (isFailing() || hasEnded())
        return;
    if (m_steps.isEmpty())
        return startGroup();
    const Step step = m_steps.takeFirst();
    reportProgress({step.number, 6, step.text, step.fraction});
    m_runtime.clock().callAfter(step.duration, this, [this, step] {
        if (isFailing() || hasEnded())
            return;
        const auto problem = step.atEnd ? step.atEnd() : std::nullopt;
        if (problem)
            return beginFail(*problem);
        next();
    });
}

std::optional<Error> CreateGroup::checkName()
{
    if (m_runtime.find(m_id))
        return Error{Error::Kind::Conflict, SampleTr::tr("There is a group named “%1” already. Choose another name, or delete that group.").arg(m_id.key), {}};
    const QStringList missing = missingSecrets(m_spec).filter(QRegularExpression(u"\\A/properties/(?:initContainers|containers|volumes)/"_s));
    if (missing.isEmpty())
        return std::nullopt;
    return Error{Error::Kind::Unsupported, SampleTr::tr("A secure value is missing here. It is not known and must be given again."), missing.join(u'\n')};
}

std::optional<Error> CreateGroup::makeGroup()
{
    if (const auto taken = checkName())
        return taken; // somebody else was faster
    m_group = &m_runtime.add(m_spec, ContainerGroup::Origin::Quayside, m_runtime.clock().now());
    for (const MadeContainer &container : m_group->containers())
        m_group->addEvent(u"Created"_s, container.spec.name.value_or(QString()),
                       SampleTr::tr("Container created from %1.").arg(container.spec.image.value_or(QString())));
    return std::nullopt;
}

void CreateGroup::startGroup()
{
    reportProgress({5, 6, m_spec.initContainers.isEmpty() ? SampleTr::tr("Starting") : SampleTr::tr("Running the init containers and starting"), -1});
    connect(&m_runtime, &SampleRuntime::groupRemoved, this, [this](const GroupId &removed) {
        if (removed == m_id)
            beginFail(m_runtime.existing(m_id).error());
    });
    m_group->start([self = QPointer(this)](const Result<> &started) {
        if (self && !self->isFailing() && !self->hasEnded())
            self->afterStart(started);
    });
}

void CreateGroup::afterStart(const Result<> &started)
{
    // What an init container wrote is the only clue, so the group stays, as it does in Azure.
    m_keep = std::ranges::any_of(m_group->containers(), [](const MadeContainer &one) { return one.isInit && one.hasEnded() && one.runs.last().exitCode != 0; });
    if (started || m_keep)
        m_group->setComplete();
    if (!started)
        return beginFail(started.error());
    finish(m_id);
}

void CreateGroup::fail(const Error &error)
{
    // An engine that is gone cannot be asked to remove anything.
    if (m_group && !m_keep && error.kind != Error::Kind::Unreachable)
        m_runtime.remove(m_id);
    finish(tl::unexpected(error));
}

} // namespace quayside::sample
