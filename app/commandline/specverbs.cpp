// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commandline/specverbs.h"

#include "app/commandline/groupjson.h"
#include "app/commandline/tr.h"
#include "models/format/format.h"
#include "models/review/parity.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace quayside {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds month = 730h; // as Azure's own price pages count it

QByteArray jsonText(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Indented);
}

QList<ParityRow> rowsFor(const ContainerGroupSpec &spec, const QString &target)
{
    return parity(spec, target == u"azure" ? EngineAbilities::azure() : EngineAbilities::local());
}

QString wordFor(ParityRow::Grade grade)
{
    switch (grade) {
    case ParityRow::Grade::Exact: return u"exact"_s;
    case ParityRow::Grade::Emulated: return u"emulated"_s;
    case ParityRow::Grade::Approximated: return u"approximated"_s;
    case ParityRow::Grade::AzureOnly: break;
    }
    return u"azure-only"_s;
}

QJsonArray parityToJson(const QList<ParityRow> &rows)
{
    QJsonArray array;
    for (const ParityRow &row : rows)
        array.append(QJsonObject{{u"path"_s, row.pointer}, {u"label"_s, row.label}, {u"grade"_s, wordFor(row.grade)}, {u"message"_s, row.sentence}});
    return array;
}

QString wordFor(SpecIssue::Severity severity)
{
    return severity == SpecIssue::Severity::Error ? u"error"_s : severity == SpecIssue::Severity::Warning ? u"warning"_s : u"info"_s;
}

QString wordFor(RuleScope scope)
{
    return scope == RuleScope::Everywhere ? u"everywhere"_s : u"azure"_s;
}

QJsonObject ruleToJson(const RuleHelp &help)
{
    return {{u"rule"_s, help.id},           {u"severity"_s, wordFor(help.severity)}, {u"scope"_s, wordFor(help.scope)},        {u"what"_s, help.what},
            {u"why"_s, help.why},           {u"repair"_s, help.hasRepair},           {u"reference"_s, help.reference}};
}

} // namespace

RuntimeLimits ValidateVerb::limits() const
{
    if (invocation().target == u"azure")
        return RuntimeLimits::azure();
    return RuntimeLimits::local(invocation().target == u"podman" ? u"Podman"_s : u"Docker"_s);
}

void ValidateVerb::start()
{
    int code = exitcode::done;
    QJsonArray files;
    for (const QString &file : invocation().files) {
        const Result<QString> text = readTextFile(file);
        if (!text) {
            terminal().errorLine(u"quayside: "_s + format::plainLine(text.error().summary));
            code = exitcode::wrongUse;
            continue;
        }
        const SpecDocument document = SpecDocument::fromText(*text);
        QJsonArray issues;
        for (const SpecIssue &issue : document.issues(limits())) {
            if (issue.severity == SpecIssue::Severity::Error)
                code = std::max(code, exitcode::notAllRight);
            issues.append(issueToJson(issue));
            if (!invocation().json)
                terminal().line(issueLine(file, issue));
        }
        if (!invocation().json && issues.isEmpty())
            terminal().line(CommandTr::tr("%1: no issues for %2").arg(file, limits().targetName));
        QJsonObject result{{u"file"_s, file}, {u"issues"_s, issues}};
        if (invocation().parity && invocation().json)
            result.insert(u"parity"_s, parityToJson(rowsFor(document.spec(), invocation().target)));
        else if (invocation().parity)
            printParity(document.spec());
        files.append(result);
    }
    if (invocation().json)
        terminal().write(jsonText({{u"files"_s, files}}));
    finish(code);
}

void ValidateVerb::printParity(const ContainerGroupSpec &spec)
{
    for (const ParityRow &row : rowsFor(spec, invocation().target))
        terminal().line(format::plainLine(u"  %1 %2: %3"_s.arg(wordFor(row.grade).leftJustified(12), row.label, row.sentence)));
}

