// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/convert/arm/fromtemplate.h"

#include "models/convert/arm/evaluator.h"
#include "models/convert/arm/functions.h"
#include "models/convert/arm/parameters.h"
#include "models/convert/arm/secretplaces.h"
#include "models/convert/conversionreport.h"
#include "models/convert/tr.h"
#include "models/convert/tree.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/specreader.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;

namespace {

bool isGroupType(const SourceField &resource)
{
    return resource[u"type"].text().compare("Microsoft.ContainerInstance/containerGroups"_L1, Qt::CaseInsensitive) == 0;
}

bool isAtOrBelow(const QString &path, const QSet<QString> &places)
{
    for (qsizetype end = path.size(); end > 0; end = path.lastIndexOf(u'/', end - 1))
        if (places.contains(path.left(end).toLower()))
            return true;
    return false;
}

// What the reader of specs could not take over is not exact after all.
QList<ConversionNote> withReadingIssues(QList<ConversionNote> notes, const QList<SpecIssue> &issues, const QString &root)
{
    QSet<QString> unread;
    QList<ConversionNote> lost;
    for (const SpecIssue &issue : issues)
        if (issue.rule == u"V-209" || issue.rule == u"V-019") {
            unread.insert(issue.path.toLower());
            lost.append({root + issue.path, {}, Fidelity::Lost, issue.message, issue.range});
        }
    notes.removeIf([&](const ConversionNote &note) { return note.fidelity == Fidelity::Exact && isAtOrBelow(note.target, unread); });
    return notes + lost;
}

void keepLeaves(ConversionReport &report, const SourceField &field)
{
    if (field.isScalar())
        report.exact(field, field.pointer);
    for (const SourceField &below : field.items() + field.members())
        keepLeaves(report, below);
}

class TemplateReader
{
public:
    TemplateReader(const SpecNode &root, const ConversionOptions &options)
        : m_root{&root, {}}
        , m_options(options)
        , m_evaluator(root, options)
    {
    }

    std::optional<SpecConversion> read()
    {
        const SourceField resources = m_root[u"resources"];
        if (!resources || m_root[u"properties"])
            return isGroupType(m_root) || m_root[u"properties"] ? std::optional(readGroup(m_root)) : std::nullopt;
        QList<SourceField> groups;
        for (const SourceField &resource : resources.items() + resources.members())
            if (isTaken(resource))
                groups.append(resource);
        if (groups.isEmpty())
            return std::nullopt;
        const qsizetype chosen = std::clamp<qsizetype>(m_options.group, 0, groups.size() - 1);
        for (qsizetype i = 0; i < groups.size(); ++i)
            if (i != chosen)
                m_report.lost(groups.at(i), ConvertTr::tr("One container group of a template is taken at a time; this is another one."));
        for (const QStringView known : {u"$schema", u"contentVersion", u"parameters", u"variables", u"functions", u"languageVersion", u"metadata"})
            m_report.ignore(m_root[known]);
        SpecConversion conversion = readGroup(groups.at(chosen));
        if (groups.size() > 1)
            for (const SourceField &group : std::as_const(groups))
                conversion.groups.append(nameOf(group));
        return conversion;
    }

private:
    // As far as it can be known.
    QString nameOf(const SourceField &group)
    {
        const arm::Value name = m_evaluator.evaluateText(group[u"name"].text());
        return (name.isKnown() && !name.isSecret ? name.node.text : group[u"name"].text()).left(80);
    }

    bool isTaken(const SourceField &resource)
    {
        if (!isGroupType(resource))
            return m_report.lost(resource, ConvertTr::tr("Only the container group of a template is taken; this is another resource.")), false;
        const SourceField condition = resource[u"condition"];
        const arm::Value value = condition ? m_evaluator.evaluateTree(*condition.node) : arm::Value{};
        if (condition && value.isKnown() && value.node.text == u"false")
            return m_report.lost(resource, ConvertTr::tr("Its condition is not met.")), false;
        return true;
    }

    SpecConversion readGroup(const SourceField &group)
    {
        takeLoop(group[u"copy"]);
        m_report.ignore(group[u"comments"]);
        SpecNode tree = tree::map();
        for (const SourceField &member : group.members())
            if (!isOfTemplate(member.name()))
                addMember(tree, member, {});
        protectSecrets(tree, {});
        const SpecReading reading = readSpec(tree);
        m_report.loseRest(m_root, ConvertTr::tr("“%1” is no part of a container group."));
        return {reading.spec, withReadingIssues(m_report.notes(), reading.issues, group.pointer), m_report.questions()};
    }

    static bool isOfTemplate(const QString &name)
    {
        static const QSet<QString> names{u"condition"_s, u"copy"_s, u"dependson"_s, u"comments"_s, u"scope"_s, u"metadata"_s};
        return names.contains(name.toLower());
    }

    // A loop over the whole group: the first round is taken.
    void takeLoop(const SourceField &loop)
    {
        if (!loop)
            return;
        m_evaluator.enterLoop(loop[u"name"].text(), 0);
        m_report.lost(loop, ConvertTr::tr("The template makes several groups of this; the first is taken."));
    }

    void addMember(SpecNode &map, const SourceField &field, const QString &target)
    {
        if (field.name() == u"copy" && field.isList())
            return addLoops(map, field, target);
        const arm::Value key = m_evaluator.evaluateText(field.name());
        if (!key.isKnown())
            return askFor(field, target, key);
        SpecNode value = expand(field, target + pointerStep(key.node.text));
        if (!value.isNull())
            tree::add(map, key.node.text, std::move(value)).range = field.node->range;
    }

