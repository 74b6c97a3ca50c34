// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/deployverbs.h"

#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/review/reviewtext.h"
#include "models/runtime/waitforgroup.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

ApplyingVerb::ApplyingVerb(const CommandContext &context)
    : Verb(context)
    , m_log(context.journal, context.clock)
{
}

void ApplyingVerb::note(ActionKind kind, const GroupId &id, const ContainerGroupSpec &spec, OperationBase *operation)
{
    connect(operation, &OperationBase::progressChanged, this, [this](const Progress &progress) { terminal().errorLine(format::plainLine(progress.text)); });
    JournalEntry entry;
    entry.kind = kind;
    entry.group = id;
    entry.groupName = id.key;
    entry.spec = specToJson(spec, Secrets::Omit);
    m_activity = m_log.add(entry, operation, {});
}

void ApplyingVerb::noteEnd(const std::optional<Error> &error)
{
    if (!m_activity.isEmpty())
        m_log.finish(std::exchange(m_activity, QString()), error);
}

void ApplyingVerb::fail(const Error &error)
{
    noteEnd(error);
    Verb::fail(error);
}

void ApplyingVerb::review(const GroupId &id, const ContainerGroupSpec &spec)
{
    Operation<PreparedUpdate> *preparing = new PrepareUpdate(*runtime(), context().estimator, id, spec);
    await(preparing, [this, id](const PreparedUpdate &prepared) {
        for (const QString &line : reviewLines(prepared.review))
            terminal().line(line);
        if (invocation().reviewOnly || prepared.review.isEmpty())
            return finish(exitcode::done);
        if (prepared.review.missingSecrets.isEmpty() && !mayApply(prepared.review)) {
            terminal().errorLine(CommandTr::tr("Nothing was changed."));
            return finish(exitcode::notAllRight);
        }
        apply(id, prepared); // without secrets it is refused, and says why
    });
}

bool ApplyingVerb::mayApply(const Review &review)
{
    if (invocation().yes)
        return true;
    if (!terminal().isInteractive()) {
        terminal().errorLine(CommandTr::tr("quayside: The group exists already. Give --yes to apply what is said above."));
        return false;
    }
    const QString answer = terminal().ask(CommandTr::tr("%1? [y/N]").arg(format::plainLine(review.effect)));
    return answer.compare(u"y", Qt::CaseInsensitive) == 0 || answer.compare(u"yes", Qt::CaseInsensitive) == 0;
}

void ApplyingVerb::apply(const GroupId &id, const PreparedUpdate &prepared)
{
    Operation<> *applying = new ApplyUpdate(*runtime(), id, prepared);
    note(ActionKind::Update, id, prepared.update.after, applying);
    await(applying, [this, id] { report(id); });
}

void ApplyingVerb::report(const GroupId &id)
{
    noteEnd({});
    if (!invocation().wait)
        return await(runtime()->describeGroup(id), [this](const ContainerGroup &group) { print(group); });
    Operation<ContainerGroup> *waiting = new WaitForGroup(*runtime(), context().clock, id, [](const ContainerGroup &group) { return !isTransient(group.state); });
    await(waiting, [this](const ContainerGroup &group) { print(group); });
}

void ApplyingVerb::print(const ContainerGroup &group)
{
    terminal().line(u"%1: %2"_s.arg(format::plainLine(group.name), format::stateName(group.state)));
    for (const PortMapping &port : group.ports)
        terminal().line(format::address(port));
    const bool wrong = group.state == GroupState::Failed || group.state == GroupState::Degraded;
    finish(wrong && invocation().wait ? exitcode::notAllRight : exitcode::done);
}

void DeployVerb::start()
{
    if (!invocation().image.isEmpty())
        return changeImage();
    withEngine([this] {
        const std::optional<SpecDocument> document = readSpec(runtime()->limits());
        if (!document)
            return;
        ContainerGroupSpec spec = document->spec();
        if (!invocation().name.isEmpty())
            spec.name = invocation().name;
        createOrReview(spec);
    });
}

// CONTAINER=IMAGE, in a group that runs; the rest of its spec stays.
void DeployVerb::changeImage()
{
    withGroup([this](const ContainerGroup &group) {
        await(runtime()->specOf(group.id), [this, id = group.id](const GroupSpec &present) {
            const QString name = invocation().image.section(u'=', 0, 0);
            ContainerGroupSpec spec = present.spec;
            const auto container = std::ranges::find(spec.containers, name, [](const spec::Container &one) { return one.name.value_or(QString()); });
            if (container == spec.containers.end() || !invocation().image.contains(u'='))
                return beginFail({Error::Kind::NotFound, CommandTr::tr("%1 has no container “%2”. Write --image CONTAINER=IMAGE.").arg(id.key, name), {}});
            container->image = invocation().image.section(u'=', 1);
            review(id, spec);
        });
    });
}

void DeployVerb::createOrReview(const ContainerGroupSpec &spec)
{
    await(runtime()->listGroups(), [this, spec](const QList<ContainerGroup> &groups) {
        const GroupId id{runtime()->connection(), spec.name.value_or(QString())};
        if (std::ranges::find(groups, id, &ContainerGroup::id) != groups.end())
            return review(id, spec);
        if (!invocation().reviewOnly)
            return create(spec);
        terminal().line(CommandTr::tr("There is no group “%1” yet; it would be created.").arg(format::plainLine(id.key)));
        finish(exitcode::done);
    });
}

void DeployVerb::create(const ContainerGroupSpec &spec)
{
    Operation<GroupId> *creation = runtime()->createGroup(spec);
    note(ActionKind::Deploy, {runtime()->connection(), spec.name.value_or(QString())}, spec, creation);
    await(creation, [this](const GroupId &id) { report(id); });
}

void RollbackVerb::start()
{
    withGroup([this](const ContainerGroup &group) {
        const Result<QList<Revision>> revisions = revisionsOf(context().journal, group.id);
        if (!revisions)
            return beginFail(revisions.error());
        if (invocation().list)
            return print(*revisions);
        const Result<Revision> revision = revisionToReturnTo(*revisions, invocation().revision, group.name);
        if (!revision)
            return beginFail(revision.error());
        review(group.id, revision->spec);
    });
}

void RollbackVerb::print(const QList<Revision> &revisions)
{
    for (qsizetype i = 0; i < revisions.size(); ++i) {
        const Revision &one = revisions.at(i);
        QString what = one.wasUpdate ? CommandTr::tr("updated") : CommandTr::tr("created");
        for (const SpecChange &change : i > 0 ? compareSpecs(revisions.at(i - 1).spec, one.spec).mid(0, 3) : QList<SpecChange>())
            what += u", "_s + change.label;
        terminal().line(u"%1  %2  %3"_s.arg(QString::number(one.number).rightJustified(3), format::exactTime(one.appliedAt), format::plainLine(what)));
    }
    if (revisions.isEmpty())
        terminal().line(CommandTr::tr("No revision of this group is known here."));
    finish(exitcode::done);
}

} // namespace quayside
