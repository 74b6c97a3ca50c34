// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/commandline/verb.h"
#include "models/session/applyupdate.h"
#include "models/session/operationlog.h"
#include "models/session/revisions.h"

namespace quayside {

// What deploy and rollback share: an edit of a group that runs is shown before it is applied, and what is applied is written down.
class ApplyingVerb : public Verb
{
    Q_OBJECT

public:
    explicit ApplyingVerb(const CommandContext &context);

protected:
    void fail(const Error &error) override;

    // Prints what the edit does, asks where a person can answer, and applies it. The text of the spec is kept with its comments.
    void review(const GroupId &id, const ContainerGroupSpec &spec, const QString &text);
    // Writes down that a group is being made from the text of a spec, and how that ended once the verb ends.
    void note(ActionKind kind, const GroupId &id, const QString &text, OperationBase *operation);
    // Keeps the secret values of what was deployed where a person allows that, waits until the group has settled, if that was asked
    // for, prints how it is and ends the verb.
    void report(const GroupId &id, const ContainerGroupSpec &deployed);

private:
    void printWhenSettled(const GroupId &id);
    bool mayApply(const Review &review);
    void apply(const GroupId &id, const PreparedUpdate &prepared, const QString &text);
    void print(const ContainerGroup &group);
    void noteEnd(const std::optional<Error> &error);

    KeptSecrets m_secrets;
    OperationLog m_log;
    QString m_activity; // that is under way
};

// deploy: a group from a file, or the group of that name brought to what the file says.
class DeployVerb final : public ApplyingVerb
{
    Q_OBJECT

public:
    using ApplyingVerb::ApplyingVerb;

protected:
    void start() override;

private:
    void changeImage();
    void createOrReview(const SpecDocument &document);
    void create(const SpecDocument &document);
};

// rollback: a group brought back to a revision that was applied from here.
class RollbackVerb final : public ApplyingVerb
{
    Q_OBJECT

public:
    using ApplyingVerb::ApplyingVerb;

protected:
    void start() override;

private:
    void print(const QList<Revision> &revisions);
};

} // namespace quayside