    void addLoops(SpecNode &map, const SourceField &loops, const QString &target)
    {
        for (const SourceField &loop : loops.items()) {
            m_report.ignore(loop[u"name"]);
            m_report.ignore(loop[u"mode"]);
            tree::add(map, loop[u"name"].text(), expandLoop(loop, target + pointerStep(loop[u"name"].text())));
        }
    }

    SpecNode expandLoop(const SourceField &loop, const QString &target)
    {
        SpecNode list = tree::list();
        const SourceField count = loop[u"count"];
        const arm::Value times = count ? m_evaluator.evaluateTree(*count.node) : arm::Value{};
        const double number = times.isKnown() ? arm::toNumber(times.node).value_or(0) : 0;
        times.isKnown() ? m_report.exact(count, target) : askFor(count, target, times);
        if (number < 1)
            m_report.ignore(loop);
        for (int i = 0; i < static_cast<int>(std::min(number, double(arm::mostLoops))); ++i) {
            m_evaluator.enterLoop(loop[u"name"].text(), i);
            SpecNode item = expand(loop[u"input"], target + pointerStep(list.items.size()));
            m_evaluator.leaveLoop();
            if (!item.isNull())
                list.items.append(std::move(item));
        }
        return list;
    }

    SpecNode expand(const SourceField &field, const QString &target)
    {
        if (!field || m_depth > deepest || ++m_nodes > mostNodes)
            return {};
        ++m_depth;
        SpecNode result = field.isScalar() ? expandText(field, target) : expandBelow(field, target);
        --m_depth;
        return result;
    }

    SpecNode expandBelow(const SourceField &field, const QString &target)
    {
        SpecNode result = *field.node;
        if (result.items.isEmpty() && result.entries.isEmpty())
            m_report.exact(field, target);
        result.items.clear();
        result.entries.clear();
        for (const SourceField &item : field.items())
            if (SpecNode value = expand(item, target + pointerStep(result.items.size())); !value.isNull())
                result.items.append(std::move(value));
        for (const SourceField &member : field.members())
            addMember(result, member, target);
        return result;
    }

    SpecNode expandText(const SourceField &field, const QString &target)
    {
        const bool isExpression = field.node->isQuoted && (field.text().startsWith(u'['));
        if (!isExpression)
            return m_report.exact(field, target), *field.node;
        // A variable that is a tree is walked, so that what is secret or unknown in it concerns nothing else.
        if (const SpecNode *definition = m_evaluator.definitionOf(field.text()); definition && !definition->isScalar())
            return expand({definition, field.pointer}, target);
        arm::Value value = m_evaluator.evaluateText(field.text());
        if (!value.isKnown())
            return askFor(field, target, value), arm::isSecretFile(target) ? tree::text({}) : SpecNode{};
        if (value.isSecret)
            m_secrets.insert(target);
        if (value.isStandIn)
            m_report.approximated(field, target, ConvertTr::tr("What Azure would make of uniqueString() is not known; a name of our own stands for it."));
        else
            m_report.exact(field, target);
        value.node.range = field.node->range;
        return value.node;
    }

    void askFor(const SourceField &field, const QString &target, const arm::Value &value)
    {
        for (const QString &name : value.unknown)
            m_report.ask(m_evaluator.question(name));
        m_report.asked(field, target, ConvertTr::tr("It depends on “%1”, which has to be given.").arg(value.unknown.join("”, “"_L1).left(300)));
    }

    // What came in as a secret stays where secrets belong, becomes one where it can, and is left out elsewhere.
    void protectSecrets(SpecNode &node, const QString &pointer)
    {
        for (qsizetype i = 0; i < node.items.size(); ++i)
            protectSecrets(node.items[i], pointer + pointerStep(i));
        for (SpecEntry &entry : node.entries)
            protectEntry(entry, pointer + pointerStep(entry.key));
        if (node.isScalar() && m_secrets.contains(pointer) && !arm::isSecretPlace(pointer))
            removeSecret(node, pointer);
    }

    void protectEntry(SpecEntry &entry, const QString &pointer)
    {
        const bool isVariable = arm::isVariableValue(pointer);
        if (!m_secrets.contains(pointer) || arm::isSecretPlace(pointer))
            return protectSecrets(entry.value, pointer);
        if (!isVariable || !entry.value.isScalar())
            return removeSecret(entry.value, pointer);
        entry.key = u"secureValue"_s;
        m_report.note({pointer, pointer.section(u'/', 0, -2) + u"/secureValue"_s, Fidelity::Approximated,
                       ConvertTr::tr("A secure parameter goes into this variable, so it becomes a secret."), entry.value.range});
    }

    void removeSecret(SpecNode &node, const QString &pointer)
    {
        m_report.note({pointer, {}, Fidelity::Lost, ConvertTr::tr("A secure parameter goes in here, where everybody may read it; it is left out."), node.range});
        const SpecNode::Kind kind = node.kind;
        node = kind == SpecNode::Kind::Mapping ? tree::map() : kind == SpecNode::Kind::Sequence ? tree::list() : tree::text({});
    }

    static constexpr int deepest = 150;
    static constexpr int mostNodes = 1'000'000;

    const SourceField m_root;
    const ConversionOptions &m_options;
    arm::Evaluator m_evaluator;
    ConversionReport m_report;
    int m_depth = 0;
    int m_nodes = 0;
    QSet<QString> m_secrets; // pointers into the group of values with a secure parameter in them
};

} // namespace

std::optional<SpecConversion> groupFromTemplate(const SpecNode &root, const ConversionOptions &options)
{
    return TemplateReader(root, options).read();
}

SpecConversion groupFromSpec(const SpecNode &root)
{
    ConversionReport report;
    const SpecReading reading = readSpec(root);
    keepLeaves(report, {&root, {}});
    return {reading.spec, withReadingIssues(report.notes(), reading.issues, {}), {}};
}

} // namespace quayside
