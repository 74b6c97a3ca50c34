// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/specdocument.h"

#include "models/spec/jsonpointer.h"
#include "models/spec/linestarts.h"
#include "models/spec/rules/repairs.h"
#include "models/spec/specreader.h"
#include "models/spec/specvalidator.h"
#include "models/spec/textparser.h"
#include "models/spec/tr.h"

#include <QSet>

#include <algorithm>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;

bool isGroupType(const SpecNode &resource)
{
    const SpecNode *type = resource.value(u"type");
    return type && type->text.compare(u"Microsoft.ContainerInstance/containerGroups", Qt::CaseInsensitive) == 0;
}

// The resources of a template: a list, or a map of them in language version 2 (REFERENCE 19.1).
QList<SpecNode> groupResources(const SpecNode &resources)
{
    QList<SpecNode> found;
    for (const SpecNode &item : resources.items)
        if (isGroupType(item))
            found.append(item);
    for (const SpecEntry &entry : resources.entries)
        if (isGroupType(entry.value))
            found.append(entry.value);
    return found;
}

// What else a map may be, named so that a person recognises it.
QString otherKind(const SpecNode &root)
{
    if (const SpecNode *kind = root.value(u"kind"); kind && root.find(u"apiVersion"))
        return SpecTr::tr("a Kubernetes %1").arg(kind->text.left(40));
    if (root.find(u"services"))
        return SpecTr::tr("a Compose file");
    if (const SpecNode *type = root.value(u"type"); type && !isGroupType(root) && type->isScalar())
        return SpecTr::tr("a resource of type %1").arg(type->text.left(80));
    return {};
}

bool isGroup(const SpecNode &root)
{
    return root.isMapping() && otherKind(root).isEmpty()
        && (root.find(u"properties") || isGroupType(root) || root.find(u"containers"));
}

SpecIssue noGroup(const QString &message, const TextRange &range)
{
    return {u"V-210"_s, SpecIssue::Severity::Error, {}, message, range};
}

SpecIssue lostCharacter(const TextRange &place)
{
    return {u"V-208"_s, SpecIssue::Severity::Warning, {},
            SpecTr::tr("A character could not be read here, because the file is not UTF-8; save it as UTF-8 and open it again."), place};
}

// Why a map, a list or a text is no group, and what to do.
QString noGroupSentence(const SpecNode &root)
{
    if (const QString other = otherKind(root); !other.isEmpty())
        return SpecTr::tr("This is %1, not a container group; convert it, or write a group.").arg(other);
    if (root.isSequence())
        return SpecTr::tr("A container group begins with its name, not with a list; remove the “-” or bracket and keep one group per file.");
    if (const SpecNode *value = root.value(u"value"); value && value->isSequence())
        return SpecTr::tr("This is the list that Azure answers with; keep what stands between the braces of one group.");
    return SpecTr::tr("This is no container group: there is no “properties” with “containers”. Write one, or start from a sample.");
}

const SpecNode *step(const SpecNode &node, const QString &key)
{
    if (node.isMapping())
        return node.value(key);
    bool isNumber = false;
    const qsizetype index = key.toLongLong(&isNumber);
    return isNumber && index >= 0 && index < node.items.size() ? &node.items.at(index) : nullptr;
}

QSet<QString> pathsOfWrongType(const QList<SpecIssue> &issues)
{
    QSet<QString> paths;
    for (const SpecIssue &issue : issues)
        if (issue.rule == u"V-209")
            paths.insert(issue.path);
    return paths;
}

bool isAtOrBelow(const QString &path, const QSet<QString> &places)
{
    for (qsizetype end = path.size(); end > 0; end = path.lastIndexOf(u'/', end - 1))
        if (places.contains(path.left(end)))
            return true;
    return false;
}

// What had the wrong type was left out of the spec: a rule that misses it there would only repeat V-209.
QList<SpecIssue> withoutUnread(QList<SpecIssue> issues, const QSet<QString> &unread)
{
    if (!unread.isEmpty())
        issues.removeIf([&](const SpecIssue &issue) { return isAtOrBelow(issue.path, unread); });
    return issues;
}

} // namespace

SpecDocument SpecDocument::fromText(const QString &text)
{
    SpecDocument document;
    document.m_text = text;
    document.m_hasByteOrderMark = text.startsWith(u'\ufeff');
    if (document.m_hasByteOrderMark)
        document.m_text.remove(0, 1);
    if (const qsizetype lost = document.m_text.indexOf(u'\ufffd'); lost >= 0)
        document.m_issues.append(lostCharacter(LineStarts(document.m_text).range(lost, 1)));
    const TextParsing parsed = parseText(document.m_text);
    if (!parsed) {
        document.m_issues.append(parsed.error());
        return document;
    }
    document.m_issues.append(parsed->issues);
    document.m_anchors = parsed->anchors;
    document.m_merges = parsed->merges;
    document.m_isJson = parsed->isJson;
    document.readRoot(parsed->root);
    return document;
}

void SpecDocument::readRoot(const SpecNode &root)
{
    m_root = root;
    if (const SpecNode *resources = root.value(u"resources"); resources && !root.find(u"properties")) {
        const QList<SpecNode> groups = groupResources(*resources);
        if (groups.size() != 1) {
            m_issues.append(noGroup(SpecTr::tr("This template holds %n container group(s); it must hold exactly one.", nullptr,
                                               static_cast<int>(groups.size())),
                                    resources->range));
            return;
        }
        m_root = groups.first();
    }
    if (!isGroup(m_root)) {
        m_issues.append(noGroup(noGroupSentence(m_root), m_root.range));
        return;
    }
    SpecReading reading = readSpec(m_root);
    m_spec = std::move(reading.spec);
    m_issues.append(reading.issues);
    m_readable = true;
}

QList<SpecIssue> SpecDocument::issues(const RuntimeLimits &limits) const
{
    QList<SpecIssue> all = m_issues;
    if (m_readable)
        all.append(withoutUnread(validateSpec(m_spec, limits), pathsOfWrongType(m_issues)));
    for (SpecIssue &issue : all) {
        if (!issue.range)
            issue.range = locate(issue.path);
        if (m_readable)
            issue.repairs = rules::repairsOf({issue, m_spec, m_root});
    }
    std::ranges::stable_sort(all, {}, [](const SpecIssue &issue) { return issue.range->offset; });
    return all;
}

TextRange SpecDocument::locate(const QString &pointer) const
{
    const SpecNode *node = &m_root;
    TextRange range = m_root.range;
    range.length = std::min<qsizetype>(range.length, 1); // the whole text is no place
    const QStringList steps = pointer.split(u'/').mid(1);
    for (const QString &escaped : steps) {
        const QString key = pointerName(escaped);
        const SpecEntry *entry = node->isMapping() ? node->find(key) : nullptr;
        const SpecNode *next = step(*node, key);
        if (!next)
            break;
        node = next;
        // Of a scalar the value is the place, of anything larger its name.
        range = entry && !node->isScalar() ? entry->keyRange : node->range;
        if (!entry && !node->isScalar())
            range.length = std::min<qsizetype>(range.length, 1);
    }
    return range;
}

} // namespace quayside
