// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/edit/fragment.h"

#include "models/spec/edit/scalartext.h"
#include "models/spec/edit/textscan.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace quayside::edit {

using namespace Qt::StringLiterals;

namespace {

using Style = SpecNode::Style;

// What a text shows of its layout so far.
struct Findings
{
    std::optional<qsizetype> step;
    std::optional<qsizetype> listIndent;
    std::optional<qsizetype> dashWidth;
    int visited = 0;

    bool isComplete() const { return (step && listIndent && dashWidth) || visited > 500; }
};

bool isBlock(const SpecNode &node)
{
    return node.style == Style::Block && !node.isAlias;
}

// The column in which the entries or dashes of a block stand; nothing where an anchor hides it.
std::optional<qsizetype> columnOf(const SpecNode &node)
{
    if (node.isMapping() && !node.entries.isEmpty() && !node.entries.first().isMerged)
        return node.entries.first().keyRange.column - 1;
    if (node.isSequence() && !node.items.isEmpty() && node.items.first().range.line == node.range.line)
        return node.range.column - 1;
    return std::nullopt;
}

void note(std::optional<qsizetype> &finding, std::optional<qsizetype> outer, std::optional<qsizetype> inner, qsizetype least)
{
    if (!finding && outer && inner && *inner - *outer >= least)
        finding = *inner - *outer;
}

void lookAtYaml(const SpecNode &node, Findings &found)
{
    ++found.visited;
    if (!isBlock(node) || found.isComplete())
        return;
    const std::optional<qsizetype> column = columnOf(node);
    for (const SpecNode &item : node.items) {
        note(found.dashWidth, column, isBlock(item) ? columnOf(item) : std::optional<qsizetype>(item.range.column - 1), 2);
        lookAtYaml(item, found);
    }
    for (const SpecEntry &entry : node.entries) {
        if (entry.isMerged || !isBlock(entry.value))
            continue;
        note(entry.value.isMapping() ? found.step : found.listIndent, column, columnOf(entry.value), entry.value.isMapping() ? 1 : 0);
        lookAtYaml(entry.value, found);
    }
}

void lookAtJson(QStringView text, const SpecNode &node, Findings &found)
{
    ++found.visited;
    if (found.step || found.isComplete())
        return;
    const auto noteChild = [&](const TextRange &first) {
        if (first.line > node.range.line)
            note(found.step, indentAt(text, node.range.offset), first.column - 1, 1);
    };
    if (!node.items.isEmpty())
        noteChild(node.items.first().range);
    if (!node.entries.isEmpty())
        noteChild(node.entries.first().keyRange);
    for (const SpecNode &item : node.items)
        lookAtJson(text, item, found);
    for (const SpecEntry &entry : node.entries)
        lookAtJson(text, entry.value, found);
}

QString indentation(qsizetype column)
{
    return QString(column, u' ');
}

QString inlineScalar(const SpecNode &node, Language language)
{
    return node.isNull() ? u"null"_s : scalarText(node, language);
}

Language flowLanguage(const Layout &layout)
{
    return layout.isJson ? Language::Json : Language::YamlFlow;
}

// A scalar, or a list or map in brackets, after a name or dash; `column` is that of the lines of a literal block.
QString inlineValue(const SpecNode &node, qsizetype column, const Layout &layout)
{
    if (isLiteral(node, layout))
        return literalText(node.text, column, layout.lineEnd);
    if (node.isScalar() || node.isNull())
        return inlineScalar(node, Language::YamlBlock);
    return flowText(node, layout);
}

QString properly(const QString &properties)
{
    return properties.isEmpty() ? QString() : u' ' + properties;
}

QStringList flowChildren(const SpecNode &node, const Layout &layout, auto valueText)
{
    QStringList children;
    for (const SpecNode &item : node.items)
        children.append(valueText(item));
    for (const SpecEntry &entry : node.entries)
        children.append(flowKey(entry.key, layout) + u": "_s + valueText(entry.value));
    return children;
}

QString bracketed(const SpecNode &node, const QString &inside)
{
    return node.isMapping() ? u'{' + inside + u'}' : u'[' + inside + u']';
}

} // namespace

Layout layoutOf(const QString &text, const QList<const SpecNode *> &way, bool isJson)
{
    Findings found;
    for (auto node = way.crbegin(); node != way.crend() && !found.isComplete(); ++node)
        isJson ? lookAtJson(text, **node, found) : lookAtYaml(**node, found);
    Layout layout;
    layout.lineEnd = lineEndOf(text);
    layout.endsWithLine = text.endsWith(u'\n');
    layout.isJson = isJson;
    layout.step = found.step.value_or(2);
    layout.listIndent = found.listIndent.value_or(0);
    layout.dashWidth = found.dashWidth.value_or(2);
    return layout;
}

bool isInline(const SpecNode &node)
{
    const bool isEmpty = node.items.isEmpty() && node.entries.isEmpty();
    return node.isScalar() || node.isNull() || isEmpty || node.style == Style::Flow;
}

bool isLiteral(const SpecNode &node, const Layout &layout)
{
    return wantsLiteral(node) && (layout.endsWithLine || !node.text.endsWith(u'\n'));
}

QString blockLines(const SpecNode &node, qsizetype column, const Layout &layout)
{
    QStringList lines;
    for (const SpecNode &item : node.items)
        lines.append(u'-' + afterDash(item, column, layout));
    for (const SpecEntry &entry : node.entries)
        lines.append(keyText(entry.key, Style::Any, Language::YamlBlock) + u':' + afterKey(entry.value, column, layout));
    return lines.join(layout.lineEnd + indentation(column));
}

QString afterKey(const SpecNode &node, qsizetype column, const Layout &layout, const QString &properties)
{
    if (node.isNull() && properties.isEmpty())
        return {};
    if (isInline(node))
        return properly(properties) + u' ' + inlineValue(node, column + layout.step, layout);
    const qsizetype inner = column + (node.isMapping() ? layout.step : layout.listIndent);
    return properly(properties) + layout.lineEnd + indentation(inner) + blockLines(node, inner, layout);
}

QString afterDash(const SpecNode &node, qsizetype column, const Layout &layout, const QString &properties)
{
    const qsizetype inner = column + layout.dashWidth;
    const QString gap = indentation(layout.dashWidth - 1);
    if (isInline(node))
        return properties.isEmpty() && node.isNull() ? u" null"_s : properly(properties) + gap + inlineValue(node, inner, layout);
    const QString start = properties.isEmpty() ? gap : properly(properties) + layout.lineEnd + indentation(inner);
    return start + blockLines(node, inner, layout);
}

QString flowText(const SpecNode &node, const Layout &layout)
{
    if (node.isScalar() || node.isNull())
        return inlineScalar(node, flowLanguage(layout));
    const auto valueText = [&](const SpecNode &child) { return flowText(child, layout); };
    return bracketed(node, flowChildren(node, layout, valueText).join(u", "_s));
}

QString prettyText(const SpecNode &node, qsizetype column, const Layout &layout)
{
    if (node.items.isEmpty() && node.entries.isEmpty())
        return flowText(node, layout);
    const QString start = layout.lineEnd + indentation(column + layout.step);
    const auto valueText = [&](const SpecNode &child) { return prettyText(child, column + layout.step, layout); };
    const QString inside = flowChildren(node, layout, valueText).join(u',' + start);
    return bracketed(node, start + inside + layout.lineEnd + indentation(column));
}

QString flowKey(const QString &key, const Layout &layout)
{
    return keyText(key, Style::Any, flowLanguage(layout));
}

} // namespace quayside::edit
