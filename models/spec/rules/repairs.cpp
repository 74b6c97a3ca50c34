// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/repairs.h"

#include "models/spec/edit/treeedit.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <algorithm>
#include <array>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

SpecNode mapping(const QList<SpecEntry> &entries)
{
    SpecNode node;
    node.kind = SpecNode::Kind::Mapping;
    node.entries = entries;
    return node;
}

SpecNode portNode(const spec::Port &port)
{
    SpecNode node = mapping({{u"port"_s, {}, SpecEdit::number(port.port.value_or(0))}});
    if (port.protocol)
        node.entries.append({u"protocol"_s, {}, SpecEdit::text(*port.protocol)});
    return node;
}

// Of a list the first stays.
QList<SpecRepair> keepFirst(const RepairInput &input)
{
    const QString list = parentOf(input.issue.path);
    if (nameOf(input.issue.path) != u"1")
        return {};
    QList<SpecEdit> edits;
    for (qsizetype i = edit::valueAt(input.root, list).items.size() - 1; i > 0; --i)
        edits.append(SpecEdit::remove(list + pointerStep(i)));
    return {{SpecTr::tr("Keep only the first"), edits}};
}

QList<SpecRepair> addLocation(const RepairInput &input)
{
    return {{SpecTr::tr("Set the location to eastus"), {SpecEdit::set(input.issue.path, SpecEdit::text(u"eastus"_s))}}};
}

QList<SpecRepair> addShell(const RepairInput &input)
{
    if (isWindows(input.spec))
        return {};
    return {{SpecTr::tr("Let /bin/sh read the line"),
             {SpecEdit::insert(input.issue.path, SpecEdit::text(u"-c"_s)), SpecEdit::insert(input.issue.path, SpecEdit::text(u"/bin/sh"_s))}}};
}

// The one that nobody can see counts; an empty value where there is none.
QList<SpecRepair> keepOneValue(const RepairInput &input)
{
    const QString path = input.issue.path;
    if (nameOf(path) == u"value")
        return {{SpecTr::tr("Add an empty value"), {SpecEdit::set(path, SpecEdit::text({}))}}};
    const SpecNode variable = edit::valueAt(input.root, path);
    QStringList kept;
    for (const QString &name : {u"secureValueReference"_s, u"secureValue"_s, u"value"_s})
        if (variable.value(name))
            kept.append(name);
    QList<SpecEdit> edits;
    for (const QString &name : kept.mid(1))
        edits.append(SpecEdit::remove(path + pointerStep(name)));
    return {{SpecTr::tr("Keep only “%1”").arg(kept.value(0)), edits}};
}

QList<SpecRepair> hideValue(const RepairInput &input)
{
    const SpecNode variable = edit::valueAt(input.root, parentOf(input.issue.path));
    if (variable.value(u"secureValue") || variable.value(u"secureValueReference"))
        return {};
    return {{SpecTr::tr("Write “secureValue” instead"), {SpecEdit::rename(input.issue.path, u"secureValue"_s)}}};
}

QList<SpecRepair> completeAddress(const RepairInput &input)
{
    const QString path = input.issue.path;
    if (nameOf(path) == u"type")
        return {writing(path, input.spec.subnetIds.isEmpty() ? u"Public"_s : u"Private"_s)};
    SpecNode ports;
    ports.kind = SpecNode::Kind::Sequence;
    for (const auto &[port, place] : containerPorts(input.spec))
        ports.items.append(portNode(port));
    if (ports.items.isEmpty() || ports.items.size() > 5)
        return {};
    return {{SpecTr::tr("Add the ports of the containers"), {SpecEdit::set(path, ports)}}};
}

QList<SpecRepair> declarePort(const RepairInput &input)
{
    if (input.spec.containers.size() != 1)
        return {};
    for (const auto &[port, path] : exposedPorts(input.spec))
        if (path == parentOf(input.issue.path))
            return {{SpecTr::tr("Add the port to the container"), {SpecEdit::insert(u"/properties/containers/0/properties/ports/-"_s, portNode(port))}}};
    return {};
}

