// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/revisions.h"

#include "models/review/secrettext.h"
#include "models/review/specchange.h"
#include "models/session/tr.h"
#include "models/spec/specwriter.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

Result<QList<Revision>> revisionsOf(Journal &journal, const GroupId &group)
{
    const Result<QList<JournalEntry>> entries = journal.revisions(group);
    if (!entries)
        return tl::unexpected(entries.error());
    QList<Revision> revisions;
    int number = 0;
    for (const JournalEntry &entry : *entries) {
        ++number;
        const SpecDocument document = SpecDocument::fromText(entry.spec);
        if (document.isReadable())
            revisions.append({number, entry.startedAt, entry.kind == ActionKind::Update, document.spec(), document.text()});
    }
    return revisions;
}

QString whatChanged(const QList<Revision> &revisions, qsizetype place)
{
    constexpr qsizetype mostNamed = 3;
    const Revision &one = revisions.at(place);
    QStringList words{one.wasUpdate ? SessionTr::tr("updated") : SessionTr::tr("created")};
    const QList<SpecChange> changes = place > 0 ? compareSpecs(revisions.at(place - 1).spec, one.spec) : QList<SpecChange>();
    for (const SpecChange &change : changes.mid(0, mostNamed))
        words.append(change.label);
    if (changes.size() > mostNamed)
        words.append(SessionTr::tr("and %n more", nullptr, static_cast<int>(changes.size() - mostNamed)));
    return words.join(u", "_s);
}

QString textOf(const QList<Revision> &revisions, const ContainerGroupSpec &spec)
{
    const ContainerGroupSpec bare = withoutSecretValues(spec);
    const auto same = std::find_if(revisions.crbegin(), revisions.crend(), [&](const Revision &one) { return compareSpecs(one.spec, bare).isEmpty(); });
    return same == revisions.crend() ? specToYaml(spec, Secrets::Omit) : same->text;
}

Result<Revision> revisionToReturnTo(const QList<Revision> &revisions, int number, const QString &groupName)
{
    const auto fits = [&](const Revision &one) { return number > 0 ? one.number == number : one.spec != revisions.last().spec; };
    const auto found = std::find_if(revisions.crbegin(), revisions.crend(), fits);
    if (found != revisions.crend())
        return *found;
    if (number > 0)
        return failure(Error::Kind::NotFound, SessionTr::tr("There is no revision %1 of “%2”.").arg(QString::number(number), groupName));
    return failure(Error::Kind::NotFound, SessionTr::tr("No earlier revision of “%1” is known here.").arg(groupName));
}

} // namespace quayside
