// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/propertyhints.h"

#include "models/spec/edit/treeedit.h"
#include "models/spec/jsonpointer.h"
#include "models/spec/rules/repairs.h"
#include "models/spec/scalars.h"
#include "models/spec/schematree.h"
#include "models/spec/tr.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

namespace quayside {

namespace {

using namespace Qt::StringLiterals;
using Kind = SchemaProperty::Kind;

constexpr std::array otherWords{
    std::pair{"env"_L1, "environmentVariables"_L1},      std::pair{"environment"_L1, "environmentVariables"_L1},
    std::pair{"args"_L1, "command"_L1},                  std::pair{"entrypoint"_L1, "command"_L1},
    std::pair{"containerPort"_L1, "port"_L1},            std::pair{"memory"_L1, "memoryInGB"_L1},
    std::pair{"networkProfile"_L1, "subnetIds"_L1},      std::pair{"mounts"_L1, "volumeMounts"_L1},
    std::pair{"imagePullSecrets"_L1, "imageRegistryCredentials"_L1},
};

// Where in an object, or in the objects in it but not in its lists, a property has its place.
void findBelow(const SchemaProperty &object, const QString &pointer, const QString &name, QStringList &found)
{
    if (const SchemaProperty *own = object.find(name); own && !own->isReadOnly)
        found.append(pointer + pointerStep(own->name));
    // Who writes a size without saying of what means the request.
    for (const SchemaProperty &property : object.properties)
        if (property.kind == Kind::Object && property.name != u"limits")
            findBelow(property, pointer + pointerStep(property.name), name, found);
}

QString nearestName(const QString &pointer)
{
    const SchemaProperty *place = schemaAt(edit::stepsOf(rules::parentOf(pointer)));
    QStringList names;
    if (place)
        for (const SchemaProperty &property : place->properties)
            if (!property.isReadOnly)
                names.append(property.name);
    return rules::nearest(rules::nameOf(pointer), names);
}

// “properties.ipAddress” for /properties/ipAddress; without what is above the place where the person is.
QString inWords(const QString &pointer, const QString &place)
{
    const bool isBelow = !place.isEmpty() && pointer.startsWith(place + u'/');
    return edit::stepsOf(isBelow ? pointer.sliced(place.size()) : pointer).join(u'.');
}

QString homeSentence(const QString &pointer, const QString &home)
{
    const QString name = rules::nameOf(pointer).left(80);
    const QString parent = rules::parentOf(home);
    if (parent.isEmpty())
        return SpecTr::tr("“%1” belongs at the top of the group and counts for nothing here; move it there.").arg(name);
    return SpecTr::tr("“%1” belongs in “%2” and counts for nothing here; move it there.").arg(name, inWords(parent, rules::parentOf(pointer)));
}

QString ownWordSentence(const QString &pointer, const QString &own)
{
    const QString name = rules::nameOf(pointer).left(80);
    const QString place = rules::parentOf(pointer);
    if (rules::parentOf(own) == place)
        return SpecTr::tr("“%1” is called “%2” here and counts for nothing; rename it.").arg(name, rules::nameOf(own));
    return SpecTr::tr("“%1” is called “%2” and counts for nothing here; move it there under that name.").arg(name, inWords(own, place));
}

// What a pipeline or a template engine puts something else for.
bool isPlaceholder(const QString &text)
{
    static const QRegularExpression marks(u"[$#]\\{|\\$\\(|\\{\\{|\\A__.*__\\z|\\A<.*>\\z"_s);
    return text.contains(marks);
}

} // namespace

QString homeOf(const QString &pointer)
{
    const QString name = rules::nameOf(pointer);
    QString place = pointer;
    while (!place.isEmpty()) {
        place = rules::parentOf(place);
        QStringList found;
        if (const SchemaProperty *schema = schemaAt(edit::stepsOf(place)); schema)
            findBelow(*schema, place, name, found);
        if (!found.isEmpty())
            return found.size() == 1 ? found.first() : QString();
    }
    return {};
}

QString ownWordFor(const QString &pointer)
{
    const QString parent = rules::parentOf(pointer);
    const SchemaProperty *place = schemaAt(edit::stepsOf(parent));
    const QString name = rules::nameOf(pointer);
    for (const auto &[other, own] : otherWords) {
        if (!place || name != other)
            continue;
        const QString here = parent + pointerStep(QString(own));
        if (const QString found = place->find(QString(own)) ? here : homeOf(here); !found.isEmpty())
            return found;
    }
    return {};
}

QString unknownPropertySentence(const QString &pointer)
{
    if (const QString own = ownWordFor(pointer); !own.isEmpty())
        return ownWordSentence(pointer, own);
    if (const QString home = homeOf(pointer); !home.isEmpty())
        return homeSentence(pointer, home);
    const QString name = rules::nameOf(pointer).left(80);
    if (const QString near = nearestName(pointer); !near.isEmpty())
        return SpecTr::tr("“%1” is no property that Azure Container Instances knows here; write “%2” if that is meant.").arg(name, near);
    return SpecTr::tr("“%1” is no property that Azure Container Instances knows here; it is kept, and may be refused.").arg(name);
}

QString typeHint(const SpecNode &node, SpecNode::Kind wanted)
{
    static const QRegularExpression gluedColon(u"\\A[A-Za-z]+:[^\\s/]"_s);
    const bool isBlock = node.style == SpecNode::Style::Block;
    if (isBlock && node.isMapping() && wanted == SpecNode::Kind::Sequence)
        return u' ' + SpecTr::tr("Begin each entry with “- ”.");
    if (isBlock && node.isSequence() && wanted == SpecNode::Kind::Mapping)
        return u' ' + SpecTr::tr("Remove the “- ”.");
    static const QRegularExpression mappedPort(u"\\A[0-9]{1,5}:(?<inside>[0-9]{1,5})\\z"_s);
    if (const auto match = mappedPort.match(node.text); match.hasMatch() && wanted == SpecNode::Kind::Mapping)
        return u' ' + SpecTr::tr("Ports are not mapped here; write “port: %1”.").arg(match.captured(u"inside"_s));
    return node.isScalar() && gluedColon.match(node.text).hasMatch() ? u' ' + SpecTr::tr("Put a space behind the colon.") : QString();
}

QString numberHint(const SpecNode &node, bool wantsWhole)
{
    if (!node.isScalar())
        return {};
    if (isPlaceholder(node.text))
        return u' ' + SpecTr::tr("Another program is to fill this in; let it do so first.");
    const std::optional<double> meant = numberMeant(node.text);
    if (!meant || (wantsWhole && *meant != double(qint64(*meant))))
        return {};
    return u' ' + SpecTr::tr("Write %1.").arg(QString::number(*meant));
}

bool hasCurlyQuotes(const SpecNode &node)
{
    static const QString quotes = u"“”„‘’‚«»"_s;
    return !node.isQuoted && node.text.size() >= 2 && quotes.contains(node.text.front()) && quotes.contains(node.text.back());
}

QString withoutCurlyQuotes(const QString &text)
{
    return text.mid(1).chopped(1);
}

bool changesWithoutQuotes(const SpecNode &node)
{
    static const QRegularExpression other(
        u"\\A(?:yes|no|on|off|true|false"
        "|[-+]?0[0-7_]+|[-+]?0x[0-9a-f_]+|0b[01_]+|\\+[0-9.]+|[0-9]+_[0-9_]*"
        "|[-+]?[1-9][0-9]*(?::[0-5]?[0-9])+|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ].*"
        "|[-+]?[0-9]+\\.(?:[0-9]+0)?|[-+]?\\.[0-9]+)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return node.isScalar() && !node.isQuoted && node.text.size() <= 40 && other.match(node.text).hasMatch();
}

} // namespace quayside