void RulesVerb::start()
{
    QList<RuleHelp> rules = ruleHelp();
    const bool isOne = !invocation().rule.isEmpty();
    if (isOne)
        rules.removeIf([this](const RuleHelp &help) { return help.id.compare(invocation().rule, Qt::CaseInsensitive) != 0; });
    if (rules.isEmpty()) {
        terminal().errorLine(CommandTr::tr("quayside: There is no rule “%1”; “quayside rules” lists all.").arg(format::plainLine(invocation().rule)));
        return finish(exitcode::wrongUse);
    }
    QJsonArray array;
    for (const RuleHelp &help : rules) {
        array.append(ruleToJson(help));
        if (!invocation().json && isOne)
            explain(help);
        else if (!invocation().json)
            terminal().line(u"%1 %2 %3 %4"_s.arg(help.id, wordFor(help.severity).leftJustified(7), wordFor(help.scope).leftJustified(10), help.what));
    }
    if (invocation().json)
        terminal().write(jsonText({{u"rules"_s, array}}));
    finish(exitcode::done);
}

void RulesVerb::explain(const RuleHelp &help)
{
    terminal().line(u"%1 %2"_s.arg(help.id, help.what));
    terminal().line(help.why);
    terminal().line(help.scope == RuleScope::Everywhere ? CommandTr::tr("It binds everywhere; at worst it is: %1.").arg(wordFor(help.severity))
                                                        : CommandTr::tr("It binds in Azure, where at worst it is: %1. For a local engine it is a remark.").arg(wordFor(help.severity)));
    if (help.hasRepair)
        terminal().line(CommandTr::tr("The window can mend some of what it finds (Alt+Enter)."));
    if (!help.reference.isEmpty())
        terminal().line(help.reference);
}

void PriceVerb::start()
{
    const Result<QString> text = readTextFile(invocation().files.first());
    if (!text)
        return beginFail(text.error());
    const SpecDocument document = SpecDocument::fromText(*text);
    if (!document.isReadable()) {
        terminal().errorLine(issueLine(invocation().files.first(), document.issues(RuntimeLimits::azure()).first()));
        return finish(exitcode::wrongUse);
    }
    const QString spanText = invocation().span.isEmpty() ? u"1h"_s : invocation().span;
    const auto span = parseSpan(spanText);
    if (!span) {
        terminal().errorLine(CommandTr::tr("quayside: “%1” is no span of time; write 90s, 30min, 2h or 7d.").arg(spanText));
        return finish(exitcode::wrongUse);
    }
    PricedResources resources = pricedResources(document.spec());
    if (!invocation().region.isEmpty())
        resources.region = invocation().region;
    const auto price = context().estimator.hourlyPrice(resources);
    if (!price) {
        terminal().errorLine(CommandTr::tr("quayside: No price is known for this group: it asks for no CPU and memory, or for a kind that the rate card lacks."));
        return finish(exitcode::notAllRight);
    }
    print(*price, *span);
    finish(exitcode::done);
}

void PriceVerb::print(const HourlyPrice &price, std::chrono::milliseconds span)
{
    const RateCard &card = context().estimator.card();
    if (invocation().json)
        return terminal().write(jsonText({{u"currency"_s, u"USD"_s},
                                          {u"region"_s, price.region},
                                          {u"regionIsSubstitute"_s, price.isSubstitute},
                                          {u"perHour"_s, price.total().amount()},
                                          {u"cpuPerHour"_s, price.cpu.amount()},
                                          {u"memoryPerHour"_s, price.memory.amount()},
                                          {u"windowsPerHour"_s, price.windows.amount()},
                                          {u"perMonth"_s, costOf(price.total(), month).amount()},
                                          {u"seconds"_s, static_cast<qint64>(span.count() / 1000)},
                                          {u"cost"_s, costOf(price.total(), span).amount()},
                                          {u"priceDate"_s, card.date().toString(Qt::ISODate)}}));
    terminal().line(CommandTr::tr("%1 (CPU %2, memory %3)").arg(format::ratePerHour(price.total()), format::ratePerHour(price.cpu), format::ratePerHour(price.memory)));
    terminal().line(CommandTr::tr("%1 for %2, %3 for a month of 730 hours")
                        .arg(format::money(costOf(price.total(), span)), format::duration(span), format::money(costOf(price.total(), month))));
    terminal().line(CommandTr::tr("List prices of %1 for %2, an estimate.").arg(card.date().toString(Qt::ISODate), price.region));
    if (price.isSubstitute)
        terminal().line(CommandTr::tr("The rate card has no prices for the region of the spec; those of %1 stand in.").arg(price.region));
}

} // namespace quayside
