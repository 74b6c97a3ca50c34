// SPDX-FileCopyrightText: 2026 The Quayside authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/runtimes/sample/oneshot.h"

#include <algorithm>

namespace quayside::sample {

using namespace Qt::StringLiterals;

namespace {

void complain(Run &run, const QByteArray &words)
{
    run.output = {words};
    run.outputChannel = LogChannel::Error;
    run.exitCode = 1;
}

void printVariable(Run &run, const spec::Container &container, const QString &name)
{
    const auto variable = std::ranges::find(container.environmentVariables, name, &spec::EnvironmentVariable::name);
    const bool isSet = variable != container.environmentVariables.end();
    run.exitCode = isSet ? 0 : 1;
    run.output = {isSet ? (variable->secureValue ? variable->secureValue->value : variable->value.value_or(QString())).toUtf8() : QByteArray("(not set)")};
}

void printFile(Run &run, const QByteArray *content, const QString &path)
{
    if (!content)
        return complain(run, "cannot open " + path.toUtf8() + ": No such file or directory");
    run.output = content->split('\n');
    if (run.output.last().isEmpty())
        run.output.removeLast();
}

void writeFile(Run &run, QByteArray *content, const QString &path, const QString &text)
{
    if (content)
        content->append(text.toUtf8() + '\n');
    else if (path.count(u'/') > 1)
        complain(run, "cannot write " + path.toUtf8() + ": No such file or directory");
}

} // namespace

Files::Files(const QList<spec::Volume> &volumes)
{
    for (const spec::Volume &volume : volumes) {
        QHash<QString, QByteArray> &files = m_volumes[volume.name.value_or(QString())];
        if (volume.secret)
            for (const auto &[name, content] : volume.secret->asKeyValueRange())
                files.insert(name, QByteArray::fromBase64(content.value.toUtf8()));
    }
}

QByteArray *Files::at(const spec::Container &container, const QString &path, bool make)
{
    for (const spec::VolumeMount &mount : container.volumeMounts) {
        const QString folder = mount.mountPath.value_or(QString()) + u'/';
        if (!path.startsWith(folder) || !m_volumes.contains(mount.name.value_or(QString())))
            continue;
        QHash<QString, QByteArray> &files = m_volumes[mount.name.value_or(QString())];
        const QString name = path.sliced(folder.size());
        if (!files.contains(name) && !make)
            return nullptr;
        return &files[name];
    }
    return nullptr;
}

void runOneShot(Run &run, const MadeContainer &container, Files &files)
{
    const QStringList &words = container.program.oneShot;
    const QString command = words.first();
    if (command == u"print-variable" && words.size() == 2)
        printVariable(run, container.spec, words.at(1));
    else if (command == u"print-file" && words.size() == 2)
        printFile(run, files.at(container.spec, words.at(1), false), words.at(1));
    else if (command == u"write-file" && words.size() == 3)
        writeFile(run, files.at(container.spec, words.at(1), true), words.at(1), words.at(2));
    else if (command == u"check-health")
        run.output = {"healthy"};
    else if (command != u"sleep")
        complain(run, "unknown or unfinished option: " + command.toUtf8());
}

} // namespace quayside::sample
