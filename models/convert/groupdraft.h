// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/convert/conversionreport.h"
#include "models/convert/names.h"

#include <QHash>
#include <QMap>

namespace quayside {

// CPU and memory as a source wants them, in cores and bytes.
struct WantedResources
{
    std::optional<double> cpuRequest, cpuLimit, memoryRequest, memoryLimit;
};

// A container while it is read: the struct and its pointer in the group.
struct ContainerDraft
{
    spec::Container container;
    QString path;
    bool isInit = false;
    QHash<QString, qsizetype> variables; // names to their places
    QMap<QString, QString> fileVolumes; // folder in the container to the volume whose files stand there

    QString property(QStringView name) const { return path + QStringLiteral("/properties/") + name; }
};

// What reading Compose files, pods and run lines has in common: a group that grows, and the report beside it.
class GroupDraft
{
public:
    explicit GroupDraft(const ConversionOptions &options)
        : m_options(options)
    {
    }

    ContainerGroupSpec spec;
    ConversionReport report;

    const ConversionOptions &options() const { return m_options; }
    // The answer to a question; without one the question is asked.
    std::optional<QString> answer(const ConversionQuestion &question);

    // The group's name, made of what the source says or else of the options; asked for where neither says anything.
    void setName(const SourceField &source);
    // A container with a name of its own, said so where it is not the source's.
    ContainerDraft newContainer(const SourceField &source, const QString &name, bool isInit);
    void finishContainer(const ContainerDraft &draft);

    // A variable; none is there twice, the last one counts.
    void setVariable(ContainerDraft &draft, const QString &name, const QString &value) const;
    void setSecretVariable(ContainerDraft &draft, const QString &name, const std::optional<QString> &value) const;

    // Sizes in Azure's steps. The pointers of what said so are in the fields; without any the defaults of Azure's command line hold.
    void setResources(ContainerDraft &draft, const WantedResources &wanted, const QList<SourceField> &sources);

    // A port on which the container listens, and on the group's address where it is published. Nothing is there twice.
    void addPort(ContainerDraft &draft, int port, const QString &protocol) const;
    void publish(int port, const QString &protocol);

    // Volumes by a key of the source; the same key is the same volume.
    QString emptyVolume(const QString &key, const QString &name);
    QString addVolume(const QString &key, const QString &name, const spec::Volume &volume);
    std::optional<QString> knownVolume(const QString &key) const;
    void mount(ContainerDraft &draft, const QString &volume, const QString &path, bool readOnly) const;
    // Azure mounts folders: the file goes into a secret volume for its folder. Content that is not known is asked for.
    // False where the folder is the root.
    bool mountFile(ContainerDraft &draft, const QString &path, const std::optional<QByteArray> &content);
    // A folder or volume that lives outside: what the answer says ("emptyDir", or "share@account" of Azure Files).
    QString askedVolume(const SourceField &source, const QString &key, const QString &name);

    // What an answer, a file beside the source, or nothing says.
    std::optional<QByteArray> file(const QString &path) const;

    SpecConversion take();

private:
    const ConversionOptions &m_options;
    NameSupply m_containerNames;
    NameSupply m_volumeNames;
    QMap<QString, QString> m_volumes; // keys to names
};

// "CMD-SHELL" and a string are run by a shell.
QStringList shellCommand(const QString &line);

// "image" of a container whose source names none: asked for.
void askForImage(GroupDraft &group, ContainerDraft &draft, const SourceField &source);

} // namespace quayside
