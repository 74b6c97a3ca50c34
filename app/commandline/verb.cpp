// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/verb.h"

#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/spec/textbytes.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

int exitCodeFor(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::Unreachable:
    case Error::Kind::Timeout:
        return exitcode::unreachable;
    case Error::Kind::Storage:
        return exitcode::wrongUse;
    default:
        return exitcode::refused;
    }
}

Verb::Verb(const CommandContext &context)
    : m_context(context)
{
}

void Verb::fail(const Error &error)
{
    terminal().errorLine(u"quayside: "_s + format::plainLine(error.summary));
    const QStringList details = error.detail.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &detail : details)
        if (detail != error.summary)
            terminal().errorLine(u"  "_s + format::plainLine(detail));
    finish(exitCodeFor(error.kind));
}

ContainerRuntime *Verb::runtime()
{
    const QString &wanted = invocation().connection;
    for (ContainerRuntime *candidate : m_context.runtimes)
        if (wanted.isEmpty() || candidate->connection().value == wanted)
            return candidate;
    return nullptr;
}

void Verb::withEngine(std::function<void()> next)
{
    ContainerRuntime *const engine = runtime();
    if (!engine) {
        terminal().errorLine(CommandTr::tr("quayside: There is no connection “%1”; see “quayside connections”.").arg(invocation().connection));
        return finish(exitcode::wrongUse);
    }
    await(engine->connectEngine(), [next = std::move(next)](const EngineDescription &) { next(); });
}

void Verb::withGroup(std::function<void(const ContainerGroup &)> next)
{
    withEngine([this, next = std::move(next)] {
        await(runtime()->listGroups(), [this, next](const QList<ContainerGroup> &groups) {
            const auto found = std::ranges::find(groups, invocation().group, &ContainerGroup::name);
            if (found != groups.end())
                return next(*found);
            beginFail({Error::Kind::NotFound,
                       CommandTr::tr("There is no group “%1” on %2.").arg(invocation().group, runtime()->connection().value), {}});
        });
    });
}

std::optional<SpecDocument> Verb::readSpec(const RuntimeLimits &limits)
{
    const QString &file = invocation().files.first();
    const Result<QString> text = readTextFile(file);
    if (!text) {
        beginFail(text.error());
        return std::nullopt;
    }
    const SpecDocument document = SpecDocument::fromText(*text);
    bool wrong = !document.isReadable();
    const QList<SpecIssue> issues = document.issues(limits);
    for (const SpecIssue &issue : issues) {
        if (issue.severity == SpecIssue::Severity::Info)
            continue;
        terminal().errorLine(issueLine(file, issue));
        wrong = wrong || issue.severity == SpecIssue::Severity::Error;
    }
    if (!wrong)
        return document;
    finish(document.isReadable() ? exitcode::notAllRight : exitcode::wrongUse);
    return std::nullopt;
}

Result<QString> readTextFile(const QString &path)
{
    constexpr qint64 largest = 64 * 1024 * 1024;
    QFile file;
    if (path == u"-") {
        if (!file.open(stdin, QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, CommandTr::tr("Standard input cannot be read."));
    } else {
        file.setFileName(path);
        const QFileInfo info(path);
        if (info.exists() && !info.isFile())
            return failure(Error::Kind::Storage, CommandTr::tr("%1 is no file.").arg(path));
        if (!file.open(QIODevice::ReadOnly))
            return failure(Error::Kind::Storage, CommandTr::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    }
    const QByteArray bytes = file.read(largest + 1);
    if (bytes.size() > largest)
        return failure(Error::Kind::Storage, CommandTr::tr("%1 is larger than 64 MiB; no spec is.").arg(path));
    return textFromBytes(bytes);
}

std::optional<std::chrono::milliseconds> parseSpan(const QString &text)
{
    static const QRegularExpression pattern(u"\\A([0-9]{1,6}(?:\\.[0-9]{1,3})?)(s|m|min|h|d)\\z"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const double seconds = unit == u"d" ? 86400 : unit == u"h" ? 3600 : unit == u"s" ? 1 : 60;
    return std::chrono::milliseconds(static_cast<qint64>(match.captured(1).toDouble() * seconds * 1000));
}

QString issueLine(const QString &file, const SpecIssue &issue)
{
    static const QStringList severities{u"error"_s, u"warning"_s, u"info"_s};
    const TextRange range = issue.range.value_or(TextRange{});
    return u"%1:%2:%3: %4 %5: %6"_s.arg(file, QString::number(range.line), QString::number(range.column),
                                        severities.at(static_cast<int>(issue.severity)), issue.rule, format::plainLine(issue.message));
}

} // namespace quayside
