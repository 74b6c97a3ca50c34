// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/keptlogs.h"

#include <algorithm>

namespace quayside {

namespace {

class PageList final : public LogPages
{
public:
    explicit PageList(QList<LogPage> pages)
        : m_pages(std::move(pages))
    {
    }

    qint64 firstLine() const override { return m_pages.isEmpty() ? 0 : m_pages.first().firstLine; }
    qint64 endLine() const override { return m_pages.isEmpty() ? 0 : m_pages.last().endLine(); }
    qint64 pageStart(qint64 line, Want want) const override { return page(line, want).firstLine; }
    LogPage page(qint64 line, Want) const override
    {
        const auto found = std::ranges::find_if(m_pages, [line](const LogPage &page) { return page.holds(line); });
        return found == m_pages.end() ? LogPage{line, 0, {}, {}} : *found;
    }

private:
    const QList<LogPage> m_pages;
};

} // namespace

Result<KeptLog> KeptLogs::open(const GroupId &group)
{
    const Log log = m_logs.value(group);
    return KeptLog{group, log.containers, log.isRecorded, std::make_shared<PageList>(log.pages)};
}

int KeptLogs::addContainer(const GroupId &group, const QString &name)
{
    QStringList &names = m_logs[group].containers;
    if (!names.contains(name))
        names.append(name);
    return static_cast<int>(names.indexOf(name));
}

void KeptLogs::setRecorded(const GroupId &group, Recording recording)
{
    m_logs[group].isRecorded = recording == Recording::Always;
}

void KeptLogs::append(const GroupId &group, const LogPage &page)
{
    m_logs[group].pages.append(page);
    Q_EMIT written(group, page.endLine());
}

QByteArray KeptLogs::textOf(const GroupId &group) const
{
    QByteArray text;
    for (const LogPage &page : m_logs.value(group).pages)
        text += page.text;
    return text;
}

} // namespace quayside
