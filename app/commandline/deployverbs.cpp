// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/deployverbs.h"

#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/review/reviewtext.h"
#include "models/review/secrettext.h"
#include "models/runtime/waitforgroup.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

ApplyingVerb::ApplyingVerb(const CommandContext &context)
    : Verb(context)
    , m_secrets(context.keychain, context.settings)
    , m_log(context.journal, context.clock)
{
}

void ApplyingVerb::note(ActionKind kind, const GroupId &id, const QString &text, OperationBase *operation)
{
    connect(operation, &OperationBase::progressChanged, this, [this](const Progress &progress) { terminal().errorLine(format::plainLine(progress.text)); });
    JournalEntry entry;
    entry.kind = kind;
    entry.group = id;
    entry.groupName = id.key;
    entry.spec = textToKeep(SpecDocument::fromText(text));
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

void ApplyingVerb::review(const GroupId &id, const ContainerGroupSpec &spec, const QString &text)
{
    Operation<PreparedUpdate> *preparing = new PrepareUpdate(*runtime(), context().estimator, id, spec, &m_secrets);
    await(preparing, [this, id, text](const PreparedUpdate &prepared) {
        for (const QString &line : reviewLines(prepared.review))
            terminal().line(line);
        if (invocation().reviewOnly || prepared.review.isEmpty())
            return finish(exitcode::done);
        if (prepared.review.missingSecrets.isEmpty() && !mayApply(prepared.review)) {
            terminal().errorLine(CommandTr::tr("Nothing was changed."));
            return finish(exitcode::notAllRight);
        }
        apply(id, prepared, text); // without secrets it is refused, and says why
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

void ApplyingVerb::apply(const GroupId &id, const PreparedUpdate &prepared, const QString &text)
{
    Operation<> *applying = new ApplyUpdate(*runtime(), id, prepared);
    note(ActionKind::Update, id, text, applying);
    await(applying, [this, id, deployed = prepared.update.after] { report(id, deployed); });
}

void ApplyingVerb::report(const GroupId &id, const ContainerGroupSpec &deployed)
{
    noteEnd({});
    attempt(m_secrets.keep(id, deployed), [this, id](const Result<> &kept) {
        if (!kept)
            terminal().errorLine(CommandTr::tr("The secret values are not kept: %1").arg(format::plainLine(kept.error().summary)));
        printWhenSettled(id);
    });
}

void ApplyingVerb::printWhenSettled(const GroupId &id)
{
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
        const auto named = invocation().name.isEmpty() ? Result<EditedDocument>({*document, {}})
                                                       : document->withEdit(SpecEdit::set(u"/name"_s, SpecEdit::text(invocation().name)));
        named ? createOrReview(named->document) : beginFail(named.error());
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
            const SpecDocument written = SpecDocument::fromText(textOf(revisionsOf(context().journal, id).value_or(QList<Revision>()), present.spec));
            const Result<EditedDocument> edited = written.withSpec(spec);
            review(id, spec, edited ? edited->document.text() : specToYaml(spec, Secrets::Omit));
        });
    });
}

void DeployVerb::createOrReview(const SpecDocument &document)
{
    await(runtime()->listGroups(), [this, document](const QList<ContainerGroup> &groups) {
        const GroupId id{runtime()->connection(), document.spec().name.value_or(QString())};
        if (std::ranges::find(groups, id, &ContainerGroup::id) != groups.end())
            return review(id, document.spec(), document.text());
        if (!invocation().reviewOnly)
            return create(document);
        terminal().line(CommandTr::tr("There is no group “%1” yet; it would be created.").arg(format::plainLine(id.key)));
        finish(exitcode::done);
    });
}

void DeployVerb::create(const SpecDocument &document)
{
    Operation<GroupId> *creation = runtime()->createGroup(document.spec());
    note(ActionKind::Deploy, {runtime()->connection(), document.spec().name.value_or(QString())}, document.text(), creation);
    await(creation, [this, spec = document.spec()](const GroupId &id) { report(id, spec); });
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
        review(group.id, revision->spec, revision->text);
    });
}

void RollbackVerb::print(const QList<Revision> &revisions)
{
    for (qsizetype i = 0; i < revisions.size(); ++i) {
        const Revision &one = revisions.at(i);
        terminal().line(u"%1  %2  %3"_s.arg(QString::number(one.number).rightJustified(3), format::exactTime(one.appliedAt), format::plainLine(whatChanged(revisions, i))));
    }
    if (revisions.isEmpty())
        terminal().line(CommandTr::tr("No revision of this group is known here."));
    finish(exitcode::done);
}

} // namespace quayside
