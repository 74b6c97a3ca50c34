// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/logsverb.h"

#include "app/commandline/tr.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

// Invalid where nothing is said; nothing, and an explanation, for what is no time.
std::optional<QDateTime> LogsVerb::timeOf(const QString &text)
{
    if (text.isEmpty())
        return QDateTime();
    const auto span = parseSpan(text);
    const QDateTime time = span ? context().clock.now().addMSecs(-span->count()) : QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid())
        return time;
    terminal().errorLine(CommandTr::tr("quayside: “%1” is neither a time (2026-11-22T10:00:00Z) nor a span (10min).").arg(text));
    return std::nullopt;
}

bool LogsVerb::readWishes()
{
    const auto since = timeOf(invocation().since);
    const auto until = since ? timeOf(invocation().until) : std::nullopt;
    if (!until)
        return false;
    m_options = {invocation().follow, invocation().tail, *since};
    m_style.times = invocation().timestamps;
    m_style.until = until->isValid() ? until->toMSecsSinceEpoch() * 1'000'000 : 0;
    if (invocation().pattern.isEmpty())
        return true;
    const auto letters = invocation().ignoreCase ? TextQuery::Case::Ignored : TextQuery::Case::Matters;
    const Result<LinePattern> pattern = LinePattern::compile({invocation().pattern, TextQuery::Syntax::Regex, letters});
    if (!pattern) {
        terminal().errorLine(u"quayside: "_s + pattern.error().summary);
        return false;
    }
    m_style.pattern = *pattern;
    return true;
}

void LogsVerb::start()
{
    if (!readWishes())
        return finish(exitcode::wrongUse);
    withEngine([this] { await(runtime()->listGroups(), [this](const QList<ContainerGroup> &groups) { open(groups); }); });
}

void LogsVerb::open(const QList<ContainerGroup> &groups)
{
    QList<LogPrinter::Source> sources;
    const bool isOne = invocation().groups.size() == 1;
    for (const QString &name : invocation().groups) {
        const auto group = std::ranges::find(groups, name, &ContainerGroup::name);
        if (group == groups.end())
            return beginFail({Error::Kind::NotFound, CommandTr::tr("There is no group “%1” on %2.").arg(name, runtime()->connection().value), {}});
        const qsizetype before = sources.size();
        for (const Container &container : group->containers)
            if (invocation().container.isEmpty() || container.name == invocation().container)
                sources.append({group->id, container.name, isOne ? container.name : QString(name + u'/' + container.name)});
        if (sources.size() == before && isOne)
            return beginFail({Error::Kind::NotFound, CommandTr::tr("%1 has no container “%2”.").arg(name, invocation().container), {}});
    }
    if (sources.isEmpty())
        return beginFail({Error::Kind::NotFound, CommandTr::tr("None of these groups has a container “%1”.").arg(invocation().container), {}});
    m_style.names = sources.size() > 1;
    m_printer = std::make_unique<LogPrinter>(terminal(), context().clock, m_style);
    connect(m_printer.get(), &LogPrinter::drained, this, [this] {
        if (!invocation().follow)
            finish(exitcode::done);
    });
    m_printer->open(*runtime(), sources, m_options);
}

} // namespace quayside
