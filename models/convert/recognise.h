// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

namespace quayside {

// What a text may be that a container group can be made of.
enum class SourceKind {
    Unknown,
    ContainerGroupYaml, // for "az container create --file"
    ArmResource, // the JSON of one resource, or the body of a request
    ArmTemplate,
    Compose,
    Kubernetes, // one document or several: pods, or what makes them
    RunLine, // docker run or podman run, one or several
    EnvironmentBlock, // lines of NAME=value
};

// What the text is, by its content. Never fails and takes no longer than reading it; what cannot be read is judged by its first lines.
SourceKind recogniseSource(const QString &text);

// The documents of a YAML text with several. Each is as long as the text, with blanks for what is not its own, so that places stay
// right. At most 50 are taken.
QStringList yamlDocuments(const QString &text);

// The text without the mark that some editors put in front.
QString withoutByteOrderMark(const QString &text);

} // namespace quayside