QList<SpecRepair> makePrivate(const RepairInput &input)
{
    return {writing(input.issue.path, u"Private"_s)};
}

struct RepairRule
{
    const char *rule;
    QList<SpecRepair> (*repairs)(const RepairInput &input);
};

constexpr std::array repairRules{
    RepairRule{"V-001", &writeValidName},  RepairRule{"V-002", &addLocation},    RepairRule{"V-006", &writeOtherName},
    RepairRule{"V-007", &writeKnownWord},  RepairRule{"V-009", &writeKnownWord}, RepairRule{"V-010", &writeKnownWord},
    RepairRule{"V-011", &writeKnownWord},  RepairRule{"V-012", &keepFirst},      RepairRule{"V-019", &removePlace},
    RepairRule{"V-020", &writeValidName},  RepairRule{"V-022", &writeImageName}, RepairRule{"V-024", &addShell},
    RepairRule{"V-025", &removePlace},     RepairRule{"V-027", &removeElement},  RepairRule{"V-028", &keepOneValue},
    RepairRule{"V-031", &writeKnownWord},  RepairRule{"V-032", &removeElement},  RepairRule{"V-034", &removePlace},
    RepairRule{"V-035", &removePlace},     RepairRule{"V-039", &hideValue},      RepairRule{"V-040", &addRequests},
    RepairRule{"V-041", &roundRequest},    RepairRule{"V-042", &roundRequest},   RepairRule{"V-043", &askForEnough},
    RepairRule{"V-044", &raiseLimit},      RepairRule{"V-045", &lowerLimit},     RepairRule{"V-049", &removePlace},
    RepairRule{"V-051", &removePlace},     RepairRule{"V-060", &completeAddress}, RepairRule{"V-061", &removeElement},
    RepairRule{"V-062", &declarePort},     RepairRule{"V-064", &writeValidName}, RepairRule{"V-065", &removePlace},
    RepairRule{"V-066", &repairScope},     RepairRule{"V-067", &keepFirst},      RepairRule{"V-068", &makePrivate},
    RepairRule{"V-070", &removePlace},     RepairRule{"V-203", &renameUnknown},  RepairRule{"V-204", &writeAsSchema},
    RepairRule{"V-205", &writeInQuotes},   RepairRule{"V-209", &writeOtherType},
};

} // namespace

bool hasRepairs(const QString &rule)
{
    return std::ranges::any_of(repairRules, [&](const RepairRule &repair) { return rule == QLatin1StringView(repair.rule); });
}

QList<SpecRepair> repairsOf(const RepairInput &input)
{
    const auto known = std::ranges::find_if(repairRules, [&](const RepairRule &rule) { return input.issue.rule == QLatin1StringView(rule.rule); });
    return known == repairRules.end() ? QList<SpecRepair>() : known->repairs(input);
}

QList<SpecRepair> removePlace(const RepairInput &input)
{
    bool isIndex = false;
    const QString name = nameOf(input.issue.path);
    name.toInt(&isIndex);
    const QString title = isIndex ? SpecTr::tr("Remove this element") : SpecTr::tr("Remove “%1”").arg(name);
    return {{title, {SpecEdit::remove(input.issue.path)}}};
}

// The issue names a property of the element that is one too many.
QList<SpecRepair> removeElement(const RepairInput &input)
{
    const QString element = parentOf(input.issue.path);
    bool isIndex = false;
    nameOf(element).toInt(&isIndex);
    if (!isIndex)
        return {};
    return {{SpecTr::tr("Remove this element"), {SpecEdit::remove(element)}}};
}

QString nameOf(const QString &path)
{
    return pointerName(path.section(u'/', -1));
}

QString parentOf(const QString &path)
{
    return path.left(path.lastIndexOf(u'/'));
}

SpecRepair writing(const QString &path, const QString &text)
{
    return {SpecTr::tr("Write “%1”").arg(text.left(80)), {SpecEdit::set(path, SpecEdit::text(text))}};
}

} // namespace quayside::rules
