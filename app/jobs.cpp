// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/jobs.h"

#include "app/commandline/verb.h"
#include "app/records.h"
#include "app/triggers/callsource.h"
#include "app/triggers/foldersource.h"
#include "models/core/poolcall.h"

namespace quayside {

namespace {

Result<QStringList> keysNow(const Trigger &trigger)
{
    const Result<QList<FoundFile>> files = listFolder(trigger.folder, trigger.pattern, {});
    if (!files)
        return tl::unexpected(files.error());
    QStringList keys;
    for (const FoundFile &file : *files)
        if (!file.isOpenForWriting) // what is being written is about to appear
            keys.append(file.key);
    return keys;
}

Operation<QString> *readTemplate(const QString &path)
{
    return new PoolCall<QString>([path] { return readTextFile(path); });
}

} // namespace

TriggerBook Jobs::bookOf(const Records &records)
{
    return {*records.triggers, *records.runs, &keysNow};
}

Jobs::Jobs(Session &session, const Records &records, IoThread &io)
    : m_book(bookOf(records))
    , m_desk(io)
    , m_runner(session, {m_book,
                         [this, &clock = session.clock()](const Trigger &trigger) -> std::unique_ptr<TriggerSource> {
                             if (trigger.kind == Trigger::Kind::Call)
                                 return std::make_unique<CallSource>(trigger, m_desk, clock);
                             return std::make_unique<FolderSource>(trigger, clock);
                         },
                         &readTemplate})
{
}

} // namespace quayside
