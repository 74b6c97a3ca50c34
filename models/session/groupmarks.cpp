// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session/groupmarks.h"

#include <QStringList>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

QString settingOf(GroupMarks::Mark mark)
{
    return mark == GroupMarks::Mark::Pinned ? u"groups/pinned"_s : u"groups/protected"_s;
}

// The engine's key may hold anything but begins after the first line break, which no connection's name has.
QSet<GroupId> read(const QStringList &lines)
{
    QSet<GroupId> ids;
    for (const QString &line : lines)
        ids.insert({{line.section(u'\n', 0, 0)}, line.section(u'\n', 1)});
    return ids;
}

QStringList written(const QSet<GroupId> &ids)
{
    QStringList lines;
    for (const GroupId &id : ids)
        lines.append(id.connection.value + u'\n' + id.key);
    lines.sort();
    return lines;
}

} // namespace

GroupMarks::GroupMarks(Settings *settings)
    : m_settings(settings)
{
    if (settings)
        for (const Mark mark : {Mark::Pinned, Mark::Protected})
            marked(mark) = read(settings->value(settingOf(mark)).toStringList());
}

bool GroupMarks::has(Mark mark, const GroupId &id) const
{
    return marked(mark).contains(id);
}

void GroupMarks::set(Mark mark, const GroupId &id, bool on)
{
    if (has(mark, id) == on)
        return;
    if (on)
        marked(mark).insert(id);
    else
        marked(mark).remove(id);
    if (m_settings)
        m_settings->setValue(settingOf(mark), written(marked(mark)));
    Q_EMIT changed();
}

} // namespace quayside
