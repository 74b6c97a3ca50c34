// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/assist/completer.h"

#include <algorithm>

namespace quayside {

using namespace Qt::StringLiterals;
using Kind = SchemaNode::Kind;
using Place = OutlineSpot::Place;

namespace {

// How far each level is indented.
constexpr int indentation = 2;

QString blanks(int count)
{
    return QString(std::max(0, count), u' ');
}

// Plain text that YAML would take for a number, a flag or nothing.
bool needsQuotes(const QString &value)
{
    bool isNumber = false;
    value.toDouble(&isNumber);
    const QStringList words{u"true"_s, u"false"_s, u"yes"_s, u"no"_s, u"on"_s, u"off"_s, u"null"_s, u"~"_s, QString()};
    return isNumber || words.contains(value.toLower()) || value.contains(u": "_s) || value.contains(u" #"_s) || value.front().isPunct();
}

// The word begins the label or a part of it: "os" finds osType, "con" finds dnsConfig as well, and neither finds diagnostics.
bool fits(const QString &label, const QString &word)
{
    for (qsizetype at = label.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = label.indexOf(word, at + 1, Qt::CaseInsensitive))
        if (at == 0 || label.at(at).isUpper() || !label.at(at - 1).isLetterOrNumber())
            return true;
    return false;
}

} // namespace

Completer::Completer(QStringView text, const Outline &outline, const PropertyHelps &helps, const QStringList &regions)
    : m_text(text)
    , m_outline(outline)
    , m_spot(outline.spot())
    , m_helps(helps)
    , m_regions(regions)
    , m_places(outline)
{
}

QList<Completion> Completer::completions()
{
    if (m_spot.place == Place::Name)
        addProperties();
    else if (m_spot.place == Place::Value)
        addValues(m_spot.entry >= 0 ? m_places.of(m_spot.entry) : OutlinePlaces::itemOf(m_places.of(m_spot.container)));
    return ranked();
}

void Completer::addProperties()
{
    const SchemaPlace around = m_places.of(m_spot.container);
    if (!around.node)
        return;
    const QList<int> children = m_places.childrenOf(m_spot.container);
    for (const int child : children) {
        const OutlineEntry &one = m_outline.entries().at(child);
        if (!m_spot.isFlow && one.column != m_spot.column)
            return; // would not stand below the others
        if (child != m_spot.entry)
            m_taken.append(one.name.toString());
    }
    const bool isList = around.node->kind == Kind::List;
    const SchemaPlace place = isList ? OutlinePlaces::itemOf(around) : around;
    if (place.node->kind != Kind::Object)
        return addValues(place);
    if (m_spot.isFlow && isList)
        return;
    for (const SchemaNode &property : place.node->parts)
        addProperty(property, QString(place.pattern + u'/' + property.name), isList ? "- "_L1 : ""_L1);
}

bool Completer::isTaken(const QString &name) const
{
    return m_taken.contains(name, Qt::CaseInsensitive);
}

void Completer::addProperty(const SchemaNode &property, const QString &pattern, QLatin1StringView dash)
{
    if (property.isReadOnly || (dash.isEmpty() && isTaken(property.name)))
        return;
    const PropertyHelp help = m_helps.find(pattern);
    Completion completion{property.name, Completion::Kind::Property, {}, 0, m_spot.from, m_spot.to, help.isRequired, help.text};
    write(completion, property, dash);
    m_found.append(completion);
}

void Completer::write(Completion &completion, const SchemaNode &property, QLatin1StringView dash) const
{
    const bool inQuotes = m_outline.isJson();
    const QString name = inQuotes ? u'"' + property.name + u'"' : property.name;
    completion.insertText = dash + name;
    if (!m_spot.hasColon && m_spot.isFlow)
        return writeFlow(completion, property);
    if (!m_spot.hasColon) {
        const int column = m_spot.column + static_cast<int>(dash.size());
        completion.insertText += u':';
        if (property.kind == Kind::Object && property.parts.isEmpty())
            completion.insertText += u" {}"_s; // emptyDir
        else if (property.kind == Kind::Object || property.kind == Kind::Map)
            completion.insertText += u'\n' + blanks(column + indentation);
        else if (property.kind == Kind::List)
            completion.insertText += u'\n' + blanks(column + (indentsLists() ? indentation : 0)) + u"- "_s;
        else
            completion.insertText += u' ';
    }
    completion.caret = completion.insertText.size();
}

void Completer::writeFlow(Completion &completion, const SchemaNode &property) const
{
    completion.insertText += u": "_s;
    const bool isList = property.kind == Kind::List;
    QString open;
    QString close;
    if (isList || property.kind == Kind::Object || property.kind == Kind::Map) {
        open = isList ? u"["_s : u"{"_s;
        close = isList ? u"]"_s : u"}"_s;
        if (m_outline.isJson() && !(property.kind == Kind::Object && property.parts.isEmpty())) {
            open += u'\n' + blanks(indentOfLine() + indentation);
            close.prepend(u'\n' + blanks(indentOfLine()));
        }
    } else if (m_outline.isJson() && property.kind == Kind::Text)
        open = close = u"\""_s;
    completion.insertText += open;
    completion.caret = completion.insertText.size();
    completion.insertText += close + commaBehind();
}

void Completer::addValues(const SchemaPlace &place)
{
    if (!place.node)
        return;
    const PropertyHelp help = m_helps.find(place.pattern);
    const bool isText = place.node->kind == Kind::Text;
    if (place.node->kind == Kind::Flag)
        for (const QString &value : {u"true"_s, u"false"_s})
            addValue(value, Completion::Kind::Value, help.text, false);
    for (const QString &value : help.values)
        addValue(value, Completion::Kind::Value, help.text, isText);
    if (help.from.isEmpty())
        return;
    const QStringList names = help.from == u"regions" ? m_regions : m_places.namesAt(help.from);
    for (const QString &name : names)
        if (m_spot.entry < 0 || name != m_outline.entries().at(m_spot.entry).value || help.from != place.pattern)
            addValue(name, Completion::Kind::Name, help.text, isText);
}

void Completer::addValue(const QString &value, Completion::Kind kind, const QString &help, bool isText)
{
    Completion completion{value, kind, asScalar(value, isText), 0, m_spot.from, m_spot.to, false, help};
    const bool followsColon = m_spot.from > 0 && m_text[m_spot.from - 1] == u':';
    if (followsColon)
        completion.insertText.prepend(u' ');
    if (m_spot.place == Place::Name && m_spot.container >= 0 && !m_outline.entries().at(m_spot.container).isItem())
        completion.insertText.prepend(u"- "_s); // an item that has no dash yet
    completion.caret = completion.insertText.size();
    m_found.append(completion);
}

QString Completer::asScalar(const QString &value, bool isText) const
{
    if (m_outline.isJson())
        return isText ? u'"' + value + u'"' : value;
    const bool breaksFlow = m_spot.isFlow && value.contains(u',');
    if (!isText || (!needsQuotes(value) && !breaksFlow))
        return value;
    return u'\'' + QString(value).replace(u'\'', u"''"_s) + u'\'';
}

// What fits to what is typed: first what begins so, in the order of the schema, required properties in front.
QList<Completion> Completer::ranked()
{
    const QString word = typed();
    m_found.removeIf([&](const Completion &one) { return !fits(one.label, word); });
    std::ranges::stable_sort(m_found, std::ranges::greater(), [&](const Completion &one) {
        return std::pair(one.label.startsWith(word, Qt::CaseInsensitive), one.isRequired);
    });
    return m_found;
}

QString Completer::typed() const
{
    QStringView word = m_text.sliced(m_spot.from, m_spot.to - m_spot.from).trimmed();
    if (word.startsWith(u'"') || word.startsWith(u'\''))
        word = word.endsWith(word.front()) && word.size() > 1 ? word.sliced(1).chopped(1) : word.sliced(1);
    return word.toString();
}

QString Completer::commaBehind() const
{
    qsizetype next = m_spot.to;
    while (next < m_text.size() && m_text[next].isSpace())
        ++next;
    return next < m_text.size() && m_text[next] == u'"' ? u","_s : QString();
}

int Completer::indentOfLine() const
{
    const qsizetype start = m_spot.from > 0 ? m_text.lastIndexOf(u'\n', m_spot.from - 1) + 1 : 0;
    qsizetype at = start;
    while (at < m_text.size() && m_text[at] == u' ')
        ++at;
    return static_cast<int>(at - start);
}

// As the first list of the text does; it does when there is none.
bool Completer::indentsLists() const
{
    const auto item = std::ranges::find_if(m_outline.entries(), [](const OutlineEntry &one) { return one.isItem() && one.column >= 0 && one.parent >= 0; });
    return item == m_outline.entries().end() || item->column > m_outline.entries().at(item->parent).column;
}

} // namespace quayside
