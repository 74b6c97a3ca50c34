// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/spec/rules/families.h"
#include "models/spec/rules/names.h"
#include "models/spec/rules/places.h"
#include "models/spec/rules/traits.h"
#include "models/spec/tr.h"

#include <QRegularExpression>
#include <QSet>

namespace quayside::rules {

using namespace Qt::StringLiterals;

namespace {

// [host[:port]/]path[:tag][@digest], as docker and podman read it. Without a dot, a port or "localhost" the first part is no host.
bool isImageReference(const QString &image)
{
    static const QString label = u"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"_s;
    static const QString host = u"(?:localhost(?::[0-9]{1,5})?|%1(?:\\.%1)+(?::[0-9]{1,5})?|%1:[0-9]{1,5})"_s.arg(label);
    static const QString part = u"[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*"_s;
    static const QString tag = u"[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}"_s;
    static const QString digest = u"[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Fa-f]{32,128}"_s;
    static const QRegularExpression pattern(u"\\A(?:%1/)?%2(?:/%2)*(?::%3)?(?:@%4)?\\z"_s.arg(host, part, tag, digest));
    return image.size() <= 1024 && pattern.match(image).hasMatch();
}

QString imageFault(const QString &image)
{
    if (const qsizetype scheme = image.indexOf(u"://"_s); scheme >= 0)
        return SpecTr::tr("An image is named without a scheme; write “%1”.").arg(quoted(image.mid(scheme + 3)));
    if (isImageReference(image.toLower()))
        return SpecTr::tr("The path of an image is written in lower case; change the capital letters in “%1”.").arg(quoted(image));
    return SpecTr::tr("“%1” does not name an image; write host/path:tag without spaces, or path:tag for Docker Hub.")
        .arg(quoted(image));
}

// Whether a restart may bring other content: neither a digest nor a tag other than "latest".
bool isMovingImage(const QString &image)
{
    const QString name = image.mid(image.lastIndexOf(u'/') + 1);
    return !image.contains(u'@') && (!name.contains(u':') || name.endsWith(u":latest"));
}

bool looksLikeShellLine(const QString &text)
{
    static const QRegularExpression shell(u"[\\s|&;<>$`]"_s);
    return text.trimmed().contains(shell);
}

} // namespace

QList<SpecIssue> containerNamesAreUnique(const RuleInput &input)
{
    QList<SpecIssue> issues;
    QSet<QString> names;
    for (const auto &[container, path] : allContainers(input.spec)) {
        if (isBlank(container.name))
            continue;
        if (names.contains(*container.name))
            issues.append(error(path + u"/name"_s,
                                SpecTr::tr("Another container is named “%1” already; containers and init containers "
                                           "share their names, so give this one its own.")
                                    .arg(quoted(*container.name))));
        names.insert(*container.name);
    }
    return issues;
}

QList<SpecIssue> containerNamesAreValid(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec))
        if (!isDnsName(container.name.value_or(QString())))
            issues.append(error(path + u"/name"_s,
                                SpecTr::tr("A container needs a name of 1 to 63 lower-case letters, digits or "
                                           "hyphens, with no hyphen first, last or doubled.")));
    return issues;
}

QList<SpecIssue> imagesAreGiven(const RuleInput &input)
{
    QList<SpecIssue> issues;
    if (mayComeFromProfile(input))
        return issues;
    for (const auto &[container, path] : allContainers(input.spec))
        if (isBlank(container.image))
            issues.append(error(path + u"/properties/image"_s,
                                SpecTr::tr("A container needs an image; name one, for example docker.io/library/nginx:1.27.")));
    return issues;
}

QList<SpecIssue> imagesAreWellFormed(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec))
        if (!isBlank(container.image) && !isImageReference(*container.image))
            issues.append(error(path + u"/properties/image"_s, imageFault(*container.image)));
    return issues;
}

QList<SpecIssue> imagesArePinned(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec)) {
        const QString image = container.image.value_or(QString());
        if (isImageReference(image) && isMovingImage(image))
            issues.append(warning(
                path + u"/properties/image"_s,
                SpecTr::tr("Every restart may pull other content for “%1”; name a fixed tag or a digest.").arg(quoted(image))));
    }
    return issues;
}

QList<SpecIssue> commandsNeedNoShell(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec))
        if (container.command.size() == 1 && looksLikeShellLine(container.command.first()))
            issues.append(warning(path + u"/properties/command/0"_s,
                                  SpecTr::tr("This command is one program name, for no shell reads it; make every word an element, "
                                             "or write /bin/sh, -c and the line.")));
    return issues;
}

QList<SpecIssue> commandsHaveNoEmptyParts(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &[container, path] : allContainers(input.spec))
        for (const auto &[part, place] : placed<QString>(container.command, path + u"/properties/command"_s))
            if (part.isEmpty())
                issues.append(error(place, SpecTr::tr("A command has no empty elements; fill this one in or remove it.")));
    return issues;
}

QList<SpecIssue> initContainersAreSimple(const RuleInput &input)
{
    QList<SpecIssue> issues;
    for (const auto &place : initContainers(input.spec)) {
        const spec::Container &container = place.value;
        const auto refuse = [&](bool isPresent, const QString &name) {
            if (isPresent)
                issues.append(error(place.path + u"/properties/"_s + name,
                                    SpecTr::tr("An init container may not have “%1”; remove it.").arg(name)));
        };
        refuse(container.resources.has_value(), u"resources"_s);
        refuse(!container.ports.isEmpty(), u"ports"_s);
        refuse(container.livenessProbe.has_value(), u"livenessProbe"_s);
        refuse(container.readinessProbe.has_value(), u"readinessProbe"_s);
        refuse(container.configMap.has_value(), u"configMap"_s);
    }
    return issues;
}

QList<SpecIssue> initContainersMayUseAll(const RuleInput &input)
{
    if (input.spec.initContainers.isEmpty())
        return {};
    return {
        info(u"/properties/initContainers"_s, SpecTr::tr("While an init container runs it may use all of the group's resources."))};
}

} // namespace quayside::rules
